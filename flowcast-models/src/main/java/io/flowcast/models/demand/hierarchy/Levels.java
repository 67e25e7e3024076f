package io.flowcast.models.demand.hierarchy;

import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The sums of rows that are forecast beside the rows themselves. Each level groups all rows by some facts: no fact is the total, {@value #SITE} and {@value
 * #PRODUCT} are those of the key, any other is an attribute of the panel. Levels may cross (by site and by product) or nest.
 *
 * @param facts the facts of each level; a level must not appear twice
 */
public record Levels(List<List<String>> facts) {
    /** The site of a row. */
    public static final String SITE = "site";
    /** The product of a row. */
    public static final String PRODUCT = "product";

    /** Checks and copies the arguments. */
    public Levels {
        List<List<String>> copy = new ArrayList<>();
        for (List<String> level : facts) {
            copy.add(List.copyOf(level));
        }
        if (new LinkedHashSet<>(copy).size() < copy.size()) {
            throw new IllegalArgumentException("a level must not appear twice, was " + facts);
        }
        facts = List.copyOf(copy);
    }

    /**
     * The total, sums by site and sums by product.
     *
     * @return three levels
     */
    public static Levels totalSiteProduct() {
        return new Levels(List.of(List.of(), List.of(SITE), List.of(PRODUCT)));
    }

    /**
     * These levels and one more.
     *
     * @param names the facts rows are grouped by; none for the total
     * @return new levels
     */
    public Levels and(String... names) {
        List<List<String>> all = new ArrayList<>(facts);
        all.add(List.of(names));
        return new Levels(all);
    }

    /** The key of the group of a row in a level: {@code total}, or the facts as {@code name=value} joined by commas. */
    static SeriesKey group(DemandPanel panel, int row, List<String> level) {
        if (level.isEmpty()) {
            return SeriesKey.named("total");
        }
        StringBuilder name = new StringBuilder();
        for (String fact : level) {
            name.append(name.isEmpty() ? "" : ",").append(fact).append('=').append(value(panel, row, fact));
        }
        return SeriesKey.named(name.toString());
    }

    private static String value(DemandPanel panel, int row, String fact) {
        if (fact.equals(SITE)) {
            return panel.key(row).siteId();
        }
        if (fact.equals(PRODUCT)) {
            return panel.key(row).productId();
        }
        List<String> column = panel.attributes().get(fact);
        if (column == null) {
            throw new IllegalArgumentException("levels group by " + fact + ", which the panel does not have; it has "
                    + SITE + ", " + PRODUCT + " and " + panel.attributes().keySet());
        }
        return column.get(row);
    }
}
