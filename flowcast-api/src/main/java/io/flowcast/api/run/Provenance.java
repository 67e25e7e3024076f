package io.flowcast.api.run;

import io.flowcast.api.internal.Require;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What made a result, so that it can be made again.
 *
 * @param stage stage of the run: {@code forecast}, {@code order}, {@code expire}, {@code route}, {@code measure}, {@code plan}
 * @param model name of the implementation
 * @param version version of the library that holds it
 * @param parameters every parameter in force, defaults included, as text
 * @param dataHash hash of the input in the form {@code algorithm:hex}, or empty if the stage has no input of its own
 * @param seed seed in force
 * @param createdAt when the result was made, by the run's clock
 * @param sources outside sources with the time they were read, name to description
 * @param inputs provenance of the results this one was made from
 */
public record Provenance(
        String stage,
        String model,
        String version,
        Map<String, String> parameters,
        String dataHash,
        long seed,
        Instant createdAt,
        Map<String, String> sources,
        List<Provenance> inputs) {
    /** Checks and copies the arguments; the maps become sorted, so that two runs print alike. */
    public Provenance {
        Require.text("stage", stage);
        Require.text("model", model);
        Require.text("version", version);
        Require.present("dataHash", dataHash);
        Require.present("createdAt", createdAt);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        inputs = List.copyOf(inputs);
    }

    /**
     * Provenance of a result of this library.
     *
     * @param stage stage of the run
     * @param model name of the implementation
     * @param parameters parameters in force
     * @param dataHash hash of the input, or empty
     * @param context the run
     * @param inputs what it was made from
     * @return the provenance, with the library's version and the context's seed and time
     */
    public static Provenance of(
            String stage,
            String model,
            Map<String, String> parameters,
            String dataHash,
            RunContext context,
            Provenance... inputs) {
        return new Provenance(
                stage,
                model,
                LibraryVersion.text(),
                parameters,
                dataHash,
                context.seed(),
                context.clock().instant(),
                Map.of(),
                List.of(inputs));
    }

    /**
     * This provenance with outside sources.
     *
     * @param sources name of a source to a description with the time it was read
     * @return a copy
     */
    public Provenance withSources(Map<String, String> sources) {
        return new Provenance(stage, model, version, parameters, dataHash, seed, createdAt, sources, inputs);
    }
}
