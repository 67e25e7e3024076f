/**
 * How much will sell of what has not been sold here yet?
 *
 * <p>Start at {@link io.flowcast.models.demand.coldstart.ColdStartForecaster}: it wraps any forecaster and gives the rows that have little or no history a distribution from rows like
 * them: the same product at other sites, the same site, the same category or price band. What the row shows itself counts more and more as it comes (empirical Bayes: Morris,
 * "Parametric empirical Bayes inference", JASA 78, 1983; random effects: Robinson, "That BLUP is a good thing", Statistical Science 6, 1991). Cost: that of the wrapped forecaster, and
 * some passes over the levels of the rows. No model of demand from step to step here: that is the wrapped forecaster's.
 */
@NullMarked
package io.flowcast.models.demand.coldstart;

import org.jspecify.annotations.NullMarked;
