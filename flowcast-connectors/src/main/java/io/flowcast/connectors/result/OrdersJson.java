package io.flowcast.connectors.result;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.inventory.ItemOutlook;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.connectors.internal.CatalogNames;
import java.io.IOException;
import java.util.Optional;

/** The part {@code orders}: what to order, and what that leads to for each item. */
final class OrdersJson {
    private OrdersJson() {}

    static void write(SupplyPlan plan, Catalog catalog, CatalogNames names, JsonOut out) throws IOException {
        out.text("currency", plan.impact().currency().getCurrencyCode());
        out.array("orders", orders -> {
            for (OrderLine order : plan.orders().orders()) {
                orders.object(o -> order(order, catalog, names, o));
            }
        });
        out.array("outlook", outlook -> {
            for (ItemOutlook item : plan.orders().outlook()) {
                outlook.object(o -> outlook(item, names, o));
            }
        });
    }

    private static void order(OrderLine order, Catalog catalog, CatalogNames names, JsonOut out) throws IOException {
        Optional<Listing> listing =
                catalog.listing(order.key().siteId(), order.key().productId());
        key(order.key(), names, out);
        out.text("supplierId", order.supplierId());
        out.text("supplierName", names.supplier(order.supplierId()));
        out.date("orderOn", order.orderOn());
        out.date("arriveOn", order.arriveOn());
        out.whole("quantityUnits", order.quantityUnits());
        if (listing.isPresent()) {
            out.whole("casePackUnits", listing.get().casePackUnits());
        }
        out.number("unitCost", listing.map(Listing::unitCost));
        out.flag("firm", order.firm());
        out.number("orderUpToUnits", order.orderUpToUnits());
        out.number("positionUnits", order.positionUnits());
        out.text("reason", order.reason());
    }

    private static void outlook(ItemOutlook item, CatalogNames names, JsonOut out) throws IOException {
        key(item.key(), names, out);
        out.number("openingUnits", item.openingUnits());
        out.number("arrivingUnits", item.arrivingUnits());
        out.number("demandUnits", item.demandUnits());
        out.number("salesUnits", item.salesUnits());
        out.number("lostSalesUnits", item.lostSalesUnits());
        out.number("wasteUnits", item.wasteUnits());
        out.number("closingUnits", item.closingUnits());
        out.number("fillRate", item.fillRate());
    }

    private static void key(SeriesKey key, CatalogNames names, JsonOut out) throws IOException {
        out.text("siteId", key.siteId());
        out.text("siteName", names.site(key.siteId()));
        out.text("productId", key.productId());
        out.text("productName", names.product(key.productId()));
        out.text("baseUnit", names.baseUnit(key.productId()).name());
    }
}
