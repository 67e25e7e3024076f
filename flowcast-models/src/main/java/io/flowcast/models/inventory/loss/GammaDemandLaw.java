package io.flowcast.models.inventory.loss;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.core.math.distribution.Distributions;
import org.apache.commons.math3.special.Gamma;

/**
 * Gamma with shape a and scale b. With t = x / b, Q its upper tail and D = t^a e^-t / Gamma(a + 1): loss b ((a - t) Q + a
 * D), second loss b^2 / 2 (((a - t)^2 + a) Q + (a - t + 1) a D) (Snyder and Shen 2019, C.43 and C.44).
 */
final class GammaDemandLaw implements DemandLaw {
    /** The core's quantile stops at 1 - 1e-9. */
    private static final double TOP = 1 - 1e-8;

    private static final double LARGE = 1000;

    final double shape;
    final double scale;
    private final Distribution law;

    GammaDemandLaw(double shape, double scale) {
        this.shape = shape;
        this.scale = scale;
        law = Distributions.gamma(shape * scale, shape * scale * scale);
    }

    @Override
    public double mean() {
        return shape * scale;
    }

    @Override
    public double variance() {
        return shape * scale * scale;
    }

    @Override
    public double cdf(double value) {
        Quantiles.value(value);
        return law.cdf(value);
    }

    @Override
    public double survival(double value) {
        Quantiles.value(value);
        if (value <= 0) {
            return 1;
        }
        double t = value / scale;
        if (shape > LARGE) {
            return 1 - law.cdf(value);
        }
        return t > shape + 700 + 60 * Math.sqrt(shape) ? 0 : Gamma.regularizedGammaQ(shape, t, 1e-15, 100_000);
    }

    @Override
    public double quantile(double probability) {
        Quantiles.check(probability);
        return probability < TOP
                ? law.quantile(probability)
                : Quantiles.continuous(this, probability, mean(), law.quantile(TOP));
    }

    /** t^a e^-t / Gamma(a). */
    private double density(double t) {
        return Math.exp(shape * Math.log(t) - t - Gamma.logGamma(shape));
    }

    @Override
    public double loss(double level) {
        Quantiles.level(level);
        if (level <= 0) {
            return mean() - level;
        }
        return law.lossAbove(level);
    }

    @Override
    public double secondLoss(double level) {
        Quantiles.level(level);
        if (level <= 0) {
            return 0.5 * (variance() + (mean() - level) * (mean() - level));
        }
        double t = level / scale;
        double off = shape - t;
        return Math.max(0, 0.5 * scale * scale * ((off * off + shape) * survival(level) + (off + 1) * density(t)));
    }

    @Override
    public boolean discrete() {
        return false;
    }

    @Override
    public String toString() {
        return "Gamma(shape=" + shape + ", scale=" + scale + ")";
    }

    @Override
    public double lowest() {
        return 0;
    }
}
