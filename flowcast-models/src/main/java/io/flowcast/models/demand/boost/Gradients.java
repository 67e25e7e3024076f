package io.flowcast.models.demand.boost;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;

/**
 * Gradients of a round, as real numbers and as the whole numbers that histograms add up.
 *
 * <p>The largest gradient of a round sets the unit, so that sums over all rows still fit: with a million rows a gradient has 19 bits. What rounding adds to the mean
 * of a leaf is far below its sampling error (compare Shi et al., Quantized Training of Gradient Boosting Decision Trees, NeurIPS 2022, who do with 3 to 5 bits).
 */
final class Gradients {
    private static final int CHUNK = 1 << 12;
    /** Bits of a number that is alone in its channel: the sum over 2^24 rows stays exact in a double. */
    private static final int MOST_BITS = 29;

    final boolean constantCurvature;
    final int[][] quantised;
    final double[] units;
    /** Along each direction, by row. */
    final float[][] gradient;
    /** By row; empty where it is 1. */
    final float[] curvature;

    private final TrainingRows rows;
    private final Loss loss;
    private final Loss.Evaluator evaluator;
    private final RunContext context;
    private final double[][] directions;
    private final int n;
    private final float[][] largest;

    Gradients(BoostSettings settings, TrainingRows rows, Loss loss, Loss.Evaluator evaluator, RunContext context) {
        this.rows = rows;
        this.loss = loss;
        this.evaluator = evaluator;
        this.context = context;
        n = rows.rows();
        directions = loss.directions(settings.directions);
        constantCurvature = loss.constantCurvature() && !rows.weighted() && settings.topGradients == 0;
        gradient = new float[directions.length][n];
        curvature = new float[constantCurvature ? 0 : n];
        int channels = directions.length + (constantCurvature ? 0 : 1);
        quantised = new int[channels][n];
        units = new double[channels];
        largest = new float[(n + CHUNK - 1) / CHUNK][channels];
    }

    private final class Scratch {
        final float[] gradients = new float[CHUNK * loss.outputs()];
        final float[] curvatures = new float[CHUNK];
    }

    /** Channel of a direction. */
    private int channel(int direction) {
        return direction == 0 || constantCurvature ? direction : direction + 1;
    }

    /** Derivatives of all rows, weighted. */
    void measure(float[] scores) {
        int outputs = loss.outputs();
        Parallel.forEach(context, "boosting", largest.length, Scratch::new, (chunk, scratch) -> {
            int from = chunk * CHUNK;
            int to = Math.min(n, from + CHUNK);
            evaluator.derivatives(from, to, scores, scratch.gradients, scratch.curvatures);
            for (int d = 0; d < gradient.length; d++) {
                float[] g = gradient[d];
                if (outputs == 1) {
                    System.arraycopy(scratch.gradients, 0, g, from, to - from);
                } else {
                    project(directions[d], scratch.gradients, g, from, to);
                }
                if (rows.weighted()) {
                    for (int r = from; r < to; r++) {
                        g[r] *= rows.weight(r);
                    }
                }
            }
            if (!constantCurvature) {
                for (int r = from; r < to; r++) {
                    curvature[r] = rows.weight(r) * (loss.constantCurvature() ? 1 : scratch.curvatures[r - from]);
                }
            }
        });
    }

    private static void project(double[] direction, float[] gradients, float[] g, int from, int to) {
        int outputs = direction.length;
        for (int r = from; r < to; r++) {
            double sum = 0;
            int at = (r - from) * outputs;
            for (int k = 0; k < outputs; k++) {
                sum += direction[k] * gradients[at + k];
            }
            g[r] = (float) sum;
        }
    }

    /** Turns the derivatives into whole numbers. */
    void quantise() {
        Parallel.forEach(context, "boosting", largest.length, chunk -> {
            int from = chunk * CHUNK;
            int to = Math.min(n, from + CHUNK);
            for (int d = 0; d < gradient.length; d++) {
                largest[chunk][channel(d)] = largest(gradient[d], from, to);
            }
            if (!constantCurvature) {
                largest[chunk][1] = largest(curvature, from, to);
            }
        });
        for (int c = 0; c < units.length; c++) {
            float most = 0;
            for (float[] chunk : largest) {
                most = Math.max(most, chunk[c]);
            }
            int bits = c == 0 ? Math.min(MOST_BITS, 39 - (32 - Integer.numberOfLeadingZeros(n))) : MOST_BITS;
            // a power of two: simple gradients stay exact, so equal splits stay equal
            units[c] = most > 0 ? Math.scalb(1.0, Math.getExponent(most) + 1 - bits) : 1;
        }
        Parallel.forEach(context, "boosting", largest.length, chunk -> {
            int from = chunk * CHUNK;
            int to = Math.min(n, from + CHUNK);
            for (int d = 0; d < gradient.length; d++) {
                quantise(gradient[d], quantised[channel(d)], 1 / units[channel(d)], from, to);
            }
            if (!constantCurvature) {
                quantise(curvature, quantised[1], 1 / units[1], from, to);
            }
        });
    }

    private static float largest(float[] values, int from, int to) {
        float most = 0;
        for (int r = from; r < to; r++) {
            most = Math.max(most, Math.abs(values[r]));
        }
        return most;
    }

    private static void quantise(float[] values, int[] whole, double scale, int from, int to) {
        for (int r = from; r < to; r++) {
            double v = values[r] * scale;
            whole[r] = (int) (v + (v < 0 ? -0.5 : 0.5));
        }
    }
}
