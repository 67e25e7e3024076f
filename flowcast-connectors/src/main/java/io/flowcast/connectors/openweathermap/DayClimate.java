package io.flowcast.connectors.openweathermap;

/**
 * What is usual on a day of the year.
 *
 * @param month month, 1 to 12
 * @param day day of the month
 * @param meanCelsius mean temperature
 * @param lowCelsius 25 % quartile of the temperature
 * @param highCelsius 75 % quartile of the temperature
 * @param relativeHumidityPercent mean humidity
 * @param windMetresPerSecond mean wind
 * @param precipitationMillimetresPerHour mean precipitation of an hour
 */
public record DayClimate(
        int month,
        int day,
        double meanCelsius,
        double lowCelsius,
        double highCelsius,
        double relativeHumidityPercent,
        double windMetresPerSecond,
        double precipitationMillimetresPerHour) {}
