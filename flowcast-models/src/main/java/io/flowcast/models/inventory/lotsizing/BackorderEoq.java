package io.flowcast.models.inventory.lotsizing;

import io.flowcast.models.inventory.internal.Require;

/**
 * Steady demand of which a part may wait: Q = sqrt(2 K d (h + p) / (h p)), of which the share h / (h + p) waits (Snyder and
 * Shen 2019, section 3.5).
 *
 * @param fixedCost K of each order, at least 0
 * @param holdingCost h of a unit per unit of time, above 0
 * @param stockoutCost p of a unit that waits per unit of time, above 0
 * @param demandRate d in units per unit of time, at least 0
 */
public record BackorderEoq(double fixedCost, double holdingCost, double stockoutCost, double demandRate) {
    /** Checks the numbers. */
    public BackorderEoq {
        Require.nonNegative("fixedCost", fixedCost);
        Require.positive("holdingCost", holdingCost);
        Require.positive("stockoutCost", stockoutCost);
        Require.nonNegative("demandRate", demandRate);
    }

    /**
     * What to order and what may wait.
     *
     * @param quantity units of an order
     * @param waitingShare share of the demand that waits
     * @param cost per unit of time
     */
    public record BackorderPlan(double quantity, double waitingShare, double cost) {}

    /**
     * The plan of the least cost.
     *
     * @return the plan
     */
    public BackorderPlan best() {
        double both = holdingCost + stockoutCost;
        double quantity = Math.sqrt(2 * fixedCost * demandRate * both / (holdingCost * stockoutCost));
        return new BackorderPlan(quantity, holdingCost / both, quantity * holdingCost * stockoutCost / both);
    }

    /**
     * Cost of a plan.
     *
     * @param quantity above 0
     * @param waitingShare in [0, 1]
     * @return cost per unit of time
     */
    public double cost(double quantity, double waitingShare) {
        Require.positive("quantity", quantity);
        if (!(waitingShare >= 0 && waitingShare <= 1)) {
            throw new IllegalArgumentException("waitingShare must lie between 0 and 1, was " + waitingShare);
        }
        double held = 1 - waitingShare;
        return holdingCost * quantity * held * held / 2
                + stockoutCost * quantity * waitingShare * waitingShare / 2
                + fixedCost * demandRate / quantity;
    }
}
