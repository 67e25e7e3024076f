/**
 * How good are forecasts of daily demand in shops that run out of stock?
 *
 * <p>Start at {@link io.flowcast.benchmarks.retail.RetailBench} and {@link io.flowcast.benchmarks.retail.HiddenHoursBench}: files in the layout of FreshRetailNet-50K (Dingdong, 2025) in,
 * forecasts and figures out. No method of forecasting here.
 */
@NullMarked
package io.flowcast.benchmarks.retail;

import org.jspecify.annotations.NullMarked;
