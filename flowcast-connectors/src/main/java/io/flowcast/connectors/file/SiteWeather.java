package io.flowcast.connectors.file;

import java.time.LocalDate;

/**
 * Weather of a day at a site, in the words of the file. The unit of precipitation and wind is the publisher's.
 *
 * @param siteId where
 * @param date the day, local
 * @param precipitation rain and melted snow, at least 0
 * @param temperatureCelsius mean temperature
 * @param humidityPercent mean relative humidity, from 0 to 100
 * @param windLevel mean wind, at least 0
 */
public record SiteWeather(
        String siteId,
        LocalDate date,
        double precipitation,
        double temperatureCelsius,
        double humidityPercent,
        double windLevel) {}
