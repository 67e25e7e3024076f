package io.flowcast.api.inventory;

import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.internal.Require;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import java.util.List;

/**
 * One product at one site, as the inventory stage sees it.
 *
 * @param forecastRow row of the problem's forecast that holds its demand
 * @param listing pack, cost and price
 * @param lane order days, lead time, minimum
 * @param lots what lies there; lots whose date has passed or that are blocked count as nothing
 * @param onOrder what is coming
 * @param shelfLifeDays whole days a fresh delivery can be sold, the day of arrival included; at least 1
 * @param wasteCostPerUnit what it costs to dispose of one base unit, its purchase not included
 */
public record ReplenishmentItem(
        int forecastRow,
        Listing listing,
        Lane lane,
        List<StockLot> lots,
        List<PurchaseOrder> onOrder,
        int shelfLifeDays,
        double wasteCostPerUnit) {
    /** Checks and copies the arguments. */
    public ReplenishmentItem {
        Require.nonNegative("forecastRow", (long) forecastRow);
        Require.present("listing", listing);
        Require.present("lane", lane);
        lots = List.copyOf(lots);
        onOrder = List.copyOf(onOrder);
        Require.positive("shelfLifeDays", (long) shelfLifeDays);
        Require.nonNegative("wasteCostPerUnit", wasteCostPerUnit);
    }

    /**
     * Key of the series.
     *
     * @return site and product
     */
    public SeriesKey key() {
        return new SeriesKey(listing.siteId(), listing.productId());
    }
}
