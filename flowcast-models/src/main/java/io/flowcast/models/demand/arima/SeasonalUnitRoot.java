package io.flowcast.models.demand.arima;

/**
 * The test of Osborn, Chui, Smith and Birchenhall (1988): in
 *
 * <pre>
 *   D D_m y_t = sum_l a_l D D_m y_(t-l) + b_1 lambda(L) D_m y_(t-1) + b_2 lambda(L) D y_(t-m) + e_t
 * </pre>
 *
 * with ordinary and seasonal differences D and D_m, and lambda(L) the autoregression of D D_m y fitted first, a seasonal unit root is b_2 = 0. The statistic is t of b_2, rejected
 * below a bound that the package forecast for R smoothed over simulations for all seasons.
 */
final class SeasonalUnitRoot {
    private static final int MOST_LAGS = 3;
    private static final int LEAST_ROWS = 8;

    private SeasonalUnitRoot() {}

    /** Whether the season needs a difference: a unit root is not rejected. */
    static boolean rejectsNone(double[] y, int n, int m) {
        int rows = n - m - 1 - MOST_LAGS;
        if (rows < LEAST_ROWS + MOST_LAGS) {
            return false;
        }
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int lags = 0; lags <= MOST_LAGS; lags++) {
            Fit fit = fit(y, n, m, lags, MOST_LAGS);
            double criterion = rows * Math.log(Math.max(fit.squares, 1e-300)) + 2.0 * (lags + 2);
            if (criterion < least) {
                least = criterion;
                best = lags;
            }
        }
        return statistic(y, n, m, best) > critical(m);
    }

    /** t of b_2. */
    static double statistic(double[] y, int n, int m, int lags) {
        return fit(y, n, m, lags, lags).t;
    }

    /** Bound at 5 %. */
    static double critical(int m) {
        double x = Math.log(m) - 0.7656451;
        return -0.2937411 * Math.exp(-0.2850853 * x - 0.05983644 * x * x) - 1.652202;
    }

    private record Fit(double squares, double t) {}

    private static Fit fit(double[] y, int n, int m, int lags, int skipped) {
        double[] seasonal = difference(y, n, m);
        double[] ordinary = difference(y, n, 1);
        double[] both = difference(seasonal, seasonal.length, 1);
        int rows = both.length - skipped;
        double[] target = new double[rows];
        System.arraycopy(both, skipped, target, 0, rows);
        double[][] first = new double[lags + 1][rows];
        double[][] second = new double[lags + 2][rows];
        for (int i = 0; i < rows; i++) {
            first[0][i] = 1;
            for (int l = 1; l <= lags; l++) {
                first[l][i] = both[i + skipped - l];
                second[l - 1][i] = first[l][i];
            }
        }
        double[] a = new double[lags + 1];
        Orthogonal.solve(first, target.clone(), a);
        for (int i = 0; i < rows; i++) {
            // Row i is cell i + skipped of both differences, and so cell i + skipped + 1 of the seasonal and i +
            // skipped + 1 + m of the
            // series; cell k of the ordinary differences is cell k + 1 of the series.
            second[lags][i] = left(seasonal, i + skipped, a);
            second[lags + 1][i] = left(ordinary, i + skipped, a);
        }
        double[] b = new double[lags + 2];
        double squares = Orthogonal.solve(second, target, b);
        double own = Orthogonal.lastSquare(second);
        double variance = squares / Math.max(1, rows - lags - 2);
        double t = own > 0 && variance > 0 ? b[lags + 1] * Math.sqrt(own / variance) : 0;
        return new Fit(squares, t);
    }

    /** What the autoregression leaves of a cell. */
    private static double left(double[] x, int at, double[] a) {
        double sum = x[at] - a[0];
        for (int l = 1; l < a.length; l++) {
            sum -= a[l] * x[at - l];
        }
        return sum;
    }

    private static double[] difference(double[] x, int n, int lag) {
        double[] result = new double[n - lag];
        for (int t = 0; t < result.length; t++) {
            result[t] = x[t + lag] - x[t];
        }
        return result;
    }
}
