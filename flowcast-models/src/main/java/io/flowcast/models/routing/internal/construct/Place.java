package io.flowcast.models.routing.internal.construct;

/** The best place found so far for a stop, or for both ends of a shipment, and what serving it there adds to the cost. */
final class Place {

    /** Rise of the routes' cost, or {@link Insertion#NONE}. */
    long cost;
    /** Node behind which the stop goes, or -1. */
    int after;
    /** Node behind which the delivery of a shipment goes, or -1. */
    int mateAfter;
    /** Unused vehicle that takes the route over, or -1. */
    int vehicle;
    /** Reload that is needed beside the stop, or -1. */
    int reload;
    /** Whether the reload comes before the stop. */
    boolean reloadFirst;

    Place() {
        forget();
    }

    void forget() {
        take(Insertion.NONE, -1);
    }

    /** Takes a place for a stop alone. */
    void take(long rise, int node) {
        cost = rise;
        after = node;
        mateAfter = -1;
        vehicle = -1;
        reload = -1;
    }
}
