package io.flowcast.models.demand.internal;

import java.util.Arrays;

/**
 * Demand that comes with a chance and then has a size out of a list: P(X = 0) = 1 - p, P(X &le; x) = 1 - p + p F(x). Immutable; the sizes may be
 * shared by many steps. O(log sizes) for a quantile.
 */
public final class Hurdle implements Marginal {
    private static final double ROUNDING = 1e-12;

    private final double chance;
    private final Sizes sizes;
    private final boolean discrete;

    /**
     * Takes the parts.
     *
     * @param chance p, from 0 to 1
     * @param sizes sizes with their probabilities
     * @param discrete whether all sizes are whole numbers
     */
    public Hurdle(double chance, Sizes sizes, boolean discrete) {
        this.chance = Math.min(1, Math.max(0, chance));
        this.sizes = sizes;
        this.discrete = discrete;
    }

    /** Chance that there is any demand. */
    public double chance() {
        return chance;
    }

    @Override
    public double mean() {
        return chance * sizes.mean;
    }

    @Override
    public double variance() {
        // Var(X) = p Var(S) + p (1 - p) E[S]^2, without the cancellation of the plain second moment.
        return chance * sizes.variance + chance * (1 - chance) * sizes.mean * sizes.mean;
    }

    @Override
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must lie between 0 and 1, was " + probability);
        }
        if (probability <= 1 - chance + ROUNDING) {
            return 0;
        }
        return sizes.value[sizes.firstUpTo((probability - ROUNDING - (1 - chance)) / chance)];
    }

    @Override
    public double cdf(double value) {
        if (!(value >= 0)) {
            return 0;
        }
        int at = sizes.lastAtMost(value);
        return at == sizes.value.length - 1 ? 1 : Math.min(1, 1 - chance + (at < 0 ? 0 : chance * sizes.upTo[at]));
    }

    @Override
    public double lossAbove(double level) {
        if (level <= 0) {
            return mean() - level;
        }
        double sum = 0;
        for (int i = sizes.value.length - 1; i >= 0 && sizes.value[i] > level; i--) {
            sum += (sizes.value[i] - level) * sizes.weight(i);
        }
        return chance * sum;
    }

    @Override
    public boolean discrete() {
        return discrete;
    }

    @Override
    public Tail tail() {
        return Tail.BOUNDED;
    }

    @Override
    public void fromScores(double[] scores, int first, int stride, int count) {
        double none = chance >= 1 ? Double.NEGATIVE_INFINITY : Normal.quantile(1 - chance);
        double[] step = new double[sizes.value.length];
        for (int i = 0; i < step.length; i++) {
            step[i] = i == step.length - 1
                    ? Double.POSITIVE_INFINITY
                    : Normal.quantile(Math.min(1, 1 - chance + chance * sizes.upTo[i]));
        }
        for (int i = 0, at = first; i < count; i++, at += stride) {
            double score = scores[at];
            if (score <= none) {
                scores[at] = 0;
            } else {
                int found = Arrays.binarySearch(step, score);
                scores[at] = sizes.value[found >= 0 ? found : -found - 1];
            }
        }
    }

    /** Sizes in rising order with the probabilities up to each. Immutable. */
    public static final class Sizes {
        private final double[] value;
        private final double[] upTo;
        private final double mean;
        private final double variance;

        private Sizes(double[] value, double[] upTo) {
            this.value = value;
            this.upTo = upTo;
            double sum = 0;
            for (int i = 0; i < value.length; i++) {
                sum += weight(i) * value[i];
            }
            double squares = 0;
            for (int i = 0; i < value.length; i++) {
                squares += weight(i) * (value[i] - sum) * (value[i] - sum);
            }
            mean = sum;
            variance = squares;
        }

        /**
         * A single size.
         *
         * @param value the size, at least 0
         * @return the sizes
         */
        public static Sizes of(double value) {
            return new Sizes(new double[] {value}, new double[] {1});
        }

        /**
         * Sizes with weights; equal ones are put together.
         *
         * @param value the sizes, at least 0, in any order; sorted in place
         * @param weight their weights, at least 0, not all 0; changed
         * @param count how many
         * @return the sizes
         */
        public static Sizes of(double[] value, double[] weight, int count) {
            sort(value, weight, count);
            double total = 0;
            for (int i = 0; i < count; i++) {
                total += weight[i];
            }
            int n = 0;
            double sum = 0;
            double[] upTo = new double[count];
            double[] distinct = new double[count];
            for (int i = 0; i < count; i++) {
                sum += weight[i] / total;
                if (n > 0 && distinct[n - 1] == value[i]) {
                    upTo[n - 1] = sum;
                } else if (weight[i] > 0) {
                    distinct[n] = value[i];
                    upTo[n++] = sum;
                }
            }
            upTo[n - 1] = 1;
            return new Sizes(Arrays.copyOf(distinct, n), Arrays.copyOf(upTo, n));
        }

        private static final int[] SORT_GAPS = {701, 301, 132, 57, 23, 10, 4, 1};

        /** Shell sort of pairs with the gaps of Ciura 2001: lists are short, and nothing is allocated. */
        private static void sort(double[] value, double[] weight, int count) {
            for (int gap : SORT_GAPS) {
                for (int i = gap; i < count; i++) {
                    double v = value[i];
                    double w = weight[i];
                    int at = i;
                    for (; at >= gap && value[at - gap] > v; at -= gap) {
                        value[at] = value[at - gap];
                        weight[at] = weight[at - gap];
                    }
                    value[at] = v;
                    weight[at] = w;
                }
            }
        }

        /** Mean size. */
        public double mean() {
            return mean;
        }

        private double weight(int i) {
            return i == 0 ? upTo[0] : upTo[i] - upTo[i - 1];
        }

        private int firstUpTo(double probability) {
            int found = Arrays.binarySearch(upTo, probability);
            return Math.min(value.length - 1, found >= 0 ? found : -found - 1);
        }

        private int lastAtMost(double x) {
            int found = Arrays.binarySearch(value, x);
            return found >= 0 ? found : -found - 2;
        }
    }
}
