package io.flowcast.api.inventory;

import io.flowcast.api.run.RunContext;

/** Decides what to order. Immutable and safe for several threads. */
public interface InventoryPlanner {
    /**
     * Name of the policy, for provenance.
     *
     * @return lower case words joined by dashes
     */
    String name();

    /**
     * Plans the orders of all items. An item that cannot be planned is left out with a finding.
     *
     * @param problem the items and their demand
     * @param context seed, threads, deadline, cancellation
     * @return the plan
     * @throws io.flowcast.api.finding.RunStoppedException if stopped before all items were planned
     */
    InventoryPlan plan(InventoryProblem problem, RunContext context);
}
