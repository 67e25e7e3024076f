package io.flowcast.models.demand.hierarchy;

/**
 * How base forecasts are made to add up.
 *
 * <p>With y the base forecasts of all nodes, S the summing matrix and W the covariance of their errors, the projections give the leaves b that
 * minimise {@code (y - S b)' W^-1 (y - S b)}, optionally with b at least 0. They differ in W.
 */
public enum Reconciliation {
    /** The leaves' own forecasts, added up. */
    BOTTOM_UP,
    /** The forecast of the first level, split by the leaves' forecasts (Athanasopoulos et al. 2009, forecast proportions). */
    TOP_DOWN,
    /** The forecast of the first level, split by what the leaves sold before (Gross and Sohl 1990, average proportions). */
    TOP_DOWN_HISTORY,
    /** The forecasts of the middle level (number of levels / 2), split by the leaves' forecasts. */
    MIDDLE_OUT,
    /** All nodes count the same: W is the identity. */
    OLS,
    /** W is diagonal with the number of leaves of each node (Athanasopoulos et al. 2017). */
    STRUCTURAL,
    /** W is diagonal with the forecast variance of each node in each step. */
    VARIANCE,
    /**
     * W has the forecast variances and the correlations of past one-step errors, drawn to none as Schaefer and Strimmer (2005) say: MinT with
     * shrinkage (Wickramasuriya et al. 2019).
     */
    MINT_SHRINK;

    boolean projects() {
        return this == OLS || this == STRUCTURAL || this == VARIANCE || this == MINT_SHRINK;
    }
}
