package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;

/**
 * Where vehicles start, end and load.
 *
 * @param id key, unique among the depots of a problem
 * @param location place in the travel matrices
 * @param window when it is open
 */
public record Depot(String id, int location, TimeWindow window) {
    /** Checks the arguments. */
    public Depot {
        Require.text("id", id);
        Require.nonNegative("location", (long) location);
        Require.present("window", window);
    }
}
