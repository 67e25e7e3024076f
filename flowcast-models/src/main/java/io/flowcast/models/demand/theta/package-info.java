/**
 * How does a series go on if its short run and its long run are forecast apart and put together?
 *
 * <p>Start at {@link io.flowcast.models.demand.theta.Theta}: the standard, optimised, dynamic and dynamic optimised methods for one series
 * (Assimakopoulos and Nikolopoulos, International Journal of Forecasting 16, 2000; Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler, ibid. 32,
 * 2016), after a season was taken out. A fit is some thirty passes over the series, because level and weight of the trend follow from the
 * smoothing weight in closed form. No regressors, no panels and no calibration here.
 */
@NullMarked
package io.flowcast.models.demand.theta;

import org.jspecify.annotations.NullMarked;
