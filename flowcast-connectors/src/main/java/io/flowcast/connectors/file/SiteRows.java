package io.flowcast.connectors.file;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.OpeningHours;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.TimeRange;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of sites. */
final class SiteRows implements RowParser<SiteRow> {
    private static final int ID = 0;
    private static final int NAME = 1;
    private static final int KIND = 2;
    private static final int LATITUDE = 3;
    private static final int LONGITUDE = 4;
    private static final int ZONE = 5;
    private static final int CURRENCY = 6;
    private static final int OPENS = 7;
    private static final int CLOSES = 8;
    private static final int DELIVERY_FROM = 9;
    private static final int DELIVERY_TO = 10;
    private static final int DEPOT = 11;
    private static final List<Column> COLUMNS = List.of(
            Column.required("site_id"),
            Column.required("name"),
            Column.required("kind"),
            Column.required("latitude"),
            Column.required("longitude"),
            Column.required("time_zone"),
            Column.required("currency"),
            Column.required("opens_at"),
            Column.required("closes_at"),
            Column.required("delivery_from"),
            Column.required("delivery_to"),
            Column.optional("depot_id"));

    private final SeenIds seen = new SeenIds();

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public @Nullable SiteRow parse(Row row) {
        String id = seen.once(row, ID);
        String name = row.text(NAME);
        Site.Kind kind = row.choice(KIND, Site.Kind.class, null);
        double latitude = row.number(LATITUDE, -90, 90, Double.NaN);
        double longitude = row.number(LONGITUDE, -180, 180, Double.NaN);
        ZoneId zone = zone(row);
        Currency currency = currency(row);
        OpeningHours open = hours(row, OPENS, CLOSES);
        OpeningHours delivery = hours(row, DELIVERY_FROM, DELIVERY_TO);
        String depot = row.optional(DEPOT);
        if (!row.ok() || kind == null || zone == null || currency == null || open == null || delivery == null) {
            return null;
        }
        return new SiteRow(
                new Site(id, name, kind, new GeoPoint(latitude, longitude), zone, open, delivery, currency), depot);
    }

    private static @Nullable ZoneId zone(Row row) {
        String text = row.text(ZONE);
        try {
            return text.isEmpty() ? null : ZoneId.of(text);
        } catch (DateTimeException e) {
            row.error("unknown-zone", ZONE, text, "Maybe it is a short form: expected a name such as Asia/Shanghai.");
            return null;
        }
    }

    private static @Nullable Currency currency(Row row) {
        String text = row.text(CURRENCY);
        try {
            return text.isEmpty() ? null : Currency.getInstance(text);
        } catch (IllegalArgumentException e) {
            row.error("unknown-currency", CURRENCY, text, "Maybe it is a sign: expected three letters such as CNY.");
            return null;
        }
    }

    private static @Nullable OpeningHours hours(Row row, int from, int to) {
        LocalTime start = time(row, from);
        LocalTime end = time(row, to);
        if (start == null || end == null) {
            return null;
        }
        if (!start.isBefore(end)) {
            row.error("wrong-hours", to, end, "Maybe the hours run past midnight: write 23:59 as the end.");
            return null;
        }
        return OpeningHours.daily(new TimeRange(start, end));
    }

    private static @Nullable LocalTime time(Row row, int column) {
        String text = row.text(column);
        try {
            return text.isEmpty() ? null : LocalTime.parse(text);
        } catch (DateTimeException e) {
            row.error(
                    "wrong-time",
                    column,
                    text,
                    "Maybe the leading zero is missing: expected hours and minutes, 06:00.");
            return null;
        }
    }

    @Override
    public void finish(Row row) {
        seen.finish(row, ID);
    }
}
