package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;

/**
 * A stop that no route visits.
 *
 * @param stopId the stop, or the pickup stop of a shipment
 * @param reason why, for people
 */
public record UnservedStop(String stopId, String reason) {
    /** Checks the arguments. */
    public UnservedStop {
        Require.text("stopId", stopId);
        Require.text("reason", reason);
    }
}
