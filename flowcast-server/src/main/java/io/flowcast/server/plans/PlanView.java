package io.flowcast.server.plans;

import io.flowcast.api.store.PlanDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan without its parts.
 *
 * @param planId key of the plan
 * @param asOf first day of the plan
 * @param createdAt when it was made
 * @param parts name of each part to the path under which it is read
 */
public record PlanView(String planId, LocalDate asOf, Instant createdAt, Map<String, String> parts) {

    /**
     * Some plans.
     *
     * @param plans the plans, newest first
     */
    public record Page(List<PlanView> plans) {
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
        return new PlanView(plan.planId(), plan.asOf(), plan.createdAt(), parts);
    }
}
