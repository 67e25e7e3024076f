/**
 * What do several methods say together?
 *
 * <p>Start at {@link io.flowcast.models.demand.combine.Combination} for means and medians of methods, and at {@link
 * io.flowcast.models.demand.combine.LearnedCombination} for weights that are learned from forecasts within the history of a whole panel. Cost: that of the
 * methods, twice for learned weights. Sources: Bates and Granger, "The combination of forecasts", Operational Research Quarterly 20 (1969), weights by inverse
 * errors; Petropoulos and Svetunkov, "A simple combination of univariate models", International Journal of Forecasting 36 (2020), medians; Montero-Manso,
 * Athanasopoulos, Hyndman and Talagala, "FFORMA: Feature-based forecast model averaging", International Journal of Forecasting 36 (2020), weights by features. No
 * method of its own here.
 */
@NullMarked
package io.flowcast.models.demand.combine;

import org.jspecify.annotations.NullMarked;
