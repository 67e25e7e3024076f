package io.flowcast.models.inventory.loss;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/** Logarithms of mass functions. */
final class LogMass {
    private LogMass() {}

    /** Failures before success r of probability p. */
    static double negativeBinomial(double k, double r, double p) {
        double choose = k == 0
                ? 0
                : r < 1e6
                        ? -Math.log(k) - Beta.logBeta(r, k)
                        : Gamma.logGamma(r + k) - Gamma.logGamma(r) - Gamma.logGamma(k + 1);
        return choose + r * Math.log(p) + k * Math.log1p(-p);
    }
}
