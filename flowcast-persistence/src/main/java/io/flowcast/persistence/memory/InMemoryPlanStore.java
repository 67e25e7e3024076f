package io.flowcast.persistence.memory;

import io.flowcast.api.store.PlanDocument;
import io.flowcast.api.store.PlanStore;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps plans in this process. Safe for several threads. */
public final class InMemoryPlanStore implements PlanStore {

    private static final Comparator<PlanDocument> NEWEST_FIRST =
            Comparator.comparing(PlanDocument::createdAt).reversed().thenComparing(PlanDocument::planId);

    private final Map<String, PlanDocument> plans = new LinkedHashMap<>();

    /** An empty store. */
    public InMemoryPlanStore() {}

    @Override
    public synchronized void save(PlanDocument plan) {
        plans.putIfAbsent(plan.planId(), plan);
    }

    @Override
    public synchronized Optional<String> part(String planId, String part) {
        return Optional.ofNullable(plans.get(planId)).map(plan -> plan.parts().get(part));
    }

    @Override
    public synchronized List<PlanDocument> newest(int limit) {
        return plans.values().stream()
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .map(plan -> new PlanDocument(plan.planId(), plan.asOf(), plan.createdAt(), Map.of()))
                .toList();
    }
}
