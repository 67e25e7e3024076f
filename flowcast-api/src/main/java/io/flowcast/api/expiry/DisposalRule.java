package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * Ways to throw away and what they cost.
 *
 * @param costPerKilogram cost of each pathway that can be used; at least one
 * @param hierarchy which pathways are better
 * @param worthOfTierPerKilogram what it is worth to the user that a kilogram goes one tier higher; 0 to decide by cost
 */
public record DisposalRule(
        Map<Pathway, Double> costPerKilogram, WasteHierarchy hierarchy, double worthOfTierPerKilogram) {
    /** Checks and copies the arguments. */
    public DisposalRule {
        Require.that(!costPerKilogram.isEmpty(), "costPerKilogram must name at least one pathway");
        costPerKilogram.forEach((pathway, cost) -> Require.finite("cost of " + pathway, cost));
        costPerKilogram = Collections.unmodifiableMap(new EnumMap<>(costPerKilogram));
        Require.present("hierarchy", hierarchy);
        Require.nonNegative("worthOfTierPerKilogram", worthOfTierPerKilogram);
    }

    /**
     * Ways that are chosen by cost, of equal ones the better by the EPA Wasted Food Scale.
     *
     * @param costPerKilogram cost of each pathway that can be used; at least one
     */
    public DisposalRule(Map<Pathway, Double> costPerKilogram) {
        this(costPerKilogram, WasteHierarchy.epaWastedFoodScale(), 0);
    }

    /**
     * The pathway to take: the cheapest once every tier of the hierarchy is worth what the user says; of equal ones the
     * better by the hierarchy, then the first in the order of {@link Pathway}.
     *
     * @return the pathway
     */
    public Pathway cheapest() {
        return costPerKilogram.entrySet().stream()
                .min(Comparator.comparingDouble((Map.Entry<Pathway, Double> way) ->
                                way.getValue() + worthOfTierPerKilogram * hierarchy.rank(way.getKey()))
                        .thenComparingInt(way -> hierarchy.rank(way.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getKey();
    }
}
