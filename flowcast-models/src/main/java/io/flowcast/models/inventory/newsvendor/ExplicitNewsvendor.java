package io.flowcast.models.inventory.newsvendor;

import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;

/**
 * The single period by its prices: what is sold earns the price, what is left is salvaged and costs holding, what is short
 * costs goodwill. Critical ratio (p + r - c) / (p + h + r - v) (Snyder and Shen 2019, section 4.3.2.4).
 *
 * @param revenue price r of a unit sold
 * @param purchaseCost cost c of a unit bought, below the revenue
 * @param salvageValue v earned by a unit left over, below the purchase cost; negative if disposal costs
 * @param holdingCost h of a unit left over, at least 0
 * @param stockoutCost goodwill p lost with a unit short, at least 0
 */
public record ExplicitNewsvendor(
        double revenue, double purchaseCost, double salvageValue, double holdingCost, double stockoutCost) {
    /** Checks the prices. */
    public ExplicitNewsvendor {
        Require.finite("revenue", revenue);
        Require.finite("purchaseCost", purchaseCost);
        Require.finite("salvageValue", salvageValue);
        Require.nonNegative("holdingCost", holdingCost);
        Require.nonNegative("stockoutCost", stockoutCost);
        Require.positive("revenue - purchaseCost", revenue - purchaseCost);
        Require.positive("purchaseCost - salvageValue", purchaseCost - salvageValue);
    }

    /**
     * Without holding and goodwill costs.
     *
     * @param revenue price of a unit sold
     * @param purchaseCost cost of a unit bought
     * @param salvageValue earned by a unit left over
     * @return the model
     */
    public static ExplicitNewsvendor of(double revenue, double purchaseCost, double salvageValue) {
        return new ExplicitNewsvendor(revenue, purchaseCost, salvageValue, 0, 0);
    }

    /**
     * The same decision by the costs of one unit too many and one too few.
     *
     * @return overage c - v + h, underage r - c + p
     */
    public Newsvendor asCosts() {
        return new Newsvendor(purchaseCost - salvageValue + holdingCost, revenue - purchaseCost + stockoutCost);
    }

    /**
     * The level of the greatest expected profit.
     *
     * @param demand of the period
     * @return the level with its expected profit
     */
    public StockDecision best(DemandLaw demand) {
        double level = demand.quantile(asCosts().criticalRatio());
        return new StockDecision(level, profit(demand, level));
    }

    /**
     * Expected profit of a level.
     *
     * @param demand of the period
     * @param level units, finite
     * @return the profit
     */
    public double profit(DemandLaw demand, double level) {
        Require.finite("level", level);
        return (revenue - purchaseCost + stockoutCost) * level
                - stockoutCost * demand.mean()
                - (revenue - salvageValue + holdingCost + stockoutCost) * demand.leftover(level);
    }
}
