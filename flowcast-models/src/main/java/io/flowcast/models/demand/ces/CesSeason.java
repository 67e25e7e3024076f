package io.flowcast.models.demand.ces;

/** How a season enters complex exponential smoothing. */
enum CesSeason {
    /** There is none. */
    NONE(2),
    /** Each phase is a series of its own. */
    SIMPLE(2),
    /** Added to the level and smoothed by itself. */
    PARTIAL(3),
    /** Added to the level and smoothed as a pair of level and potential. */
    FULL(4);

    /** How many smoothing parameters there are. */
    final int parameters;

    CesSeason(int parameters) {
        this.parameters = parameters;
    }
}
