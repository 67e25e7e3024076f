package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;
import java.time.Instant;

/**
 * One reading of a temperature logger.
 *
 * @param at when
 * @param celsius the temperature, finite and above absolute zero
 */
public record TemperatureReading(Instant at, double celsius) {
    /** Checks the arguments. */
    public TemperatureReading {
        Require.present("at", at);
        Require.that(celsius > -273.15 && celsius < 1000, "celsius must be a temperature, was " + celsius);
    }
}
