package io.flowcast.models.inventory.policy;

import io.flowcast.models.inventory.internal.Require;

/**
 * One-for-one orders under continuous review when what finds no stock is lost. Poisson demand of a rate d and any lead time
 * of mean L: the chance of no stock is Erlang's loss formula at the load d L, whatever the lead time's distribution (Karush
 * 1957).
 *
 * @param demandRate d in units per unit of time, above 0
 * @param meanLeadTime L, at least 0
 */
public record LostSalesBaseStock(double demandRate, double meanLeadTime) {
    private static final int MOST = 100_000_000;

    /** Checks the numbers. */
    public LostSalesBaseStock {
        Require.positive("demandRate", demandRate);
        Require.nonNegative("meanLeadTime", meanLeadTime);
    }

    /**
     * Chance that a unit finds no stock.
     *
     * @param level S, whole, at least 0
     * @return Erlang's loss B(S, d L)
     */
    public double lostShare(int level) {
        Require.nonNegative("level", level);
        double load = demandRate * meanLeadTime;
        double lost = 1;
        for (int k = 1; k <= level && lost > 0; k++) {
            lost = load * lost / (k + load * lost);
        }
        return lost;
    }

    /**
     * Share of the demand that is served; the share of the time with stock as well.
     *
     * @param level S, whole, at least 0
     * @return 1 less the lost share
     */
    public double fillRate(int level) {
        return 1 - lostShare(level);
    }

    /**
     * Mean stock on hand.
     *
     * @param level S, whole, at least 0
     * @return S less what is on order, d L (1 - B)
     */
    public double onHand(int level) {
        return Math.max(0, level - demandRate * meanLeadTime * fillRate(level));
    }

    /**
     * Expected cost per unit of time.
     *
     * @param level S, whole, at least 0
     * @param holdingCost of a unit on hand, at least 0
     * @param lostSaleCost of a unit not sold, at least 0
     * @return the cost
     */
    public double cost(int level, double holdingCost, double lostSaleCost) {
        Require.nonNegative("holdingCost", holdingCost);
        Require.nonNegative("lostSaleCost", lostSaleCost);
        return holdingCost * onHand(level) + lostSaleCost * demandRate * lostShare(level);
    }

    /**
     * The level of the least cost, which has one valley.
     *
     * @param holdingCost of a unit on hand, above 0
     * @param lostSaleCost of a unit not sold, at least 0
     * @return the level; 0 if stocking does not pay
     */
    public int bestLevel(double holdingCost, double lostSaleCost) {
        Require.positive("holdingCost", holdingCost);
        Require.nonNegative("lostSaleCost", lostSaleCost);
        double load = demandRate * meanLeadTime;
        double lost = 1;
        double cost = lostSaleCost * demandRate;
        for (int k = 1; k < MOST; k++) {
            lost = load * lost / (k + load * lost);
            double next = holdingCost * Math.max(0, k - load * (1 - lost)) + lostSaleCost * demandRate * lost;
            if (next >= cost) {
                return k - 1;
            }
            cost = next;
        }
        throw new IllegalArgumentException("no level below " + MOST + " is best");
    }

    /**
     * The least level of a fill rate.
     *
     * @param target in (0, 1)
     * @return the level
     */
    public int levelForFillRate(double target) {
        Require.inside("target", target);
        double load = demandRate * meanLeadTime;
        double lost = 1;
        int k = 0;
        while (1 - lost < target && k < MOST) {
            k++;
            lost = load * lost / (k + load * lost);
        }
        return k;
    }
}
