package io.flowcast.core.math.distribution;

import org.apache.commons.math3.special.Gamma;

/**
 * Densities of the Poisson, gamma and binomial families without the cancellation of large logarithms: the density at
 * its peak is known from Stirling's series, and what is lost by being off the peak is one small positive number.
 *
 * <p>Reference: C. Loader (2000), "Fast and accurate computation of binomial probabilities", equations 3 to 7.
 */
final class Saddlepoint {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    /** From here Stirling's series with six terms is exact to the last bit. */
    private static final double SERIES_FROM = 15;

    private Saddlepoint() {}

    /**
     * u - ln(1 + u), at least 0, without cancellation near 0.
     *
     * <p>With r = u / (2 + u), ln(1 + u) = 2 (r + r^3/3 + r^5/5 + ...) and u - 2r = r u.
     */
    static double minusLog1p(double u) {
        if (Math.abs(u) > 0.4) {
            return u - Math.log1p(u);
        }
        double r = u / (2 + u);
        double square = r * r;
        double power = 2 * r * square;
        double sum = r * u;
        for (int k = 3; k < 41; k += 2) {
            double term = power / k;
            sum -= term;
            if (Math.abs(term) < 1e-17 * Math.abs(sum)) {
                break;
            }
            power *= square;
        }
        return Math.max(0, sum);
    }

    /** x ln(x / m) + m - x, at least 0: what the log density loses at {@code x} against its peak at {@code m}. */
    static double deviance(double x, double m) {
        return x == 0 ? m : x * minusLog1p((m - x) / x);
    }

    /** ln n! - (n + 1/2) ln n + n - ln(2 pi) / 2, the error of Stirling's formula; n above 0, not always whole. */
    static double stirlingError(double n) {
        if (n <= SERIES_FROM) {
            return logFactorial(n) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI;
        }
        double s = 1 / (n * n);
        return (1.0 / 12
                        + s
                                * (-1.0 / 360
                                        + s * (1.0 / 1260 + s * (-1.0 / 1680 + s * (1.0 / 1188 - s * 691 / 360360.0)))))
                / n;
    }

    private static double logFactorial(double n) {
        return n < 1 ? Gamma.logGamma1p(n) : Gamma.logGamma(n + 1);
    }

    /** mean^x e^-mean / Gamma(x + 1) for any x of at least 0. */
    static double poisson(double x, double mean) {
        if (mean == 0) {
            return x == 0 ? 1 : 0;
        }
        if (x <= SERIES_FROM) {
            return Math.exp((x == 0 ? 0 : x * Math.log(mean)) - mean - logFactorial(x));
        }
        return Math.exp(-stirlingError(x) - deviance(x, mean)) / Math.sqrt(2 * Math.PI * x);
    }

    /** C(n, x) p^x q^y, n = x + y, for any x and y of at least 0; y and q = 1 - p are given apart, as they may be tiny. */
    static double binomial(double x, double y, double p, double q) {
        double n = x + y;
        if (x == 0) {
            return n == 0 ? 1 : Math.exp(n * (q < 0.5 ? Math.log(q) : Math.log1p(-p)));
        }
        if (y == 0) {
            return Math.exp(n * (p < 0.5 ? Math.log(p) : Math.log1p(-q)));
        }
        double log = stirlingError(n) - stirlingError(x) - stirlingError(y) - deviance(x, n * p) - deviance(y, n * q);
        return Math.exp(log) * Math.sqrt(n / (2 * Math.PI * x * y));
    }
}
