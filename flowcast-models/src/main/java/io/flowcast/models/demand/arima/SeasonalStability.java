package io.flowcast.models.demand.arima;

import io.flowcast.models.demand.series.StopCheck;
import java.util.Arrays;

/**
 * The test of Canova and Hansen (1995): with e what a regression on a constant and all m - 1 waves f of the season leaves, and S_t the sums of f e up to t,
 *
 * <pre>
 *   L = 1/n^2 sum_t S_t' Omega^-1 S_t
 * </pre>
 *
 * where Omega is the long-run covariance of f e with Bartlett weights up to m (n / 100)^(1/4) lags. Large where the waves change. Bounds at 5 % by simulation: those of the paper to a
 * season of 12, then those of the package forecast for R. O(n m^2 lags).
 */
final class SeasonalStability {
    /** From a season of 2 to one of 12. */
    private static final double[] BOUNDS = {
        0.4617146, 0.7479655, 1.0007818, 1.2375350, 1.4625240, 1.6920200, 1.9043096, 2.1169602, 2.3268562, 2.5406922,
        2.7391007
    };

    private static final int MORE_CELLS = 5;

    private SeasonalStability() {}

    /** Whether the season changes, so that it needs a difference. */
    static boolean rejects(double[] y, int n, int m, StopCheck stop) {
        return n >= 2 * m + MORE_CELLS && statistic(y, n, m, stop) > critical(m);
    }

    static double critical(int m) {
        if (m - 2 < BOUNDS.length) {
            return BOUNDS[m - 2];
        }
        return m == 24 ? 5.098624 : 0.269 * Math.pow(m, 0.928);
    }

    /** L, or 0 where the waves leave nothing. */
    static double statistic(double[] y, int n, int m, StopCheck stop) {
        int k = m - 1;
        double[][] f = new double[k][n];
        double[][] regressors = new double[k + 1][n];
        for (int t = 0; t < n; t++) {
            regressors[0][t] = 1;
            for (int i = 0; i < k; i++) {
                double angle = 2 * Math.PI * ((long) (i / 2 + 1) * (t + 1) % m) / m;
                f[i][t] = i % 2 == 0 ? Math.cos(angle) : Math.sin(angle);
                regressors[i + 1][t] = f[i][t];
            }
        }
        double[] e = Arrays.copyOf(y, n);
        stop.passed((long) n * k * k);
        Orthogonal.solve(regressors, e, new double[k + 1]);
        for (double[] wave : f) {
            for (int t = 0; t < n; t++) {
                wave[t] *= e[t];
            }
        }
        double[] omega = longRun(f, n, (int) Math.rint(m * Math.pow(n / 100.0, 0.25)), stop);
        return factor(omega, k) ? squares(f, n, omega) : 0;
    }

    private static double[] longRun(double[][] f, int n, int most, StopCheck stop) {
        int k = f.length;
        double[] omega = new double[k * k];
        for (int lag = 0; lag <= Math.min(most, n - 1); lag++) {
            stop.passed((long) n * k * k);
            double weight = (lag == 0 ? 0.5 : 1 - lag / (most + 1.0)) / n;
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    double sum = 0;
                    for (int t = lag; t < n; t++) {
                        sum += f[i][t] * f[j][t - lag];
                    }
                    omega[i * k + j] += weight * sum;
                    omega[j * k + i] += weight * sum;
                }
            }
        }
        return omega;
    }

    /** Cholesky's factor in place; false if a wave has nothing of its own. */
    private static boolean factor(double[] a, int k) {
        for (int i = 0; i < k; i++) {
            double whole = a[i * k + i];
            for (int j = 0; j <= i; j++) {
                double sum = a[i * k + j];
                for (int l = 0; l < j; l++) {
                    sum -= a[i * k + l] * a[j * k + l];
                }
                if (i == j && !(sum > 1e-14 * whole)) {
                    return false;
                }
                a[i * k + j] = i == j ? Math.sqrt(sum) : sum / a[j * k + j];
            }
        }
        return true;
    }

    private static double squares(double[][] f, int n, double[] factor) {
        int k = f.length;
        double[] sums = new double[k];
        double[] x = new double[k];
        double total = 0;
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < k; i++) {
                sums[i] += f[i][t];
                double value = sums[i];
                for (int l = 0; l < i; l++) {
                    value -= factor[i * k + l] * x[l];
                }
                x[i] = value / factor[i * k + i];
                total += x[i] * x[i];
            }
        }
        return total / n / n;
    }
}
