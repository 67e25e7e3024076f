/**
 * What would be forecast without a model?
 *
 * <p>Start at {@link io.flowcast.models.demand.naive.Naive}: the last values, or means of them, with the deviations that follow if the method is right (Hyndman and
 * Athanasopoulos, "Forecasting: Principles and Practice", 3rd edition 2021, sections 5.2 and 5.5). One pass over a series. The yardsticks of all
 * other methods; no smoothing and no calibration here.
 */
@NullMarked
package io.flowcast.models.demand.naive;

import org.jspecify.annotations.NullMarked;
