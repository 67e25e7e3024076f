package io.flowcast.api.catalog;

import io.flowcast.api.internal.Require;
import java.time.LocalTime;

/**
 * A span of one day, in the local time of a site.
 *
 * @param from first moment
 * @param to last moment, after {@code from}; use 23:59:59 for the end of the day
 */
public record TimeRange(LocalTime from, LocalTime to) {
    /** The whole day. */
    public static final TimeRange ALL_DAY = new TimeRange(LocalTime.MIN, LocalTime.of(23, 59, 59));

    /** Checks the order. */
    public TimeRange {
        Require.that(from.isBefore(to), "from must be before to, was " + from + " and " + to);
    }
}
