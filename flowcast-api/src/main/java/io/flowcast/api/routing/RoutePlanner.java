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

    /**
     * Plans the routes, starting from a plan that is already there: yesterday's, or the one that is being driven. It may be of another
     * problem: stops and vehicles that are not there any more are passed over, stops that are new or do not fit any more are put in anew.
     *
     * <p>A planner that cannot do so plans from nothing, as this method does unless it is overridden.
     *
     * @param problem who must be visited, and with what
     * @param initial where the search starts; if it is feasible for the problem, the answer costs no more
     * @param stopWhen when the search ends
     * @param context seed, threads, deadline, cancellation, progress
     * @return the best plan found
     * @throws io.flowcast.api.finding.InvalidInputException as for {@link #plan(RoutingProblem, StopWhen, RunContext)}
     */
    default RoutePlan plan(RoutingProblem problem, RoutePlan initial, StopWhen stopWhen, RunContext context) {
        return plan(problem, stopWhen, context);
    }
}
