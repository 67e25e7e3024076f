package io.flowcast.api.signal;

import io.flowcast.api.internal.Require;
import java.time.Instant;

/**
 * A value from outside, frozen, with its source and time.
 *
 * @param value the value
 * @param source who gave it, for example the name of a service or of an offline twin
 * @param fetchedAt when it was read
 * @param <T> type of the value
 */
public record Sourced<T>(T value, String source, Instant fetchedAt) {
    /** Checks the arguments. */
    public Sourced {
        Require.present("value", value);
        Require.text("source", source);
        Require.present("fetchedAt", fetchedAt);
    }
}
