/**
 * What does a method for one series have to know, and what is done for it?
 *
 * <p>Who has a panel starts at {@link io.flowcast.models.demand.series.SeriesForecaster}. Who has a method starts at {@link
 * io.flowcast.models.demand.series.SeriesMethod}: it sees one {@link io.flowcast.models.demand.series.Series} of numbers and gives a {@link
 * io.flowcast.models.demand.series.SeriesModel}; or, if it learns across rows first, at {@link io.flowcast.models.demand.series.PooledMethod}. Panels,
 * sold-out cells, gaps, fallbacks, spreads, joint distributions, findings and files are the business of this room, once for all methods. Cost: two fits of
 * each row, more where cells sold out. Sources: Dempster, Laird and Rubin, JRSS B 39 (1977), filling and fitting by turns; Tashman, International Journal of
 * Forecasting 16 (2000), rolling origins. No formula of any method here.
 */
@NullMarked
package io.flowcast.models.demand.series;

import org.jspecify.annotations.NullMarked;
