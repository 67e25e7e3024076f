package io.flowcast.models.inventory.newsvendor;

import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;
import java.util.List;

/**
 * Several products for one period under one limit of money, space or weight: sum of use times level at most the limit. A
 * price l on the limit lowers each critical ratio to (p - l w) / (p + h); the price is found by bisection (Hadley and Whitin
 * 1963, section 6-4; Silver, Pyke and Thomas 2017, section 9.3.2). Counts are filled up, unit by unit, by the gain per
 * limit used.
 */
public final class LimitedNewsvendor {
    private static final int STEPS = 200;
    /** Comparisons spent on the last units, which hardly matter. */
    private static final long MOST_STEPS = 1_000_000;

    private final List<Product> products;

    /**
     * A problem.
     *
     * @param products at least one
     */
    public LimitedNewsvendor(List<Product> products) {
        this.products = List.copyOf(products);
        if (products.isEmpty()) {
            throw new IllegalArgumentException("products must not be empty");
        }
    }

    /**
     * One product.
     *
     * @param demand of the period
     * @param costs of one unit too many and one too few
     * @param use of the limit by each unit stocked, above 0
     */
    public record Product(DemandLaw demand, Newsvendor costs, double use) {
        /** Checks the use. */
        public Product {
            Require.positive("use", use);
        }

        /** Units of about the same gain: one, or a hundredth of the deviation. */
        private double chunk() {
            return Math.max(1, Math.floor(0.01 * Math.sqrt(demand.variance())));
        }

        private double level(double price) {
            double ratio = (costs.underage() - price * use) / (costs.underage() + costs.overage());
            return ratio <= 0 ? 0 : Math.max(0, demand.quantile(Math.min(ratio, 1 - 1e-12)));
        }

        /** Cost saved by the next unit above a level of whole units. */
        private double gain(double level) {
            return (costs.underage() + costs.overage()) * demand.survival(level) - costs.overage();
        }
    }

    /**
     * The levels.
     *
     * @param levels units of each product
     * @param cost expected cost of all
     * @param used of the limit
     * @param price expected cost saved by one more unit of the limit; 0 if the limit does not bind
     */
    public record Levels(double[] levels, double cost, double used, double price) {
        /** Copies the levels. */
        public Levels {
            levels = levels.clone();
        }

        /**
         * A copy.
         *
         * @return a copy of the component
         */
        @Override
        public double[] levels() {
            return levels.clone();
        }
    }

    /**
     * The levels of the least expected cost.
     *
     * @param limit available, at least 0
     * @return the levels, none negative
     */
    public Levels best(double limit) {
        Require.nonNegative("limit", limit);
        double low = 0;
        double high = 0;
        if (used(0) > limit) {
            for (Product p : products) {
                high = Math.max(high, p.costs.underage() / p.use);
            }
            for (int i = 0; i < STEPS; i++) {
                double middle = 0.5 * (low + high);
                if (middle == low || middle == high) {
                    break;
                }
                if (used(middle) > limit) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
        }
        double[] levels = new double[products.size()];
        double used = 0;
        for (int i = 0; i < levels.length; i++) {
            levels[i] = products.get(i).level(high);
            used += products.get(i).use * levels[i];
        }
        used = high > 0 ? fill(levels, limit, used) : used;
        double cost = 0;
        for (int i = 0; i < levels.length; i++) {
            cost += products.get(i).costs.cost(products.get(i).demand, levels[i]);
        }
        return new Levels(levels, cost, used, high);
    }

    private double used(double price) {
        double used = 0;
        for (Product p : products) {
            used += p.use * p.level(price);
        }
        return used;
    }

    /** Spends what the steps of counts left over on the units of the greatest gain for their use. */
    private double fill(double[] levels, double limit, double usedSoFar) {
        double used = usedSoFar;
        for (long step = 0; step < MOST_STEPS / levels.length; step++) {
            int best = -1;
            double most = 0;
            for (int i = 0; i < levels.length; i++) {
                Product p = products.get(i);
                if (p.demand.discrete() && used + p.use <= limit) {
                    double gain = p.gain(levels[i]) / p.use;
                    if (gain > most) {
                        most = gain;
                        best = i;
                    }
                }
            }
            if (best < 0) {
                return used;
            }
            Product chosen = products.get(best);
            double units = Math.max(1, Math.min(chosen.chunk(), Math.floor((limit - used) / chosen.use)));
            levels[best] += units;
            used += units * chosen.use;
        }
        return used;
    }
}
