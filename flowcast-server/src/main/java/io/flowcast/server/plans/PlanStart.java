package io.flowcast.server.plans;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param asOf first day of the plan: everything before it is history
 * @param horizonDays days to plan, from 1 to 28
 * @param seed seed of every random stream, 1 if it is left out; the same data and seed give the same plan
 */
public record PlanStart(LocalDate asOf, int horizonDays, @Nullable Long seed) {

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
