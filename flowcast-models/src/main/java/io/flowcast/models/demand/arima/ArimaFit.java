package io.flowcast.models.demand.arima;

/**
 * A fitted candidate, in the units of the likelihood.
 *
 * @param order its orders
 * @param free free parameters, as {@link Lags#set} takes them
 * @param constant mean of the differences
 * @param effects coefficients of the regressors
 * @param deviation standard deviation of the shocks, degrees of freedom taken off
 * @param logLikelihood at its maximum
 * @param aicc corrected information criterion, infinite with too few cells
 * @param sound whether the roots keep away from the unit circle
 */
record ArimaFit(
        ArimaOrder order,
        double[] free,
        double constant,
        double[] effects,
        double deviation,
        double logLikelihood,
        double aicc,
        boolean sound) {
    /** Models with a root closer to the unit circle are passed over: their forecasts and intervals are frail (Hyndman and Khandakar 2008, section 3.2). */
    static final double LEAST_ROOT = 1.01;

    /** What the search compares. */
    double score() {
        return sound ? aicc : Double.POSITIVE_INFINITY;
    }
}
