package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;

/**
 * A span of time, in seconds from the problem's start.
 *
 * @param startSecond first moment
 * @param endSecond last moment, not before the first
 */
public record TimeWindow(long startSecond, long endSecond) {
    /** No limit: from 0 to a moment that no plan reaches. */
    public static final TimeWindow ALWAYS = new TimeWindow(0, Long.MAX_VALUE / 4);

    /** Checks the order. */
    public TimeWindow {
        Require.that(startSecond <= endSecond, "startSecond " + startSecond + " is after endSecond " + endSecond);
    }
}
