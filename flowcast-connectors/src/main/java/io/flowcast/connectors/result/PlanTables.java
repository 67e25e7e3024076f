package io.flowcast.connectors.result;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.stock.StockLot;
import io.flowcast.connectors.internal.Actions;
import io.flowcast.connectors.internal.CatalogNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of a plan, however they are written. */
final class PlanTables {
    private PlanTables() {}

    /** Mean and quantiles of each series and day. */
    static void forecast(SupplyPlan plan, Catalog catalog, TableOut table) throws IOException {
        CatalogNames names = new CatalogNames(catalog);
        DemandForecast forecast = plan.forecast();
        List<String> header = new ArrayList<>(
                List.of("site_id", "site_name", "product_id", "product_name", "base_unit", "date", "mean_units"));
        PlanJson.PROBABILITIES.forEach(
                p -> header.add("quantile_" + JsonOut.plain("probability", p).replace('.', '_') + "_units"));
        table.header(header);
        for (int row = 0; row < forecast.rows(); row++) {
            for (int step = 0; step < ForecastJson.days(plan); step++) {
                key(table, forecast.key(row), names);
                table.date(plan.asOf().plusDays(step));
                table.number("mean", forecast.mean(row, step));
                for (double p : PlanJson.PROBABILITIES) {
                    table.number("quantile", forecast.quantile(row, step, p));
                }
                table.endLine();
            }
        }
    }

    /** Orders of all days. */
    static void orders(SupplyPlan plan, Catalog catalog, TableOut table) throws IOException {
        CatalogNames names = new CatalogNames(catalog);
        table.header(List.of(
                "site_id",
                "site_name",
                "product_id",
                "product_name",
                "base_unit",
                "supplier_id",
                "supplier_name",
                "order_on",
                "arrive_on",
                "quantity_units",
                "case_pack_units",
                "unit_cost",
                "currency",
                "firm",
                "order_up_to_units",
                "position_units",
                "reason"));
        for (OrderLine order : plan.orders().orders()) {
            Optional<Listing> listing =
                    catalog.listing(order.key().siteId(), order.key().productId());
            key(table, order.key(), names);
            table.text(order.supplierId());
            table.text(names.supplier(order.supplierId()));
            table.date(order.orderOn());
            table.date(order.arriveOn());
            table.whole(order.quantityUnits());
            if (listing.isPresent()) {
                table.whole(listing.get().casePackUnits());
                table.number("unitCost", listing.get().unitCost());
            } else {
                table.plain("");
                table.plain("");
            }
            table.plain(plan.impact().currency());
            table.flag(order.firm());
            table.number("orderUpTo", order.orderUpToUnits());
            table.number("position", order.positionUnits());
            table.text(order.reason());
            table.endLine();
        }
    }

    /** What to do with each lot. */
    static void expiryActions(SupplyPlan plan, Catalog catalog, TableOut table) throws IOException {
        CatalogNames names = new CatalogNames(catalog);
        table.header(List.of(
                "site_id",
                "site_name",
                "product_id",
                "product_name",
                "base_unit",
                "lot_id",
                "received_on",
                "expires_on",
                "date_kind",
                "action",
                "detail",
                "quantity_units",
                "on",
                "last_sale_date",
                "probability_sold",
                "expected_sold_units",
                "expected_waste_units",
                "expected_value",
                "value_of_keeping",
                "currency",
                "reason"));
        for (LotDecision decision : plan.expiry().decisions()) {
            StockLot lot = decision.lot();
            key(table, new SeriesKey(lot.siteId(), lot.productId()), names);
            table.text(lot.lotId());
            table.date(lot.receivedOn());
            table.date(lot.expiresOn());
            table.plain(lot.dateKind().name());
            table.plain(Actions.type(decision.action()));
            table.text(detail(decision.action()));
            table.whole(decision.quantityUnits());
            table.date(decision.on());
            table.date(decision.lastSaleDate());
            table.number("probabilitySold", decision.probabilitySold());
            table.number("expectedSold", decision.expectedSoldUnits());
            table.number("expectedWaste", decision.expectedWasteUnits());
            table.number("expectedValue", decision.expectedValue());
            table.number("valueOfKeeping", decision.valueOfKeeping());
            table.plain(plan.impact().currency());
            table.text(decision.reason());
            table.endLine();
        }
    }

    /** Discount as a fraction, key of the site, recipient, product or supplier, or the pathway. */
    private static String detail(ExpiryAction action) {
        if (action instanceof ExpiryAction.Markdown markdown) {
            return JsonOut.plain("discountFraction", markdown.discountFraction());
        } else if (action instanceof ExpiryAction.Transfer transfer) {
            return transfer.toSiteId();
        } else if (action instanceof ExpiryAction.Donate donate) {
            return donate.recipientId();
        } else if (action instanceof ExpiryAction.Rework rework) {
            return rework.intoProductId();
        } else if (action instanceof ExpiryAction.ReturnToSupplier back) {
            return back.supplierId();
        } else if (action instanceof ExpiryAction.Discard discard) {
            return discard.pathway().name();
        }
        return "";
    }

    private static void key(TableOut table, SeriesKey key, CatalogNames names) throws IOException {
        table.text(key.siteId());
        table.text(names.site(key.siteId()));
        table.text(key.productId());
        table.text(names.product(key.productId()));
        table.plain(names.baseUnit(key.productId()));
    }
}
