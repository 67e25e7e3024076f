package io.flowcast.models.inventory.lotsizing;

import io.flowcast.models.inventory.internal.Require;
import java.util.Arrays;

/**
 * Items that share a fixed cost when ordered together: item i is ordered every m_i base cycles. Three ways to choose the
 * multiples: Silver's rule (1976), powers of two (Roundy 1985), and the best whole numbers, by all base cycles at which a
 * multiple changes (van Eijs 1993).
 *
 * @param sharedFixedCost K of each order, whatever it holds, at least 0
 * @param itemFixedCosts k_i added by each item in an order, at least 0
 * @param holdingCosts h_i of a unit per unit of time, above 0
 * @param demandRates d_i in units per unit of time, above 0
 */
public record JointReplenishment(
        double sharedFixedCost, double[] itemFixedCosts, double[] holdingCosts, double[] demandRates) {
    private static final int POWER_GRID = 256;
    private static final int MOST_BREAKPOINTS = 5_000_000;

    /** Checks and copies. */
    public JointReplenishment {
        Require.nonNegative("sharedFixedCost", sharedFixedCost);
        itemFixedCosts = Require.nonNegative("itemFixedCosts", itemFixedCosts).clone();
        int n = itemFixedCosts.length;
        holdingCosts = Require.length("holdingCosts", holdingCosts, n).clone();
        demandRates = Require.length("demandRates", demandRates, n).clone();
        if (n == 0) {
            throw new IllegalArgumentException("itemFixedCosts must not be empty");
        }
        for (int i = 0; i < n; i++) {
            Require.positive("holdingCosts[" + i + "]", holdingCosts[i]);
            Require.positive("demandRates[" + i + "]", demandRates[i]);
        }
    }

    /**
     * A copy.
     *
     * @return a copy of the component
     */
    @Override
    public double[] itemFixedCosts() {
        return itemFixedCosts.clone();
    }

    /**
     * A copy.
     *
     * @return a copy of the component
     */
    @Override
    public double[] holdingCosts() {
        return holdingCosts.clone();
    }

    /**
     * A copy.
     *
     * @return a copy of the component
     */
    @Override
    public double[] demandRates() {
        return demandRates.clone();
    }

    /**
     * When each item is ordered.
     *
     * @param baseCycle time between orders
     * @param multiples base cycles between the orders of each item
     * @param quantities units of each item when it is ordered
     * @param cost per unit of time
     */
    public record JointPlan(double baseCycle, int[] multiples, double[] quantities, double cost) {
        /** Copies. */
        public JointPlan {
            multiples = multiples.clone();
            quantities = quantities.clone();
        }

        /**
         * A copy.
         *
         * @return a copy of the component
         */
        @Override
        public int[] multiples() {
            return multiples.clone();
        }

        /**
         * A copy.
         *
         * @return a copy of the component
         */
        @Override
        public double[] quantities() {
            return quantities.clone();
        }
    }

    private double rate(int i) {
        return holdingCosts[i] * demandRates[i];
    }

    /**
     * Silver's rule: the item with the least k / (h d) is in every order; the others come every sqrt(k_i / (h_i d_i) * h d /
     * (K + k)) cycles, rounded, at least 1.
     *
     * @return the plan
     */
    public JointPlan silver() {
        int n = itemFixedCosts.length;
        int first = 0;
        for (int i = 1; i < n; i++) {
            if (itemFixedCosts[i] / rate(i) < itemFixedCosts[first] / rate(first)) {
                first = i;
            }
        }
        double scale = rate(first) / (sharedFixedCost + itemFixedCosts[first]);
        int[] multiples = new int[n];
        for (int i = 0; i < n; i++) {
            double free = Math.sqrt(itemFixedCosts[i] / rate(i) * scale);
            multiples[i] = i == first || Double.isNaN(free) ? 1 : (int) Math.max(1, Math.rint(free));
        }
        return plan(multiples);
    }

    /**
     * The plan with given multiples and the base cycle that suits them.
     *
     * @param multiples base cycles between the orders of each item, at least 1
     * @return the plan
     */
    public JointPlan plan(int[] multiples) {
        if (multiples.length != itemFixedCosts.length) {
            throw new IllegalArgumentException(
                    "multiples must have " + itemFixedCosts.length + " elements, has " + multiples.length);
        }
        double fixed = sharedFixedCost;
        double held = 0;
        for (int i = 0; i < multiples.length; i++) {
            if (multiples[i] < 1) {
                throw new IllegalArgumentException("multiples[" + i + "] must be at least 1, was " + multiples[i]);
            }
            fixed += itemFixedCosts[i] / multiples[i];
            held += holdingCosts[i] * multiples[i] * demandRates[i];
        }
        Require.positive("sum of fixed costs", fixed);
        double cycle = Math.sqrt(2 * fixed / held);
        double[] quantities = new double[multiples.length];
        for (int i = 0; i < quantities.length; i++) {
            quantities[i] = cycle * multiples[i] * demandRates[i];
        }
        return new JointPlan(cycle, multiples, quantities, fixed / cycle + cycle / 2 * held);
    }

    private double cost(int[] multiples) {
        double fixed = sharedFixedCost;
        double held = 0;
        for (int i = 0; i < multiples.length; i++) {
            fixed += itemFixedCosts[i] / multiples[i];
            held += multiples[i] * rate(i);
        }
        return Math.sqrt(2 * fixed * held);
    }

    /**
     * The best plan whose multiples are powers of two.
     *
     * @return the plan, at most 2.1 percent above the lower bound of any policy
     */
    public JointPlan powersOfTwo() {
        int n = itemFixedCosts.length;
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        double longest = plan(ones).baseCycle();
        int[] best = ones;
        int[] trial = new int[n];
        for (int octave = 0; octave < 40; octave++) {
            for (int g = 0; g < POWER_GRID; g++) {
                double cycle = longest * Math.pow(2, -(octave + (double) g / POWER_GRID));
                if (sharedFixedCost / cycle > cost(best)) {
                    return plan(best);
                }
                for (int i = 0; i < n; i++) {
                    double free = Math.sqrt(2 * itemFixedCosts[i] / rate(i)) / cycle;
                    int exponent = (int) Math.max(0, Math.ceil(Math.log(free / Math.sqrt(2)) / Math.log(2)));
                    trial[i] = 1 << Math.min(30, exponent);
                }
                if (cost(trial) < cost(best)) {
                    best = trial.clone();
                }
            }
        }
        return plan(best);
    }

    /**
     * The best plan of this form. A multiple m gives way to m + 1 at the cycle sqrt(2 k / (h d m (m + 1))); between such
     * cycles the multiples are fixed, below K over the best cost no cycle can be better.
     *
     * @return the plan
     */
    public JointPlan best() {
        int n = itemFixedCosts.length;
        int[] multiples = new int[n];
        Arrays.fill(multiples, 1);
        double cycle = plan(multiples).baseCycle();
        for (int i = 0; i < n; i++) {
            multiples[i] = multipleAt(i, cycle);
        }
        int[] best = multiples.clone();
        double least = cost(best);
        if (sharedFixedCost == 0) {
            // each item on its own: base cycles go to 0, so no finite plan is best; Silver's rule is as good as any
            return silver();
        }
        for (int step = 0; step < MOST_BREAKPOINTS; step++) {
            int next = -1;
            double at = 0;
            for (int i = 0; i < n; i++) {
                double m = multiples[i];
                double change = Math.sqrt(2 * itemFixedCosts[i] / (rate(i) * m * (m + 1)));
                if (change > at) {
                    at = change;
                    next = i;
                }
            }
            if (next < 0 || at < sharedFixedCost / least) {
                break;
            }
            multiples[next]++;
            double cost = cost(multiples);
            if (cost < least) {
                least = cost;
                best = multiples.clone();
            }
        }
        return plan(best);
    }

    private int multipleAt(int i, double cycle) {
        double target = 2 * itemFixedCosts[i] / (rate(i) * cycle * cycle);
        int m = (int) Math.max(1, Math.ceil(-0.5 + Math.sqrt(0.25 + target)));
        return Math.max(1, m);
    }
}
