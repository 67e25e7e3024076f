package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Stops of which one is served: a parcel at home or at the shop, a collection today at one of several gates. The stops have no prizes of
 * their own.
 *
 * @param id key, unique among the alternatives of a problem
 * @param stopIds the stops to choose from, at least two; each in one group only
 * @param prize cost of serving none of them, or empty if exactly one must be served
 */
public record Alternatives(String id, List<String> stopIds, OptionalDouble prize) {
    /** Checks and copies the arguments. */
    public Alternatives {
        Require.text("id", id);
        stopIds = List.copyOf(stopIds);
        stopIds.forEach(stop -> Require.text("stopIds", stop));
        Require.that(new HashSet<>(stopIds).size() == stopIds.size(), "alternatives " + id + " name a stop twice");
        Require.that(stopIds.size() >= 2, "alternatives " + id + " need at least two stops");
        prize.ifPresent(p -> Require.nonNegative("prize", p));
    }

    /**
     * Stops of which exactly one must be served.
     *
     * @param id key
     * @param stopIds the stops to choose from
     * @return the group
     */
    public static Alternatives oneOf(String id, String... stopIds) {
        return new Alternatives(id, List.of(stopIds), OptionalDouble.empty());
    }

    /**
     * Stops of which at most one is served.
     *
     * @param id key
     * @param prize cost of serving none of them
     * @param stopIds the stops to choose from
     * @return the group
     */
    public static Alternatives atMostOneOf(String id, double prize, String... stopIds) {
        return new Alternatives(id, List.of(stopIds), OptionalDouble.of(prize));
    }
}
