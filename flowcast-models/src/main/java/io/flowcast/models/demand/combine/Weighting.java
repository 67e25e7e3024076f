package io.flowcast.models.demand.combine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Weights of candidate models as a softmax of features,
 *
 * <pre>
 *   w_c = exp(z_c) / sum exp(z),    z_c = b_c + B_c f + a g_c
 * </pre>
 *
 * with f the standardised features of the series and g_c those of the candidate. All zero: equal weights. Immutable.
 *
 * @param bias b
 * @param slope B, by candidate and feature
 * @param common a
 * @param centre mean of each feature of the series
 * @param width standard deviation of each, above 0
 */
record Weighting(double[] bias, double[][] slope, double[] common, double[] centre, double[] width) {
    private static final byte VERSION = 1;
    private static final double MOST = 3;

    static Weighting equal(int candidates) {
        double[] width = new double[Features.ROW];
        Arrays.fill(width, 1);
        return new Weighting(
                new double[candidates],
                new double[candidates][Features.ROW],
                new double[Features.CANDIDATE],
                new double[Features.ROW],
                width);
    }

    double standardised(Features features, int j) {
        return Math.max(-MOST, Math.min(MOST, (features.row()[j] - centre[j]) / width[j]));
    }

    /** The weights of the candidates that are there. */
    double[] of(Features features, boolean[] there) {
        double[] w = new double[bias.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < w.length; c++) {
            if (there[c]) {
                double z = bias[c];
                for (int j = 0; j < Features.ROW; j++) {
                    z += slope[c][j] * standardised(features, j);
                }
                for (int j = 0; j < Features.CANDIDATE; j++) {
                    z += common[j] * features.candidate()[c][j];
                }
                w[c] = z;
                largest = Math.max(largest, z);
            }
        }
        double sum = 0;
        for (int c = 0; c < w.length; c++) {
            w[c] = there[c] ? Math.exp(w[c] - largest) : 0;
            sum += w[c];
        }
        for (int c = 0; c < w.length && sum > 0; c++) {
            w[c] /= sum;
        }
        return w;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeInt(bias.length);
        for (int c = 0; c < bias.length; c++) {
            out.writeDouble(bias[c]);
            write(slope[c], out);
        }
        write(common, out);
        write(centre, out);
        write(width, out);
    }

    private static void write(double[] values, DataOutput out) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static Weighting read(DataInput in, int candidates) throws IOException {
        byte version = in.readByte();
        if (version != VERSION || in.readInt() != candidates) {
            throw new IOException("version " + version + " of weights is not known, or they are for other methods");
        }
        Weighting weights = equal(candidates);
        for (int c = 0; c < candidates; c++) {
            weights.bias[c] = in.readDouble();
            read(weights.slope[c], in);
        }
        read(weights.common, in);
        read(weights.centre, in);
        read(weights.width, in);
        return weights;
    }

    private static void read(double[] values, DataInput in) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
    }
}
