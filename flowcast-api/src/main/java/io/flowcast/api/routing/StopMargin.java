package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;
import java.util.OptionalDouble;

/**
 * What a served stop costs at the margin, and how much time it has left.
 *
 * @param stopId the stop
 * @param saving by how much the route would be cheaper without it, the order of the others kept, a shipment without both its ends; empty
 *     if the route could not be driven without it
 * @param slackSeconds how much later its service could begin without making this or a later stop, or the end, too late
 */
public record StopMargin(String stopId, OptionalDouble saving, long slackSeconds) {
    /** Checks the arguments. */
    public StopMargin {
        Require.text("stopId", stopId);
        saving.ifPresent(amount -> Require.finite("saving", amount));
    }
}
