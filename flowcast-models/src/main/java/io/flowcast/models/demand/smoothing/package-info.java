/**
 * How does the demand of one series move on by itself?
 *
 * <p>Exponential smoothing in its state space form: automatic choice of the form, and the naive forecasts as its limits. A fit costs some
 * hundred passes over a series. Sources: Hyndman, Koehler, Snyder and Grose (International Journal of Forecasting 18, 2002); Hyndman,
 * Koehler, Ord and Snyder, "Forecasting with Exponential Smoothing" (2008). No covariates here, and nothing of how a day that sold out
 * is read ({@link io.flowcast.models.demand.censored}).
 */
@NullMarked
package io.flowcast.models.demand.smoothing;

import org.jspecify.annotations.NullMarked;
