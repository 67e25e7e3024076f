package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;

/**
 * A moment at which a search found a better plan. Two points are equal if they found the same after the same number of iterations: how long that took
 * is the machine's, not the search's. From one point to the next fewer required stops are left out, or fewer of a higher priority class, or the cost falls.
 *
 * @param iteration how many iterations the search that found it had made; 0 for the plan it started from
 * @param elapsedSeconds time since planning began, by the clock of the run
 * @param cost cost of the routes and prizes of that plan
 * @param requiredLeftOut stops that must be served and were not yet
 */
public record CostPoint(long iteration, double elapsedSeconds, double cost, int requiredLeftOut) {
    /** Checks the arguments. */
    public CostPoint {
        Require.nonNegative("iteration", iteration);
        Require.finite("elapsedSeconds", elapsedSeconds);
        Require.finite("cost", cost);
        Require.nonNegative("requiredLeftOut", (long) requiredLeftOut);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CostPoint point
                && point.iteration == iteration
                && Double.compare(point.cost, cost) == 0
                && point.requiredLeftOut == requiredLeftOut;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(iteration) + Double.hashCode(cost)) + requiredLeftOut;
    }
}
