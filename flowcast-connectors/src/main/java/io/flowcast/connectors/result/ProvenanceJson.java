package io.flowcast.connectors.result;

import io.flowcast.api.run.Provenance;
import java.io.IOException;
import java.util.Map;

/** The part {@code provenance}: what made the plan, stage by stage, down to the data. */
final class ProvenanceJson {
    private ProvenanceJson() {}

    static void write(Provenance provenance, JsonOut out) throws IOException {
        out.text("stage", provenance.stage());
        out.text("model", provenance.model());
        out.text("version", provenance.version());
        out.object("parameters", parameters -> texts(provenance.parameters(), parameters));
        out.text("dataHash", provenance.dataHash());
        // As text: a JSON number loses digits of a 64-bit seed in many readers.
        out.text("seed", String.valueOf(provenance.seed()));
        out.text("createdAt", provenance.createdAt().toString());
        out.object("sources", sources -> texts(provenance.sources(), sources));
        out.array("inputs", inputs -> {
            for (Provenance input : provenance.inputs()) {
                inputs.object(i -> write(input, i));
            }
        });
    }

    private static void texts(Map<String, String> texts, JsonOut out) throws IOException {
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            out.text(entry.getKey(), entry.getValue());
        }
    }
}
