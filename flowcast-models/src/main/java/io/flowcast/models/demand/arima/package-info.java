/**
 * How does a series go on whose own past, season and shocks carry it?
 *
 * <p>Start at {@link io.flowcast.models.demand.arima.Arima}: seasonal ARIMA for one series, with orders given or chosen (Hyndman and Khandakar,
 * Journal of Statistical Software 27(3), 2008), with regressors if there are any. Every candidate is judged by its exact Gaussian likelihood:
 * Chandrasekhar recursions for whole series, O(r) for each cell with r the highest lag (Morf, Sidhu and Kailath, IEEE Transactions on
 * Automatic Control 19, 1974; Mélard, Applied Statistics 33, 1984), a Kalman filter with exact treatment of gaps for the others (Harvey and
 * Pierse, Journal of the American Statistical Association 79, 1984), each until it settles. Parameters live as partial autocorrelations (Monahan, Biometrika 71, 1984), so
 * every fit is stationary and invertible. Long seasons are waves, not lags. Powers of Box and Cox come on request. No panels and no calibration here.
 */
@NullMarked
package io.flowcast.models.demand.arima;

import org.jspecify.annotations.NullMarked;
