package io.flowcast.connectors.result;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Severity;
import java.io.IOException;
import java.util.Map;

/** The part {@code findings}: exact counts, and the findings that are kept in full. */
final class FindingsJson {
    private FindingsJson() {}

    static void write(Findings findings, JsonOut out) throws IOException {
        out.whole("total", findings.total());
        out.object("countBySeverity", counts -> {
            for (Map.Entry<Severity, Long> count : findings.countBySeverity().entrySet()) {
                counts.whole(count.getKey().name(), count.getValue());
            }
        });
        out.object("countByCode", counts -> {
            for (Map.Entry<String, Long> count : findings.countByCode().entrySet()) {
                counts.whole(count.getKey(), count.getValue());
            }
        });
        out.array("listed", listed -> {
            for (Finding finding : findings.listed()) {
                listed.object(f -> finding(finding, f));
            }
        });
    }

    private static void finding(Finding finding, JsonOut out) throws IOException {
        out.text("code", finding.code());
        out.text("severity", finding.severity().name());
        out.text("source", finding.place().source());
        if (finding.place().line() > 0) {
            out.whole("line", finding.place().line());
        }
        out.text("path", finding.place().path());
        out.text("name", finding.name());
        out.text("value", finding.value());
        out.text("cause", finding.cause());
    }
}
