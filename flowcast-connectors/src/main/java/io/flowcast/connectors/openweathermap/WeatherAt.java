package io.flowcast.connectors.openweathermap;

import java.time.Instant;

/**
 * Weather at a moment, or of the hours from it on.
 *
 * @param at the moment
 * @param celsius temperature
 * @param relativeHumidityPercent relative humidity
 * @param windMetresPerSecond wind
 * @param precipitationMillimetres rain and snow of the hours that the service sums up: one or three
 * @param description in words, for people
 */
public record WeatherAt(
        Instant at,
        double celsius,
        double relativeHumidityPercent,
        double windMetresPerSecond,
        double precipitationMillimetres,
        String description) {}
