package io.flowcast.server.http;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Findings as they leave the server: exact counts, and the first 1,000 of each code in full.
 *
 * @param total how many there were
 * @param countBySeverity how many of each severity
 * @param countByCode how many of each code
 * @param listed those that are kept in full, in the order of the input
 */
public record FindingsView(
        long total, Map<String, Long> countBySeverity, Map<String, Long> countByCode, List<Item> listed) {

    /**
     * One finding.
     *
     * @param code stable, namespaced name
     * @param severity INFO, WARNING, ERROR (the row is left out) or FATAL (nothing is done)
     * @param source what was read
     * @param line line in it, counted from 1; left out where lines mean nothing
     * @param path what was looked at; may be empty
     * @param name field, column or parameter
     * @param value the value as it was read, shortened
     * @param cause a likely cause, begins with "Maybe"
     */
    public record Item(
            String code,
            String severity,
            String source,
            @Nullable Long line,
            String path,
            String name,
            String value,
            String cause) {}

    /** Keeps its own copies. */
    public FindingsView {
        countBySeverity = Map.copyOf(countBySeverity);
        countByCode = Map.copyOf(countByCode);
        listed = List.copyOf(listed);
    }

    /** The findings of a run. */
    public static FindingsView of(Findings findings) {
        Map<String, Long> bySeverity = new TreeMap<>();
        findings.countBySeverity().forEach((severity, count) -> bySeverity.put(severity.name(), count));
        return new FindingsView(
                findings.total(),
                bySeverity,
                findings.countByCode(),
                findings.listed().stream().map(FindingsView::item).toList());
    }

    private static Item item(Finding finding) {
        return new Item(
                finding.code(),
                finding.severity().name(),
                finding.place().source(),
                finding.place().line() > 0 ? finding.place().line() : null,
                finding.place().path(),
                finding.name(),
                finding.value(),
                finding.cause());
    }
}
