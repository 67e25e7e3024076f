/**
 * How much will sell?
 *
 * <p>Start at {@link io.flowcast.models.demand.Forecasters}, which knows every forecaster by its name. Each family of methods has a room of its own below this
 * one, and {@link io.flowcast.models.demand.series} turns methods for one series into forecasters for panels. No formula here.
 */
@NullMarked
package io.flowcast.models.demand;

import org.jspecify.annotations.NullMarked;
