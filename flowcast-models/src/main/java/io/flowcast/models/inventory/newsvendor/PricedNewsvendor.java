package io.flowcast.models.inventory.newsvendor;

import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import java.util.function.DoubleUnaryOperator;

/**
 * One period in which the price moves the demand: additive, D = y(price) + e, or multiplicative, D = y(price) e. For each
 * price the level is a newsvendor's; the price is searched on a grid and refined by golden section around its best point, as
 * the profit may have several tops (Petruzzi and Dada 1999).
 *
 * @param purchaseCost of a unit
 * @param salvageValue earned by a unit left over, below the purchase cost
 * @param stockoutCost goodwill lost with a unit short, at least 0
 * @param additive whether the noise adds to the mean demand, or else multiplies it
 */
public record PricedNewsvendor(double purchaseCost, double salvageValue, double stockoutCost, boolean additive) {
    private static final int GRID = 400;
    private static final int STEPS = 80;
    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

    /** Checks the costs. */
    public PricedNewsvendor {
        Require.finite("purchaseCost", purchaseCost);
        Require.finite("salvageValue", salvageValue);
        Require.positive("purchaseCost - salvageValue", purchaseCost - salvageValue);
        Require.nonNegative("stockoutCost", stockoutCost);
    }

    /**
     * A price with its level.
     *
     * @param price of a unit
     * @param level units to stock
     * @param profit expected
     */
    public record PricedLevel(double price, double level, double profit) {}

    /**
     * Demand that falls in a straight line, y = intercept - slope * price, but not below 0.
     *
     * @param intercept units at price 0, above 0
     * @param slope units lost per unit of money, above 0
     * @return the curve
     */
    public static DoubleUnaryOperator linear(double intercept, double slope) {
        Require.positive("intercept", intercept);
        Require.positive("slope", slope);
        return price -> Math.max(0, intercept - slope * price);
    }

    /**
     * Demand of constant elasticity, y = scale * price^-elasticity.
     *
     * @param scale units at price 1, above 0
     * @param elasticity percent of demand lost per percent of price, above 1
     * @return the curve
     */
    public static DoubleUnaryOperator isoelastic(double scale, double elasticity) {
        Require.positive("scale", scale);
        if (!(Require.finite("elasticity", elasticity) > 1)) {
            throw new IllegalArgumentException("elasticity must be above 1, was " + elasticity);
        }
        return price -> scale * Math.pow(price, -elasticity);
    }

    /**
     * The price and level of the greatest expected profit.
     *
     * @param meanDemand demand by price, at least 0
     * @param noise of mean 0 (additive) or 1 (multiplicative), continuous
     * @param lowestPrice above the purchase cost
     * @param highestPrice above the lowest
     * @return the best of both
     */
    public PricedLevel best(DoubleUnaryOperator meanDemand, DemandLaw noise, double lowestPrice, double highestPrice) {
        Require.positive("lowestPrice - purchaseCost", lowestPrice - purchaseCost);
        Require.positive("highestPrice - lowestPrice", highestPrice - lowestPrice);
        double step = (highestPrice - lowestPrice) / GRID;
        PricedLevel best = atPrice(meanDemand, noise, lowestPrice);
        for (int i = 1; i <= GRID; i++) {
            PricedLevel next = atPrice(meanDemand, noise, lowestPrice + i * step);
            best = next.profit > best.profit ? next : best;
        }
        double low = Math.max(lowestPrice, best.price - step);
        double high = Math.min(highestPrice, best.price + step);
        for (int i = 0; i < STEPS; i++) {
            PricedLevel left = atPrice(meanDemand, noise, high - GOLDEN * (high - low));
            PricedLevel right = atPrice(meanDemand, noise, low + GOLDEN * (high - low));
            PricedLevel better = left.profit > right.profit ? left : right;
            best = better.profit > best.profit ? better : best;
            if (left.profit > right.profit) {
                high = right.price;
            } else {
                low = left.price;
            }
        }
        return best;
    }

    /**
     * The level of the greatest expected profit at a given price.
     *
     * @param meanDemand demand by price, at least 0
     * @param noise of mean 0 (additive) or 1 (multiplicative)
     * @param price above the purchase cost
     * @return the level
     */
    public PricedLevel atPrice(DoubleUnaryOperator meanDemand, DemandLaw noise, double price) {
        double y = Require.nonNegative("mean demand", meanDemand.applyAsDouble(price));
        if (!additive && y == 0) {
            return new PricedLevel(price, 0, 0);
        }
        DemandLaw demand = additive ? DemandLaws.shifted(noise, y) : DemandLaws.scaled(noise, y);
        ExplicitNewsvendor model = new ExplicitNewsvendor(price, purchaseCost, salvageValue, 0, stockoutCost);
        StockDecision decision = model.best(demand);
        return new PricedLevel(price, decision.level(), decision.value());
    }
}
