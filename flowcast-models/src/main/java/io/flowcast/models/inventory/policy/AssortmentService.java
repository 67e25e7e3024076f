package io.flowcast.models.inventory.policy;

import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;
import java.util.List;

/**
 * Levels of many items that together serve the most under a budget, or reach a fill rate with the least money: not the same
 * service for all, but the same gain for the last coin. With w the weight of a unit short and c the money in a unit, level S
 * gives its next unit a gain w P(D &gt; S) per c (Sherbrooke 1968; Thonemann, Brown and Hausman 2002, Management Science
 * 48(9)).
 */
public final class AssortmentService {
    private static final int STEPS = 200;
    private static final double LEAST = 1e-14;
    /** Comparisons spent on the last units, which hardly matter. */
    private static final long MOST_STEPS = 1_000_000;

    private final List<Item> items;

    /**
     * One item.
     *
     * @param demand over lead time and review
     * @param unitCost c of a unit in stock, above 0
     * @param weight w of a unit short against those of other items, above 0
     */
    public record Item(DemandLaw demand, double unitCost, double weight) {
        /** Checks the numbers. */
        public Item {
            Require.positive("unitCost", unitCost);
            Require.positive("weight", weight);
        }

        /** Units of about the same gain: one, or a hundredth of the deviation. */
        private double chunk() {
            return Math.max(1, Math.floor(0.01 * Math.sqrt(demand.variance())));
        }

        private double level(double price) {
            double shortChance = price * unitCost / weight;
            return shortChance >= 1 ? 0 : Math.max(0, demand.quantile(1 - Math.max(LEAST, shortChance)));
        }
    }

    /**
     * The levels.
     *
     * @param levels of each item
     * @param investment sum of unit cost times level
     * @param fillRate weighted: 1 - sum of weight times loss over sum of weight times mean
     */
    public record ServiceLevels(double[] levels, double investment, double fillRate) {
        /** Copies. */
        public ServiceLevels {
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
     * A problem.
     *
     * @param items at least one, of a mean demand above 0 together
     */
    public AssortmentService(List<Item> items) {
        this.items = List.copyOf(items);
        double asked = 0;
        for (Item item : items) {
            asked += item.weight * item.demand.mean();
        }
        Require.positive("mean demand of all items", asked);
    }

    /**
     * The levels of the highest fill rate under a budget.
     *
     * @param budget for sum of unit cost times level, at least 0
     * @return the levels
     */
    public ServiceLevels within(double budget) {
        Require.nonNegative("budget", budget);
        double low = 0;
        double high = 0;
        for (Item item : items) {
            high = Math.max(high, item.weight / item.unitCost);
        }
        if (investment(levels(0)) <= budget) {
            return result(levels(0));
        }
        for (int i = 0; i < STEPS; i++) {
            double middle = 0.5 * (low + high);
            if (middle == low || middle == high) {
                break;
            }
            if (investment(levels(middle)) > budget) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double[] levels = levels(high);
        fill(levels, budget);
        return result(levels);
    }

    /**
     * The cheapest levels of a fill rate.
     *
     * @param target in (0, 1)
     * @return the levels; at most one unit (or a hundredth of the deviation) more than needed where demand is whole
     */
    public ServiceLevels reaching(double target) {
        Require.inside("target", target);
        double low = 0;
        double high = 0;
        for (Item item : items) {
            high = Math.max(high, item.weight / item.unitCost);
        }
        for (int i = 0; i < STEPS; i++) {
            double middle = 0.5 * (low + high);
            if (middle == low || middle == high) {
                break;
            }
            if (fillRate(levels(middle)) >= target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double[] levels = levels(high);
        for (long step = 0; fillRate(levels) < target; step++) {
            int next = bestNext(levels, Double.POSITIVE_INFINITY);
            if (next < 0 || step > MOST_STEPS / levels.length) {
                return result(levels(low));
            }
            levels[next] += items.get(next).chunk();
        }
        return result(levels);
    }

    private void fill(double[] levels, double budget) {
        double left = budget - investment(levels);
        int next = bestNext(levels, left);
        for (long step = 0; next >= 0 && step < MOST_STEPS / levels.length; step++) {
            Item item = items.get(next);
            double units = Math.max(1, Math.min(item.chunk(), Math.floor(left / item.unitCost)));
            levels[next] += units;
            left -= units * item.unitCost;
            next = bestNext(levels, left);
        }
    }

    /** The item of whole units whose next unit gains most for its money, or -1. */
    private int bestNext(double[] levels, double money) {
        int best = -1;
        double most = LEAST;
        for (int i = 0; i < levels.length; i++) {
            Item item = items.get(i);
            if (item.demand.discrete() && item.unitCost <= money) {
                double gain = item.weight * item.demand.survival(levels[i]) / item.unitCost;
                if (gain > most) {
                    most = gain;
                    best = i;
                }
            }
        }
        return best;
    }

    private double[] levels(double price) {
        double[] levels = new double[items.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = items.get(i).level(price);
        }
        return levels;
    }

    private double investment(double[] levels) {
        double sum = 0;
        for (int i = 0; i < levels.length; i++) {
            sum += items.get(i).unitCost * levels[i];
        }
        return sum;
    }

    private double fillRate(double[] levels) {
        double missing = 0;
        double asked = 0;
        for (int i = 0; i < levels.length; i++) {
            Item item = items.get(i);
            missing += item.weight * item.demand.loss(levels[i]);
            asked += item.weight * item.demand.mean();
        }
        return 1 - missing / asked;
    }

    private ServiceLevels result(double[] levels) {
        return new ServiceLevels(levels, investment(levels), fillRate(levels));
    }
}
