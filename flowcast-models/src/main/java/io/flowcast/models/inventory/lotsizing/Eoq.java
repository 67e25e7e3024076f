package io.flowcast.models.inventory.lotsizing;

import io.flowcast.models.inventory.internal.Require;

/**
 * The economic order quantity sqrt(2 K d / h) (Harris 1913).
 *
 * @param fixedCost K of each order, at least 0; 0 orders continuously
 * @param holdingCost h of a unit per unit of time, above 0
 * @param demandRate d in units per unit of time, at least 0
 */
public record Eoq(double fixedCost, double holdingCost, double demandRate) {
    /** Checks the numbers. */
    public Eoq {
        Require.nonNegative("fixedCost", fixedCost);
        Require.positive("holdingCost", holdingCost);
        Require.nonNegative("demandRate", demandRate);
    }

    /**
     * The quantity of the least cost.
     *
     * @return the quantity with its cost, sqrt(2 K d h)
     */
    public LotSize best() {
        double quantity = Math.sqrt(2 * fixedCost * demandRate / holdingCost);
        return new LotSize(quantity, quantity * holdingCost);
    }

    /**
     * Cost of a quantity, K d / Q + h Q / 2.
     *
     * @param quantity above 0
     * @return cost per unit of time
     */
    public double cost(double quantity) {
        Require.positive("quantity", quantity);
        return fixedCost * demandRate / quantity + holdingCost * quantity / 2;
    }

    /**
     * The best quantity that a supplier accepts: at least a minimum, at most a maximum, and whole packs. As the cost is
     * convex, it is one of the two neighbours of the free optimum.
     *
     * @param minimum units of an order, at least 0
     * @param maximum units of an order, at least one pack and the minimum; may be infinite
     * @param pack units in a pack, above 0
     * @return the quantity with its cost
     * @throws IllegalArgumentException if no number of packs lies between minimum and maximum
     */
    public LotSize best(double minimum, double maximum, double pack) {
        Require.nonNegative("minimum", minimum);
        Require.positive("pack", pack);
        double least = Math.max(1, Math.ceil(minimum / pack - 1e-9));
        double most = Math.floor(maximum / pack + 1e-9);
        if (!(most >= least)) {
            throw new IllegalArgumentException("no whole number of packs of " + pack + " lies between minimum "
                    + minimum + " and maximum " + maximum);
        }
        double free = best().quantity() / pack;
        double below = Math.max(least, Math.min(most, Math.floor(free))) * pack;
        double above = Math.max(least, Math.min(most, Math.ceil(free))) * pack;
        return cost(below) <= cost(above) ? new LotSize(below, cost(below)) : new LotSize(above, cost(above));
    }

    /**
     * The best time between orders of the form base times a power of two; never costs more than 6.07 percent above the
     * free optimum (Roundy 1985; Snyder and Shen 2019, theorem 3.3).
     *
     * @param base time, above 0
     * @return the quantity of that time with its cost
     */
    public LotSize bestPowerOfTwo(double base) {
        Require.positive("base", base);
        Require.positive("demandRate", demandRate);
        Require.positive("fixedCost", fixedCost);
        double free = best().quantity() / demandRate;
        // cost is the same at T / sqrt(2) and T sqrt(2)
        double exponent = Math.ceil(Math.log(free / (base * Math.sqrt(2))) / Math.log(2));
        double quantity = demandRate * base * Math.pow(2, exponent);
        return new LotSize(quantity, cost(quantity));
    }
}
