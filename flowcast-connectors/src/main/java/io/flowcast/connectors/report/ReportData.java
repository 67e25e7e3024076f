package io.flowcast.connectors.report;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.inventory.ItemOutlook;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.stock.StockLot;
import io.flowcast.connectors.internal.Actions;
import io.flowcast.connectors.internal.CatalogNames;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The data that the page's scripts draw. Rows are arrays; {@code js/model.js} gives the positions their names. Days are
 * counted from the first day of the plan, sites, products, places and reasons by their place in a list.
 */
final class ReportData {
    private final SupplyPlan plan;
    private final PlanRequest request;
    private final Catalog catalog;
    private final CatalogNames names;
    private final int historyDays;
    private final Index sites = new Index();
    private final Index products = new Index();
    private final Index reasons = new Index();

    ReportData(SupplyPlan plan, PlanRequest request, int historyDays) {
        this.plan = plan;
        this.request = request;
        this.catalog = request.catalog();
        this.names = new CatalogNames(catalog);
        this.historyDays = historyDays;
        catalog.sites().stream().map(Site::id).forEach(sites::of);
        catalog.products().stream().map(Product::id).forEach(products::of);
    }

    String json() {
        return DataOut.embedded(out -> {
            out.field("asOf", plan.asOf().toString());
            out.field("days", plan.horizonDays());
            out.field("currency", plan.impact().currency().getCurrencyCode());
            new SeriesData(plan, request.history(), historyDays, sites, products).write(out);
            out.array("orders", orders -> {
                for (OrderLine order : plan.orders().orders()) {
                    orders.array(row -> order(order, row));
                }
            });
            out.array("outlook", outlook -> {
                for (ItemOutlook item : plan.orders().outlook()) {
                    outlook.array(row -> outlook(item, row));
                }
            });
            out.array("lots", lots -> {
                for (LotDecision decision : plan.expiry().decisions()) {
                    lots.array(row -> decision(decision, row));
                }
            });
            new TripData(plan, names, sites).write(out);
            lists(out);
        });
    }

    /** Written last, when everything that is referred to has its number. */
    private void lists(DataOut out) throws IOException {
        out.array("sites", list -> {
            for (String id : sites.texts()) {
                list.array(row -> {
                    row.text(id);
                    row.text(names.site(id));
                });
            }
        });
        out.array("products", list -> {
            for (String id : products.texts()) {
                list.array(row -> {
                    row.text(id);
                    row.text(names.product(id));
                    row.whole(names.baseUnit(id) == BaseUnit.GRAM ? 1 : 0);
                });
            }
        });
        out.array("reasons", list -> {
            for (String reason : reasons.texts()) {
                list.text(reason);
            }
        });
    }

    private long day(LocalDate date) {
        return date.toEpochDay() - plan.asOf().toEpochDay();
    }

    private void order(OrderLine order, DataOut row) throws IOException {
        Optional<Listing> listing =
                catalog.listing(order.key().siteId(), order.key().productId());
        row.whole(sites.of(order.key().siteId()));
        row.whole(products.of(order.key().productId()));
        row.whole(day(order.orderOn()));
        row.whole(day(order.arriveOn()));
        row.whole(order.quantityUnits());
        row.whole(listing.map(Listing::casePackUnits).orElse(1L));
        row.number(order.orderUpToUnits());
        row.number(order.positionUnits());
        row.whole(order.firm() ? 1 : 0);
        row.whole(reasons.of(order.reason()));
        if (listing.isPresent()) {
            row.number(listing.get().unitCost(), 4);
        } else {
            row.nothing();
        }
        row.text(names.supplier(order.supplierId()));
    }

    private void outlook(ItemOutlook item, DataOut row) throws IOException {
        row.whole(sites.of(item.key().siteId()));
        row.whole(products.of(item.key().productId()));
        row.number(item.fillRate(), 4);
        row.number(item.wasteUnits());
        row.number(item.lostSalesUnits());
    }

    private void decision(LotDecision decision, DataOut row) throws IOException {
        StockLot lot = decision.lot();
        row.text(lot.lotId());
        row.whole(sites.of(lot.siteId()));
        row.whole(products.of(lot.productId()));
        row.whole(decision.quantityUnits());
        row.whole(lot.quantityUnits());
        row.whole(day(lot.receivedOn()));
        row.whole(day(decision.lastSaleDate()));
        LocalDate label = lot.expiresOn();
        if (label == null) {
            row.nothing();
        } else {
            row.whole(day(label));
        }
        row.text(lot.dateKind().name());
        row.text(Actions.type(decision.action()));
        row.text(ActionWords.of(decision.action(), names));
        row.whole(day(decision.on()));
        row.number(decision.probabilitySold(), 3);
        row.number(decision.expectedValue(), 2);
        row.number(decision.valueOfKeeping(), 2);
        row.number(decision.expectedSoldUnits());
        row.number(decision.expectedWasteUnits());
        row.whole(reasons.of(decision.reason()));
        row.text(lot.condition().name());
    }
}
