/**
 * How good was a forecast?
 *
 * <p>{@link io.flowcast.core.evaluate.PointErrors} and {@link io.flowcast.core.evaluate.ProbabilityErrors} are the measures as their papers define
 * them, linear in the number of values; {@link io.flowcast.core.evaluate.Naive2} is the yardstick of the M competitions; {@link
 * io.flowcast.core.evaluate.RollingOrigin} forecasts a panel again and again as if it were earlier and measures what came; {@link
 * io.flowcast.core.evaluate.BudgetedSearch} ranks forecasters by it within a budget. No model here.
 */
@NullMarked
package io.flowcast.core.evaluate;

import org.jspecify.annotations.NullMarked;
