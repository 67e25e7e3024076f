package io.flowcast.models.demand.arima;

/** Turns columns into one-step errors over their standard deviations: what an exact likelihood is made of. */
interface Filter {
    /**
     * Filters all columns with one model.
     *
     * @param lags the stationary part
     * @param errors receives the standardised errors of each column
     * @return whether the numbers are sound
     */
    boolean run(Lags lags, double[][] errors);

    /** Number of errors of each column. */
    int count();

    /** Sum of the logarithms of the variances of the errors, at unit variance of the shocks; after {@link #run}. */
    double logDeterminant();
}
