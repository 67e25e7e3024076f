/**
 * What does a method for one series have to know, and what is done for it?
 *
 * <p>Start at {@link io.flowcast.models.demand.series.SeriesMethod}: a method sees one {@link io.flowcast.models.demand.series.Series} of
 * numbers and gives a {@link io.flowcast.models.demand.series.SeriesModel}. Panels, sold-out days, gaps, fallbacks, spreads, joint
 * distributions, findings and files are the business of this room, once for all methods. No formula of any method here.
 */
@NullMarked
package io.flowcast.models.demand.series;

import org.jspecify.annotations.NullMarked;
