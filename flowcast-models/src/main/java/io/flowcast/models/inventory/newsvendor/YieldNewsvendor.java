package io.flowcast.models.inventory.newsvendor;

import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;

/**
 * A known demand and a delivery of the order plus a random amount (additive yield). The level S = d - F^-1(h / (h + p)) with
 * F the yield's distribution (Snyder and Shen 2019, section 9.3.2.1).
 *
 * @param holdingCost h of a unit left over, above 0
 * @param stockoutCost p of a unit short, above 0
 * @param demand d in units, above 0
 */
public record YieldNewsvendor(double holdingCost, double stockoutCost, double demand) {
    /** Checks the numbers. */
    public YieldNewsvendor {
        Require.positive("holdingCost", holdingCost);
        Require.positive("stockoutCost", stockoutCost);
        Require.positive("demand", demand);
    }

    /**
     * The level of the least cost.
     *
     * @param yield what is delivered beyond the order, often negative
     * @return the level with its expected cost
     */
    public StockDecision best(DemandLaw yield) {
        double level = demand - yield.quantile(holdingCost / (holdingCost + stockoutCost));
        return new StockDecision(level, cost(yield, level));
    }

    /**
     * Expected cost of a level.
     *
     * @param yield what is delivered beyond the order
     * @param level to order up to, finite
     * @return the cost
     */
    public double cost(DemandLaw yield, double level) {
        double needed = demand - Require.finite("level", level);
        return holdingCost * yield.loss(needed) + stockoutCost * yield.leftover(needed);
    }
}
