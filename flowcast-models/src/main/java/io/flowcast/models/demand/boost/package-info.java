/**
 * What do the rows of a large table say about demand, whatever the shape of the dependence?
 *
 * <p>Start at {@link io.flowcast.models.demand.boost.Boosting}: gradient-boosted regression trees (Friedman, Annals of Statistics 29, 2001) over a
 * {@link io.flowcast.models.demand.boost.BinnedTable}, grown best leaf first on histograms (Ke et al., LightGBM, NIPS 30, 2017), with losses for means,
 * counts and quantiles. A tree costs about rows x features x log2(leaves) / 2 additions of whole numbers; a row of the table takes a byte for each
 * feature, training about 40 bytes more. Features are the caller's: nothing here knows of series, days or products.
 */
@NullMarked
package io.flowcast.models.demand.boost;

import org.jspecify.annotations.NullMarked;
