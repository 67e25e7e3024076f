package io.flowcast.models.expiry.elasticity;

import org.apache.commons.math3.special.Gamma;

/**
 * Log-likelihood of a count, or of a count that is a lower bound, over the logarithm of its mean m.
 *
 * <p>Negative binomial with shape r = 1 / a (a = 0: Poisson). Of a count y: l' = (y - m) / (1 + a m), expected -l'' = m / (1 +
 * a m). Of a lower bound y with S = P(Y &ge; y): dS/dm = P(Y = y - 1) (1 + a (y - 1)) / (1 + a m), from the derivative of the
 * incomplete beta function; so l' = m dS/dm / S and l'' = l' ((y - m) / (1 + a m) - l').
 */
final class CensoredCounts {
    private static final double POISSON = 1e-9;

    private final double a;

    double value;
    double first;
    /** Minus the second derivative, never below 0. */
    double information;

    CensoredCounts(double inverseShape) {
        a = inverseShape < POISSON ? 0 : inverseShape;
    }

    void of(double count, boolean atLeast, double mean) {
        if (atLeast) {
            bound(Math.rint(count), mean);
            return;
        }
        value = logMass(count, mean);
        first = (count - mean) / (1 + a * mean);
        information = mean / (1 + a * mean);
    }

    private void bound(double count, double mean) {
        if (count < 1) {
            value = 0;
            first = 0;
            information = 0;
            return;
        }
        double logSurvival = logSurvival(count, mean);
        double slope = Math.log(mean)
                + logMass(count - 1, mean)
                + Math.log1p(a * (count - 1))
                - Math.log1p(a * mean)
                - logSurvival;
        value = logSurvival;
        first = Math.exp(slope);
        information = Math.max(0, first * (first - (count - mean) / (1 + a * mean)));
    }

    private double logMass(double k, double mean) {
        if (a == 0) {
            return k * Math.log(mean) - mean - Gamma.logGamma(k + 1);
        }
        double r = 1 / a;
        return Gamma.logGamma(k + r)
                - Gamma.logGamma(r)
                - Gamma.logGamma(k + 1)
                - r * Math.log1p(a * mean)
                + k * (Math.log(a * mean) - Math.log1p(a * mean));
    }

    /** log P(Y &ge; k), summed from the side on which it is small. */
    private double logSurvival(double k, double mean) {
        double odds = a == 0 ? mean : a * mean / (1 + a * mean);
        if (k > mean) {
            double sum = 1;
            double term = 1;
            for (double i = k; term > 1e-17 * sum; i++) {
                term *= a == 0 ? odds / (i + 1) : odds * (1 / a + i) / (i + 1);
                sum += term;
            }
            return logMass(k, mean) + Math.log(sum);
        }
        double sum = 1;
        double term = 1;
        for (double i = k - 1; i > 0 && term > 1e-17 * sum; i--) {
            term *= a == 0 ? i / odds : i / (odds * (1 / a + i - 1));
            sum += term;
        }
        double below = Math.exp(logMass(k - 1, mean)) * sum;
        return Math.log(Math.max(Double.MIN_NORMAL, 1 - below));
    }
}
