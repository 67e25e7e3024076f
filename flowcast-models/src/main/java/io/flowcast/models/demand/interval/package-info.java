/**
 * How far from the forecast will demand be, and is that true?
 *
 * <p>Start at {@link io.flowcast.models.demand.interval.Calibration}: errors that a method made in the past, beyond what it was fitted on, become factors of its
 * spread and the shape of its quantiles, for each step ahead and over the rows of a panel together; {@link
 * io.flowcast.models.demand.interval.AdaptiveWidth} goes on learning as new values come. Cost: one sort of the errors. Sources: Vovk, Gammerman and Shafer,
 * "Algorithmic Learning in a Random World" (2005), split conformal prediction; Papadopoulos, Vovk and Gammerman, "Regression Conformal Prediction with Nearest
 * Neighbours", JAIR 40 (2011), errors divided by their expected size; Gibbs and Candes, "Adaptive Conformal Inference Under Distribution Shift", NeurIPS (2021).
 * No forecasting method here.
 */
@NullMarked
package io.flowcast.models.demand.interval;

import org.jspecify.annotations.NullMarked;
