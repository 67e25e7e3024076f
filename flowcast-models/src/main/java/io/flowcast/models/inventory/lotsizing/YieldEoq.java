package io.flowcast.models.inventory.lotsizing;

import io.flowcast.models.inventory.internal.Require;

/**
 * Steady demand and deliveries that differ from the order, by an amount (additive) or a factor (multiplicative) of given mean
 * and deviation (Silver 1976b; Snyder and Shen 2019, section 9.3.1).
 *
 * @param fixedCost K of each order, at least 0
 * @param holdingCost h of a unit per unit of time, above 0
 * @param demandRate d in units per unit of time, at least 0
 * @param yieldMean mean amount beyond the order, or mean factor
 * @param yieldDeviation standard deviation of the amount or the factor, at least 0
 */
public record YieldEoq(
        double fixedCost, double holdingCost, double demandRate, double yieldMean, double yieldDeviation) {
    /** Checks the numbers. */
    public YieldEoq {
        Require.nonNegative("fixedCost", fixedCost);
        Require.positive("holdingCost", holdingCost);
        Require.nonNegative("demandRate", demandRate);
        Require.finite("yieldMean", yieldMean);
        Require.nonNegative("yieldDeviation", yieldDeviation);
    }

    /**
     * The best order where the delivery is the order plus a random amount.
     *
     * @return the quantity with its cost
     */
    public LotSize bestAdditive() {
        double spread = 2 * fixedCost * demandRate / holdingCost + yieldDeviation * yieldDeviation;
        double quantity = Math.sqrt(spread) - yieldMean;
        return new LotSize(quantity, additiveCost(quantity));
    }

    /**
     * Cost of an order where the delivery is the order plus a random amount.
     *
     * @param quantity above minus the mean amount
     * @return cost per unit of time
     */
    public double additiveCost(double quantity) {
        double delivered = Require.positive("quantity + yieldMean", quantity + yieldMean);
        double variance = yieldDeviation * yieldDeviation;
        return (2 * fixedCost * demandRate + holdingCost * variance) / (2 * delivered) + holdingCost * delivered / 2;
    }

    /**
     * The best order where the delivery is the order times a random factor.
     *
     * @return the quantity with its cost
     */
    public LotSize bestMultiplicative() {
        Require.positive("yieldMean", yieldMean);
        double quantity = Math.sqrt(2 * fixedCost * demandRate / (holdingCost * square()));
        return new LotSize(quantity, quantity == 0 ? 0 : multiplicativeCost(quantity));
    }

    /**
     * Cost of an order where the delivery is the order times a random factor.
     *
     * @param quantity above 0
     * @return cost per unit of time
     */
    public double multiplicativeCost(double quantity) {
        Require.positive("quantity", quantity);
        Require.positive("yieldMean", yieldMean);
        return fixedCost * demandRate / (quantity * yieldMean) + holdingCost * quantity * square() / (2 * yieldMean);
    }

    private double square() {
        return yieldDeviation * yieldDeviation + yieldMean * yieldMean;
    }
}
