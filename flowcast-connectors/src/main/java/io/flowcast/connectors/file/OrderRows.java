package io.flowcast.connectors.file;

import io.flowcast.api.stock.PurchaseOrder;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of orders on their way. */
final class OrderRows implements RowParser<PurchaseOrder> {
    private static final int ORDER = 0;
    private static final int SUPPLIER = 1;
    private static final int SITE = 2;
    private static final int PRODUCT = 3;
    private static final int QUANTITY = 4;
    private static final int ORDERED = 5;
    private static final int EXPECTED = 6;
    private static final int UNIT_COST = 7;
    private static final List<Column> COLUMNS = List.of(
            Column.required("order_id"),
            Column.required("supplier_id"),
            Column.required("site_id"),
            Column.required("product_id"),
            Column.required("quantity_units"),
            Column.required("ordered_on"),
            Column.required("expected_on"),
            Column.required("unit_cost"));

    private final KnownIds known;
    private final LocalDate asOf;
    private final SeenIds seen = new SeenIds();

    OrderRows(KnownIds known, LocalDate asOf) {
        this.known = known;
        this.asOf = asOf;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public @Nullable PurchaseOrder parse(Row row) {
        String order = seen.once(row, ORDER);
        String supplier = row.key(SUPPLIER, known.supplierIds(), "unknown-supplier");
        String site = row.key(SITE, known.siteIds(), "unknown-site");
        String product = row.key(PRODUCT, known.productIds(), "unknown-product");
        int before = row.faults();
        long quantity = row.units(QUANTITY);
        if (quantity == 0 && row.faults() == before) {
            row.error("empty-order", QUANTITY, quantity, "Maybe it was delivered already.");
        }
        LocalDate ordered = row.date(ORDERED);
        LocalDate expected = row.date(EXPECTED);
        checkDates(row, ordered, expected);
        double unitCost = row.number(UNIT_COST, 0, Double.MAX_VALUE, Double.NaN);
        if (!row.ok()) {
            return null;
        }
        if (expected.isBefore(asOf)) {
            row.warn("overdue", EXPECTED, expected, "Maybe it came and was not booked in, or it is late.");
        }
        return new PurchaseOrder(order, supplier, site, product, quantity, ordered, expected, unitCost);
    }

    private void checkDates(Row row, LocalDate ordered, LocalDate expected) {
        boolean known = !ordered.equals(Row.NO_DATE) && !expected.equals(Row.NO_DATE);
        if (known && expected.isBefore(ordered)) {
            row.error("expected-before-ordered", EXPECTED, expected, "Maybe the two dates were swapped.");
        }
        if (ordered.isAfter(asOf)) {
            row.error("future-date", ORDERED, ordered, "Maybe it is a plan, not an order.");
        }
    }

    @Override
    public void finish(Row row) {
        seen.finish(row, ORDER);
    }
}
