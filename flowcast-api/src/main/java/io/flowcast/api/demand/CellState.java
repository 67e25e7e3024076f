package io.flowcast.api.demand;

/** What is known of the demand in one cell of a {@link DemandPanel}. */
public enum CellState {
    /** The value is the demand. */
    OBSERVED,
    /** Sold out for a part of the time: demand was at least the value. */
    CENSORED,
    /** Nothing is known. */
    MISSING,
    /** The site was closed: there was no demand to meet and none is to be inferred. */
    CLOSED,
    /** The product was not offered. */
    NOT_LISTED;

    /**
     * Whether the value says something about demand.
     *
     * @return true for {@link #OBSERVED} and {@link #CENSORED}
     */
    public boolean informative() {
        return this == OBSERVED || this == CENSORED;
    }
}
