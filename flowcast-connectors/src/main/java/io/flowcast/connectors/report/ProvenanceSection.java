package io.flowcast.connectors.report;

import io.flowcast.api.run.Provenance;
import java.util.Map;

/** What made the plan, stage by stage. */
final class ProvenanceSection {
    private ProvenanceSection() {}

    static Html of(Provenance provenance) {
        return new Html().element("ul", "provenance", ul -> stage(ul, provenance));
    }

    private static void stage(Html html, Provenance provenance) {
        html.element("li", "", li -> {
            li.element(
                    "p",
                    "",
                    p -> p.element("strong", "", provenance.stage())
                            .text(" by ")
                            .element("code", "", provenance.model())
                            .text(" " + provenance.version() + ", seed ")
                            .element("code", "", String.valueOf(provenance.seed()))
                            .text(", " + provenance.createdAt())
                            .text(provenance.dataHash().isEmpty() ? "" : ", data ")
                            .element("code", "hash", provenance.dataHash()));
            texts(li, "Parameters", provenance.parameters());
            texts(li, "Sources", provenance.sources());
            if (!provenance.inputs().isEmpty()) {
                li.element("ul", "", ul -> provenance.inputs().forEach(input -> stage(ul, input)));
            }
        });
    }

    private static void texts(Html html, String name, Map<String, String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        html.element(
                "details",
                "",
                details -> details.element("summary", "", name)
                        .element(
                                "dl",
                                "",
                                dl -> texts.forEach((key, value) ->
                                        dl.element("dt", "", key).element("dd", "", value))));
    }
}
