package io.flowcast.api.signal;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.run.RunContext;
import java.time.LocalDate;
import java.util.List;

/** Knows the weather, past and forecast. Safe for several threads. */
public interface WeatherProvider {
    /**
     * Daily weather as it was known on a day, so that a backtest does not see the future.
     *
     * @param place where
     * @param from first day
     * @param to last day
     * @param asKnownOn nothing that was known later is returned
     * @param context deadline and cancellation
     * @return the days that are known, in order, with their source
     * @throws io.flowcast.api.finding.SourceException if the provider does not answer as it must
     */
    Sourced<List<DailyWeather>> daily(
            GeoPoint place, LocalDate from, LocalDate to, LocalDate asKnownOn, RunContext context);
}
