package io.flowcast.api.store;

import io.flowcast.api.internal.Require;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which sales to read.
 *
 * @param from first day
 * @param to last day
 * @param siteIds sites; empty for all
 * @param productIds products; empty for all
 */
public record HistoryQuery(LocalDate from, LocalDate to, Set<String> siteIds, Set<String> productIds) {
    /** Checks and copies the arguments; the sets become sorted, so that two runs print alike. */
    public HistoryQuery {
        Require.that(!to.isBefore(from), "to " + to + " is before from " + from);
        siteIds = Collections.unmodifiableSet(new TreeSet<>(siteIds));
        productIds = Collections.unmodifiableSet(new TreeSet<>(productIds));
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
