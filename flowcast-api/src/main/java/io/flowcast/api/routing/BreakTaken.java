package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;

/**
 * A break of a route.
 *
 * @param placeId stop or depot where it is taken
 * @param startSecond when it begins
 * @param endSecond when it ends
 */
public record BreakTaken(String placeId, long startSecond, long endSecond) {
    /** Checks the order. */
    public BreakTaken {
        Require.text("placeId", placeId);
        Require.that(startSecond <= endSecond, "break at " + placeId + " ends before it begins");
    }
}
