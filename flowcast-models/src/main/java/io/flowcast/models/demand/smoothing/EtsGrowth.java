package io.flowcast.models.demand.smoothing;

/**
 * The errors of forms with a multiplicative trend b and a relative error: with q = l b^phi and mean mu = q s,
 *
 * <pre>
 *   l' = q + alpha e / s
 *   b' = b^phi (1 + beta e / mu)
 *   s' = s + gamma e / q
 * </pre>
 *
 * (Hyndman, Koehler, Ord and Snyder 2008, table 2.3, forms (M,M,.) and (M,Md,.), in the raw error e), s = 1 without a season. Serves one thread.
 */
final class EtsGrowth {
    /** Sum of w log mu of the last call. */
    double logMean;

    /** Sum of squared relative errors by weight; infinite where a mean or a ratio is not above zero. Changes the seasons on its way. */
    double squares(double[] value, double[] weight, int length, int period, double[] season, EtsLikelihood at) {
        double l = at.level;
        double b = at.trend;
        double sum = 0;
        double logs = 0;
        int j = 0;
        for (int t = 0; t < length; t++) {
            double ratio = at.phi == 1 ? b : Math.pow(b, at.phi);
            double q = l * ratio;
            double s = season[j];
            double mu = q * s;
            if (!(q > 0) || !(s > 0) || !(mu < Double.MAX_VALUE)) {
                return Double.POSITIVE_INFINITY;
            }
            double miss = weight[t] > 0 ? value[t] - mu : 0;
            double r = miss / mu;
            double e = weight[t] * miss;
            sum += e * miss / mu / mu;
            logs += weight[t] > 0 ? weight[t] * Math.log(mu) : 0;
            l = q + at.alpha * e / s;
            b = ratio * (1 + at.beta * weight[t] * r);
            if (period > 1) {
                season[j] = s + at.gamma * e / q;
                j = j + 1 == period ? 0 : j + 1;
            }
            if (!(b > 0)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        logMean = logs;
        return sum;
    }
}
