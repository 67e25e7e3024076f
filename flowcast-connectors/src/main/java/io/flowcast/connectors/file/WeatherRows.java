package io.flowcast.connectors.file;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of weather. */
final class WeatherRows implements RowParser<SiteWeather> {
    private static final int SITE = 0;
    private static final int DATE = 1;
    private static final int PRECIPITATION = 2;
    private static final int TEMPERATURE = 3;
    private static final int HUMIDITY = 4;
    private static final int WIND = 5;
    private static final List<Column> COLUMNS = List.of(
            Column.required("site_id"),
            Column.required("date"),
            Column.required("precipitation"),
            Column.required("temperature_celsius"),
            Column.required("humidity_percent"),
            Column.required("wind_level"));

    private static final double MAX_PRECIPITATION = 5_000;
    private static final double MIN_CELSIUS = -90;
    private static final double MAX_CELSIUS = 60;
    private static final double MAX_WIND = 150;

    private final KnownIds known;
    private final DayIndex<String> days;

    WeatherRows(KnownIds known, long budgetBytes) {
        this.known = known;
        this.days = new DayIndex<>(budgetBytes);
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public @Nullable SiteWeather parse(Row row) {
        String site = row.key(SITE, known.siteIds(), "unknown-site");
        LocalDate date = row.date(DATE);
        if (!date.equals(Row.NO_DATE) && !site.isEmpty() && !days.add(site, date)) {
            row.error("duplicate", DATE, date, "Maybe two stations report for the site.");
        }
        double precipitation = row.number(PRECIPITATION, 0, MAX_PRECIPITATION, Double.NaN);
        double celsius = row.number(TEMPERATURE, MIN_CELSIUS, MAX_CELSIUS, Double.NaN);
        double humidity = row.number(HUMIDITY, 0, 100, Double.NaN);
        double wind = row.number(WIND, 0, MAX_WIND, Double.NaN);
        return row.ok() ? new SiteWeather(site, date, precipitation, celsius, humidity, wind) : null;
    }

    @Override
    public void finish(Row row) {
        days.forEachGap((site, firstMissing, missingDays) -> row.warnAt(
                "site " + site,
                "gap",
                DATE,
                firstMissing + " is the first of " + missingDays + " missing days",
                "Maybe the station was silent."));
    }
}
