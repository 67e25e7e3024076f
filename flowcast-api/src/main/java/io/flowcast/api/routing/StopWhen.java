package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a search ends: as soon as one of the limits is reached. A limit on iterations gives the same answer on every
 * machine; a limit on time does not.
 *
 * @param time longest time, or {@code null} for no limit
 * @param iterations most iterations
 * @param iterationsWithoutImprovement most iterations in a row that find nothing better
 * @param targetCost a cost that is good enough; {@code Double.NEGATIVE_INFINITY} for none
 */
public record StopWhen(@Nullable Duration time, long iterations, long iterationsWithoutImprovement, double targetCost) {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    /** Checks that there is at least one limit; a time beyond 292 years, what nanoseconds can count, is cut to that. */
    public StopWhen {
        if (time != null) {
            Require.that(!time.isNegative(), "time must not be negative, was " + time);
            time = time.compareTo(LONGEST) > 0 ? LONGEST : time;
        }
        Require.nonNegative("iterations", iterations);
        Require.nonNegative("iterationsWithoutImprovement", iterationsWithoutImprovement);
        Require.that(!Double.isNaN(targetCost), "targetCost must be a number");
        Require.that(
                time != null || iterations < Long.MAX_VALUE || iterationsWithoutImprovement < Long.MAX_VALUE,
                "a search needs a limit on time or iterations");
    }

    /**
     * After some time.
     *
     * @param time the limit
     * @return the rule
     */
    public static StopWhen after(Duration time) {
        return new StopWhen(time, Long.MAX_VALUE, Long.MAX_VALUE, Double.NEGATIVE_INFINITY);
    }

    /**
     * After some iterations.
     *
     * @param iterations the limit
     * @return the rule
     */
    public static StopWhen afterIterations(long iterations) {
        return new StopWhen(null, iterations, Long.MAX_VALUE, Double.NEGATIVE_INFINITY);
    }

    /**
     * This rule, or no improvement for some iterations.
     *
     * @param limit the limit
     * @return a copy
     */
    public StopWhen orWithoutImprovement(long limit) {
        return new StopWhen(time, iterations, limit, targetCost);
    }

    /**
     * This rule, or a cost that is good enough.
     *
     * @param cost the target
     * @return a copy
     */
    public StopWhen orCostAtMost(double cost) {
        return new StopWhen(time, iterations, iterationsWithoutImprovement, cost);
    }
}
