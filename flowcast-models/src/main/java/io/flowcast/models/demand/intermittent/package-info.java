/**
 * How does demand go on that is zero most of the time?
 *
 * <p>Two doors. {@link io.flowcast.models.demand.intermittent.Intermittent}: methods for one series, each a rate that moves with the sales.
 * Croston's and its descendants see size and interval (Croston, Operational Research Quarterly 23, 1972; Syntetos and Boylan, International
 * Journal of Forecasting 21, 2005), TSB size and chance (Teunter, Syntetos and Babai, European Journal of Operational Research 214, 2011),
 * ADIDA and IMAPA sums over blocks of cells (Nikolopoulos et al., Journal of the Operational Research Society 62, 2011; Petropoulos and
 * Kourentzes, ibid. 66, 2015). A fit is a few passes over the series.
 *
 * <p>And forecasters of whole distributions over panels: {@link io.flowcast.models.demand.intermittent.CountForecaster}, a hurdle model whose rows learn from
 * each other (Snyder, Ord and Beaumont, International Journal of Forecasting 28, 2012), and {@link io.flowcast.models.demand.intermittent.WillemainForecaster}, the bootstrap
 * (Willemain, Smart and Schwarz, ibid. 20, 2004). A fit of the first is some thirty passes over the rows. No seasons, no regressors here.
 */
@NullMarked
package io.flowcast.models.demand.intermittent;

import org.jspecify.annotations.NullMarked;
