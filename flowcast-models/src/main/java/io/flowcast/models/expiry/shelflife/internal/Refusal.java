package io.flowcast.models.expiry.shelflife.internal;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;

/** Gathers what is wrong with the input of a fit and refuses it all at once. */
public final class Refusal {
    private final String source;
    private final FindingCollector collector = new FindingCollector();

    public Refusal(String source) {
        this.source = source;
    }

    /** Notes something wrong unless a condition holds; the row is counted from 0, below 0 for no row. */
    public void check(boolean condition, int row, String code, String name, Object value, String cause) {
        if (!condition) {
            Place place = row < 0 ? Place.of(source) : Place.of(source, "row " + row);
            collector.add(Severity.FATAL, code, place, name, value, cause);
        }
    }

    /** Throws if anything was noted. */
    public void throwIfAny() {
        collector.toFindings().throwIfFatal();
    }

    /** One finding as an exception. */
    public static InvalidInputException of(String source, String code, String name, Object value, String cause) {
        return new InvalidInputException(
                Findings.of(new Finding(code, Severity.FATAL, Place.of(source), name, String.valueOf(value), cause)));
    }
}
