package io.flowcast.models.inventory.lotsizing;

import io.flowcast.models.inventory.internal.Require;

/**
 * Prices that fall with the quantity, either of all units of an order or of those beyond each breakpoint (Hadley and Whitin
 * 1963; Snyder and Shen 2019, section 3.4).
 *
 * @param fixedCost K of each order, at least 0
 * @param holdingRate i: holding cost per unit of time and unit of money tied up, above 0
 * @param demandRate d in units per unit of time, at least 0
 * @param breakpoints quantity from which each price holds, ascending from 0
 * @param unitCosts price from each breakpoint on, above 0
 */
public record DiscountEoq(
        double fixedCost, double holdingRate, double demandRate, double[] breakpoints, double[] unitCosts) {
    /** Checks and copies. */
    public DiscountEoq {
        Require.nonNegative("fixedCost", fixedCost);
        Require.positive("holdingRate", holdingRate);
        Require.nonNegative("demandRate", demandRate);
        breakpoints = breakpoints.clone();
        unitCosts = unitCosts.clone();
        if (breakpoints.length == 0 || breakpoints[0] != 0) {
            throw new IllegalArgumentException("breakpoints must start with 0");
        }
        Require.length("unitCosts", unitCosts, breakpoints.length);
        for (int j = 0; j < breakpoints.length; j++) {
            Require.positive("unitCosts[" + j + "]", unitCosts[j]);
            if (j > 0) {
                Require.positive(
                        "breakpoints[" + j + "] - breakpoints[" + (j - 1) + "]", breakpoints[j] - breakpoints[j - 1]);
            }
        }
    }

    @Override
    public double[] breakpoints() {
        return breakpoints.clone();
    }

    @Override
    public double[] unitCosts() {
        return unitCosts.clone();
    }

    /**
     * An order under discounts.
     *
     * @param quantity units of an order
     * @param tier index of the price that holds
     * @param cost per unit of time, purchases included
     */
    public record DiscountLot(double quantity, int tier, double cost) {}

    private double end(int tier) {
        return tier + 1 < breakpoints.length ? breakpoints[tier + 1] : Double.POSITIVE_INFINITY;
    }

    /**
     * The best order where the price of the quantity holds for all its units.
     *
     * @return the order
     * @throws IllegalArgumentException if no quantity above 0 is best: no fixed cost, or no demand, and one price
     */
    public DiscountLot allUnits() {
        DiscountLot best = new DiscountLot(0, -1, Double.POSITIVE_INFINITY);
        for (int j = 0; j < unitCosts.length; j++) {
            double free = Math.sqrt(2 * fixedCost * demandRate / (holdingRate * unitCosts[j]));
            if (free > 0 && free >= breakpoints[j] && free < end(j)) {
                best = better(best, free, j, allUnitsCost(free, j));
            }
        }
        for (int j = 1; j < unitCosts.length; j++) {
            best = better(best, breakpoints[j], j, allUnitsCost(breakpoints[j], j));
        }
        return found(best);
    }

    /**
     * The best order where each price holds only for the units beyond its breakpoint.
     *
     * @return the order
     * @throws IllegalArgumentException if no quantity above 0 is best: no fixed cost, or no demand
     */
    public DiscountLot incremental() {
        DiscountLot best = new DiscountLot(0, -1, Double.POSITIVE_INFINITY);
        for (int j = 0; j < unitCosts.length; j++) {
            double free = Math.sqrt(2 * (fixedCost + premium(j)) * demandRate / (holdingRate * unitCosts[j]));
            if (free > 0 && free >= breakpoints[j] && free < end(j)) {
                best = better(best, free, j, incrementalCost(free, j));
            }
        }
        return found(best);
    }

    private static DiscountLot better(DiscountLot best, double quantity, int tier, double cost) {
        return cost < best.cost ? new DiscountLot(quantity, tier, cost) : best;
    }

    private static DiscountLot found(DiscountLot best) {
        if (best.tier < 0) {
            throw new IllegalArgumentException("fixedCost and demandRate must be above zero: smaller is always better");
        }
        return best;
    }

    private double allUnitsCost(double quantity, int j) {
        return unitCosts[j] * demandRate
                + fixedCost * demandRate / quantity
                + holdingRate * unitCosts[j] * quantity / 2;
    }

    /** What the units below the tier cost more than at the tier's price. */
    private double premium(int tier) {
        double sum = 0;
        for (int i = 0; i < tier; i++) {
            sum += unitCosts[i] * (breakpoints[i + 1] - breakpoints[i]);
        }
        return sum - unitCosts[tier] * breakpoints[tier];
    }

    private double incrementalCost(double quantity, int j) {
        double premium = premium(j);
        return unitCosts[j] * demandRate
                + holdingRate * premium / 2
                + (fixedCost + premium) * demandRate / quantity
                + holdingRate * unitCosts[j] * quantity / 2;
    }
}
