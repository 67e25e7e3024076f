/**
 * What do all series together say about the demand of each?
 *
 * <p>Start at {@link io.flowcast.models.demand.global.BoostedForecaster}: gradient-boosted trees over the features of {@link
 * io.flowcast.core.feature.DemandFeatures}, one model for all rows and steps, with direct quantiles. Some minutes for 50,000 rows of 76 days on two
 * cores; a forecast is a pass through the trees. Sources: Salinas et al., "DeepAR", International Journal of Forecasting 36 (2020) for scaling series to share a
 * model; Ben Taieb et al., "A review and comparison of strategies for multi-step ahead time series forecasting", Expert Systems with Applications
 * 39 (2012) for direct forecasts; Koenker and Bassett, Econometrica 46 (1978); Romano, Patterson and Cand&egrave;s, "Conformalized quantile regression", NeurIPS
 * 2019, for spreads judged on rows left out. No tree learner ({@code boost}) and no feature here.
 */
@NullMarked
package io.flowcast.models.demand.global;

import org.jspecify.annotations.NullMarked;
