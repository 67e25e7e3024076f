package io.flowcast.api.finding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers findings, so that bad input is reported all at once. Memory is bounded: of each code the first
 * {@link Findings#LISTED_PER_CODE} are kept, the rest is counted.
 *
 * <p>Not safe for several threads: give each task its own collector and join them in the order of the rows with
 * {@link #addAll}, so that the result does not depend on the number of threads.
 */
public final class FindingCollector {
    private final List<Finding> listed = new ArrayList<>();
    private final Map<String, Long> countByCode = new LinkedHashMap<>();
    private final Map<String, Integer> listedByCode = new LinkedHashMap<>();
    private final Map<Severity, Long> countBySeverity = new EnumMap<>(Severity.class);

    /** An empty collector. */
    public FindingCollector() {}

    /**
     * Adds one finding.
     *
     * @param finding the finding
     */
    public void add(Finding finding) {
        countByCode.merge(finding.code(), 1L, Long::sum);
        countBySeverity.merge(finding.severity(), 1L, Long::sum);
        list(finding);
    }

    /**
     * Adds one finding by its parts.
     *
     * @param severity how far it reaches
     * @param code stable code
     * @param place where
     * @param name field, column or parameter
     * @param value the value as read; {@code null} becomes empty text
     * @param cause likely cause, begins with "Maybe"
     */
    public void add(Severity severity, String code, Place place, String name, @Nullable Object value, String cause) {
        add(new Finding(code, severity, place, name, value == null ? "" : value.toString(), cause));
    }

    /**
     * Adds all findings of another run or task, counts included.
     *
     * @param others findings that come after the ones already here
     */
    public void addAll(Findings others) {
        others.countByCode().forEach((code, count) -> countByCode.merge(code, count, Long::sum));
        others.countBySeverity().forEach((severity, count) -> countBySeverity.merge(severity, count, Long::sum));
        others.listed().forEach(this::list);
    }

    private void list(Finding finding) {
        if (listedByCode.merge(finding.code(), 1, Integer::sum) <= Findings.LISTED_PER_CODE) {
            listed.add(finding);
        }
    }

    /**
     * Whether a finding of this severity was added.
     *
     * @param severity the severity
     * @return true if there was at least one
     */
    public boolean has(Severity severity) {
        return countBySeverity.containsKey(severity);
    }

    /**
     * What has been gathered so far.
     *
     * @return an immutable copy
     */
    public Findings toFindings() {
        return countByCode.isEmpty() ? Findings.none() : new Findings(listed, countByCode, countBySeverity);
    }
}
