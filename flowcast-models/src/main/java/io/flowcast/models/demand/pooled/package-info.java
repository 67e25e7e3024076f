/**
 * What do many series together say about how each goes on?
 *
 * <p>Start at {@link io.flowcast.models.demand.pooled.Pooled}: small neural networks, learned across all rows of a panel, correct a simple local
 * forecast of each row. The local forecast is a Theta method (Assimakopoulos and Nikolopoulos, International Journal of Forecasting 16, 2000) on
 * seasonally adjusted values; what the networks see of a row is free of its level and of the size of its noise, so that one network serves all
 * (Smyl, ibid. 36, 2020; Montero-Manso and Hyndman, ibid. 37, 2021). Several networks, each with a share of the rows hidden from it, are averaged
 * (Oreshkin et al., ICLR 2020). Cost: some seconds for thousands of rows, most of it matrix products that do not grow with the number of rows;
 * afterwards some microseconds for a forecast. No covariates, no intermittent demand and no calibration here.
 */
@NullMarked
package io.flowcast.models.demand.pooled;

import org.jspecify.annotations.NullMarked;
