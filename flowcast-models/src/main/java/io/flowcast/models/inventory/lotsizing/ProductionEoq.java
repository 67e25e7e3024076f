package io.flowcast.models.inventory.lotsizing;

import io.flowcast.models.inventory.internal.Require;

/**
 * A lot that arrives at a rate instead of at once: Q = sqrt(2 K d / (h (1 - d / r))) (Taft 1918; Snyder and Shen 2019,
 * section 3.6).
 *
 * @param fixedCost K of each run, at least 0
 * @param holdingCost h of a unit per unit of time, above 0
 * @param demandRate d in units per unit of time, at least 0
 * @param productionRate r in units per unit of time, above the demand rate
 */
public record ProductionEoq(double fixedCost, double holdingCost, double demandRate, double productionRate) {
    /** Checks the numbers. */
    public ProductionEoq {
        Require.nonNegative("fixedCost", fixedCost);
        Require.positive("holdingCost", holdingCost);
        Require.nonNegative("demandRate", demandRate);
        Require.positive("productionRate", productionRate);
        Require.positive("productionRate - demandRate", productionRate - demandRate);
    }

    private Eoq asEoq() {
        return new Eoq(fixedCost, holdingCost * (1 - demandRate / productionRate), demandRate);
    }

    /**
     * The run of the least cost.
     *
     * @return the quantity with its cost
     */
    public LotSize best() {
        return asEoq().best();
    }

    /**
     * Cost of a run.
     *
     * @param quantity above 0
     * @return cost per unit of time
     */
    public double cost(double quantity) {
        return asEoq().cost(quantity);
    }
}
