package io.flowcast.models.demand.smoothing;

/**
 * Rough states before the first observation, as a start for the likelihood search.
 *
 * <p>Season: mean by phase of what a centred moving average over one period leaves (differences or ratios), normalised;
 * level and trend: weighted least squares line through the first max(10, 2m) cells without their season (after Hyndman,
 * Koehler, Snyder and Grose, "A state space framework for automatic forecasting", International Journal of Forecasting 18,
 * 2002, section 5.2). Cells of weight 0 are passed over. O(n m) time; workspaces are kept; one instance serves one thread.
 */
final class EtsStart {
    /** A ratio-type season starts within these bounds, so that no first mean is zero or below. */
    private static final double MIN_RATIO = 0.05;

    private double level;
    private double trend;
    private double[] season = new double[1];
    private double[] seen = new double[1];

    /** Estimates the state before the first cell. */
    void estimate(double[] y, double[] w, int n, int period, EtsForm.Season kind, EtsState state) {
        estimate(y, w, n, period, kind);
        state.level = level;
        state.trend = trend;
        state.phase = 0;
        if (kind != EtsForm.Season.NONE) {
            System.arraycopy(season, 0, state.season, 0, period);
        }
    }

    private void estimate(double[] y, double[] w, int n, int period, EtsForm.Season kind) {
        if (season.length < period) {
            season = new double[period];
            seen = new double[period];
        }
        if (kind == EtsForm.Season.NONE) {
            season[0] = 0;
        } else {
            seasons(y, w, n, period, kind == EtsForm.Season.MULTIPLICATIVE);
        }
        line(y, w, n, period, kind);
    }

    private void seasons(double[] y, double[] w, int n, int m, boolean ratio) {
        for (int j = 0; j < m; j++) {
            season[j] = 0;
            seen[j] = 0;
        }
        int half = m / 2;
        boolean even = m % 2 == 0;
        for (int t = 0; t < n; t++) {
            if (w[t] > 0) {
                int from = Math.max(0, Math.min(t - half, n - 2 * half - 1));
                int to = Math.min(n - 1, from + 2 * half);
                double sum = 0;
                double weights = 0;
                for (int i = from; i <= to; i++) {
                    double share = even && (i == from || i == to) ? 0.5 * w[i] : w[i];
                    sum += share * y[i];
                    weights += share;
                }
                double middle = sum / weights;
                season[t % m] += w[t] * (ratio ? y[t] / middle : y[t] - middle);
                seen[t % m] += w[t];
            }
        }
        double mean = 0;
        for (int j = 0; j < m; j++) {
            season[j] = seen[j] > 0 ? season[j] / seen[j] : ratio ? 1 : 0;
            if (ratio) {
                season[j] = Math.max(MIN_RATIO, season[j]);
            }
            mean += season[j] / m;
        }
        for (int j = 0; j < m; j++) {
            season[j] = ratio ? season[j] / mean : season[j] - mean;
        }
    }

    private void line(double[] y, double[] w, int n, int m, EtsForm.Season kind) {
        int wanted = Math.max(10, kind == EtsForm.Season.NONE ? 0 : 2 * m);
        double sw = 0;
        double st = 0;
        double sy = 0;
        double stt = 0;
        double sty = 0;
        int used = 0;
        for (int t = 0; t < n && used < wanted; t++) {
            if (w[t] > 0) {
                double s = kind == EtsForm.Season.NONE ? 0 : season[t % m];
                double v = kind == EtsForm.Season.MULTIPLICATIVE ? y[t] / s : y[t] - s;
                double x = t + 1;
                sw += w[t];
                st += w[t] * x;
                sy += w[t] * v;
                stt += w[t] * x * x;
                sty += w[t] * x * v;
                used++;
            }
        }
        double determinant = sw * stt - st * st;
        trend = used > 2 && determinant > 1e-9 * sw * stt ? (sw * sty - st * sy) / determinant : 0;
        level = (sy - trend * st) / sw;
    }
}
