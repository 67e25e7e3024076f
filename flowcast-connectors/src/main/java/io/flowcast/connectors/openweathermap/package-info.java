/**
 * What is the weather, what will it be, and what is usual?
 *
 * <p>Start at {@link io.flowcast.connectors.openweathermap.OpenWeatherMap}: current weather, forecasts by hours and days, the
 * history by hours, climate statistics of a day of the year, and alerts. A span of past days takes one request a week.
 *
 * <p>Source: <a href="https://openweathermap.org/api">OpenWeatherMap documentation</a>: Current Weather Data, 5 Day / 3 Hour
 * Forecast, One Call API 3.0, History API, Statistical Weather Data API. Each product needs its own subscription; a key
 * without it is refused with a message that says so.
 *
 * <p>No features here: weather is aligned to series in the demand craft.
 */
@NullMarked
package io.flowcast.connectors.openweathermap;

import org.jspecify.annotations.NullMarked;
