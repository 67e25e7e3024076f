package io.flowcast.models.inventory.policy;

import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.lotsizing.BackorderEoq;
import java.util.List;

/**
 * A finite number of periods whose costs and demands may differ, orders that arrive at once, and backorders: a dynamic
 * programme over whole inventory levels (Snyder and Shen 2019, section 4.5.2). The one-period cost is that of a normal
 * demand of the period's mean and deviation; transitions take the law itself, rounded to whole numbers.
 *
 * <p>For every period and level the best level to order up to is the lowest point of c y + H(y) to the right, kept while
 * walking from the right, so that a period costs levels times demands and not levels squared on top.
 */
public final class FiniteHorizon {
    private static final int MOST_LEVELS = 1 << 20;
    /** Levels times demands of a period, some seconds of work. */
    private static final double MOST_PAIRS = 2e9;

    private final List<Period> periods;
    private final double terminalHoldingCost;
    private final double terminalStockoutCost;

    /**
     * One period.
     *
     * @param demand of the period
     * @param holdingCost h of a unit left at its end, at least 0
     * @param stockoutCost p of a unit short at its end, at least 0; not both 0
     * @param purchaseCost c of a unit, at least 0
     * @param fixedCost K of an order, at least 0
     * @param discount of the money of the next period, above 0 and at most 1
     */
    public record Period(
            DemandLaw demand,
            double holdingCost,
            double stockoutCost,
            double purchaseCost,
            double fixedCost,
            double discount) {
        /** Checks the numbers. */
        public Period {
            Require.nonNegative("holdingCost", holdingCost);
            Require.nonNegative("stockoutCost", stockoutCost);
            Require.nonNegative("purchaseCost", purchaseCost);
            Require.nonNegative("fixedCost", fixedCost);
            if (!(Require.positive("discount", discount) <= 1)) {
                throw new IllegalArgumentException("discount must be at most 1, was " + discount);
            }
        }
    }

    /**
     * The levels the programme covers.
     *
     * @param lowest level
     * @param highest level; widened while an order would go above it
     * @param lowestDemand whole demand, at least 0
     * @param highestDemand whole demand
     */
    public record Range(int lowest, int highest, int lowestDemand, int highestDemand) {
        /** Checks the order. */
        public Range {
            Require.nonNegative("highest - lowest", (double) highest - lowest);
            Require.nonNegative("highestDemand - lowestDemand", (double) highestDemand - lowestDemand);
            Require.nonNegative("lowestDemand", lowestDemand);
        }
    }

    /**
     * The best policy.
     *
     * @param reorderPoints s of each period
     * @param orderUpTo S of each period
     * @param cost expected of all periods by period and level; one more row for the end
     * @param decisions level to have after ordering, by period and level before
     * @param lowest level of the first column
     */
    public record HorizonPlan(
            int[] reorderPoints, double[] orderUpTo, double[][] cost, double[][] decisions, int lowest) {
        /**
         * Expected cost of all periods.
         *
         * @param openingLevel inventory before the first period, whole, within the range
         * @return the cost
         */
        public double costFrom(int openingLevel) {
            if (openingLevel < lowest || openingLevel - lowest >= cost[0].length) {
                throw new IllegalArgumentException("openingLevel lies outside the range, was " + openingLevel);
            }
            return cost[0][openingLevel - lowest];
        }
    }

    /**
     * A problem.
     *
     * @param periods at least one
     * @param terminalHoldingCost of a unit left after the last period, at least 0
     * @param terminalStockoutCost of a unit short after the last period, at least 0
     */
    public FiniteHorizon(List<Period> periods, double terminalHoldingCost, double terminalStockoutCost) {
        this.periods = List.copyOf(periods);
        this.terminalHoldingCost = Require.nonNegative("terminalHoldingCost", terminalHoldingCost);
        this.terminalStockoutCost = Require.nonNegative("terminalStockoutCost", terminalStockoutCost);
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("periods must not be empty");
        }
    }

    /**
     * A range that suits the problem: demands within some deviations of the means, levels from the least mean less those
     * demands up to the greatest mean, EOQ and some deviations.
     *
     * @param demandSpread deviations of demand covered, above 0
     * @param levelSpread deviations beyond for the levels, at least 0
     * @return the range
     */
    public Range range(double demandSpread, double levelSpread) {
        Require.positive("demandSpread", demandSpread);
        Require.nonNegative("levelSpread", levelSpread);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        double widest = 0;
        double lot = 0;
        for (Period p : periods) {
            double mean = p.demand.mean();
            least = Math.min(least, mean);
            most = Math.max(most, mean);
            widest = Math.max(widest, Math.sqrt(p.demand.variance()));
            lot = Math.max(
                    lot,
                    new BackorderEoq(p.fixedCost, p.holdingCost, p.stockoutCost, mean)
                            .best()
                            .quantity());
        }
        return new Range(
                (int) Math.rint(least - most - widest * (levelSpread + demandSpread)),
                (int) Math.rint(most + lot + widest * levelSpread),
                (int) Math.max(0, Math.rint(least - demandSpread * widest)),
                (int) Math.rint(most + demandSpread * widest));
    }

    /**
     * The best policy.
     *
     * @param range to cover; its highest level is doubled while an order would go above it
     * @return the policy
     */
    public HorizonPlan solve(Range range) {
        return solve(range, null);
    }

    /**
     * The cost of given decisions.
     *
     * @param range to cover
     * @param decisions level to have after ordering by period and level before, each in the range
     * @return the policy with its cost
     */
    public HorizonPlan evaluate(Range range, double[][] decisions) {
        if (decisions.length != periods.size()) {
            throw new IllegalArgumentException(
                    "decisions must have " + periods.size() + " periods, has " + decisions.length);
        }
        return solve(range, decisions);
    }

    private HorizonPlan solve(Range range, double @org.jspecify.annotations.Nullable [][] given) {
        int low = range.lowest;
        int high = range.highest;
        while (true) {
            if ((double) high - low > MOST_LEVELS) {
                throw new IllegalArgumentException(
                        "cost still falls at level " + high + "; no order-up-to level is best");
            }
            double pairs = ((double) high - low + 1) * ((double) range.highestDemand - range.lowestDemand + 1);
            if (pairs > MOST_PAIRS) {
                throw new IllegalArgumentException("range spans " + pairs + " pairs of level and demand, more than "
                        + MOST_PAIRS + "; scale demand down");
            }
            HorizonPlan plan = attempt(low, high, range, given);
            if (plan != null) {
                return plan;
            }
            high = Math.max(2 * high, high + 1);
        }
    }

    /** One pass; null if some order would go up to the highest level. */
    private @org.jspecify.annotations.Nullable HorizonPlan attempt(
            int low, int high, Range range, double @org.jspecify.annotations.Nullable [][] given) {
        int levels = high - low + 1;
        int n = periods.size();
        double[][] cost = new double[n + 1][levels];
        double[][] decisions = new double[n][levels];
        int[] reorder = new int[n];
        double[] upTo = new double[n];
        for (int i = 0; i < levels; i++) {
            int x = low + i;
            cost[n][i] = terminalHoldingCost * Math.max(x, 0) + terminalStockoutCost * Math.max(-x, 0);
        }
        double[] ahead = new double[levels];
        for (int t = n - 1; t >= 0; t--) {
            Period p = periods.get(t);
            expected(p, range, low, cost[t + 1], ahead);
            if (given == null) {
                if (!choose(p, low, ahead, cost[t], decisions[t])) {
                    return null;
                }
            } else {
                Require.length("decisions[" + t + "]", given[t], levels);
                follow(p, low, ahead, given[t], cost[t], decisions[t]);
            }
            upTo[t] = decisions[t][0];
            int s = 0;
            while (s + 1 < levels && decisions[t][s + 1] == upTo[t]) {
                s++;
            }
            reorder[t] = low + s;
        }
        return new HorizonPlan(reorder, upTo, cost, decisions, low);
    }

    /** H(y): cost of the period and of what follows, by level after ordering. */
    private static void expected(Period p, Range range, int low, double[] next, double[] ahead) {
        int demands = range.highestDemand - range.lowestDemand + 1;
        double[] probability = new double[demands];
        for (int k = 0; k < demands; k++) {
            double d = range.lowestDemand + k;
            probability[k] = p.demand.discrete() ? p.demand.mass(d) : p.demand.cdf(d + 0.5) - p.demand.cdf(d - 0.5);
        }
        DemandLaw normal = DemandLaws.normal(p.demand.mean(), Math.sqrt(p.demand.variance()));
        int last = next.length - 1;
        for (int i = 0; i <= last; i++) {
            double y = low + i;
            double future = 0;
            for (int k = 0; k < demands; k++) {
                future += probability[k] * next[Math.max(0, Math.min(last, i - range.lowestDemand - k))];
            }
            ahead[i] = p.holdingCost * normal.leftover(y) + p.stockoutCost * normal.loss(y) + p.discount * future;
        }
    }

    /** The best level to order up to from every level; false if it is the highest one for a level below. */
    private static boolean choose(Period p, int low, double[] ahead, double[] cost, double[] decisions) {
        int last = ahead.length - 1;
        int best = -1; // lowest point of c y + H(y) to the right
        for (int i = last; i >= 0; i--) {
            cost[i] = ahead[i];
            decisions[i] = low + i;
            if (best >= 0) {
                double ordered = p.fixedCost + p.purchaseCost * (best - i) + ahead[best];
                if (ordered < cost[i]) {
                    cost[i] = ordered;
                    decisions[i] = low + best;
                    if (best == last) {
                        return false;
                    }
                }
            }
            if (best < 0 || p.purchaseCost * i + ahead[i] <= p.purchaseCost * best + ahead[best]) {
                best = i;
            }
        }
        return true;
    }

    private static void follow(Period p, int low, double[] ahead, double[] given, double[] cost, double[] decisions) {
        for (int i = 0; i < ahead.length; i++) {
            int y = (int) given[i] - low;
            if (y < 0 || y >= ahead.length) {
                throw new IllegalArgumentException("decisions must lie in the range, was " + given[i]);
            }
            cost[i] = ahead[y] + (y > i ? p.fixedCost + p.purchaseCost * (y - i) : 0);
            decisions[i] = given[i];
        }
    }
}
