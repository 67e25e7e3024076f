package io.flowcast.api.store;

import io.flowcast.api.internal.Require;
import java.time.LocalDate;
import java.util.Set;

/**
 * Which sales to read.
 *
 * @param from first day
 * @param to last day
 * @param siteIds sites; empty for all
 * @param productIds products; empty for all
 */
public record HistoryQuery(LocalDate from, LocalDate to, Set<String> siteIds, Set<String> productIds) {
    /** Checks and copies the arguments. */
    public HistoryQuery {
        Require.that(!to.isBefore(from), "to " + to + " is before from " + from);
        siteIds = Set.copyOf(siteIds);
        productIds = Set.copyOf(productIds);
    }

    /**
     * All sites and products.
     *
     * @param from first day
     * @param to last day
     * @return the query
     */
    public static HistoryQuery between(LocalDate from, LocalDate to) {
        return new HistoryQuery(from, to, Set.of(), Set.of());
    }
}
