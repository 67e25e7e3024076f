package io.flowcast.models.demand.arima;

import io.flowcast.models.demand.series.StopCheck;
import java.util.Arrays;

/**
 * Strength of a season, 1 - Var(remainder) / Var(season + remainder), at least 0 (Wang, Smith and Hyndman, Data Mining and Knowledge Discovery 13, 2006), by STL
 * (Cleveland, Cleveland, McRae and Terpenning, Journal of Official Statistics 6, 1990) with season window 11 and two inner rounds. O(n) windows.
 * Serves one thread.
 */
final class SeasonStrength {
    private static final int SEASON_WINDOW = 11;
    private static final int ROUNDS = 2;

    private final StopCheck stop;
    private double[] trend = new double[0];
    private double[] season = new double[0];
    private double[] padded = new double[0];
    private double[] once = new double[0];
    private double[] twice = new double[0];
    private double[] cycle = new double[0];
    private double[] smooth = new double[0];

    SeasonStrength(StopCheck stop) {
        this.stop = stop;
    }

    double of(double[] y, int n, int m) {
        ensure(n, m);
        int trendWindow = odd((int) Math.ceil(1.5 * m / (1 - 1.5 / SEASON_WINDOW)));
        int lowWindow = odd(m);
        Arrays.fill(trend, 0, n, 0);
        for (int round = 0; round < ROUNDS; round++) {
            cycles(y, n, m);
            int length = n + 2 * m;
            int first = average(padded, length, m, once);
            int second = average(once, first, m, twice);
            int third = average(twice, second, 3, once);
            loess(once, third, lowWindow, 1, twice, 0, n);
            for (int t = 0; t < n; t++) {
                season[t] = padded[t + m] - twice[t];
                once[t] = y[t] - season[t];
            }
            loess(once, n, trendWindow, 1, trend, 0, n);
        }
        double remainder = variance(y, n, true);
        double detrended = variance(y, n, false);
        return detrended > 0 ? Math.max(0, 1 - remainder / detrended) : 0;
    }

    /** Smooths the values of each position of the season, one season beyond both ends. */
    private void cycles(double[] y, int n, int m) {
        for (int phase = 0; phase < m; phase++) {
            int count = 0;
            for (int t = phase; t < n; t += m) {
                cycle[count++] = y[t] - trend[t];
            }
            loess(cycle, count, SEASON_WINDOW, 0, smooth, -1, count + 1);
            for (int k = 0; k < count + 2; k++) {
                padded[phase + k * m] = smooth[k];
            }
        }
    }

    private static int odd(int window) {
        return window % 2 == 0 ? window + 1 : window;
    }

    private static int average(double[] x, int n, int window, double[] out) {
        double sum = 0;
        for (int i = 0; i < window; i++) {
            sum += x[i];
        }
        out[0] = sum / window;
        for (int i = window; i < n; i++) {
            sum += x[i] - x[i - window];
            out[i - window + 1] = sum / window;
        }
        return n - window + 1;
    }

    /** Local regression of a degree 0 or 1 at the positions from, ..., to - 1, with tricube weights. */
    private void loess(double[] x, int n, int window, int degree, double[] out, int from, int to) {
        for (int at = from; at < to; at++) {
            int reach = Math.min(window, n);
            stop.passed(reach);
            int left = Math.max(0, Math.min(n - reach, at - window / 2));
            double width = Math.max(at - left, left + reach - 1 - at);
            if (window > n) {
                int beyond = (window - n) / 2;
                width += beyond;
            }
            double weight = 0;
            double mean = 0;
            double position = 0;
            double square = 0;
            double product = 0;
            for (int i = left; i < left + reach; i++) {
                double distance = Math.abs(i - at) / Math.max(width, 1e-9);
                if (distance > 0.999) {
                    continue;
                }
                double inner = 1 - distance * distance * distance;
                double w = distance < 0.001 ? 1 : inner * inner * inner;
                weight += w;
                mean += w * x[i];
                position += w * (i - at);
                square += w * (i - at) * (i - at);
                product += w * (i - at) * x[i];
            }
            mean /= weight;
            position /= weight;
            double spread = square / weight - position * position;
            double slope = degree == 1 && spread > 1e-9 ? (product / weight - position * mean) / spread : 0;
            out[at - from] = mean - slope * position;
        }
    }

    private double variance(double[] y, int n, boolean remainder) {
        double mean = 0;
        for (int t = 0; t < n; t++) {
            mean += (y[t] - trend[t] - (remainder ? season[t] : 0)) / n;
        }
        double sum = 0;
        for (int t = 0; t < n; t++) {
            double rest = y[t] - trend[t] - (remainder ? season[t] : 0) - mean;
            sum += rest * rest;
        }
        return sum;
    }

    private void ensure(int n, int m) {
        if (padded.length < n + 2 * m + 2) {
            int size = n + 2 * m + 2;
            trend = new double[size];
            season = new double[size];
            padded = new double[size];
            once = new double[size];
            twice = new double[size];
            cycle = new double[size];
            smooth = new double[size];
        }
    }
}
