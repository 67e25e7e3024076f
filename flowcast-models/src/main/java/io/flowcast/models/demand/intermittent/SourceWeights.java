package io.flowcast.models.demand.intermittent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;

/**
 * How much each of the {@link Sources} counts: weights that sum to 1, by the horizon and by how often a row sells. Between two horizons they go evenly with
 * the logarithm, between a row that never sells and one that always does with {@link Sources#frequency}. Immutable.
 *
 * @param rare weights of rows that never sell, for each of {@link #HORIZONS}
 * @param frequent weights of rows that always sell
 */
record SourceWeights(double[][] rare, double[][] frequent) {
    static final int[] HORIZONS = {1, 3, 6, 12, 24};

    /** What is taken where too little is known. */
    static SourceWeights usual(boolean lowered) {
        double[][] weight = new double[HORIZONS.length][];
        for (int h = 0; h < weight.length; h++) {
            weight[h] = usualOf(lowered);
        }
        return new SourceWeights(weight, weight);
    }

    /** The same for one horizon; a source of weight 0 is not meant to be used at all. */
    static double[] usualOf(boolean lowered) {
        return lowered
                ? new double[] {0.5, 0.1, 0.1, 0.1, 0.05, 0.04, 0.01, 0.1}
                : new double[] {0.7, 0, 0.1, 0.1, 0.05, 0, 0, 0.05};
    }

    double[] of(int horizon, double frequency) {
        int upper = 0;
        while (upper < HORIZONS.length - 1 && HORIZONS[upper] < horizon) {
            upper++;
        }
        int lower = Math.max(0, HORIZONS[upper] > horizon ? upper - 1 : upper);
        double place = upper == lower
                ? 0
                : Math.log((double) horizon / HORIZONS[lower]) / Math.log((double) HORIZONS[upper] / HORIZONS[lower]);
        double[] weight = new double[Sources.COUNT];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = (1 - place) * between(lower, i, frequency) + place * between(upper, i, frequency);
        }
        return weight;
    }

    private double between(int h, int source, double frequency) {
        return (1 - frequency) * rare[h][source] + frequency * frequent[h][source];
    }

    void write(DataOutput out) throws IOException {
        for (int h = 0; h < HORIZONS.length; h++) {
            Binary.writeNumbers(out, rare[h]);
            Binary.writeNumbers(out, frequent[h]);
        }
    }

    static SourceWeights read(DataInput in) throws IOException {
        double[][] rare = new double[HORIZONS.length][];
        double[][] frequent = new double[HORIZONS.length][];
        for (int h = 0; h < HORIZONS.length; h++) {
            rare[h] = numbers(in);
            frequent[h] = numbers(in);
        }
        return new SourceWeights(rare, frequent);
    }

    private static double[] numbers(DataInput in) throws IOException {
        double[] weight = Binary.readNumbers(in);
        if (weight.length != Sources.COUNT) {
            throw new EOFException(weight.length + " weights");
        }
        return weight;
    }
}
