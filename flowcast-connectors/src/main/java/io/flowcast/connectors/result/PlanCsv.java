package io.flowcast.connectors.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
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
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the tables of a plan as CSV (RFC 4180): a header, comma separated, lines end with a line feed, ISO dates, a full
 * stop in numbers, the unit in the column name.
 *
 * <p>A text that a spreadsheet would take for a formula (it begins with {@code = + - @}, a tab or a carriage return) gets
 * an apostrophe in front, since names may come from files that somebody else made; JSON has them as they are.
 */
public final class PlanCsv {
    private PlanCsv() {}

    /**
     * Mean and quantiles of each series and day.
     *
     * @param plan the plan
     * @param catalog names
     * @param target receives the table; is flushed and stays open
     * @throws IOException if writing fails
     */
    public static void forecast(SupplyPlan plan, Catalog catalog, Writer target) throws IOException {
        CatalogNames names = new CatalogNames(catalog);
        DemandForecast forecast = plan.forecast();
        Table table = new Table(target);
        List<String> header = new ArrayList<>(
                List.of("site_id", "site_name", "product_id", "product_name", "base_unit", "date", "mean_units"));
        PlanJson.PROBABILITIES.forEach(
                p -> header.add("quantile_" + JsonOut.plain("probability", p).replace('.', '_') + "_units"));
        table.header(header);
        for (int row = 0; row < forecast.rows(); row++) {
            for (int step = 0; step < ForecastJson.days(plan); step++) {
                table.key(forecast.key(row), names);
                table.plain(plan.asOf().plusDays(step));
                table.number("mean", forecast.mean(row, step));
                for (double p : PlanJson.PROBABILITIES) {
                    table.number("quantile", forecast.quantile(row, step, p));
                }
                table.endLine();
            }
        }
        table.flush();
    }

    /**
     * Orders of all days.
     *
     * @param plan the plan
     * @param catalog names and costs
     * @param target receives the table; is flushed and stays open
     * @throws IOException if writing fails
     */
    public static void orders(SupplyPlan plan, Catalog catalog, Writer target) throws IOException {
        CatalogNames names = new CatalogNames(catalog);
        Table table = new Table(target);
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
            table.key(order.key(), names);
            table.text(order.supplierId());
            table.text(names.supplier(order.supplierId()));
            table.plain(order.orderOn());
            table.plain(order.arriveOn());
            table.plain(order.quantityUnits());
            table.plain(listing.map(l -> String.valueOf(l.casePackUnits())).orElse(""));
            table.plain(
                    listing.map(l -> JsonOut.plain("unitCost", l.unitCost())).orElse(""));
            table.plain(plan.impact().currency());
            table.plain(order.firm());
            table.number("orderUpTo", order.orderUpToUnits());
            table.number("position", order.positionUnits());
            table.text(order.reason());
            table.endLine();
        }
        table.flush();
    }

    /**
     * What to do with each lot.
     *
     * @param plan the plan
     * @param catalog names
     * @param target receives the table; is flushed and stays open
     * @throws IOException if writing fails
     */
    public static void expiryActions(SupplyPlan plan, Catalog catalog, Writer target) throws IOException {
        CatalogNames names = new CatalogNames(catalog);
        Table table = new Table(target);
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
            table.key(new SeriesKey(lot.siteId(), lot.productId()), names);
            table.text(lot.lotId());
            table.plain(lot.receivedOn());
            table.plain(
                    Optional.ofNullable(lot.expiresOn()).map(Object::toString).orElse(""));
            table.plain(lot.dateKind());
            table.plain(Actions.type(decision.action()));
            table.text(detail(decision.action()));
            table.plain(decision.quantityUnits());
            table.plain(decision.on());
            table.plain(decision.lastSaleDate());
            table.number("probabilitySold", decision.probabilitySold());
            table.number("expectedSold", decision.expectedSoldUnits());
            table.number("expectedWaste", decision.expectedWasteUnits());
            table.number("expectedValue", decision.expectedValue());
            table.number("valueOfKeeping", decision.valueOfKeeping());
            table.plain(plan.impact().currency());
            table.text(decision.reason());
            table.endLine();
        }
        table.flush();
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

    /** Collects the fields of a line. */
    private static final class Table {
        private final CsvWriter csv;
        private final List<String> line = new ArrayList<>();

        Table(Writer target) {
            csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target);
        }

        void header(List<String> names) {
            csv.writeRecord(names);
        }

        void key(SeriesKey key, CatalogNames names) {
            text(key.siteId());
            text(names.site(key.siteId()));
            text(key.productId());
            text(names.product(key.productId()));
            plain(names.baseUnit(key.productId()));
        }

        void text(String value) {
            boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
            line.add(formula ? "'" + value : value);
        }

        void plain(Object value) {
            line.add(value.toString());
        }

        void number(String name, double value) {
            line.add(JsonOut.plain(name, value));
        }

        void endLine() {
            csv.writeRecord(line);
            line.clear();
        }

        void flush() throws IOException {
            csv.flush();
        }
    }
}
