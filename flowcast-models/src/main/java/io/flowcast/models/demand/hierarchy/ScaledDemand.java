package io.flowcast.models.demand.hierarchy;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.core.math.distribution.Distributions;

/**
 * A demand times a factor, which is what reconciling does to a leaf. Counts stay counts: f X is rounded down after a uniform number has been added, so the
 * mean is exact, and
 *
 * <pre>
 *   P(floor(f X + U) <= k) = E[min(1, max(0, k + 1 - f X))] = 1 + f (L((k + 1)/f) - L(k/f)),     L(x) = E[max(X - x, 0)]
 * </pre>
 *
 * Where the mean is large, a unit is nothing and the two losses are nearly the same number, so the nearest whole number is taken instead.
 */
final class ScaledDemand implements Distribution {
    /** Above this mean a unit does not matter. */
    private static final double LARGE = 1e4;

    private final Distribution base;
    private final double factor;
    /** Whether what is rounded matters. */
    private final boolean units;

    private ScaledDemand(Distribution base, double factor) {
        this.base = base;
        this.factor = factor;
        this.units = base.discrete() && factor * base.mean() < LARGE;
    }

    /** The distribution with another mean; of a demand that was thought to be zero, a Poisson one. */
    static Distribution of(Distribution base, double mean) {
        if (!(mean > 0)) {
            return Distributions.point(0);
        }
        double before = base.mean();
        if (!(before > 0) || mean / before > 1e6) {
            return base.discrete() ? Distributions.poisson(mean) : Distributions.point(mean);
        }
        double factor = mean / before;
        return Math.abs(factor - 1) < 1e-12 ? base : new ScaledDemand(base, factor);
    }

    @Override
    public double mean() {
        return factor * base.mean();
    }

    @Override
    public double variance() {
        // The uniform number adds what a value between two whole ones needs, at most 1/4.
        double rounding = units && factor != Math.rint(factor) ? 1.0 / 6 : 0;
        return factor * factor * base.variance() + Math.min(rounding, mean());
    }

    @Override
    public double quantile(double probability) {
        double near = factor * base.quantile(probability);
        if (!units) {
            return base.discrete() ? Math.rint(near) : near;
        }
        if (probability >= 1) {
            return Math.ceil(near);
        }
        double k = Math.floor(near);
        while (k > 0 && cdf(k - 1) >= probability) {
            k--;
        }
        while (cdf(k) < probability && k <= near + 2) {
            k++;
        }
        return k;
    }

    @Override
    public double cdf(double value) {
        if (value < 0) {
            return 0;
        }
        if (!units) {
            return base.cdf((base.discrete() ? Math.floor(value) + 0.5 : value) / factor);
        }
        double k = Math.floor(value);
        double p = 1 + factor * (base.lossAbove((k + 1) / factor) - base.lossAbove(k / factor));
        return Math.min(1, Math.max(0, p));
    }

    @Override
    public double lossAbove(double level) {
        if (!units) {
            return factor * base.lossAbove(level / factor);
        }
        if (level <= 0) {
            return mean() - level;
        }
        // Between whole levels the loss is straight; at a whole level it is E[max(f X + U - m, 0)] summed over the
        // uniform number's steps.
        double low = Math.floor(level);
        double atLow = lossAtWhole(low);
        return low == level ? atLow : atLow - (level - low) * (1 - cdf(low));
    }

    /** E[max(floor(f X + U) - m, 0)] = sum of P(value > k) over k >= m = f L(m / f): the sum telescopes. */
    private double lossAtWhole(double m) {
        return factor * base.lossAbove(m / factor);
    }

    @Override
    public boolean discrete() {
        return base.discrete();
    }

    @Override
    public Tail tail() {
        return base.tail();
    }
}
