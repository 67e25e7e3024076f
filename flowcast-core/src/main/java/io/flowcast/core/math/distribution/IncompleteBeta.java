package io.flowcast.core.math.distribution;

/**
 * The regularised incomplete beta function I_x(a, b) for parameters from 1e-20 to 1e16; x and 1 - x are given apart, so
 * that neither loses digits when it is tiny.
 *
 * <p>Continued fraction (DiDonato and Morris 1992, "Algorithm 708") where a or b is small; where both are large, quadrature from x
 * outward. With the peak of t^(a-1) (1-t)^(b-1) at m = (a-1) / n, n = a + b - 2, and t = m + d, the integrand over its
 * peak is exp(-(a-1) f(d/m) - (b-1) f(-d/(1-m))) with f(u) = u - ln(1 + u): the linear terms cancel exactly.
 */
final class IncompleteBeta {
    private static final double LARGE = 100;
    private static final double EPSILON = 2e-16;
    private static final int MAX_STEPS = 100_000;

    private IncompleteBeta() {}

    /**
     * I_x(a, b), exact in its lower tail.
     *
     * @param x in [0, 1]
     * @param y 1 - x
     * @param a above 0
     * @param b above 0
     * @return a probability
     */
    static double lower(double x, double y, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (y <= 0) {
            return 1;
        }
        if (a >= LARGE && b >= LARGE) {
            double peak = (a - 1) / (a + b - 2);
            return x < peak ? tail(x, peak, a, b, -1) : unit(1 - tail(x, peak, a, b, 1));
        }
        return a * y > b * x ? fraction(x, y, a, b) : unit(1 - fraction(y, x, b, a));
    }

    private static double tail(double x, double peak, double a, double b, int direction) {
        double p = a - 1;
        double q = b - 1;
        double n = p + q;
        double other = q / n;
        double deviation = Math.sqrt(peak * other / n);
        double d = x - peak;
        double slope = Math.abs(p / (peak + d) - q / (other - d));
        double log = Saddlepoint.stirlingError(p) + Saddlepoint.stirlingError(q) - Saddlepoint.stirlingError(n);
        double total = Math.sqrt(2 * Math.PI * (p / n) * q) * Math.exp(log) / (n + 1);
        double part = PeakTail.integrate(
                v -> -p * Saddlepoint.minusLog1p(v / peak) - q * Saddlepoint.minusLog1p(-v / other),
                d,
                direction,
                deviation,
                slope,
                direction < 0 ? -peak : other);
        return unit(part / total);
    }

    /**
     * x^a y^b / B(a, b) over the fraction b0 + a1/(b1 + a2/(b2 + ...)) of DiDonato and Morris, which keeps its digits for x up
     * to a / (a + b); evaluated from the front (modified Lentz).
     */
    private static double fraction(double x, double y, double a, double b) {
        double n = a + b;
        double front = a / n * b * Saddlepoint.binomial(a, b, x, y);
        double off = a * y - b * x + 1;
        double f = a * off / (a + 1);
        double c = f;
        double d = 0;
        for (int m = 1; m < MAX_STEPS; m++) {
            double step = a + 2 * m - 1;
            double top = (a + m - 1) / step * ((n + m - 1) / step) * (m * x) * ((b - m) * x);
            double bottom = m + m * (b - m) * x / step + (a + m) * ((off + m * (1 + y)) / (step + 2));
            d = 1 / (bottom + top * d);
            c = bottom + top / c;
            double factor = c * d;
            f *= factor;
            if (Math.abs(factor - 1) <= EPSILON) {
                break;
            }
        }
        return unit(front / f);
    }

    private static double unit(double probability) {
        return Math.max(0, Math.min(1, probability));
    }
}
