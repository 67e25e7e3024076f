/**
 * How good and how fast are the forecasters on series of the literature?
 *
 * <p>Start at {@link io.flowcast.benchmarks.forecast.ForecastBench}: a file of histories, a file of what came, one model, one line of figures. Speed of
 * the inner loop is measured apart, by {@link io.flowcast.benchmarks.forecast.SmoothingSpeed}; the two are never mixed.
 */
@NullMarked
package io.flowcast.benchmarks.forecast;

import org.jspecify.annotations.NullMarked;
