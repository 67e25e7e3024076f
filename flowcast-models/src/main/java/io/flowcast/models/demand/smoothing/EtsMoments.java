package io.flowcast.models.demand.smoothing;

/**
 * Means and variances of the coming steps, in closed form, without allocation once its workspace fits.
 *
 * <p>With one-step variance v(mu), and c_j as in {@link io.flowcast.models.demand.internal.SmoothingDependence}:
 *
 * <pre>
 *   additive error:             v_h = v(mu_h) + sum_{j=1}^{h-1} c_j^2 v(mu_{h-j})
 *   relative error:             theta_h = mu_h^2 + sigma^2 sum_{j=1}^{h-1} c_j^2 theta_{h-j},  v_h = (1 + sigma^2) theta_h - mu_h^2
 *   ... multiplicative season:  the same for q = l + phi b with c_j = alpha + beta phi_j,
 *                               v_h = s^2 ((1 + sigma^2) theta_h (1 + gamma^2 sigma^2)^k - q_h^2),  k = seasons passed
 *   ... multiplicative trend:   v_h = mu_h^2 ((1 + sigma^2) prod_{j=1}^{h-1} (1 + c_j^2 sigma^2) - 1)
 * </pre>
 *
 * (Hyndman et al. 2008, equations 6.2 to 6.5, 6.11 and 6.12; the last two are approximations for small sigma, the very last because an error e of relative size multiplies the
 * mean j steps later by (1 + alpha e)(1 + beta e)^j, and by 1 + gamma e after whole seasons, about 1 + c_j e.) Counts have v(mu) = mu + excess mu^2
 * with any form, and with a multiplicative season everything is in units of the season. O(h^2) for horizon h. One instance serves one thread.
 */
final class EtsMoments {
    private static final double LEAST_MEAN = 0.1;

    private double[] weight = new double[0];
    private double[] theta = new double[0];

    /**
     * Fills means and standard deviations.
     *
     * @param row model with its spread
     * @param start state at the origin; not changed
     * @param horizon number of steps
     * @param mean receives means, at least 0
     * @param deviation receives standard deviations
     * @param at position of the first
     */
    void forecast(SmoothingRow row, EtsState start, int horizon, double[] mean, double[] deviation, int at) {
        unbounded(row, start, horizon, mean, deviation, at);
        for (int h = at; h < at + horizon; h++) {
            // Little demand, not none, is what a forecast at or below zero with an uncertain outcome can say.
            mean[h] = Math.max(mean[h], LEAST_MEAN * deviation[h]);
        }
    }

    /** The same with means as they come, which may be negative. */
    void unbounded(SmoothingRow row, EtsState start, int horizon, double[] mean, double[] deviation, int at) {
        if (weight.length < horizon) {
            weight = new double[horizon];
            theta = new double[horizon];
        }
        EtsFit fit = row.fit;
        boolean product = fit.form.season == EtsForm.Season.MULTIPLICATIVE;
        fit.dependence(start).weights(weight, horizon);
        if (product && fit.gamma != 0 && !fit.form.growth) {
            for (int j = start.season.length; j < horizon; j += start.season.length) {
                weight[j] -= fit.gamma;
            }
        }
        double sigma2 = row.sigma * row.sigma;
        EtsState state = start.copy();
        double levels = 1;
        for (int h = 0; h < horizon; h++) {
            double mu = fit.mean(state) / row.size;
            double base = product ? fit.base(state) / row.size : mu;
            double carried = 0;
            for (int j = 1; j <= h; j++) {
                carried += weight[j] * weight[j] * theta[h - j];
            }
            double factor = product && base != 0 ? mu / base : 1;
            double variance;
            if (row.counts) {
                theta[h] = row.oneStepVariance(mu, 1) / (factor * factor);
                variance = factor * factor * (theta[h] + carried);
            } else if (!fit.form.relativeError) {
                theta[h] = sigma2;
                variance = factor * factor * (theta[h] + carried);
            } else {
                theta[h] = base * base + sigma2 * carried;
                int seasons = product ? h / start.season.length : 0; // whole ones that have passed
                double grown = Math.pow(1 + fit.gamma * fit.gamma * sigma2, seasons);
                variance = factor * factor * ((1 + sigma2) * theta[h] * grown - base * base);
                if (fit.form.growth) {
                    levels *= h == 0 ? 1 : 1 + weight[h] * weight[h] * sigma2;
                    variance = mu * mu * ((1 + sigma2) * levels - 1);
                }
            }
            double sd = Math.sqrt(Math.max(0, variance));
            deviation[at + h] = sd * row.size;
            mean[at + h] = mu * row.size;
            fit.advance(state, 0, row.least());
        }
    }
}
