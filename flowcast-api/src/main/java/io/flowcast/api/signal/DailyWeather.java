package io.flowcast.api.signal;

import io.flowcast.api.internal.Require;
import java.time.LocalDate;

/**
 * Weather of one day at one place.
 *
 * @param date the day, local
 * @param meanCelsius mean temperature
 * @param precipitationMillimetres rain and melted snow
 * @param relativeHumidityPercent mean relative humidity, from 0 to 100
 * @param windMetresPerSecond mean wind
 * @param knownOn day on which this value was known: the day of issue of a forecast, or the day after for a measurement
 */
public record DailyWeather(
        LocalDate date,
        double meanCelsius,
        double precipitationMillimetres,
        double relativeHumidityPercent,
        double windMetresPerSecond,
        LocalDate knownOn) {
    /** Checks the arguments. */
    public DailyWeather {
        Require.present("date", date);
        Require.finite("meanCelsius", meanCelsius);
        Require.nonNegative("precipitationMillimetres", precipitationMillimetres);
        Require.that(
                relativeHumidityPercent >= 0 && relativeHumidityPercent <= 100,
                "relativeHumidityPercent must lie between 0 and 100, was " + relativeHumidityPercent);
        Require.nonNegative("windMetresPerSecond", windMetresPerSecond);
        Require.present("knownOn", knownOn);
    }
}
