package io.flowcast.models.demand.interval;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The expected size of an error, learned from past errors over the rows of a panel:
 *
 * <pre>
 *   s = d exp(a log(q/d) + b log(m/d)) = d^(1-a-b) q^a m^b
 * </pre>
 *
 * with d the standard deviation the method expects, q the mean change over a season and m the typical value of the row. A method that was fitted on few cells
 * may think too well of itself, and the change of the series says what is usual. By maximum likelihood of a Laplace distribution with a free factor (which
 * the factors of the steps take over), drawn to a = b = 0; Newton steps, O(errors). Immutable.
 *
 * @param change a
 * @param level b
 */
record Difficulty(double change, double level) {
    private static final double MOST = 3;
    private static final int FEATURES = 3;
    private static final int ITERATIONS = 12;
    /** Weight of what is expected before any error was seen, in rows. */
    private static final double PRIOR_ROWS = 40;

    static final Difficulty NONE = new Difficulty(0, 0);

    double adjusted(double deviation, Traits traits) {
        if (!(deviation > 0)) {
            return deviation;
        }
        double x = change * logRatio(traits.change(), deviation) + level * logRatio(traits.size(), deviation);
        return deviation * Math.exp(x);
    }

    static double logRatio(double quantity, double deviation) {
        double ratio = quantity / deviation;
        return ratio > 0 ? Math.max(-MOST, Math.min(MOST, Math.log(ratio))) : -MOST;
    }

    /**
     * Learns from errors.
     *
     * @param x features of each error: log(q/d), log(m/d), one after the other
     * @param ratio absolute error over d
     * @param weight of each error
     * @param rows how many rows they are of
     */
    static Difficulty learn(double[] x, double[] ratio, double[] weight, double rows) {
        double[] beta = new double[FEATURES];
        double[] penalty = {0, PRIOR_ROWS, PRIOR_ROWS};
        int n = ratio.length;
        double total = 0;
        for (double w : weight) {
            total += w;
        }
        if (!(total > 0)) {
            return NONE;
        }
        double[] f = new double[FEATURES];
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] gradient = new double[FEATURES];
            double[][] curve = new double[FEATURES][FEATURES];
            for (int j = 0; j < FEATURES; j++) {
                gradient[j] = penalty[j] * beta[j];
                curve[j][j] = penalty[j] + 1e-9;
            }
            for (int i = 0; i < n; i++) {
                f[0] = 1;
                f[1] = x[2 * i];
                f[2] = x[2 * i + 1];
                double z = 0;
                for (int j = 0; j < FEATURES; j++) {
                    z += beta[j] * f[j];
                }
                double w = weight[i] / total * rows;
                double fit = Math.min(50, ratio[i] * Math.exp(-z));
                for (int j = 0; j < FEATURES; j++) {
                    gradient[j] += w * (1 - fit) * f[j];
                    for (int k = 0; k <= j; k++) {
                        curve[j][k] += w * fit * f[j] * f[k];
                    }
                }
            }
            step(beta, gradient, curve);
        }
        return new Difficulty(beta[1], beta[2]);
    }

    /** One Newton step, by Cholesky's factorisation, bounded so that it cannot run away. */
    private static void step(double[] beta, double[] gradient, double[][] curve) {
        int n = beta.length;
        double[][] l = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = curve[j][k];
                for (int i = 0; i < k; i++) {
                    sum -= l[j][i] * l[k][i];
                }
                l[j][k] = j == k ? Math.sqrt(Math.max(1e-9, sum)) : sum / l[k][k];
            }
        }
        double[] move = new double[n];
        for (int j = 0; j < n; j++) {
            double sum = gradient[j];
            for (int i = 0; i < j; i++) {
                sum -= l[j][i] * move[i];
            }
            move[j] = sum / l[j][j];
        }
        for (int j = n - 1; j >= 0; j--) {
            double sum = move[j];
            for (int i = j + 1; i < n; i++) {
                sum -= l[i][j] * move[i];
            }
            move[j] = sum / l[j][j];
        }
        for (int j = 0; j < n; j++) {
            beta[j] -= Math.max(-0.5, Math.min(0.5, move[j]));
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(change);
        out.writeDouble(level);
    }

    static Difficulty read(DataInput in) throws IOException {
        return new Difficulty(in.readDouble(), in.readDouble());
    }
}
