package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Ways to throw away and what they cost.
 *
 * @param costPerKilogram cost of each pathway that can be used; at least one
 */
public record DisposalRule(Map<Pathway, Double> costPerKilogram) {
    /** Checks and copies the argument. */
    public DisposalRule {
        Require.that(!costPerKilogram.isEmpty(), "costPerKilogram must name at least one pathway");
        costPerKilogram.forEach((pathway, cost) -> Require.finite("cost of " + pathway, cost));
        costPerKilogram = Collections.unmodifiableMap(new EnumMap<>(costPerKilogram));
    }

    /**
     * The cheapest pathway; of equal ones the better by the waste hierarchy.
     *
     * @return the pathway
     */
    public Pathway cheapest() {
        return costPerKilogram.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
