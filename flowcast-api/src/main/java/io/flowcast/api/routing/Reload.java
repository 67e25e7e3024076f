package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;

/**
 * A stay at a depot between two trips of a route: what was taken is unloaded, what the next trip brings is loaded.
 *
 * @param depotId the depot
 * @param visitsBefore how many visits of the route come before it, at least one
 * @param arrivalSecond when the vehicle arrives
 * @param startSecond when reloading begins, after any waiting
 * @param departureSecond when the vehicle leaves
 */
public record Reload(String depotId, int visitsBefore, long arrivalSecond, long startSecond, long departureSecond) {
    /** Checks the order. */
    public Reload {
        Require.text("depotId", depotId);
        Require.positive("visitsBefore", (long) visitsBefore);
        Require.that(
                arrivalSecond <= startSecond && startSecond <= departureSecond,
                "times at depot " + depotId + " must rise: " + arrivalSecond + ", " + startSecond + ", "
                        + departureSecond);
    }
}
