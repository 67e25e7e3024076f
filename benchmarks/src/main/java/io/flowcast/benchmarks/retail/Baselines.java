package io.flowcast.benchmarks.retail;

import java.util.Arrays;

/** What every shop could do without a model. */
final class Baselines {
    private static final int WINDOW = 28;

    private Baselines() {}

    /** Quantiles of the recorded sales of the last 28 days, the same for all days ahead; mean likewise. */
    static void lastDays(RetailData data, int origin, int horizon, double[] mean, double[] quantiles) {
        double[] levels = RetailScore.LEVELS;
        double[] values = new double[WINDOW];
        for (int r = 0; r < data.rows; r++) {
            int n = 0;
            double sum = 0;
            for (int t = Math.max(0, origin - WINDOW); t < origin; t++) {
                if (data.known(r, t)) {
                    values[n++] = data.sales[r * data.days + t];
                    sum += values[n - 1];
                }
            }
            Arrays.sort(values, 0, n);
            for (int h = 0; h < horizon; h++) {
                mean[r * horizon + h] = n > 0 ? sum / n : 0;
                for (int k = 0; k < levels.length; k++) {
                    quantiles[(r * horizon + h) * levels.length + k] = n > 0 ? quantile(values, n, levels[k]) : 0;
                }
            }
        }
    }

    /** The sales of the same weekday of the last week, for mean and all quantiles. */
    static void lastWeek(RetailData data, int origin, int horizon, double[] mean, double[] quantiles) {
        int k = RetailScore.LEVELS.length;
        for (int r = 0; r < data.rows; r++) {
            for (int h = 0; h < horizon; h++) {
                int t = origin - 7 + h % 7;
                double y = t >= 0 && data.known(r, t) ? data.sales[r * data.days + t] : 0;
                int cell = r * horizon + h;
                mean[cell] = y;
                Arrays.fill(quantiles, cell * k, (cell + 1) * k, y);
            }
        }
    }

    private static double quantile(double[] sorted, int n, double level) {
        double place = level * (n - 1);
        int low = (int) place;
        int high = Math.min(n - 1, low + 1);
        return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
    }
}
