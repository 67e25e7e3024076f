package io.flowcast.core.check;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Takes each key of a table once: the first counts, the others are findings. */
final class Once {
    private final FindingCollector findings;

    Once(FindingCollector findings) {
        this.findings = findings;
    }

    /** The rows whose key did not occur before. */
    <T> List<T> each(String table, List<T> rows, Function<T, Object> key, Function<T, String> shown) {
        Set<Object> seen = new HashSet<>();
        List<T> first = new ArrayList<>(rows.size());
        for (T row : rows) {
            if (seen.add(key.apply(row))) {
                first.add(row);
            } else {
                findings.add(
                        Severity.ERROR,
                        "catalog.duplicate",
                        Place.of(table, shown.apply(row)),
                        "id",
                        shown.apply(row),
                        "Maybe two files were joined; the first counts.");
            }
        }
        return first;
    }
}
