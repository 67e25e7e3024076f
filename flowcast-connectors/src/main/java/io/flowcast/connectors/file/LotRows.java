package io.flowcast.connectors.file;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of stock by lot. */
final class LotRows implements RowParser<StockLot> {
    private static final int LOT = 0;
    private static final int SITE = 1;
    private static final int PRODUCT = 2;
    private static final int QUANTITY = 3;
    private static final int RECEIVED = 4;
    private static final int EXPIRES = 5;
    private static final int DATE_KIND = 6;
    private static final int UNIT_COST = 7;
    private static final int PARENT = 8;
    private static final int CONDITION = 9;
    private static final int CONDITION_SINCE = 10;
    private static final List<Column> COLUMNS = List.of(
            Column.required("lot_id"),
            Column.required("site_id"),
            Column.required("product_id"),
            Column.required("quantity_units"),
            Column.required("received_on"),
            Column.required("expires_on"),
            Column.required("date_kind"),
            Column.required("unit_cost"),
            Column.optional("parent_lot_id"),
            Column.optional("condition"),
            Column.optional("condition_since"));

    private final KnownIds known;
    private final LocalDate asOf;
    private final SeenIds seen = new SeenIds();

    LotRows(KnownIds known, LocalDate asOf) {
        this.known = known;
        this.asOf = asOf;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public @Nullable StockLot parse(Row row) {
        String lot = seen.once(row, LOT);
        String site = row.key(SITE, known.siteIds(), "unknown-site");
        String product = row.key(PRODUCT, known.productIds(), "unknown-product");
        long quantity = row.units(QUANTITY);
        LocalDate received = row.date(RECEIVED);
        LocalDate expires = row.optionalDate(EXPIRES);
        DateKind kind = row.choice(DATE_KIND, DateKind.class, null);
        double unitCost = row.number(UNIT_COST, 0, Double.MAX_VALUE, Double.NaN);
        StockLot.Condition condition = row.choice(CONDITION, StockLot.Condition.class, StockLot.Condition.SEALED);
        LocalDate since = row.optionalDate(CONDITION_SINCE);
        checkDates(row, received, expires, since);
        if (!row.ok() || kind == null || condition == null) {
            return null;
        }
        if (expires != null && expires.isBefore(asOf)) {
            row.warn(
                    "expired",
                    EXPIRES,
                    expires,
                    "Maybe it was thrown away without being booked out; it is kept as stock.");
        }
        return new StockLot(
                lot,
                row.optional(PARENT),
                site,
                product,
                quantity,
                received,
                expires,
                kind,
                unitCost,
                condition,
                since);
    }

    private void checkDates(Row row, LocalDate received, @Nullable LocalDate expires, @Nullable LocalDate since) {
        if (received.equals(Row.NO_DATE)) {
            return;
        }
        if (received.isAfter(asOf)) {
            row.error("future-date", RECEIVED, received, "Maybe it is an order on its way, not stock.");
        }
        if (expires != null && !expires.equals(Row.NO_DATE) && expires.isBefore(received)) {
            row.error(
                    "expires-before-received",
                    EXPIRES,
                    expires,
                    "Maybe the two dates were swapped, or the goods should have been refused.");
        }
        if (since != null && !since.equals(Row.NO_DATE) && (since.isBefore(received) || since.isAfter(asOf))) {
            row.error("out-of-range", CONDITION_SINCE, since, "Maybe the year has a typing error.");
        }
    }

    @Override
    public void finish(Row row) {
        seen.finish(row, LOT);
    }
}
