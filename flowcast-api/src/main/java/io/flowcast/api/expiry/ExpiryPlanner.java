package io.flowcast.api.expiry;

import io.flowcast.api.run.RunContext;

/**
 * Decides what to do with goods before they expire. Food past its use-by date is never sold, moved or given away.
 * Immutable and safe for several threads.
 */
public interface ExpiryPlanner {
    /**
     * Name of the planner, for provenance.
     *
     * @return lower case words joined by dashes
     */
    String name();

    /**
     * Plans all lots. A lot that cannot be planned is left out with a finding.
     *
     * @param problem the lots and what can be done with them
     * @param context seed, threads, deadline, cancellation
     * @return the plan
     * @throws io.flowcast.api.finding.RunStoppedException if stopped before all lots were planned
     */
    ExpiryPlan plan(ExpiryProblem problem, RunContext context);
}
