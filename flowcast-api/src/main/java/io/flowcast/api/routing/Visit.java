package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;

/**
 * One stop of a route, with its times in seconds from the problem's start.
 *
 * @param stopId the stop
 * @param arrivalSecond when the vehicle arrives
 * @param serviceStartSecond when service begins, after any waiting
 * @param departureSecond when the vehicle leaves
 */
public record Visit(String stopId, long arrivalSecond, long serviceStartSecond, long departureSecond) {
    /** Checks the order. */
    public Visit {
        Require.text("stopId", stopId);
        Require.that(
                arrivalSecond <= serviceStartSecond && serviceStartSecond <= departureSecond,
                "times of stop " + stopId + " must rise: " + arrivalSecond + ", " + serviceStartSecond + ", "
                        + departureSecond);
    }
}
