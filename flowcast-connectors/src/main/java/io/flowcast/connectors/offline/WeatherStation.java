package io.flowcast.connectors.offline;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.signal.DailyWeather;
import java.util.List;
import java.util.Objects;

/**
 * What one place recorded of the weather.
 *
 * @param name name for people, part of the source of every answer
 * @param location where it is
 * @param days its days, in any order; a day may occur several times with different {@link DailyWeather#knownOn} days,
 *     for example as a forecast and later as a measurement
 */
public record WeatherStation(String name, GeoPoint location, List<DailyWeather> days) {
    /** Checks and copies the arguments. */
    public WeatherStation {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        Objects.requireNonNull(location, "location");
        days = List.copyOf(days);
    }
}
