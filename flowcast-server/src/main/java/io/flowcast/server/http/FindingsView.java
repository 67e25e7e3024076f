package io.flowcast.server.http;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Findings as they leave the server: exact counts, and the first 1,000 of each code in full. */
public record FindingsView(
        @Doc("How many there were.") long total,
        @Doc("How many of each severity.") Map<String, Long> countBySeverity,
        @Doc("How many of each code.") Map<String, Long> countByCode,

        @Doc("Those that are kept in full, in the order of the input.")
        List<Item> listed) {

    /** One finding. */
    public record Item(
            @Doc("Stable, namespaced name.") String code,

            @Doc("INFO, WARNING, ERROR (the row is left out) or FATAL (nothing is done).")
            String severity,

            @Doc("What was read.") String source,

            @Doc("Line in it, counted from 1; left out where lines mean nothing.") @Nullable
            Long line,

            @Doc("What was looked at; may be empty.") String path,
            @Doc("Field, column or parameter.") String name,
            @Doc("The value as it was read, shortened.") String value,
            @Doc("A likely cause, begins with \"Maybe\".") String cause) {}

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
