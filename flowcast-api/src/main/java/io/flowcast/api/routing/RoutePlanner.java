package io.flowcast.api.routing;

import io.flowcast.api.run.RunContext;

/** Decides who drives where. Immutable and safe for several threads. */
public interface RoutePlanner {
    /**
     * Name of the solver, for provenance and for choosing it on a command line.
     *
     * @return lower case words joined by dashes
     */
    String name();

    /**
     * Plans the routes.
     *
     * @param problem who must be visited, and with what
     * @param stopWhen when the search ends; the context's deadline and cancellation end it too, with the best so far
     * @param context seed, threads, deadline, cancellation, progress
     * @return the best plan found; infeasible plans list their violations
     * @throws io.flowcast.api.finding.InvalidInputException if the problem contradicts itself, or asks for something
     *     that this planner would have to ignore
     */
    RoutePlan plan(RoutingProblem problem, StopWhen stopWhen, RunContext context);
}
