package io.flowcast.models.demand.pooled;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.SplittableRandom;

/**
 * A small network: two layers of rectified units and, beside them, a linear map from the inputs straight to the outputs.
 *
 * @param inputs number of inputs
 * @param hidden units of each hidden layer
 * @param outputs number of outputs
 * @param weights all numbers: first layer, its offsets, second layer, its offsets, output layer, its offsets, linear map; each matrix by rows of
 *     its outputs
 */
record Network(int inputs, int hidden, int outputs, float[] weights) {
    /** A network as training starts: it answers about zero, and the linear map is nothing yet. */
    static Network start(int inputs, int hidden, int outputs, SplittableRandom random) {
        Network network = new Network(inputs, hidden, outputs, new float[size(inputs, hidden, outputs)]);
        network.draw(network.first(), hidden * inputs, Math.sqrt(2.0 / inputs), random);
        network.draw(network.second(), hidden * hidden, Math.sqrt(2.0 / hidden), random);
        network.draw(network.third(), outputs * hidden, 0.1 * Math.sqrt(2.0 / hidden), random);
        return network;
    }

    /** Normal enough: He et al. 2015 ask for a variance, and the sum of three uniform numbers has it. */
    private void draw(int offset, int count, double deviation, SplittableRandom random) {
        for (int i = 0; i < count; i++) {
            double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
            weights[offset + i] = (float) (2 * deviation * sum);
        }
    }

    static int size(int inputs, int hidden, int outputs) {
        return hidden * (inputs + 1) + hidden * (hidden + 1) + outputs * (hidden + 1) + outputs * inputs;
    }

    int first() {
        return 0;
    }

    int firstOffset() {
        return hidden * inputs;
    }

    int second() {
        return hidden * (inputs + 1);
    }

    int secondOffset() {
        return second() + hidden * hidden;
    }

    int third() {
        return second() + hidden * (hidden + 1);
    }

    int thirdOffset() {
        return third() + outputs * hidden;
    }

    int direct() {
        return third() + outputs * (hidden + 1);
    }

    /** Adds the answer to one case. */
    void addAnswer(float[] x, float[] a, float[] b, double[] answer) {
        layer(x, inputs, first(), firstOffset(), a);
        layer(a, hidden, second(), secondOffset(), b);
        for (int j = 0; j < outputs; j++) {
            float sum = weights[thirdOffset() + j];
            for (int i = 0, at = third() + j * hidden; i < hidden; i++, at++) {
                sum += weights[at] * b[i];
            }
            for (int i = 0, at = direct() + j * inputs; i < inputs; i++, at++) {
                sum += weights[at] * x[i];
            }
            answer[j] += sum;
        }
    }

    private void layer(float[] x, int from, int matrix, int offset, float[] y) {
        for (int j = 0; j < hidden; j++) {
            float sum = weights[offset + j];
            for (int i = 0, at = matrix + j * from; i < from; i++, at++) {
                sum += weights[at] * x[i];
            }
            y[j] = Math.max(0, sum);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(inputs);
        out.writeInt(hidden);
        out.writeInt(outputs);
        for (float weight : weights) {
            out.writeFloat(weight);
        }
    }

    static Network read(DataInput in) throws IOException {
        int inputs = in.readInt();
        int hidden = in.readInt();
        int outputs = in.readInt();
        if (inputs < 1 || hidden < 1 || outputs < 1 || (long) inputs + hidden + outputs > 100_000) {
            throw new IOException(
                    "no network has " + inputs + " inputs, " + hidden + " units and " + outputs + " outputs");
        }
        float[] weights = new float[size(inputs, hidden, outputs)];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = in.readFloat();
            if (!Float.isFinite(weights[i])) {
                throw new IOException("a weight of a network is not a number");
            }
        }
        return new Network(inputs, hidden, outputs, weights);
    }
}
