/**
 * What do several forecasters of whole panels say together?
 *
 * <p>Start at {@link io.flowcast.models.demand.ensemble.EnsembleForecaster}: means and quantiles are averaged, each member learns on its own. {@link
 * io.flowcast.models.demand.ensemble.BacktestedEnsemble} learns the weight of a second member, and how wide quantiles must be, from forecasts within the history (Kuleshov, Fenner and Ermon,
 * "Accurate uncertainties for deep learning using calibrated regression", ICML 2018). {@link
 * io.flowcast.models.demand.ensemble.PlannedForecaster} hands a member plans spelled out as linear regressors. Cost: that of the members. Sources: Bates and
 * Granger, "The combination of forecasts", Operational Research Quarterly 20 (1969); Vincent, "The functions of the vibrissae in the behavior of the white
 * rat" (1912) for averaging quantiles; Lichtendahl, Grushka-Cockayne and Winkler, "Is it better to average probabilities or quantiles?", Management Science 59 (2013).
 * Combinations of methods for single series live in {@code combine}. No method of its own here.
 */
@NullMarked
package io.flowcast.models.demand.ensemble;

import org.jspecify.annotations.NullMarked;
