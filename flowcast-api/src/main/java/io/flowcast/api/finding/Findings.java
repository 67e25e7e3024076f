package io.flowcast.api.finding;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All findings of a run: at most {@link #LISTED_PER_CODE} of each code in full, and exact counts of all of them.
 *
 * @param listed the findings in the order of the input, at most {@link #LISTED_PER_CODE} for each code
 * @param countByCode how often each code was found, listed or not
 * @param countBySeverity how many findings of each severity there were, listed or not
 */
public record Findings(List<Finding> listed, Map<String, Long> countByCode, Map<Severity, Long> countBySeverity) {
    /** How many findings of one code are kept in full. */
    public static final int LISTED_PER_CODE = 1_000;

    private static final Findings NONE = new Findings(List.of(), Map.of(), Map.of());

    /** Copies the arguments. */
    public Findings {
        listed = List.copyOf(listed);
        countByCode = Ordered.copy(countByCode);
        countBySeverity = Ordered.copy(countBySeverity);
    }

    /**
     * No findings.
     *
     * @return the empty list
     */
    public static Findings none() {
        return NONE;
    }

    /**
     * Findings of a list, counted.
     *
     * @param findings the findings
     * @return the list with its counts
     */
    public static Findings of(Finding... findings) {
        FindingCollector collector = new FindingCollector();
        for (Finding finding : findings) {
            collector.add(finding);
        }
        return collector.toFindings();
    }

    /**
     * How many findings there were.
     *
     * @return the number of all findings, listed or not
     */
    public long total() {
        return countByCode.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * How often a code was found.
     *
     * @param code the code
     * @return its count, 0 if it was not found
     */
    public long count(String code) {
        return countByCode.getOrDefault(code, 0L);
    }

    /**
     * How many findings of a severity there were.
     *
     * @param severity the severity
     * @return its count
     */
    public long count(Severity severity) {
        return countBySeverity.getOrDefault(severity, 0L);
    }

    /**
     * Whether there was none.
     *
     * @return true if nothing was found
     */
    public boolean isEmpty() {
        return countByCode.isEmpty();
    }

    /**
     * These findings and then others.
     *
     * @param others findings that come after these
     * @return both, counted
     */
    public Findings and(Findings others) {
        if (others.isEmpty()) {
            return this;
        }
        FindingCollector collector = new FindingCollector();
        collector.addAll(this);
        collector.addAll(others);
        return collector.toFindings();
    }

    /**
     * Stops a run that must not start.
     *
     * @throws InvalidInputException if any finding is {@link Severity#FATAL}
     */
    public void throwIfFatal() {
        if (count(Severity.FATAL) > 0) {
            throw new InvalidInputException(this);
        }
    }

    /**
     * The findings as lines for people, most severe first.
     *
     * @param maxLines how many lines at most
     * @return the lines, and one that counts the rest
     */
    public String summary(int maxLines) {
        String lines = listed.stream()
                .sorted((a, b) -> b.severity().compareTo(a.severity()))
                .limit(maxLines)
                .map(Finding::message)
                .collect(Collectors.joining("\n"));
        long rest = total() - Math.min(maxLines, listed.size());
        return rest > 0 ? lines + "\n(" + rest + " more)" : lines;
    }
}
