package io.flowcast.api.signal;

import io.flowcast.api.run.RunContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Runs for the kits of this package. */
final class Runs {
    static final Instant NOW = Instant.parse("2024-06-12T06:00:00Z");

    private Runs() {}

    static RunContext asOf(LocalDate date) {
        return RunContext.asOf(date).clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();
    }

    static RunContext cancelled(LocalDate date) {
        return asOf(date).toBuilder().cancellation(() -> true).build();
    }
}
