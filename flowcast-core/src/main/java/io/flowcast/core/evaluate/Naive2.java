package io.flowcast.core.evaluate;

import java.util.Arrays;

/**
 * The yardstick of the M competitions: the last value, after a season was taken out where a test finds one, and put back.
 *
 * <p>Season test at 90 %: |r_m| &gt; 1.645 sqrt((1 + 2 sum_{k&lt;m} r_k^2)/n) with the autocorrelations r of a series of at least three seasons; the season is the
 * classical multiplicative one: ratios to a centred moving average of one period, averaged by phase (Makridakis, Spiliotis and Assimakopoulos, "The M4
 * Competition", 2020; the code of its benchmarks defines the test). O(n m). Series with values at or below zero are taken as not seasonal.
 */
public final class Naive2 {
    private static final double NORMAL_90 = 1.645;

    private Naive2() {}

    /**
     * Forecasts a series.
     *
     * @param history what is known, at least one value, no NaN
     * @param period season length, 1 for none
     * @param horizon number of steps ahead, at least 1
     * @return the forecasts
     */
    public static double[] forecast(double[] history, int period, int horizon) {
        Require.that(history.length > 0, "there is no history");
        Require.positive("horizon", (long) horizon);
        double[] result = new double[horizon];
        int n = history.length;
        if (!seasonal(history, period)) {
            Arrays.fill(result, history[n - 1]);
            return result;
        }
        double[] season = seasons(history, period);
        double last = history[n - 1] / season[(n - 1) % period];
        for (int h = 0; h < horizon; h++) {
            result[h] = last * season[(n + h) % period];
        }
        return result;
    }

    /**
     * Whether the test finds a season.
     *
     * @param history what is known
     * @param period season length, 1 for none
     * @return true if it does
     */
    public static boolean seasonal(double[] history, int period) {
        int n = history.length;
        if (period < 2 || n < 3 * period || Arrays.stream(history).anyMatch(v -> !(v > 0))) {
            return false;
        }
        double mean = Arrays.stream(history).average().orElse(0);
        double variance = 0;
        for (double v : history) {
            variance += (v - mean) * (v - mean);
        }
        if (!(variance > 0)) {
            return false;
        }
        double squares = 0;
        double last = 0;
        for (int lag = 1; lag <= period; lag++) {
            double sum = 0;
            for (int t = lag; t < n; t++) {
                sum += (history[t] - mean) * (history[t - lag] - mean);
            }
            last = sum / variance;
            squares += lag < period ? last * last : 0;
        }
        return Math.abs(last) > NORMAL_90 * Math.sqrt((1 + 2 * squares) / n);
    }

    /** Seasonal factors by phase of the history, with mean 1. */
    private static double[] seasons(double[] y, int m) {
        double[] sum = new double[m];
        int[] count = new int[m];
        int half = m / 2;
        for (int t = half; t < y.length - half; t++) {
            double average = 0;
            for (int i = t - half; i <= t + half; i++) {
                boolean end = m % 2 == 0 && (i == t - half || i == t + half);
                average += (end ? 0.5 : 1) * y[i] / m;
            }
            sum[t % m] += y[t] / average;
            count[t % m]++;
        }
        double mean = 0;
        for (int j = 0; j < m; j++) {
            sum[j] /= count[j];
            mean += sum[j] / m;
        }
        for (int j = 0; j < m; j++) {
            sum[j] /= mean;
        }
        return sum;
    }
}
