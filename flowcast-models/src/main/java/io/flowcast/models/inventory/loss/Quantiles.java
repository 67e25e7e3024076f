package io.flowcast.models.inventory.loss;

import io.flowcast.models.inventory.internal.Require;

/** Quantiles by search in the distribution function. */
final class Quantiles {
    private static final int STEPS = 400;

    private Quantiles() {}

    static double check(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "probability must lie between 0 and 1, both excluded, was " + probability);
        }
        return probability;
    }

    /** A level at which a loss is asked. */
    static double level(double level) {
        return Require.finite("level", level);
    }

    /** A value at which a probability is asked; may be infinite. */
    static double value(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("value must be a number, was NaN");
        }
        return value;
    }

    /** Bisection on the smaller tail between a bracket that is widened until it holds the quantile. */
    static double continuous(DemandLaw law, double probability, double low, double high) {
        double step = Math.max(Math.sqrt(law.variance()), 1e-300);
        double below = low;
        double above = high;
        while (less(law, above, probability)) {
            below = above;
            above += step;
            step *= 2;
        }
        step = Math.max(Math.sqrt(law.variance()), 1e-300);
        while (!less(law, below, probability)) {
            above = below;
            below -= step;
            step *= 2;
        }
        for (int i = 0; i < STEPS; i++) {
            double middle = below + 0.5 * (above - below);
            if (!(middle > below && middle < above)) {
                break;
            }
            if (less(law, middle, probability)) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }

    /** Smallest whole k above {@code floor} with P(X &le; k) of at least the probability, from a guess. */
    static double whole(DemandLaw law, double probability, double floor, double guess) {
        double above = Math.max(floor + 1, Math.rint(guess));
        double below = above - 1;
        double step = 1;
        while (law.cdf(above) < probability) {
            below = above;
            above += step;
            step *= 2;
        }
        step = 1;
        while (below > floor && law.cdf(below) >= probability) {
            above = below;
            below = Math.max(floor, below - step);
            step *= 2;
        }
        while (above - below > 1) {
            double middle = Math.floor(below + 0.5 * (above - below));
            if (law.cdf(middle) >= probability) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return above;
    }

    private static boolean less(DemandLaw law, double value, double probability) {
        return probability < 0.5 ? law.cdf(value) < probability : law.survival(value) > 1 - probability;
    }
}
