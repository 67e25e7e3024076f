package io.flowcast.core.math.distribution;

import org.apache.commons.math3.special.Gamma;

/**
 * Gamma with shape a and scale s: mean a s, variance a s^2.
 *
 * <p>P(X &le; x) = P(a, x/s); E[max(X - x, 0)] = (a s - x) Q(a, x/s) + a s D with D = (x/s)^a e^(-x/s) / Gamma(a + 1).
 */
final class GammaLaw extends CheckedDistribution {
    private static final int MAX_STEPS = 200;

    private final double shape;
    private final double scale;
    private final double mean;
    private final double variance;

    GammaLaw(double mean, double variance) {
        this.mean = mean;
        this.variance = variance;
        shape = mean / variance * mean;
        scale = variance / mean;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return variance;
    }

    @Override
    double below(double value) {
        return IncompleteGamma.lower(shape, value / scale);
    }

    @Override
    double excess(double level) {
        double x = level / scale;
        if (x == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return (mean - level) * IncompleteGamma.upper(shape, x) + mean * Saddlepoint.poisson(shape, x);
    }

    /**
     * Newton's method on ln x, inside a bracket that every evaluation narrows; on the smaller of the two tails, so that
     * no digit is lost near 1.
     */
    @Override
    double inverse(double probability) {
        if (probability == 0) {
            return 0;
        }
        boolean right = probability > 0.5;
        double target = right ? 1 - probability : probability;
        double low = -745;
        double high = 709;
        double y = Math.max(low, Math.min(high, Math.log(roughQuantile(shape, probability))));
        for (int i = 0; i < MAX_STEPS && high - low > 1e-15 * Math.max(1, Math.abs(y)); i++) {
            double x = Math.exp(y);
            double reached = right ? IncompleteGamma.upper(shape, x) : IncompleteGamma.lower(shape, x);
            double error = right ? target - reached : reached - target;
            if (error == 0) {
                break;
            }
            if (error > 0) {
                high = y;
            } else {
                low = y;
            }
            // d P / d ln x = x^a e^-x / Gamma(a) = a D; Newton on ln of the tail converges from far out as well.
            double slope = shape * Saddlepoint.poisson(shape, x) * (right ? -1 : 1);
            double step = reached > 0 && slope != 0 ? reached * Math.log(reached / target) / slope : Double.NaN;
            double next = y - step;
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            if (Math.abs(next - y) <= 1e-16 * Math.max(1, Math.abs(y))) {
                y = next;
                break;
            }
            y = next;
        }
        return Math.exp(y) * scale;
    }

    /**
     * A value near the quantile at scale 1: Wilson and Hilferty's cube root (1931) for large shapes, the first term of
     * the series for small ones.
     */
    static double roughQuantile(double shape, double probability) {
        if (probability <= 0) {
            return 0;
        }
        double z = Normal.quantile(Math.min(probability, 1 - 1e-16));
        double c = 1 / (9 * shape);
        double root = 1 - c + z * Math.sqrt(c);
        if (shape > 0.5 && root > 0.2) {
            return shape * root * root * root;
        }
        // P(a, x) is about x^a / Gamma(a + 1) for small x; beyond that an exponential tail is near enough.
        double series = Math.exp((Math.log(probability) + logGammaOfNext(shape)) / shape);
        if (series < 0.5 * Math.max(shape, 0.1)) {
            return series;
        }
        return Math.max(Math.min(series, shape), -Math.log1p(-Math.min(probability, 1 - 1e-16)) * Math.min(1, shape));
    }

    private static double logGammaOfNext(double shape) {
        return shape < 1 ? Gamma.logGamma1p(shape) : Gamma.logGamma(shape + 1);
    }

    @Override
    public boolean discrete() {
        return false;
    }

    @Override
    public Tail tail() {
        return Tail.LIGHT;
    }

    @Override
    public String toString() {
        return "Gamma(mean=" + mean + ", variance=" + variance + ")";
    }
}
