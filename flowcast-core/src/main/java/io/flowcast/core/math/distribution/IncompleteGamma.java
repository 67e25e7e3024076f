package io.flowcast.core.math.distribution;

import org.apache.commons.math3.special.Gamma;

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x), each without cancellation in its own
 * tail, for a from 1e-20 to 1e16.
 *
 * <p>Small a: series and continued fraction of commons-math3, of the order of sqrt(a) steps. Large a: with the peak of
 * t^(a-1) e^-t at m = a - 1 and t = m (1 + u), the integrand over its peak is exp(-m (u - ln(1 + u))), and the whole
 * integral is sqrt(2 pi m) times Stirling's error; what lies beyond x is integrated outward.
 */
final class IncompleteGamma {
    private static final double LARGE = 100;
    /** For shapes up to {@link #LARGE} nothing of a double is left beyond: x^100 e^-x is below 1e-500. */
    private static final double NOTHING_FROM = 2000;

    private static final double EPSILON = 1e-15;
    private static final int MAX_STEPS = 100_000;

    private IncompleteGamma() {}

    /** P(a, x): probability that a gamma variable of shape {@code a} and scale 1 is at most {@code x}. */
    static double lower(double a, double x) {
        if (x <= 0) {
            return 0;
        }
        if (a < LARGE) {
            if (x > NOTHING_FROM) {
                return 1;
            }
            return unit(Gamma.regularizedGammaP(a, x, EPSILON, MAX_STEPS));
        }
        return x < a - 1 ? tail(a, x, -1) : unit(1 - tail(a, x, 1));
    }

    /** Q(a, x): probability that a gamma variable of shape {@code a} and scale 1 is above {@code x}. */
    static double upper(double a, double x) {
        if (x <= 0) {
            return 1;
        }
        if (a < LARGE) {
            if (x > NOTHING_FROM) {
                return 0;
            }
            return unit(Gamma.regularizedGammaQ(a, x, EPSILON, MAX_STEPS));
        }
        return x < a - 1 ? unit(1 - tail(a, x, -1)) : tail(a, x, 1);
    }

    private static double tail(double a, double x, int direction) {
        double m = a - 1;
        double u = (x - m) / m;
        if (!(u < 1e6)) {
            return 0; // beyond e^-m(u - ln(1 + u)) with m of at least 99
        }
        double deviation = 1 / Math.sqrt(m);
        double slope = m * Math.abs(u / (1 + u));
        double total = deviation * Math.sqrt(2 * Math.PI) * Math.exp(Saddlepoint.stirlingError(m));
        double end = direction < 0 ? -1 : Double.MAX_VALUE;
        double part = PeakTail.integrate(v -> -m * Saddlepoint.minusLog1p(v), u, direction, deviation, slope, end);
        return unit(part / total);
    }

    private static double unit(double probability) {
        return Math.max(0, Math.min(1, probability));
    }
}
