/**
 * How does a series go on if level and trend are not told apart?
 *
 * <p>Start at {@link io.flowcast.models.demand.ces.ComplexSmoothing}: complex exponential smoothing with the season chosen by AICc (Svetunkov, Kourentzes and Ord, "Complex
 * exponential smoothing", Naval Research Logistics 69, 2022; Svetunkov and Kourentzes, "Complex exponential smoothing for seasonal time series",
 * 2018). A fit is some hundreds of passes over a series. No regressors, no panels and no calibration here.
 */
@NullMarked
package io.flowcast.models.demand.ces;

import org.jspecify.annotations.NullMarked;
