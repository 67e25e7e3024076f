package io.flowcast.core.math.distribution;

import io.flowcast.api.distribution.Distribution;

/**
 * Arguments beyond the support answered once for all kinds, so that each kind sees only finite values of at least 0 and
 * probabilities it can reach.
 */
abstract class CheckedDistribution implements Distribution {
    /** An unbounded distribution ends here, as {@link Distribution#quantile} promises. */
    private static final double TOP = 1 - 1e-9;

    /** P(X &le; value) for a finite value of at least 0. */
    abstract double below(double value);

    /** E[max(X - level, 0)] for a finite level above 0; what rounding puts outside [0, mean] is cut off. */
    abstract double excess(double level);

    /** Quantile for a probability in [0, 1], below 1 where the distribution has no bound. */
    abstract double inverse(double probability);

    @Override
    public final double cdf(double value) {
        requireNumber("value", value);
        if (value < 0) {
            return 0;
        }
        return value == Double.POSITIVE_INFINITY ? 1 : below(value);
    }

    @Override
    public final double lossAbove(double level) {
        requireNumber("level", level);
        if (level <= 0) {
            return mean() + Math.min(-level, Double.MAX_VALUE - mean());
        }
        return level == Double.POSITIVE_INFINITY ? 0 : Math.max(0, Math.min(mean(), excess(level)));
    }

    @Override
    public final double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must lie between 0 and 1, was " + probability);
        }
        return inverse(tail() == Tail.BOUNDED ? probability : Math.min(probability, TOP));
    }

    private static void requireNumber(String name, double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(name + " must be a number, was NaN");
        }
    }
}
