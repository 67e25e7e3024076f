package io.flowcast.server.plans;

import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.run.RunContext;

/** The library as the server sees it: {@code io.flowcast.core.pipeline.FlowCast} with the crafts of a company. */
@FunctionalInterface
public interface PlanMaker {
    /**
     * Makes a plan.
     *
     * @param request everything it is made from
     * @param context as-of date, seed, threads, cancellation, progress
     * @return the plan
     * @throws io.flowcast.api.finding.InvalidInputException if there is nothing to plan
     * @throws io.flowcast.api.finding.RunStoppedException if stopped before there is a plan
     */
    SupplyPlan plan(PlanRequest request, RunContext context);
}
