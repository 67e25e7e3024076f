package io.flowcast.connectors.file;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.demand.SeriesKey;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of sales. */
final class SalesRows implements RowParser<SalesDay> {
    private static final int SITE = 0;
    private static final int PRODUCT = 1;
    private static final int DATE = 2;
    private static final int SOLD = 3;
    private static final int HOURLY_SOLD = 4;
    private static final int HOURLY_STOCKOUT = 5;
    private static final int DISCOUNT = 6;
    private static final int HOLIDAY = 7;
    private static final int ACTIVITY = 8;
    private static final List<Column> COLUMNS = List.of(
            Column.required("site_id"),
            Column.required("product_id"),
            Column.required("date"),
            Column.required("sold_units"),
            Column.optional("hourly_sold"),
            Column.optional("hourly_stockout"),
            Column.optional("discount"),
            Column.optional("holiday"),
            Column.optional("activity"));

    /** Prices above ten times the list price are typing errors. */
    private static final double MAX_DISCOUNT = 10;

    private static final int[] UNKNOWN_HOURS = {};

    private final KnownIds known;
    private final LocalDate asOf;
    private final DayIndex<SeriesKey> days;

    SalesRows(KnownIds known, LocalDate asOf, long budgetBytes) {
        this.known = known;
        this.asOf = asOf;
        this.days = new DayIndex<>(budgetBytes);
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public @Nullable SalesDay parse(Row row) {
        String site = row.key(SITE, known.siteIds(), "unknown-site");
        String product = row.key(PRODUCT, known.productIds(), "unknown-product");
        LocalDate date = row.date(DATE);
        checkDay(row, site, product, date);
        long sold = row.units(SOLD);
        int[] hourly = hourlySold(row, sold);
        int stockout = hourlyStockout(row);
        double discount = row.number(DISCOUNT, 0, MAX_DISCOUNT, 1);
        boolean holiday = row.flag(HOLIDAY);
        boolean activity = row.flag(ACTIVITY);
        return row.ok()
                ? new SalesDay(
                        site,
                        product,
                        date,
                        sold,
                        hourly,
                        Math.max(0, stockout),
                        stockout >= 0,
                        discount,
                        holiday,
                        activity)
                : null;
    }

    /** A row with other faults counts as there, so that its day is not reported as missing, too. */
    private void checkDay(Row row, String site, String product, LocalDate date) {
        if (date.equals(Row.NO_DATE)) {
            return;
        }
        if (!date.isBefore(asOf)) {
            row.error("future-date", DATE, date, "Maybe the day is not over, or day and month were swapped.");
        } else if (!product.isEmpty() && !days.add(new SeriesKey(site, product), date)) {
            row.error("duplicate", DATE, date, "Maybe the export was run twice, or the same day comes from two tills.");
        }
    }

    /** Sales by hour, or nothing if they are not known or do not sum to the day. */
    private static int[] hourlySold(Row row, long sold) {
        String text = row.optional(HOURLY_SOLD);
        if (text == null) {
            return sold == 0 && row.has(HOURLY_SOLD) ? new int[SalesDay.HOURS] : UNKNOWN_HOURS;
        }
        int[] hours = Hours.parseOrNull(text);
        if (hours == null) {
            row.error(
                    "wrong-hours",
                    HOURLY_SOLD,
                    text,
                    "Maybe the hours are separated differently: expected '7:3 1 6' or 24 numbers with blanks between.");
            return UNKNOWN_HOURS;
        }
        long sum = 0;
        for (int units : hours) {
            sum += units;
        }
        if (sum != sold && row.ok()) {
            row.warn(
                    "hours-differ",
                    HOURLY_SOLD,
                    text,
                    "Maybe some hours are missing: they sum to " + sum + ", not " + sold
                            + "; the hours were not used.");
            return UNKNOWN_HOURS;
        }
        return hours;
    }

    /** One bit for each hour in which it was sold out, or -1 if that is not known. */
    private static int hourlyStockout(Row row) {
        String text = row.optional(HOURLY_STOCKOUT);
        if (text == null) {
            return -1;
        }
        int bits = Hours.bitsOrMinusOne(text);
        if (bits < 0) {
            row.error(
                    "wrong-hours",
                    HOURLY_STOCKOUT,
                    text,
                    "Maybe a spreadsheet took it for a number and cut it: expected 24 digits, each 0 or 1.");
        }
        return bits;
    }

    @Override
    public void finish(Row row) {
        days.forEachGap((key, firstMissing, missingDays) -> row.warnAt(
                "site " + key.siteId() + ", product " + key.productId(),
                "gap",
                DATE,
                firstMissing + " is the first of " + missingDays + " missing days",
                "Maybe the site was closed, the product not offered, or rows were lost."));
        if (days.full()) {
            row.warnAt(
                    "",
                    "days-unchecked",
                    DATE,
                    "",
                    "Maybe the file has very many series: beyond a limit of memory, doubled and missing days were not looked for.");
        }
    }
}
