package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;
import java.util.HashSet;
import java.util.List;

/**
 * Stops that the same vehicle serves, as far as they are served. Groups that share a stop are one group.
 *
 * @param stopIds the stops, at least two
 */
public record SameVehicle(List<String> stopIds) {
    /** Checks and copies the arguments. */
    public SameVehicle {
        stopIds = List.copyOf(stopIds);
        stopIds.forEach(stop -> Require.text("stopIds", stop));
        Require.that(new HashSet<>(stopIds).size() == stopIds.size(), "a group names a stop twice: " + stopIds);
        Require.that(stopIds.size() >= 2, "a group needs at least two stops: " + stopIds);
    }

    /**
     * Stops that the same vehicle serves.
     *
     * @param stopIds the stops
     * @return the group
     */
    public static SameVehicle of(String... stopIds) {
        return new SameVehicle(List.of(stopIds));
    }
}
