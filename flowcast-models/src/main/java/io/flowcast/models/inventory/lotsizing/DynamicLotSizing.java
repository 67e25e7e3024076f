package io.flowcast.models.inventory.lotsizing;

import io.flowcast.models.inventory.internal.Require;
import java.util.Arrays;

/**
 * Known demand of several periods, a fixed cost for each order, no capacity (Wagner and Whitin 1958).
 *
 * <p>{@link #solve} takes O(n log n): the cost of an order in t that lasts until s is a line in c_t - H_t (unit cost less the
 * holding costs before t) whose slope falls with s, so that the best s is found on a lower envelope (Wagelmans, van Hoesel
 * and Kolen 1992). An order without demand is free.
 */
public final class DynamicLotSizing {
    private final double[] demand;
    private final double[] fixedCost;
    private final double[] holdingCost;
    private final double[] unitCost;

    /**
     * A problem.
     *
     * @param demand units of each period, at least 0
     * @param fixedCost of an order in each period, at least 0
     * @param holdingCost of a unit carried from each period to the next, at least 0
     * @param unitCost of a unit ordered in each period, at least 0
     */
    public DynamicLotSizing(double[] demand, double[] fixedCost, double[] holdingCost, double[] unitCost) {
        int n = demand.length;
        if (n == 0) {
            throw new IllegalArgumentException("demand must not be empty");
        }
        this.demand = Require.nonNegative("demand", demand).clone();
        this.fixedCost = Require.length("fixedCost", Require.nonNegative("fixedCost", fixedCost), n)
                .clone();
        this.holdingCost = Require.length("holdingCost", Require.nonNegative("holdingCost", holdingCost), n)
                .clone();
        this.unitCost = Require.length("unitCost", Require.nonNegative("unitCost", unitCost), n)
                .clone();
    }

    /**
     * A problem with the same costs in all periods.
     *
     * @param demand units of each period, at least 0
     * @param fixedCost of an order, at least 0
     * @param holdingCost of a unit carried to the next period, at least 0
     * @return the problem
     */
    public static DynamicLotSizing steady(double[] demand, double fixedCost, double holdingCost) {
        double[] fixed = new double[demand.length];
        double[] holding = new double[demand.length];
        Arrays.fill(fixed, fixedCost);
        Arrays.fill(holding, holdingCost);
        return new DynamicLotSizing(demand, fixed, holding, new double[demand.length]);
    }

    /**
     * The orders of the least cost.
     *
     * @return the plan
     */
    public LotPlan solve() {
        int n = demand.length;
        double[] before = new double[n + 1]; // holding costs of a unit from the start
        for (int t = 0; t < n; t++) {
            before[t + 1] = before[t] + holdingCost[t];
        }
        double[] left = new double[n + 1]; // demand from each period on
        double[] heldLeft = new double[n + 1]; // the same, each unit times its holding costs from the start
        for (int t = n - 1; t >= 0; t--) {
            left[t] = left[t + 1] + demand[t];
            heldLeft[t] = heldLeft[t + 1] + demand[t] * before[t];
        }
        double[] toGo = new double[n + 1];
        int[] next = new int[n];
        Envelope envelope = new Envelope(n + 1);
        for (int t = n - 1; t >= 0; t--) {
            envelope.add(-left[t + 1], toGo[t + 1] - heldLeft[t + 1], t + 1);
            if (demand[t] == 0) {
                // leaving a period out is as good as any order whose first period has no demand
                toGo[t] = toGo[t + 1];
                next[t] = t + 1;
            } else {
                toGo[t] = Double.POSITIVE_INFINITY;
            }
            double x = unitCost[t] - before[t];
            int s = envelope.best(x);
            double cost = fixedCost[t] + x * (left[t] - left[s]) + heldLeft[t] - heldLeft[s] + toGo[s];
            if (cost < toGo[t]) {
                toGo[t] = cost;
                next[t] = s;
            }
        }
        return plan(toGo, next);
    }

    /** Lines of falling slope; the one lowest at a point. */
    private static final class Envelope {
        private final double[] slope;
        private final double[] base;
        private final int[] name;
        private int size;

        Envelope(int most) {
            slope = new double[most];
            base = new double[most];
            name = new int[most];
        }

        void add(double newSlope, double newBase, int newName) {
            if (size > 0 && slope[size - 1] == newSlope) {
                if (base[size - 1] <= newBase) {
                    return;
                }
                size--;
            }
            while (size >= 2 && needless(newSlope, newBase)) {
                size--;
            }
            slope[size] = newSlope;
            base[size] = newBase;
            name[size++] = newName;
        }

        /** Whether the last line lies above the one before it or the new one everywhere. */
        private boolean needless(double newSlope, double newBase) {
            double m0 = slope[size - 2];
            double m1 = slope[size - 1];
            double first = (base[size - 1] - base[size - 2]) * (m0 - newSlope);
            double second = (newBase - base[size - 2]) * (m0 - m1);
            return first >= second;
        }

        int best(double x) {
            int low = 0;
            int high = size - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (base[middle] + slope[middle] * x <= base[middle + 1] + slope[middle + 1] * x) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return name[low];
        }
    }

    private LotPlan plan(double[] toGo, int[] next) {
        int n = demand.length;
        double[] quantities = new double[n];
        for (int t = 0; t < n; t = next[t]) {
            for (int i = t; i < next[t]; i++) {
                quantities[t] += demand[i];
            }
        }
        return new LotPlan(quantities, toGo[0], toGo, next);
    }

    /**
     * The orders of the least cost where a unit is held at the rate of the period it was ordered in, all the time: h_t (i -
     * t) for a unit ordered in t for i. Takes O(n^2); with equal holding costs it is the same problem as {@link #solve}.
     *
     * @return the plan; of orders that cost the same the shorter one
     */
    public LotPlan solveHoldingAtOrderRate() {
        int n = demand.length;
        double[] toGo = new double[n + 1];
        int[] next = new int[n];
        for (int t = n - 1; t >= 0; t--) {
            toGo[t] = Double.POSITIVE_INFINITY;
            double cost = 0;
            boolean paid = false;
            for (int s = t + 1; s <= n; s++) {
                int i = s - 1;
                if (demand[i] > 0 && !paid) {
                    cost += fixedCost[t];
                    paid = true;
                }
                cost += unitCost[t] * demand[i] + holdingCost[t] * (i - t) * demand[i];
                if (cost + toGo[s] < toGo[t]) {
                    toGo[t] = cost + toGo[s];
                    next[t] = s;
                }
            }
        }
        return plan(toGo, next);
    }

    /**
     * Silver and Meal's rule (1973): an order lasts as long as its cost per period falls.
     *
     * @return the plan
     */
    public LotPlan silverMeal() {
        return byRule(false);
    }

    /**
     * Least unit cost: an order lasts as long as its cost per unit falls.
     *
     * @return the plan
     */
    public LotPlan leastUnitCost() {
        return byRule(true);
    }

    private LotPlan byRule(boolean perUnit) {
        int n = demand.length;
        double[] quantities = new double[n];
        double total = 0;
        int t = 0;
        while (t < n) {
            if (demand[t] == 0) {
                t++;
                continue;
            }
            double cost = fixedCost[t] + unitCost[t] * demand[t];
            double units = demand[t];
            double held = 0;
            int s = t + 1;
            while (s < n) {
                held += holdingCost[s - 1];
                double longer = cost + (unitCost[t] + held) * demand[s];
                double moreUnits = units + demand[s];
                double rate = perUnit ? cost / units : cost / (s - t);
                if (longer / (perUnit ? moreUnits : s - t + 1) > rate) {
                    break;
                }
                cost = longer;
                units = moreUnits;
                s++;
            }
            quantities[t] = units;
            total += cost;
            t = s;
        }
        return new LotPlan(quantities, total, new double[0], new int[0]);
    }

    /**
     * Cost of given orders.
     *
     * @param quantities units ordered in each period; nothing may be short
     * @return cost of all periods
     * @throws IllegalArgumentException if demand is short somewhere
     */
    public double cost(double[] quantities) {
        Require.length("quantities", quantities, demand.length);
        double stock = 0;
        double cost = 0;
        for (int t = 0; t < demand.length; t++) {
            double q = Require.nonNegative("quantities[" + t + "]", quantities[t]);
            stock += q - demand[t];
            if (stock < -1e-9 * (1 + q + demand[t])) {
                throw new IllegalArgumentException("period " + t + " is short of " + -stock);
            }
            cost += (q > 0 ? fixedCost[t] : 0) + unitCost[t] * q + holdingCost[t] * Math.max(0, stock);
        }
        return cost;
    }
}
