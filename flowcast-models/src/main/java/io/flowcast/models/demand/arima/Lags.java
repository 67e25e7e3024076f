package io.flowcast.models.demand.arima;

import java.util.Arrays;

/**
 * The two polynomials of the stationary part, multiplied out: y_t = sum phi_i y_(t-i) + e_t + sum theta_i e_(t-i).
 *
 * <p>Free parameters x are arcsines of partial autocorrelations, for each of the four factors, in the order p, q, P, Q: all real numbers give a stationary
 * and invertible model (Monahan, Biometrika 71, 1984). Arrays grow to the largest order seen. Serves one thread.
 */
final class Lags {
    /** phi_i at position i - 1, zeros up to {@link #state}. */
    double[] phi = new double[1];
    /** theta_i at position i - 1, zeros up to {@link #state}. */
    double[] theta = new double[1];
    /** Positions of nonzero phi, rising. */
    int[] phiAt = new int[1];
    /** Positions of nonzero theta, rising. */
    int[] thetaAt = new int[1];

    int phiCount;
    int thetaCount;
    int arLag;
    int maLag;
    int state = 1;

    private double[] plain = new double[8];
    private double[] seasonal = new double[8];
    private double[] work = new double[8];

    /** Sets both from free parameters. */
    void set(ArimaOrder order, double[] x) {
        size(order);
        int p = order.ar();
        int q = order.ma();
        int sp = order.seasonalAr();
        int sq = order.seasonalMa();
        fromPartial(x, 0, p, plain);
        fromPartial(x, p + q, sp, seasonal);
        multiply(phi, plain, p, seasonal, sp, order.season(), -1);
        fromPartial(x, p, q, plain);
        fromPartial(x, p + q + sp, sq, seasonal);
        // The factor of the moving average is 1 + sum theta B: the same polynomial with the other sign.
        for (int i = 0; i < q; i++) {
            plain[i] = -plain[i];
        }
        for (int i = 0; i < sq; i++) {
            seasonal[i] = -seasonal[i];
        }
        multiply(theta, plain, q, seasonal, sq, order.season(), 1);
        index();
    }

    /** Sets both from the coefficients of the four factors, in the order p, q, P, Q. */
    void setCoefficients(ArimaOrder order, double[] c) {
        size(order);
        int p = order.ar();
        int q = order.ma();
        int sp = order.seasonalAr();
        int sq = order.seasonalMa();
        System.arraycopy(c, 0, plain, 0, p);
        System.arraycopy(c, p + q, seasonal, 0, sp);
        multiply(phi, plain, p, seasonal, sp, order.season(), -1);
        System.arraycopy(c, p, plain, 0, q);
        System.arraycopy(c, p + q + sp, seasonal, 0, sq);
        multiply(theta, plain, q, seasonal, sq, order.season(), 1);
        index();
    }

    /** Free parameters to the coefficients of the four factors, in the order p, q, P, Q. */
    static double[] coefficients(ArimaOrder order, double[] x) {
        Lags lags = new Lags();
        lags.size(order);
        double[] c = new double[order.coefficients()];
        int at = 0;
        int[] counts = {order.ar(), order.ma(), order.seasonalAr(), order.seasonalMa()};
        for (int f = 0; f < counts.length; f++) {
            lags.fromPartial(x, at, counts[f], lags.plain);
            for (int i = 0; i < counts[f]; i++) {
                c[at + i] = f % 2 == 0 ? lags.plain[i] : -lags.plain[i];
            }
            at += counts[f];
        }
        return c;
    }

    private void size(ArimaOrder order) {
        arLag = order.arLag();
        maLag = order.maLag();
        state = order.state();
        int most = Math.max(
                Math.max(order.ar(), order.ma()), Math.max(order.seasonalAr(), Math.max(order.seasonalMa(), state)));
        if (phi.length < state + 1) {
            int size = state + 1 + state / 2;
            phi = new double[size];
            theta = new double[size];
            phiAt = new int[size];
            thetaAt = new int[size];
        }
        if (plain.length < most) {
            plain = new double[most];
            seasonal = new double[most];
            work = new double[most];
        }
    }

    /** Partial autocorrelations sin x to coefficients (Durbin-Levinson). */
    private void fromPartial(double[] x, int from, int count, double[] out) {
        for (int k = 0; k < count; k++) {
            double partial = Math.sin(x[from + k]);
            for (int i = 0; i < k; i++) {
                work[i] = out[i] - partial * out[k - 1 - i];
            }
            System.arraycopy(work, 0, out, 0, k);
            out[k] = partial;
        }
    }

    private void multiply(
            double[] full, double[] plain, int count, double[] seasonal, int seasons, int m, int crossSign) {
        Arrays.fill(full, 0, state + 1, 0);
        System.arraycopy(plain, 0, full, 0, count);
        for (int j = 1; j <= seasons; j++) {
            full[m * j - 1] += seasonal[j - 1];
            for (int i = 1; i <= count; i++) {
                full[m * j + i - 1] += crossSign * plain[i - 1] * seasonal[j - 1];
            }
        }
    }

    private void index() {
        phiCount = 0;
        thetaCount = 0;
        for (int i = 0; i < state; i++) {
            if (phi[i] != 0) {
                phiAt[phiCount++] = i;
            }
            if (theta[i] != 0) {
                thetaAt[thetaCount++] = i;
            }
        }
    }

    /** Whether all roots of both polynomials have a modulus above the given one. */
    boolean rootsBeyond(double modulus) {
        return beyond(phi, arLag, modulus, 1) && beyond(theta, maLag, modulus, -1);
    }

    /** Schur-Cohn: the roots lie beyond if all partial autocorrelations of the stretched polynomial are below 1. */
    private boolean beyond(double[] full, int lag, double modulus, int sign) {
        if (work.length < 2 * lag) {
            work = new double[2 * lag];
        }
        double power = 1;
        for (int i = 0; i < lag; i++) {
            power *= modulus;
            work[i] = sign * full[i] * power;
        }
        for (int k = lag - 1; k >= 0; k--) {
            double partial = work[k];
            if (!(Math.abs(partial) < 1)) {
                return false;
            }
            double scale = 1 / (1 - partial * partial);
            for (int i = 0; i < k; i++) {
                work[lag + i] = (work[i] + partial * work[k - 1 - i]) * scale;
            }
            System.arraycopy(work, lag, work, 0, k);
        }
        return true;
    }

    /**
     * Weights of the moving average form of the series itself, differencing included.
     *
     * @param delta the differencing, y_t = w_t + sum delta_i y_(t-i)
     * @param psi receives as many weights as it holds, the first 1
     */
    void psi(double[] delta, double[] psi) {
        for (int h = 0; h < psi.length; h++) {
            double sum = h == 0 ? 1 : h <= maLag ? theta[h - 1] : 0;
            for (int i = 1; i <= Math.min(arLag, h); i++) {
                sum += phi[i - 1] * psi[h - i];
            }
            psi[h] = sum;
        }
        for (int h = 0; h < psi.length; h++) {
            double sum = psi[h];
            for (int i = 1; i <= Math.min(delta.length, h); i++) {
                sum += delta[i - 1] * psi[h - i];
            }
            psi[h] = sum;
        }
    }

    /** Coefficients delta of (1 - B)^d (1 - B^m)^D y_t = y_t - sum delta_i y_(t-i). */
    static double[] delta(ArimaOrder order) {
        double[] all = new double[order.lost() + 1];
        all[0] = 1;
        for (int k = 0; k < order.differences(); k++) {
            for (int i = all.length - 1; i >= 1; i--) {
                all[i] -= all[i - 1];
            }
        }
        for (int k = 0; k < order.seasonalDifferences(); k++) {
            for (int i = all.length - 1; i >= order.season(); i--) {
                all[i] -= all[i - order.season()];
            }
        }
        double[] delta = new double[order.lost()];
        for (int i = 0; i < delta.length; i++) {
            delta[i] = -all[i + 1];
        }
        return delta;
    }
}
