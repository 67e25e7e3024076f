package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;

/**
 * A break that every route takes which is under way when its window ends: one that has left its start by then and ends later. It is taken
 * where the vehicle stands, at a stop before or after service or while it waits.
 *
 * @param window when it may begin
 * @param durationSeconds how long it takes
 */
public record DriverBreak(TimeWindow window, long durationSeconds) {
    /** Checks the arguments. */
    public DriverBreak {
        Require.present("window", window);
        Require.nonNegative("durationSeconds", durationSeconds);
    }
}
