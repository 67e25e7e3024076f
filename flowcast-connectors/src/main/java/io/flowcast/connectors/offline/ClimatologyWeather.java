package io.flowcast.connectors.offline;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.DailyWeather;
import io.flowcast.api.signal.Sourced;
import io.flowcast.api.signal.WeatherProvider;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Weather as it usually is at that time of the year. The offline twin of a weather service.
 *
 * <p>The nearest station answers, if it is within 100 km. A day that was known comes as it was known. Any other day is
 * the mean of all known days, of any year, whose place in the year lies within {@link #WINDOW_DAYS} days of its own; 29
 * February counts as the 28th in years that have none. Where no such day is known it is left out. Nothing that was known
 * after the day asked about is used. Immutable and safe for several threads.
 *
 * <p>Cost: days asked times days recorded.
 */
public final class ClimatologyWeather implements WeatherProvider {
    /** Days before and after a day of the year that count as the same time of the year. */
    public static final int WINDOW_DAYS = 7;

    private final StationRecords records;

    /**
     * Weather of these stations.
     *
     * @param stations what was recorded, better several years than one
     */
    public ClimatologyWeather(List<WeatherStation> stations) {
        records = new StationRecords(stations);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if {@code to} is before {@code from}
     * @throws io.flowcast.api.finding.RunStoppedException if the run was stopped
     */
    @Override
    public Sourced<List<DailyWeather>> daily(
            GeoPoint place, LocalDate from, LocalDate to, LocalDate asKnownOn, RunContext context) {
        DateRange.check(from, to);
        StationRecords.Near near = records.nearest(place);
        NavigableMap<LocalDate, DailyWeather> known = near.knownOn(asKnownOn);
        List<DailyWeather> days = new ArrayList<>();
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            context.stopIfAsked("averaging the weather");
            DailyWeather day = known.containsKey(date) ? known.get(date) : usual(date, known.values());
            if (day != null) {
                days.add(day);
            }
        }
        return new Sourced<>(
                List.copyOf(days),
                near.source("climatology-weather"),
                context.clock().instant());
    }

    private static @Nullable DailyWeather usual(LocalDate date, Collection<DailyWeather> known) {
        double celsius = 0;
        double precipitation = 0;
        double humidity = 0;
        double wind = 0;
        int n = 0;
        LocalDate knownOn = LocalDate.MIN;
        for (DailyWeather w : known) {
            if (daysApartInYear(date, w.date()) <= WINDOW_DAYS) {
                celsius += w.meanCelsius();
                precipitation += w.precipitationMillimetres();
                humidity += w.relativeHumidityPercent();
                wind += w.windMetresPerSecond();
                knownOn = w.knownOn().isAfter(knownOn) ? w.knownOn() : knownOn;
                n++;
            }
        }
        return n == 0 ? null : new DailyWeather(date, celsius / n, precipitation / n, humidity / n, wind / n, knownOn);
    }

    /** Days between two dates if both lay in the same year, the short way round. */
    static long daysApartInYear(LocalDate date, LocalDate recorded) {
        long best = Long.MAX_VALUE;
        for (int shift = -1; shift <= 1; shift++) {
            LocalDate anniversary = date.withYear(recorded.getYear() + shift);
            best = Math.min(best, Math.abs(ChronoUnit.DAYS.between(anniversary, recorded)));
        }
        return best;
    }
}
