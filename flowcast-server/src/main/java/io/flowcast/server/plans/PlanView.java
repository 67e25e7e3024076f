package io.flowcast.server.plans;

import io.flowcast.api.store.PlanDocument;
import io.flowcast.server.http.Doc;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan without its parts. */
public record PlanView(
        @Doc("Key of the plan.") String planId,
        @Doc("First day of the plan.") LocalDate asOf,
        @Doc("When it was made.") Instant createdAt,

        @Doc("Name of each part to the path under which it is read.")
        Map<String, String> parts) {

    /** Some plans. */
    public record Page(@Doc("The plans, newest first.") List<PlanView> plans) {
        /** Keeps its own copy of the list. */
        public Page {
            plans = List.copyOf(plans);
        }
    }

    /** The view of a plan. */
    static PlanView of(PlanDocument plan) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (PlanPart part : PlanPart.values()) {
            parts.put(part.path(), "/v1/plans/" + plan.planId() + "/" + part.path());
        }
        parts.put(PlanRunner.REPORT, "/v1/plans/" + plan.planId() + "/" + PlanRunner.REPORT);
        return new PlanView(plan.planId(), plan.asOf(), plan.createdAt(), parts);
    }
}
