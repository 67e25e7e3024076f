/**
 * How does demand go on that has several seasons, or a long one: hours of day and week, days of week and year, weeks of the year?
 *
 * <p>Start at {@link io.flowcast.models.demand.seasonal.SeasonalAutoregression}, the most accurate here where the history is long.
 * {@link io.flowcast.models.demand.seasonal.SeasonalSmoothing} smooths level, trend and every season at once,
 * {@link io.flowcast.models.demand.seasonal.MstlMethod} takes the seasons out and leaves the rest to any method for one series.
 * {@link io.flowcast.models.demand.seasonal.Stl} and {@link io.flowcast.models.demand.seasonal.Mstl} are the decompositions themselves. A fit
 * costs one to ten milliseconds for a thousand cells. Papers: Cleveland, Cleveland, McRae and Terpenning 1990 (STL); Bandara, Hyndman and
 * Bergmeir 2021 (MSTL); Taylor 2003 and De Livera, Hyndman and Snyder 2011 (smoothing of several seasons). No regressors, panels, calibration
 * or sold-out days here.
 */
@NullMarked
package io.flowcast.models.demand.seasonal;

import org.jspecify.annotations.NullMarked;
