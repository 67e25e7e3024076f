package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import org.jspecify.annotations.Nullable;

/** Notes what keeps a routing problem from being planned; every such finding stops the run. */
final class Finder {

    private final FindingCollector findings = new FindingCollector();

    /**
     * Adds a fatal finding.
     *
     * @param code code below {@code routing.}
     * @param path part of the problem, such as {@code stop S7}
     * @param name what is wrong with it
     * @param value its value
     * @param cause likely cause, begins with "Maybe"
     */
    void fatal(String code, String path, String name, @Nullable Object value, String cause) {
        findings.add(Severity.FATAL, "routing." + code, Place.of("routing problem", path), name, value, cause);
    }

    boolean failed() {
        return findings.has(Severity.FATAL);
    }

    void throwIfAny() {
        findings.toFindings().throwIfFatal();
    }
}
