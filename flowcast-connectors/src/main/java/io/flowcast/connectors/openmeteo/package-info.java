/**
 * What is the weather, past and to come, without a key?
 *
 * <p>Start at {@link io.flowcast.connectors.openmeteo.OpenMeteo}: the keyless twin of a weather service, with the weather
 * that was measured, the forecast of today, and the forecasts of former days as they were issued. Up to three requests for
 * a place and a span of days.
 *
 * <p>Source: <a href="https://open-meteo.com/en/docs">Open-Meteo documentation</a>: Weather Forecast API, Historical
 * Weather API, Previous Model Runs API. Free for non-commercial use, 600 requests a minute and 10,000 a day; weather data by
 * Open-Meteo.com, CC BY 4.0.
 *
 * <p>No features here: weather is aligned to series in the demand craft.
 */
@NullMarked
package io.flowcast.connectors.openmeteo;

import org.jspecify.annotations.NullMarked;
