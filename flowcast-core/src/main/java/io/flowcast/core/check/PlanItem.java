package io.flowcast.core.check;

import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.Supplier;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import java.util.List;

/**
 * One product at one site with everything that belongs to it. Item {@code i} of a {@link CheckedRequest} is row {@code i}
 * of its panel.
 *
 * @param listing pack, cost and price
 * @param product what it is
 * @param site where it is
 * @param supplier who delivers it
 * @param lane how it comes
 * @param lots what lies there
 * @param onOrder what is coming, not before the as-of date
 */
public record PlanItem(
        Listing listing,
        Product product,
        Site site,
        Supplier supplier,
        Lane lane,
        List<StockLot> lots,
        List<PurchaseOrder> onOrder) {
    private static final double LONGEST_LIFE_DAYS = 36_525;

    /** Copies the lists. */
    public PlanItem {
        lots = List.copyOf(lots);
        onOrder = List.copyOf(onOrder);
    }

    /**
     * Key of the series.
     *
     * @return site and product
     */
    public SeriesKey key() {
        return new SeriesKey(listing.siteId(), listing.productId());
    }

    /**
     * Life of a fresh delivery.
     *
     * @return whole days it can be sold, the day of arrival included, at least 1; goods that never perish outlast every
     *     plan with a hundred years
     */
    public int shelfLifeDays() {
        return (int) Math.max(
                1, Math.min(LONGEST_LIFE_DAYS, Math.floor(product.shelfLife().days())));
    }
}
