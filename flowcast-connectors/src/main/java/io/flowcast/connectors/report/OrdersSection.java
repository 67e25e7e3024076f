package io.flowcast.connectors.report;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.connectors.internal.CatalogNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders of today, site by site, as they stand in the page before any script runs. */
final class OrdersSection {
    private OrdersSection() {}

    static Html today(Today today, Catalog catalog, CatalogNames names) {
        Html html = new Html();
        if (today.orders.isEmpty()) {
            return html.element("p", "empty", "Nothing has to be ordered today.");
        }
        Map<String, List<OrderLine>> bySite = new LinkedHashMap<>();
        today.orders.forEach(order -> bySite.computeIfAbsent(order.key().siteId(), id -> new ArrayList<>())
                .add(order));
        List<String> siteIds = new ArrayList<>(bySite.keySet());
        siteIds.sort(Comparator.comparing(names::site, NaturalOrder.NAMES));
        for (String siteId : siteIds) {
            site(html, names.site(siteId), bySite.getOrDefault(siteId, List.of()), catalog, names);
        }
        return html;
    }

    private static void site(Html html, String name, List<OrderLine> orders, Catalog catalog, CatalogNames names) {
        Quantity sum = new Quantity();
        for (OrderLine order : orders) {
            sum.add(order.quantityUnits(), names.baseUnit(order.key().productId()));
        }
        html.open("details", "group", "open");
        html.open("summary", "", "");
        html.element("span", "group-name", name);
        html.element("span", "group-sum", Figures.count(orders.size(), "line", "lines") + ", " + sum);
        html.close("summary");
        html.element(
                "div",
                "scroll",
                scroll -> scroll.element("table", "", table -> {
                    table.head("Product", "#Order", "#Packs", "#Position", "#Up to", "Arrives", "Reason");
                    table.element("tbody", "", body -> orders.forEach(order -> row(body, order, catalog, names)));
                }));
        html.close("details");
    }

    private static void row(Html body, OrderLine order, Catalog catalog, CatalogNames names) {
        String productId = order.key().productId();
        BaseUnit unit = names.baseUnit(productId);
        String packs = catalog.listing(order.key().siteId(), productId)
                .map(listing -> Figures.readable((double) order.quantityUnits() / listing.casePackUnits()) + " \u00D7 "
                        + Figures.quantity(listing.casePackUnits(), unit))
                .orElse("");
        body.open("tr", "", "");
        body.rowHead(names.product(productId));
        body.number(Figures.quantity(order.quantityUnits(), unit));
        body.number(packs);
        body.number(Figures.quantity(order.positionUnits(), unit));
        body.number(Figures.quantity(order.orderUpToUnits(), unit));
        body.cell(Figures.shortDate(order.arriveOn()));
        body.cell(order.reason());
        body.close("tr");
    }
}
