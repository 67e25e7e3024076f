package io.flowcast.benchmarks.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.connectors.vrp.VrpSolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Best known costs: from a table of names and values, or from the solution file beside an instance.
 *
 * <p>A table is CSV (name of the instance, with or without its ending, and value in the unit of the instance file) or JSON (name to an object
 * with {@code best_known_cost}). Of a solution file the cost is recomputed, as files state it in units of their own.
 */
final class BestKnown {

    private final Map<String, Double> table = new HashMap<>();

    /** Reads a table, or none. */
    BestKnown(@Nullable Path file) throws IOException {
        if (file == null) {
            return;
        }
        String text = Files.readString(file);
        if (text.stripLeading().startsWith("{")) {
            JsonNode root = new ObjectMapper().readTree(text);
            root.properties()
                    .forEach(entry -> table.put(
                            key(entry.getKey()),
                            entry.getValue().path("best_known_cost").asDouble()));
            return;
        }
        for (String line : text.lines().toList()) {
            String[] cells = line.split(",", -1);
            if (cells.length >= 2 && cells[1].strip().matches("[0-9.]+")) {
                table.put(key(cells[0].strip()), Double.valueOf(cells[1].strip()));
            }
        }
    }

    /** Instances are named alike whatever the case, a folder and the ending. */
    private static String key(String name) {
        return name.replaceFirst("^.*/", "")
                .replaceFirst("\\.(vrp|txt|TXT)$", "")
                .toLowerCase(Locale.ROOT);
    }

    /** The solution file beside an instance, whether or not there is one. */
    static Path beside(Path instance) {
        String name = String.valueOf(instance.getFileName()).replaceFirst("\\.[^.]*$", "");
        return instance.resolveSibling(name + ".sol");
    }

    /**
     * The best known cost in the unit of the instance file, or empty if nobody says.
     *
     * @throws IllegalArgumentException if the solution beside the instance names customers it does not have
     */
    OptionalDouble of(Path file, Objective.Task task) throws IOException {
        Double stated = table.get(key(String.valueOf(file.getFileName())));
        if (stated == null) {
            stated = table.get(key(task.instance().name()));
        }
        if (stated != null) {
            return OptionalDouble.of(stated);
        }
        Path solution = beside(file);
        if (!Files.isRegularFile(solution)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(task.publishedCost(PublishedPlan.of(task.instance(), VrpSolution.read(solution))));
    }
}
