package io.flowcast.models.inventory.perishable;

import io.flowcast.models.inventory.internal.Require;

/**
 * What a period costs, in one currency. All amounts must be finite and not negative; none may be NaN.
 *
 * @param perOrder an order of any size above zero
 * @param perUnit a unit ordered, paid with the order
 * @param shortage a unit of demand that is not met (and is lost)
 * @param waste a unit that expires or spoils
 * @param holding a unit in stock at the end of a period
 * @param holdingOfExpired whether units that expire at the end of the period are charged for holding as well
 */
public record AgeCosts(
        double perOrder, double perUnit, double shortage, double waste, double holding, boolean holdingOfExpired) {
    /** Checks the arguments. */
    public AgeCosts {
        check("perOrder", perOrder);
        check("perUnit", perUnit);
        check("shortage", shortage);
        check("waste", waste);
        check("holding", holding);
    }

    /**
     * Costs without a fixed cost, and holding for what is kept only.
     *
     * @param perUnit a unit ordered
     * @param shortage a unit of demand that is not met
     * @param waste a unit that expires
     * @param holding a unit kept to the next period
     * @return the costs
     */
    public static AgeCosts linear(double perUnit, double shortage, double waste, double holding) {
        return new AgeCosts(0, perUnit, shortage, waste, holding, false);
    }

    double ofOrder(int units) {
        return units == 0 ? 0 : perOrder + perUnit * units;
    }

    private static void check(String name, double value) {
        Require.nonNegative(name, value);
    }
}
