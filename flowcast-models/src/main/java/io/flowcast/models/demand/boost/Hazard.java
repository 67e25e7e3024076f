package io.flowcast.models.demand.boost;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/** What is to be expected above a lower bound. */
final class Hazard {
    private Hazard() {}

    /** Density over upper tail of the standard normal; beyond 25 its asymptotic form. */
    static double normal(double z) {
        if (z > 25) {
            return z + 1 / z;
        }
        if (z < -37) {
            return 0;
        }
        return Math.exp(-z * z / 2) / Math.sqrt(Math.PI / 2) / Erf.erfc(z / Math.sqrt(2));
    }

    /**
     * Expected demand that is at least a bound: for counts of mean m, P(N &gt;= c) is the regularised gamma function P(c, m), and the mean above the bound m P(c - 1, m) / P(c, m).
     *
     * @param mean expected demand without the bound
     * @param bound the bound
     * @param one size of one count
     */
    static double poissonMean(double mean, double bound, double one) {
        double c = bound / one;
        double m = mean / one;
        if (!(c > 0) || !(m > 0)) {
            return Math.max(mean, bound);
        }
        if (c > 5 && m < c / 20) {
            return bound + one; // the tail is so steep that demand is hardly more than the bound
        }
        if (m > 10 * c + 50) {
            return mean;
        }
        double tail = Gamma.regularizedGammaP(c, m, 1e-10, 10_000);
        double before = c <= 1 ? 1 : Gamma.regularizedGammaP(c - 1, m, 1e-10, 10_000);
        double ratio = before / tail;
        return ratio >= 1 && ratio < 1e9 ? Math.max(bound, mean * ratio) : Math.max(mean, bound);
    }
}
