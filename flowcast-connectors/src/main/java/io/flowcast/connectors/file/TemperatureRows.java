package io.flowcast.connectors.file;

import io.flowcast.api.expiry.TemperatureReading;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of temperature readings; remembers the last reading of each site only. */
final class TemperatureRows implements RowParser<SiteTemperature> {
    private static final int SITE = 0;
    private static final int AT = 1;
    private static final int CELSIUS = 2;
    private static final List<Column> COLUMNS =
            List.of(Column.required("site_id"), Column.required("observed_at"), Column.required("temperature_celsius"));

    /** Loggers of cold rooms write every hour or more often; a long silence hides what happened. */
    private static final Duration LONGEST_SILENCE = Duration.ofHours(4);

    private static final double MIN_CELSIUS = -60;
    private static final double MAX_CELSIUS = 60;
    private static final int MAX_SITES = 100_000;

    private final KnownIds known;
    private final Map<String, Instant> lastBySite = new HashMap<>();

    TemperatureRows(KnownIds known) {
        this.known = known;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public @Nullable SiteTemperature parse(Row row) {
        String site = row.key(SITE, known.siteIds(), "unknown-site");
        Instant at = instant(row);
        double celsius = row.number(CELSIUS, MIN_CELSIUS, MAX_CELSIUS, Double.NaN);
        if (at == null || site.isEmpty()) {
            return null;
        }
        Instant last = lastBySite.get(site);
        if (last != null && at.equals(last)) {
            row.error("duplicate", AT, at, "Maybe the logger was read twice.");
        } else if (last != null && at.isBefore(last)) {
            row.warn("unordered", AT, at, "Maybe two files were joined: a silence may go unseen here.");
        } else {
            if (last != null && Duration.between(last, at).compareTo(LONGEST_SILENCE) > 0) {
                row.warn(
                        "gap",
                        AT,
                        last + " to " + at,
                        "Maybe the logger was without power or connection: what happened meanwhile is not known.");
            }
            if (last != null || lastBySite.size() < MAX_SITES) {
                lastBySite.put(site, at);
            }
        }
        return row.ok() ? new SiteTemperature(site, new TemperatureReading(at, celsius)) : null;
    }

    private static @Nullable Instant instant(Row row) {
        String text = row.text(AT);
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            row.error("wrong-time", AT, text, "Maybe the offset is missing: expected 2024-06-02T00:00+08:00.");
            return null;
        }
    }
}
