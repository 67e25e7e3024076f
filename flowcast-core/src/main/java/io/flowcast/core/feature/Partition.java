package io.flowcast.core.feature;

import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that belong together because they share one or more static facts. Immutable. */
final class Partition {
    /** Stands for the product in a list of facts. */
    static final String PRODUCT = "product";
    /** Stands for the site in a list of facts. */
    static final String SITE = "site";

    /** Rows that a group of a site holds on average, at least: fewer say little beyond the row itself. */
    private static final int ROWS_OF_SITE_GROUP = 8;
    /** Rows that a group across sites holds on average, at least. */
    private static final int ROWS_OF_WIDE_GROUP = 30;

    final String name;
    final int groups;
    final int[] groupOf;

    private Partition(String name, int groups, int[] groupOf) {
        this.name = name;
        this.groups = groups;
        this.groupOf = groupOf;
    }

    /** Groups of rows with equal facts; all rows for no facts. */
    static Partition of(DemandPanel panel, List<String> facts) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] groupOf = new int[panel.rows()];
        StringBuilder label = new StringBuilder();
        List<List<String>> columns = new ArrayList<>();
        for (String fact : facts) {
            columns.add(values(panel, fact));
        }
        for (int row = 0; row < groupOf.length; row++) {
            label.setLength(0);
            for (List<String> column : columns) {
                label.append(column.get(row)).append('\u0001');
            }
            groupOf[row] = numbers.computeIfAbsent(label.toString(), k -> numbers.size());
        }
        return new Partition(facts.isEmpty() ? "all" : String.join("-", facts), Math.max(1, numbers.size()), groupOf);
    }

    private static List<String> values(DemandPanel panel, String fact) {
        List<String> column = panel.attributes().get(fact);
        if (column != null) {
            return column;
        }
        if (!fact.equals(PRODUCT) && !fact.equals(SITE)) {
            throw new InvalidInputException(Findings.of(new Finding(
                    "panel.attribute-missing",
                    Severity.FATAL,
                    Place.of("panel"),
                    "attribute",
                    fact,
                    "Maybe the model was fitted on a panel with more attributes.")));
        }
        List<String> values = new ArrayList<>(panel.rows());
        for (int row = 0; row < panel.rows(); row++) {
            values.add(
                    fact.equals(PRODUCT)
                            ? panel.key(row).productId()
                            : panel.key(row).siteId());
        }
        return values;
    }

    /** Lists of facts whose groups are worth looking at: neither single rows nor everything. */
    static List<List<String>> choose(DemandPanel panel) {
        List<List<String>> chosen = new ArrayList<>();
        chosen.add(List.of());
        int rows = panel.rows();
        Partition product = of(panel, List.of(PRODUCT));
        Partition site = of(panel, List.of(SITE));
        boolean products = product.groups > 1 && product.groups <= rows / 2;
        boolean sites = site.groups > 1 && site.groups <= rows / 2;
        if (products) {
            chosen.add(List.of(PRODUCT));
        }
        if (sites) {
            chosen.add(List.of(SITE));
        }
        Set<String> ofSite = new HashSet<>();
        Set<String> ofProduct = new HashSet<>();
        int others = 0;
        for (String fact : panel.attributes().keySet()) {
            Partition own = of(panel, List.of(fact));
            if (own.groups < 2 || own.groups > rows / 2) {
                continue;
            }
            if (sites && site.determines(own)) {
                ofSite.add(fact);
                if (others++ < 3) {
                    chosen.add(List.of(fact));
                }
            } else if (products && product.determines(own)) {
                ofProduct.add(fact);
            } else if (others++ < 3) {
                chosen.add(List.of(fact));
            }
        }
        if (sites) {
            add(chosen, finest(panel, SITE, ofProduct, ROWS_OF_SITE_GROUP));
        }
        for (String fact : panel.attributes().keySet()) {
            if (ofSite.contains(fact)) {
                add(chosen, finest(panel, fact, ofProduct, ROWS_OF_WIDE_GROUP));
                break;
            }
        }
        return chosen;
    }

    private static void add(List<List<String>> chosen, @Nullable List<String> facts) {
        if (facts != null) {
            chosen.add(facts);
        }
    }

    private static @Nullable List<String> finest(DemandPanel panel, String with, Set<String> facts, int least) {
        List<String> best = null;
        int most = 1;
        for (String fact : panel.attributes().keySet()) {
            if (!facts.contains(fact)) {
                continue;
            }
            List<String> pair = List.of(with, fact);
            int groups = of(panel, pair).groups;
            if (groups > most && groups <= panel.rows() / least) {
                most = groups;
                best = pair;
            }
        }
        return best;
    }

    private boolean determines(Partition other) {
        int[] seen = new int[groups];
        for (int row = 0; row < groupOf.length; row++) {
            int g = other.groupOf[row] + 1;
            if (seen[groupOf[row]] == 0) {
                seen[groupOf[row]] = g;
            } else if (seen[groupOf[row]] != g) {
                return false;
            }
        }
        return true;
    }
}
