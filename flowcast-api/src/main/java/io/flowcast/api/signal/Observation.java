package io.flowcast.api.signal;

import io.flowcast.api.internal.Require;
import java.time.LocalDate;

/**
 * One value of an economic indicator.
 *
 * @param date first day of the period it is for
 * @param value the value
 * @param knownOn day on which this value was published
 */
public record Observation(LocalDate date, double value, LocalDate knownOn) {
    /** Checks the arguments. */
    public Observation {
        Require.present("date", date);
        Require.finite("value", value);
        Require.present("knownOn", knownOn);
    }
}
