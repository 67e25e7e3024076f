package io.flowcast.benchmarks.shelflife;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Counts values that agree with a reference and lists those that do not. */
final class Tally {
    private int equal;
    private double worst;
    private final List<Map<String, Object>> differences = new ArrayList<>();
    private final List<String> outOfScope = new ArrayList<>();
    private final Map<String, int[]> bySection = new LinkedHashMap<>();

    void compare(String section, String name, double expected, @Nullable Double ours, double relative) {
        double size = Math.max(Math.abs(expected), 1e-9);
        double off = ours == null ? Double.POSITIVE_INFINITY : Math.abs(ours - expected) / size;
        boolean agrees = off <= relative;
        bySection.computeIfAbsent(section, key -> new int[2])[agrees ? 0 : 1]++;
        if (agrees) {
            equal++;
            worst = Math.max(worst, off);
        } else {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("section", section);
            entry.put("value", name);
            entry.put("expected", expected);
            entry.put("ours", ours == null ? "none" : ours);
            differences.add(entry);
        }
    }

    void compare(String section, String name, double expected, OptionalDouble ours, double relative) {
        compare(section, name, expected, ours.isPresent() ? ours.getAsDouble() : null, relative);
    }

    void failed(String section, String reason) {
        bySection.computeIfAbsent(section, key -> new int[2])[1]++;
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("section", section);
        entry.put("reason", reason);
        differences.add(entry);
    }

    void skip(String section) {
        outOfScope.add(section);
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rows", equal + differences.size());
        figures.put("equal", equal);
        figures.put("different", differences.size());
        figures.put("largestRelativeDifferenceOfEqual", worst);
        figures.put("outOfScope", outOfScope);
        Map<String, Object> sections = new LinkedHashMap<>();
        bySection.forEach((name, counts) -> sections.put(name, Map.of("equal", counts[0], "different", counts[1])));
        figures.put("sections", sections);
        figures.put("differences", differences);
        return figures;
    }
}
