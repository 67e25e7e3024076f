package io.flowcast.models.demand.pooled;

/**
 * Simple exponential smoothing with a whole grid of weights at once, and the mean of the levels by how well each weight forecast so far: a good level
 * without a search.
 */
final class Levels {
    private static final double[] WEIGHTS = {0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
    static final int COUNT = WEIGHTS.length;
    /** An error larger than this many mean errors moves the level only as far as that: one odd cell is no new level. */
    private static final double FAR = 4;

    private static final int CELLS_BEFORE_FAR = 7;
    private static final int FIRST_CELLS = 4;
    /** Logarithms of rows without any noise still get this much, a fifth of a percent. */
    static final double LEAST_NOISE = 2e-3;

    final double[] level = new double[COUNT];
    private final double[] squares = new double[COUNT];
    private final double[] absolutes = new double[COUNT];
    private final double[] share = new double[COUNT];
    /** The level. */
    double mean;
    /** The weight of a new value in it. */
    double weight;
    /** Mean absolute error of one step with the best weight. */
    double noise;

    /** Runs over the first cells of an array. */
    void run(double[] values, int count) {
        double first = 0;
        int cells = Math.min(count, FIRST_CELLS);
        for (int t = 0; t < cells; t++) {
            first += values[t] / cells;
        }
        for (int k = 0; k < COUNT; k++) {
            level[k] = first;
            squares[k] = 0;
            absolutes[k] = 0;
        }
        for (int t = 0; t < count; t++) {
            double value = values[t];
            for (int k = 0; k < COUNT; k++) {
                double error = value - level[k];
                if (t > 0) {
                    squares[k] += error * error;
                    absolutes[k] += Math.abs(error);
                }
                if (t >= CELLS_BEFORE_FAR) {
                    double far = FAR * absolutes[k] / t;
                    error = Math.max(-far, Math.min(far, error));
                }
                level[k] += WEIGHTS[k] * error;
            }
        }
        weigh(count);
    }

    private void weigh(int count) {
        int best = 0;
        for (int k = 1; k < COUNT; k++) {
            best = squares[k] < squares[best] ? k : best;
        }
        double total = 0;
        for (int k = 0; k < COUNT; k++) {
            double excess =
                    squares[best] > 0 ? squares[k] / squares[best] - 1 : k == best ? 0 : Double.POSITIVE_INFINITY;
            share[k] = Math.exp(-0.5 * excess * count);
            total += share[k];
        }
        mean = 0;
        weight = 0;
        for (int k = 0; k < COUNT; k++) {
            mean += share[k] / total * level[k];
            weight += share[k] / total * WEIGHTS[k];
        }
        noise = Math.max(LEAST_NOISE, absolutes[best] / Math.max(1, count - 1));
    }
}
