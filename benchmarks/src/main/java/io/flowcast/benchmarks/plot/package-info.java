/**
 * What do forecasts look like?
 *
 * <p>Start at {@link io.flowcast.benchmarks.plot.PlotsBench}: it draws the pictures of docs/demand.md from what the library forecasts on the project's own
 * sample. No method of forecasting and no measure here.
 */
@NullMarked
package io.flowcast.benchmarks.plot;

import org.jspecify.annotations.NullMarked;
