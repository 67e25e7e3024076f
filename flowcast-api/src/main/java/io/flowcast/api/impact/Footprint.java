package io.flowcast.api.impact;

import io.flowcast.api.internal.Require;

/**
 * What a plan or its baseline leads to, expected values over the horizon. Money is in the currency of the {@link
 * Impact}.
 *
 * @param demandUnits demand
 * @param soldUnits sold at any price
 * @param lostSalesUnits demand that is not met
 * @param wastedUnits thrown away
 * @param donatedUnits given away
 * @param wastedKilograms thrown away
 * @param donatedKilograms given away
 * @param distanceKilometres driven
 * @param revenue from sales
 * @param purchaseCost of what came in
 * @param wasteCost of throwing away, purchase not included
 * @param transportCost of driving
 * @param otherCost lost-sale cost, holding, labels, hand-over of donations, less their value
 * @param closingStockValue worth of what is left and still good, at cost
 * @param wasteKilogramsCo2e of producing and disposing of what is thrown away
 * @param transportKilogramsCo2e of driving
 * @param meals meals given
 */
public record Footprint(
        double demandUnits,
        double soldUnits,
        double lostSalesUnits,
        double wastedUnits,
        double donatedUnits,
        double wastedKilograms,
        double donatedKilograms,
        double distanceKilometres,
        double revenue,
        double purchaseCost,
        double wasteCost,
        double transportCost,
        double otherCost,
        double closingStockValue,
        double wasteKilogramsCo2e,
        double transportKilogramsCo2e,
        double meals) {
    /** Checks that every figure is finite. */
    public Footprint {
        Require.nonNegative("demandUnits", demandUnits);
        Require.nonNegative("soldUnits", soldUnits);
        Require.nonNegative("lostSalesUnits", lostSalesUnits);
        Require.nonNegative("wastedUnits", wastedUnits);
        Require.nonNegative("donatedUnits", donatedUnits);
        Require.nonNegative("wastedKilograms", wastedKilograms);
        Require.nonNegative("donatedKilograms", donatedKilograms);
        Require.nonNegative("distanceKilometres", distanceKilometres);
        Require.finite("revenue", revenue);
        Require.finite("purchaseCost", purchaseCost);
        Require.finite("wasteCost", wasteCost);
        Require.finite("transportCost", transportCost);
        Require.finite("otherCost", otherCost);
        Require.finite("closingStockValue", closingStockValue);
        Require.finite("wasteKilogramsCo2e", wasteKilogramsCo2e);
        Require.finite("transportKilogramsCo2e", transportKilogramsCo2e);
        Require.nonNegative("meals", meals);
    }

    /**
     * Money that is left.
     *
     * @return revenue and closing stock less all costs; opening stock is the same on both sides of a comparison
     */
    public double profit() {
        return revenue + closingStockValue - purchaseCost - wasteCost - transportCost - otherCost;
    }

    /**
     * All emissions counted.
     *
     * @return kgCO2e
     */
    public double kilogramsCo2e() {
        return wasteKilogramsCo2e + transportKilogramsCo2e;
    }

    /**
     * Share of the demand that is met.
     *
     * @return fill rate, 1 if there is no demand
     */
    public double fillRate() {
        return demandUnits > 0 ? soldUnits / demandUnits : 1;
    }
}
