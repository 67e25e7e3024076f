package io.flowcast.models.demand.arima;

import java.util.Arrays;
import java.util.List;

/**
 * Which outside columns a fit uses. In the order they come, a column is kept if its variation is its own, not that of a constant and of the columns kept
 * before it, up to one for every {@value #CELLS_EACH} known cells. Serves one thread.
 */
final class Regressors {
    private static final double OWN = 1e-8;
    private static final int CELLS_EACH = 4;

    /** Kept columns, each of size 1. */
    double[][] columns = new double[0][];
    /** Which ones they are. */
    int[] kept = new int[0];
    /** What they were divided by. */
    double[] scale = new double[0];

    /**
     * Chooses.
     *
     * @param given columns, finite, perhaps longer than the series
     * @param values the series; where it is NaN a column tells nothing
     * @param length number of cells
     */
    void choose(List<double[]> given, double[] values, int length) {
        int n = 0;
        for (int t = 0; t < length; t++) {
            n += Double.isNaN(values[t]) ? 0 : 1;
        }
        int most = Math.min(given.size(), n / CELLS_EACH);
        columns = new double[most][];
        kept = new int[most];
        scale = new double[most];
        double[][] basis = new double[most][];
        int count = 0;
        for (int k = 0; k < given.size() && count < most; k++) {
            double[] column = Arrays.copyOf(given.get(k), length);
            double largest = 0;
            for (double v : column) {
                largest = Math.max(largest, Math.abs(v));
            }
            if (!(largest > 1e-300 && largest < 1e300)) {
                continue;
            }
            double[] rest = new double[n];
            for (int t = 0, at = 0; t < length; t++) {
                column[t] /= largest;
                if (!Double.isNaN(values[t])) {
                    rest[at++] = column[t];
                }
            }
            double all = squares(rest);
            centre(rest);
            // Twice, so that rounding of the first round is taken off too.
            for (int round = 0; round < 2; round++) {
                for (int j = 0; j < count; j++) {
                    double product = 0;
                    for (int t = 0; t < n; t++) {
                        product += rest[t] * basis[j][t];
                    }
                    for (int t = 0; t < n; t++) {
                        rest[t] -= product * basis[j][t];
                    }
                }
            }
            double own = squares(rest);
            if (!(own > OWN * all)) {
                continue;
            }
            double norm = Math.sqrt(own);
            for (int t = 0; t < n; t++) {
                rest[t] /= norm;
            }
            basis[count] = rest;
            columns[count] = column;
            kept[count] = k;
            scale[count] = largest;
            count++;
        }
        columns = Arrays.copyOf(columns, count);
        kept = Arrays.copyOf(kept, count);
        scale = Arrays.copyOf(scale, count);
    }

    private static void centre(double[] x) {
        double mean = 0;
        for (double v : x) {
            mean += v / x.length;
        }
        for (int t = 0; t < x.length; t++) {
            x[t] -= mean;
        }
    }

    private static double squares(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v * v;
        }
        return sum;
    }
}
