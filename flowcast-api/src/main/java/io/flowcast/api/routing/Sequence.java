package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;

/**
 * An order of two stops that holds if one vehicle serves both. With a {@link SameVehicle} for both it always does.
 *
 * @param beforeStopId the stop that is served earlier
 * @param afterStopId the stop that is served later
 */
public record Sequence(String beforeStopId, String afterStopId) {
    /** Checks the arguments. */
    public Sequence {
        Require.text("beforeStopId", beforeStopId);
        Require.text("afterStopId", afterStopId);
        Require.that(!beforeStopId.equals(afterStopId), "stop " + beforeStopId + " cannot come before itself");
    }
}
