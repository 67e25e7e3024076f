/**
 * What happened, and how much will sell?
 *
 * <p>{@link io.flowcast.api.demand.DemandPanel} to {@link io.flowcast.api.demand.DemandForecaster} to {@link
 * io.flowcast.api.demand.FittedDemand} to {@link io.flowcast.api.demand.DemandForecast}. Words only: no algorithm and no
 * input or output here.
 */
@NullMarked
package io.flowcast.api.demand;

import org.jspecify.annotations.NullMarked;
