package io.flowcast.server.plans;

import io.flowcast.server.http.Doc;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is asked for. */
public record PlanStart(
        @Doc("First day of the plan: everything before it is history.")
        LocalDate asOf,

        @Doc(value = "Days to plan.", least = 1, most = 28) int horizonDays,

        @Doc("Seed of every random stream, 1 if it is left out; the same data and seed give the same plan.") @Nullable
        Long seed) {

    private static final int MOST_DAYS = 28;

    /** Checks the range. */
    public PlanStart {
        if (horizonDays < 1 || horizonDays > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "horizonDays must lie between 1 and " + MOST_DAYS + ", was " + horizonDays);
        }
        if (asOf.getYear() < 1990 || asOf.getYear() > 2199) {
            throw new IllegalArgumentException("asOf must lie between 1990 and 2199, was " + asOf);
        }
    }

    /** The seed in force. */
    long seedOrDefault() {
        return seed == null ? 1 : seed;
    }
}
