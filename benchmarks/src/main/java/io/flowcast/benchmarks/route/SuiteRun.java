package io.flowcast.benchmarks.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finished run of a suite: one line of its results.
 *
 * @param key what was run
 * @param stops number of customers
 * @param best best known cost in the unit of the file, or null
 * @param cost cost of the plan, in the unit of the file, or null if there is none
 * @param vehicles routes of the plan
 * @param feasible whether the independent checker found nothing
 * @param cpuSeconds processor time of the solver, reading excluded
 * @param wallSeconds its time by the clock
 * @param iterations iterations it counts, 0 if it does not say
 * @param version what ran
 * @param machine where it ran
 * @param error why there is no plan, or empty
 */
record SuiteRun(
        Key key,
        int stops,
        @Nullable Double best,
        @Nullable Double cost,
        int vehicles,
        boolean feasible,
        double cpuSeconds,
        double wallSeconds,
        long iterations,
        String version,
        String machine,
        String error) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * What makes two runs the same one.
     *
     * @param instance name of the instance file
     * @param objective what is minimised
     * @param solver who plans
     * @param seed its seed
     * @param seconds processor seconds it may take
     * @param threads threads it may use
     */
    record Key(String instance, String objective, String solver, long seed, double seconds, int threads) {}

    /** Percent above the best known cost, or null if either is unknown. */
    @Nullable
    Double gap() {
        return best == null || cost == null || !feasible ? null : 100 * (cost / best - 1);
    }

    private String line() throws IOException {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("instance", key.instance).put("objective", key.objective).put("solver", key.solver);
        node.put("seed", key.seed).put("seconds", key.seconds).put("threads", key.threads);
        node.put("stops", stops).put("best", best).put("cost", cost).put("gap", gap());
        node.put("vehicles", vehicles).put("feasible", feasible);
        node.put("cpuSeconds", cpuSeconds).put("wallSeconds", wallSeconds).put("iterations", iterations);
        node.put("version", version).put("machine", machine);
        if (!error.isEmpty()) {
            node.put("error", error);
        }
        return MAPPER.writeValueAsString(node) + "\n";
    }

    /** Adds the run to a file of results. */
    void append(Path results) throws IOException {
        Files.writeString(results, line(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The runs of a file of results; a last line that was cut off when the suite was stopped is left out. */
    static List<SuiteRun> read(Path results) throws IOException {
        List<SuiteRun> runs = new ArrayList<>();
        if (!Files.isRegularFile(results)) {
            return runs;
        }
        String text = Files.readString(results);
        int end = text.lastIndexOf('\n') + 1;
        if (end < text.length()) {
            Files.writeString(results, text.substring(0, end));
        }
        for (String line : text.substring(0, end).lines().toList()) {
            if (!line.isBlank()) {
                runs.add(run(MAPPER.readTree(line)));
            }
        }
        return runs;
    }

    private static SuiteRun run(JsonNode node) {
        Key key = new Key(
                node.path("instance").asText(),
                node.path("objective").asText(),
                node.path("solver").asText(),
                node.path("seed").asLong(),
                node.path("seconds").asDouble(),
                node.path("threads").asInt());
        return new SuiteRun(
                key,
                node.path("stops").asInt(),
                number(node.path("best")),
                number(node.path("cost")),
                node.path("vehicles").asInt(),
                node.path("feasible").asBoolean(),
                node.path("cpuSeconds").asDouble(),
                node.path("wallSeconds").asDouble(),
                node.path("iterations").asLong(),
                node.path("version").asText(),
                node.path("machine").asText(),
                node.path("error").asText(""));
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? (Double) node.asDouble() : null;
    }
}
