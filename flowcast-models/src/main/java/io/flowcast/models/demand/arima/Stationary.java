package io.flowcast.models.demand.arima;

import java.util.Arrays;

/**
 * Covariances of the stationary part at unit variance of its shocks.
 *
 * <p>Autocovariances of the autoregression come from its partial autocorrelations (Durbin-Levinson, down and up), the moving average mixes
 * them. O(r^2), against O(r^6) of the linear system for the whole covariance of the state (Gardner, Harvey and Phillips, Applied Statistics 29, 1980). Serves one
 * thread.
 */
final class Stationary {
    private double[] partial = new double[1];
    private double[] down = new double[1];
    private double[] next = new double[1];
    private double[] plain = new double[1];
    private double[] gamma = new double[1];
    private double[] psi = new double[1];
    private double[] mixed = new double[1];

    /**
     * Covariance of the state with the value, Cov(a_i, y): the first column of the state's covariance.
     *
     * @param lags the polynomials
     * @param column receives r numbers
     * @return whether they are sound; false near a unit root
     */
    boolean column(Lags lags, double[] column) {
        int r = lags.state;
        int p = lags.arLag;
        int q = lags.maLag;
        ensure(r + q + 2);
        if (!autoregression(lags.phi, p, r + q + 1)) {
            return false;
        }
        mix(lags, r);
        weights(lags, r);
        for (int i = 0; i < r; i++) {
            double sum = i == 0 ? psi[0] : lags.theta[i - 1] * psi[0];
            for (int k = 0; k < lags.phiCount; k++) {
                int j = lags.phiAt[k] + 1;
                if (j > i) {
                    sum += lags.phi[j - 1] * gamma[j - i];
                }
            }
            for (int k = 0; k < lags.thetaCount; k++) {
                int j = lags.thetaAt[k] + 1;
                if (j > i) {
                    sum += lags.theta[j - 1] * psi[j - i];
                }
            }
            column[i] = sum;
        }
        // The first entry is the variance of the value by two roads; the shorter one keeps F = 1 exact for white noise.
        column[0] = gamma[0];
        return column[0] >= 1 - 1e-9 && column[0] < 1e12;
    }

    /** Fills plain with the autocovariances of the autoregression, lags 0 to count - 1. */
    private boolean autoregression(double[] phi, int p, int count) {
        System.arraycopy(phi, 0, down, 0, p);
        double variance = 1;
        for (int k = p - 1; k >= 0; k--) {
            double c = down[k];
            partial[k] = c;
            double rest = 1 - c * c;
            if (!(rest > 1e-14)) {
                return false;
            }
            variance /= rest;
            double scale = 1 / rest;
            for (int i = 0; i < k; i++) {
                next[i] = (down[i] + c * down[k - 1 - i]) * scale;
            }
            System.arraycopy(next, 0, down, 0, k);
        }
        plain[0] = variance;
        double left = variance;
        for (int k = 0; k < Math.min(p, count - 1); k++) {
            double c = partial[k];
            double sum = c * left;
            for (int i = 0; i < k; i++) {
                sum += down[i] * plain[k - i];
            }
            plain[k + 1] = sum;
            left *= 1 - c * c;
            for (int i = 0; i < k; i++) {
                next[i] = down[i] - c * down[k - 1 - i];
            }
            System.arraycopy(next, 0, down, 0, k);
            down[k] = c;
        }
        for (int k = p + 1; k < count; k++) {
            double sum = 0;
            for (int i = 0; i < p; i++) {
                sum += phi[i] * plain[k - 1 - i];
            }
            plain[k] = sum;
        }
        return true;
    }

    /** Autocovariances of the whole, lags 0 to r. */
    private void mix(Lags lags, int r) {
        int q = lags.maLag;
        Arrays.fill(mixed, 0, q + 1, 0);
        mixed[0] = 1;
        for (int a = 0; a < lags.thetaCount; a++) {
            int i = lags.thetaAt[a] + 1;
            double value = lags.theta[i - 1];
            mixed[i] += value;
            for (int b = a; b < lags.thetaCount; b++) {
                int j = lags.thetaAt[b] + 1;
                mixed[j - i] += value * lags.theta[j - 1];
            }
        }
        for (int k = 0; k <= r; k++) {
            double sum = mixed[0] * plain[k];
            for (int j = 1; j <= q; j++) {
                if (mixed[j] != 0) {
                    sum += mixed[j] * (plain[Math.abs(k - j)] + plain[k + j]);
                }
            }
            gamma[k] = sum;
        }
    }

    private void weights(Lags lags, int r) {
        psi[0] = 1;
        for (int h = 1; h < r; h++) {
            double sum = lags.theta[h - 1];
            for (int k = 0; k < lags.phiCount && lags.phiAt[k] < h; k++) {
                sum += lags.phi[lags.phiAt[k]] * psi[h - 1 - lags.phiAt[k]];
            }
            psi[h] = sum;
        }
        psi[r] = 0;
    }

    private void ensure(int size) {
        if (partial.length < size) {
            partial = new double[size];
            down = new double[size];
            next = new double[size];
            plain = new double[size];
            gamma = new double[size];
            psi = new double[size];
            mixed = new double[size];
        }
    }
}
