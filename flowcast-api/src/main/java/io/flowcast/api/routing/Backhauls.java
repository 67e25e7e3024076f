package io.flowcast.api.routing;

/** When a vehicle may serve stops that only take: those with a pickup and without a delivery. */
public enum Backhauls {
    /** At any time, as far as there is room. */
    MIXED,
    /** After all other stops of the trip, because goods that were taken would bar the way to those still to be brought. */
    LAST
}
