package io.flowcast.models.inventory.policy;

import io.flowcast.models.inventory.internal.Require;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The best (s,S) policy by Zheng and Federgruen (1991): s falls until its one-period cost reaches the cost of the policy, then
 * S rises while its one-period cost is below that of the best policy. Renewal densities are kept in arrays that grow and are
 * used again by the next problem. Not for several threads at once.
 */
public final class SsSolver {
    private static final int FIRST = 256;
    /** Every level looked at costs as many steps as there are levels. */
    private static final int MOST = 1 << 15;

    private static final int MOST_COSTS = 1 << 20;
    private static final double MASS_TOLERANCE = 1e-6;

    private double[] demand = new double[0];
    private double[] density = new double[FIRST];
    private double[] renewals = new double[FIRST];
    private int known;
    private double[] cost = new double[2 * FIRST];
    private int costFrom;
    private IntToDoubleFunction level = y -> 0;

    /** A solver with small arrays. */
    public SsSolver() {}

    /**
     * The best policy.
     *
     * @param probability of a demand of 0, 1, 2, ... in the time between reviews; the sum may fall short of 1 by a tail that
     *     no policy reaches
     * @param levelCost expected cost of a review that starts at a level; with one valley
     * @param fixedCost of an order, at least 0
     * @param bottom a level of the least {@code levelCost}
     * @return the policy with its cost per review
     */
    public SsPolicy best(double[] probability, IntToDoubleFunction levelCost, double fixedCost, int bottom) {
        Require.nonNegative("fixedCost", fixedCost);
        start(probability, levelCost, bottom);
        int top = bottom;
        int s = bottom;
        double paid = fixedCost;
        double found;
        do {
            s--;
            int j = top - s - 1;
            extend(j);
            paid += density[j] * costAt(s + 1);
            found = paid / renewals[j + 1];
        } while (found > costAt(s));
        double least = found;
        int bestTop = top;
        for (int upper = top + 1; costAt(upper) <= least; upper++) {
            if (average(s, upper, fixedCost) < least) {
                bestTop = upper;
                while (average(s, upper, fixedCost) <= costAt(s + 1)) {
                    s++;
                }
                least = average(s, upper, fixedCost);
            }
        }
        return new SsPolicy(s, bestTop, least);
    }

    /**
     * Cost of a policy.
     *
     * @param probability of a demand of 0, 1, 2, ... in the time between reviews
     * @param levelCost expected cost of a review that starts at a level
     * @param fixedCost of an order, at least 0
     * @param reorderPoint s
     * @param orderUpTo S above s
     * @return cost per review
     */
    public double cost(
            double[] probability, IntToDoubleFunction levelCost, double fixedCost, int reorderPoint, int orderUpTo) {
        Require.nonNegative("fixedCost", fixedCost);
        if (Require.positive("orderUpTo - reorderPoint", orderUpTo - (double) reorderPoint) > MOST) {
            throw new IllegalArgumentException("the policy must span at most " + MOST + " levels, from " + reorderPoint
                    + " to " + orderUpTo + "; scale demand down");
        }
        start(probability, levelCost, orderUpTo);
        return average(reorderPoint, orderUpTo, fixedCost);
    }

    private void start(double[] probability, IntToDoubleFunction levelCost, int centre) {
        Require.nonNegative("probability", probability);
        double mass = 0;
        for (double p : probability) {
            mass += p;
        }
        if (!(mass <= 1 + MASS_TOLERANCE)) {
            throw new IllegalArgumentException("probability must have a sum of at most 1, was " + mass);
        }
        if (probability.length == 0 || !(probability[0] < 1)) {
            throw new IllegalArgumentException("probability must leave a chance for some demand");
        }
        demand = probability;
        level = levelCost;
        known = 0;
        costFrom = centre - cost.length / 2;
        Arrays.fill(cost, Double.NaN);
    }

    private double average(int s, int top, double fixedCost) {
        int n = top - s;
        extend(n - 1);
        double paid = fixedCost;
        for (int j = 0; j < n; j++) {
            paid += density[j] * costAt(top - j);
        }
        return paid / renewals[n];
    }

    private double costAt(int y) {
        int i = y - costFrom;
        if (i < 0 || i >= cost.length) {
            grow(y);
            i = y - costFrom;
        }
        double value = cost[i];
        if (Double.isNaN(value)) {
            value = Require.finite("levelCost of " + y, level.applyAsDouble(y));
            cost[i] = value;
        }
        return value;
    }

    private void grow(int y) {
        int margin = cost.length;
        int from = Math.min(costFrom, y - margin);
        int to = Math.max(costFrom + cost.length, y + margin);
        if (to - (long) from > MOST_COSTS) {
            throw new IllegalArgumentException(
                    "the policy spans more than " + MOST_COSTS + " levels; scale demand down");
        }
        double[] wider = new double[to - from];
        Arrays.fill(wider, Double.NaN);
        System.arraycopy(cost, 0, wider, costFrom - from, cost.length);
        cost = wider;
        costFrom = from;
    }

    /** Renewal density m(0..j) and its sums M(1..j+1): the expected visits at a level below the top. */
    private void extend(int j) {
        if (j < known) {
            return;
        }
        if (j > MOST) {
            throw new IllegalArgumentException("the policy spans more than " + MOST + " levels; scale demand down");
        }
        if (j + 2 > density.length) {
            density = Arrays.copyOf(density, 2 * (j + 2));
            renewals = Arrays.copyOf(renewals, 2 * (j + 2));
        }
        double stay = 1 / (1 - demand[0]);
        for (int k = known; k <= j; k++) {
            double sum = 0;
            if (k == 0) {
                sum = 1;
            } else {
                int most = Math.min(k, demand.length - 1);
                for (int l = 1; l <= most; l++) {
                    sum += demand[l] * density[k - l];
                }
            }
            density[k] = stay * sum;
            renewals[k + 1] = (k == 0 ? 0 : renewals[k]) + density[k];
        }
        known = j + 1;
    }
}
