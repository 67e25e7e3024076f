package io.flowcast.api.inventory;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.internal.Require;

/**
 * What is expected of an item over the horizon if the plan is followed. Units balance: opening stock + arrivals = sales +
 * waste + closing stock, and demand = sales + lost sales.
 *
 * @param key site and product
 * @param openingUnits usable stock at the start
 * @param arrivingUnits what comes in
 * @param demandUnits expected demand
 * @param salesUnits expected sales
 * @param lostSalesUnits expected demand that is not met
 * @param wasteUnits expected to expire
 * @param closingUnits expected to be left at the end, still good
 */
public record ItemOutlook(
        SeriesKey key,
        double openingUnits,
        double arrivingUnits,
        double demandUnits,
        double salesUnits,
        double lostSalesUnits,
        double wasteUnits,
        double closingUnits) {
    /** Checks the arguments. */
    public ItemOutlook {
        Require.present("key", key);
        Require.nonNegative("openingUnits", openingUnits);
        Require.nonNegative("arrivingUnits", arrivingUnits);
        Require.nonNegative("demandUnits", demandUnits);
        Require.nonNegative("salesUnits", salesUnits);
        Require.nonNegative("lostSalesUnits", lostSalesUnits);
        Require.nonNegative("wasteUnits", wasteUnits);
        Require.nonNegative("closingUnits", closingUnits);
    }

    /**
     * Share of the demand that is met.
     *
     * @return fill rate, 1 if there is no demand
     */
    public double fillRate() {
        return demandUnits > 0 ? salesUnits / demandUnits : 1;
    }
}
