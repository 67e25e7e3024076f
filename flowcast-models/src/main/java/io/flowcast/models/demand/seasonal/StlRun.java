package io.flowcast.models.demand.seasonal;

import io.flowcast.models.demand.series.StopCheck;
import java.util.Arrays;

/** The loops of {@link Stl}. Workspaces are kept; one instance serves one thread. */
final class StlRun {
    private final Loess loess;
    private double[] y = new double[0];
    private double[] trust = new double[0];
    private double[] free = new double[0];
    private double[] cycle = new double[0];
    private double[] cycleTrust = new double[0];
    private double[] smoothed = new double[0];
    /** Season with one period more at each end, and what the filter makes of it. */
    private double[] wide = new double[0];

    private double[] passed = new double[0];
    private double[] pass = new double[0];

    StlRun() {
        this(StopCheck.never());
    }

    StlRun(StopCheck stop) {
        loess = new Loess(stop);
    }

    static boolean anyKnown(double[] values) {
        return Arrays.stream(values).anyMatch(v -> !Double.isNaN(v));
    }

    /** Weights of the cells after a run. */
    double[] trust(int n) {
        return Arrays.copyOf(trust, n);
    }

    private void reserve(int n, int period) {
        if (y.length < n || wide.length < n + 2 * period) {
            y = new double[n];
            trust = new double[n];
            free = new double[n];
            pass = new double[n];
            cycle = new double[n];
            cycleTrust = new double[n];
            smoothed = new double[n + 2];
            wide = new double[n + 2 * period];
            passed = new double[n + 2 * period];
        }
    }

    void decompose(Stl stl, double[] values, int n, double[] season, double[] trend) {
        reserve(n, stl.period());
        boolean gaps = false;
        double last = 0;
        for (int t = n - 1; t >= 0; t--) {
            last = Double.isNaN(values[t]) ? last : values[t];
        }
        for (int t = 0; t < n; t++) {
            boolean known = !Double.isNaN(values[t]);
            // Without weight it only counts where a neighbourhood holds nothing else.
            last = known ? values[t] : last;
            y[t] = last;
            trust[t] = known ? 1 : 0;
            gaps |= !known;
        }
        Arrays.fill(trend, 0, n, 0);
        Arrays.fill(season, 0, n, 0);
        for (int outer = 0; outer <= stl.outerLoops(); outer++) {
            for (int inner = 0; inner < stl.innerLoops(); inner++) {
                step(stl, n, gaps || outer > 0, season, trend);
                for (int t = 0; gaps && t < n; t++) {
                    y[t] = Double.isNaN(values[t]) ? season[t] + trend[t] : y[t];
                }
            }
            if (outer < stl.outerLoops()) {
                weigh(values, n, season, trend);
            }
        }
    }

    private void step(Stl stl, int n, boolean weighted, double[] season, double[] trend) {
        int period = stl.period();
        for (int t = 0; t < n; t++) {
            free[t] = y[t] - trend[t];
        }
        cycles(stl, n, weighted);
        int length = average(wide, n + 2 * period, period, passed);
        length = average(passed, length, period, passed);
        length = average(passed, length, 3, passed);
        loess.smooth(passed, 0, length, stl.lowPassWindow(), stl.lowPassDegree(), stl.lowPassJump(), null, pass, 0);
        for (int t = 0; t < n; t++) {
            season[t] = wide[period + t] - pass[t];
            free[t] = y[t] - season[t];
        }
        loess.smooth(
                free, 0, n, stl.trendWindow(), stl.trendDegree(), stl.trendJump(), weighted ? trust : null, trend, 0);
    }

    /** Smooths the cells of each phase, and reaches one cycle beyond both ends. */
    private void cycles(Stl stl, int n, boolean weighted) {
        int period = stl.period();
        int window = stl.seasonalWindow();
        for (int phase = 0; phase < period; phase++) {
            int k = (n - 1 - phase) / period + 1;
            for (int i = 0; i < k; i++) {
                cycle[i] = free[phase + i * period];
                cycleTrust[i] = trust[phase + i * period];
            }
            double[] weights = weighted ? cycleTrust : null;
            loess.smooth(cycle, 0, k, window, stl.seasonalDegree(), stl.seasonalJump(), weights, smoothed, 1);
            int degree = stl.seasonalDegree();
            double before = loess.at(cycle, 0, k, window, degree, -1, 0, Math.min(window, k) - 1, weights);
            double after = loess.at(cycle, 0, k, window, degree, k, Math.max(0, k - window), k - 1, weights);
            smoothed[0] = Double.isNaN(before) ? smoothed[1] : before;
            smoothed[k + 1] = Double.isNaN(after) ? smoothed[k] : after;
            for (int i = 0; i < k + 2; i++) {
                wide[phase + i * period] = smoothed[i];
            }
        }
    }

    /** Moving average; may work in place. Gives the number of averages. */
    private static int average(double[] x, int n, int width, double[] result) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += x[i];
        }
        int count = n - width + 1;
        for (int i = 0; i < count; i++) {
            double first = x[i];
            double next = i + width < n ? x[i + width] : 0;
            result[i] = sum / width;
            sum += next - first;
        }
        return count;
    }

    /** Bisquare weights at six median absolute remainders. */
    private void weigh(double[] values, int n, double[] season, double[] trend) {
        int known = 0;
        for (int t = 0; t < n; t++) {
            if (!Double.isNaN(values[t])) {
                free[known++] = Math.abs(values[t] - season[t] - trend[t]);
            }
        }
        Arrays.sort(free, 0, known);
        double limit = 3 * (free[(known - 1) / 2] + free[known / 2]);
        for (int t = 0; t < n; t++) {
            if (!Double.isNaN(values[t])) {
                double size = Math.abs(values[t] - season[t] - trend[t]);
                double ratio = size / limit;
                double w = 1 - ratio * ratio;
                trust[t] = size <= 0.001 * limit ? 1 : size <= 0.999 * limit ? w * w : 0;
            }
        }
    }
}
