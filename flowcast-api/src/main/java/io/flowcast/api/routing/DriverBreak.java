package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;

/**
 * A break of a driver, who is on duty from the start of the shift. It is due on every route that ends after the break's window, unless the driver
 * has had it before: a route that starts so late that all breaks up to this one fit between the start of the shift and its own start, one after the other and each not before
 * its window opens, has them behind it. So a break is never dodged by starting just after its window. A window that ends before the shift begins asks for nothing.
 *
 * <p>It is taken where the vehicle stands, at a stop before or after service or while it waits.
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
