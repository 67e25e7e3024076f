package io.flowcast.persistence.postgres;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.persistence.internal.Storable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an import with a text that cannot be kept; they are left out before they reach the database. */
final class UnstorableRows {

    private final String kind;
    private FindingCollector pending = new FindingCollector();

    UnstorableRows(String kind) {
        this.kind = kind;
    }

    /** Notes the row if the text cannot be kept, and says so. */
    boolean reject(long line, String name, @Nullable String text) {
        if (text == null || Storable.text(text)) {
            return false;
        }
        pending.add(Storable.finding(Place.line(kind, line), name, text));
        return true;
    }

    /** Hands the findings over under the name of the source. */
    void report(String source, FindingCollector findings) {
        Findings found = pending.toFindings();
        List<Finding> named = found.listed().stream()
                .map(finding -> new Finding(
                        finding.code(),
                        finding.severity(),
                        Place.line(source, finding.place().line()),
                        finding.name(),
                        finding.value(),
                        finding.cause()))
                .toList();
        findings.addAll(new Findings(named, found.countByCode(), found.countBySeverity()));
        pending = new FindingCollector();
    }

    /** For publishing without a check before. */
    void throwIfAny() {
        if (!pending.toFindings().isEmpty()) {
            throw new InvalidInputException(pending.toFindings());
        }
    }
}
