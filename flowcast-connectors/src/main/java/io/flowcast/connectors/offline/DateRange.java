package io.flowcast.connectors.offline;

import java.time.LocalDate;

/** Checks a span of days. */
final class DateRange {
    private DateRange() {}

    static void check(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to " + to + " is before from " + from);
        }
    }
}
