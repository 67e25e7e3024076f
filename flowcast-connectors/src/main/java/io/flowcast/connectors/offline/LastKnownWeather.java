package io.flowcast.connectors.offline;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.DailyWeather;
import io.flowcast.api.signal.Sourced;
import io.flowcast.api.signal.WeatherProvider;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Weather that stays as it was last seen (persistence). The offline twin of a weather service for the next days; further
 * ahead {@link ClimatologyWeather} is the better guess.
 *
 * <p>The nearest station answers, if it is within 100 km. A day that was known comes as it was known; any other day
 * after the first known one takes the values of the last known day before it; days before that are left out. Nothing
 * that was known after the day asked about is used. Immutable and safe for several threads.
 */
public final class LastKnownWeather implements WeatherProvider {
    private final StationRecords records;

    /**
     * Weather of these stations.
     *
     * @param stations what was recorded
     */
    public LastKnownWeather(List<WeatherStation> stations) {
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
        context.stopIfAsked("reading the weather");
        StationRecords.Near near = records.nearest(place);
        NavigableMap<LocalDate, DailyWeather> known = near.knownOn(asKnownOn);
        List<DailyWeather> days = new ArrayList<>();
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            Map.Entry<LocalDate, DailyWeather> last = known.floorEntry(date);
            if (last != null) {
                DailyWeather w = last.getValue();
                days.add(
                        w.date().equals(date)
                                ? w
                                : new DailyWeather(
                                        date,
                                        w.meanCelsius(),
                                        w.precipitationMillimetres(),
                                        w.relativeHumidityPercent(),
                                        w.windMetresPerSecond(),
                                        w.knownOn()));
            }
        }
        return new Sourced<>(
                List.copyOf(days),
                near.source("last-known-weather"),
                context.clock().instant());
    }
}
