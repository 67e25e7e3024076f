package io.flowcast.connectors.report;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Assumptions of the scenario, and what was found or assumed on the way, by code. */
final class FindingsSection {
    private static final int MOST_EXAMPLES = 20;
    private static final int MOST_UNGROUPED = 16;

    private FindingsSection() {}

    static Html assumptions(List<String> assumptions) {
        Html html = new Html();
        if (assumptions.isEmpty()) {
            return html.element("p", "card empty", "No assumption was named beside the findings below.");
        }
        if (assumptions.size() <= MOST_UNGROUPED || !assumptions.stream().allMatch(a -> a.indexOf(": ") > 0)) {
            return html.element("div", "card pad", card -> list(card, assumptions));
        }
        Map<String, List<String>> byTopic = new LinkedHashMap<>();
        for (String assumption : assumptions) {
            int colon = assumption.indexOf(": ");
            byTopic.computeIfAbsent(assumption.substring(0, colon), topic -> new ArrayList<>())
                    .add(assumption.substring(colon + 2));
        }
        return html.element("div", "card groups", card -> byTopic.forEach((topic, own) -> topic(card, topic, own)));
    }

    private static void topic(Html html, String topic, List<String> assumptions) {
        html.open("details", "group", "");
        html.open("summary", "", "");
        html.element("span", "group-name", topic);
        html.element("span", "group-sum", Figures.count(assumptions.size(), "assumption", "assumptions"));
        html.close("summary");
        html.element("div", "pad", body -> list(body, assumptions));
        html.close("details");
    }

    private static void list(Html html, List<String> assumptions) {
        html.element("ol", "assumptions", ol -> assumptions.forEach(a -> ol.element("li", "", a)));
    }

    static Html findings(Findings findings) {
        Html html = new Html();
        if (findings.isEmpty()) {
            return html.element("p", "empty", "Nothing was found or assumed on the way.");
        }
        Map<String, List<Finding>> byCode = new LinkedHashMap<>();
        findings.countByCode().keySet().forEach(code -> byCode.put(code, new ArrayList<>()));
        findings.listed()
                .forEach(finding -> byCode.computeIfAbsent(finding.code(), c -> new ArrayList<>())
                        .add(finding));
        List<String> codes = new ArrayList<>(byCode.keySet());
        codes.sort(Comparator.comparing((String code) -> severity(byCode.getOrDefault(code, List.of())))
                .reversed()
                .thenComparingLong(code -> -findings.count(code)));
        codes.forEach(code -> code(html, code, findings.count(code), byCode.getOrDefault(code, List.of())));
        return html;
    }

    private static Severity severity(List<Finding> findings) {
        return findings.stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }

    private static void code(Html html, String code, long count, List<Finding> listed) {
        String severity = severity(listed).name().toLowerCase(Locale.ROOT);
        html.open("details", "group finding", "");
        html.open("summary", "", "");
        html.element("span", "badge severity-" + severity, severity);
        html.element("span", "group-name", listed.isEmpty() ? "" : listed.get(0).cause());
        html.element("code", "", code);
        html.element("span", "group-sum", Figures.count(count, "time", "times"));
        html.close("summary");
        html.element(
                "div",
                "scroll",
                scroll -> scroll.element("table", "", table -> {
                    table.head("Where", "What", "Value", "Likely cause");
                    table.element(
                            "tbody",
                            "",
                            body -> listed.stream()
                                    .limit(MOST_EXAMPLES)
                                    .forEach(finding -> body.element("tr", "", tr -> row(tr, finding))));
                }));
        if (count > MOST_EXAMPLES) {
            html.element("p", "note", "The first " + MOST_EXAMPLES + " of " + Figures.whole(count) + ".");
        }
        html.close("details");
    }

    private static void row(Html tr, Finding finding) {
        tr.cell(finding.place().toString());
        tr.cell(finding.name());
        tr.cell(finding.value());
        tr.cell(finding.cause());
    }
}
