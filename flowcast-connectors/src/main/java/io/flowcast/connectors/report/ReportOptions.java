package io.flowcast.connectors.report;

import java.util.List;
import java.util.Objects;

/**
 * What a report says beside the plan.
 *
 * @param title name of the company, region or sample that the plan is for
 * @param assumptions named assumptions of the scenario, one sentence each; where there are many and each has the form
 *     {@code topic: sentence}, they are folded by topic
 * @param attributions who must be named for the data, one sentence each
 * @param historyDays days of history that the charts can show, from 7 to 400; 56 keeps a report of 500 series below
 *     3 MB
 */
public record ReportOptions(String title, List<String> assumptions, List<String> attributions, int historyDays) {
    /** Days of history where nothing else is asked: eight weeks. */
    public static final int DEFAULT_HISTORY_DAYS = 56;

    /** Checks and copies the arguments. */
    public ReportOptions {
        Objects.requireNonNull(title, "title");
        assumptions = List.copyOf(assumptions);
        attributions = List.copyOf(attributions);
        if (historyDays < 7 || historyDays > 400) {
            throw new IllegalArgumentException("historyDays must lie between 7 and 400, was " + historyDays);
        }
    }

    /**
     * A report without assumptions of its own.
     *
     * @param title name of the company, region or sample that the plan is for
     * @return options with eight weeks of history
     */
    public static ReportOptions titled(String title) {
        return new ReportOptions(title, List.of(), List.of(), DEFAULT_HISTORY_DAYS);
    }

    /**
     * These options with assumptions.
     *
     * @param sentences named assumptions of the scenario
     * @return a copy
     */
    public ReportOptions withAssumptions(List<String> sentences) {
        return new ReportOptions(title, sentences, attributions, historyDays);
    }

    /**
     * These options with attributions.
     *
     * @param sentences who must be named for the data
     * @return a copy
     */
    public ReportOptions withAttributions(List<String> sentences) {
        return new ReportOptions(title, assumptions, sentences, historyDays);
    }
}
