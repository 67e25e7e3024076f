package io.flowcast.models.demand.pooled;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Brings inputs to a mean of 0 and a deviation of 1, and cuts what is far out.
 *
 * @param mean of each input
 * @param deviation of each input, above 0
 */
record Standard(float[] mean, float[] deviation) {
    private static final float FAR = 4;

    static Standard of(Cases cases) {
        int n = cases.layout.inputs();
        double[] sum = new double[n];
        double[] squares = new double[n];
        for (int c = 0, at = 0; c < cases.count; c++) {
            for (int i = 0; i < n; i++, at++) {
                sum[i] += cases.inputs[at];
                squares[i] += (double) cases.inputs[at] * cases.inputs[at];
            }
        }
        float[] mean = new float[n];
        float[] deviation = new float[n];
        for (int i = 0; i < n; i++) {
            double middle = sum[i] / Math.max(1, cases.count);
            mean[i] = (float) middle;
            deviation[i] =
                    (float) (Math.sqrt(Math.max(0, squares[i] / Math.max(1, cases.count) - middle * middle)) + 1e-3);
        }
        return new Standard(mean, deviation);
    }

    float apply(int input, float value) {
        return Math.max(-FAR, Math.min(FAR, (value - mean[input]) / deviation[input]));
    }

    void write(DataOutput out) throws IOException {
        for (int i = 0; i < mean.length; i++) {
            out.writeFloat(mean[i]);
            out.writeFloat(deviation[i]);
        }
    }

    static Standard read(DataInput in, int inputs) throws IOException {
        float[] mean = new float[inputs];
        float[] deviation = new float[inputs];
        for (int i = 0; i < inputs; i++) {
            mean[i] = in.readFloat();
            deviation[i] = in.readFloat();
            if (!Float.isFinite(mean[i]) || !(deviation[i] > 0 && deviation[i] < Float.POSITIVE_INFINITY)) {
                throw new IOException("an input of a network has no mean and deviation");
            }
        }
        return new Standard(mean, deviation);
    }
}
