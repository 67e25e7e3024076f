package io.flowcast.connectors.vrp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The specifications and sections of a VRPLIB file, not yet understood. */
final class VrplibFile {

    /** One line of a section. */
    record Row(int line, String[] words) {}

    private static final Set<String> SPECIFICATIONS = Set.of(
            "NAME",
            "COMMENT",
            "TYPE",
            "DIMENSION",
            "CAPACITY",
            "VEHICLES",
            "SERVICE_TIME",
            "DISTANCE",
            "VEHICLES_MAX_DURATION",
            "VEHICLES_MAX_RELOADS",
            "VEHICLES_MAX_DISTANCE",
            "EDGE_WEIGHT_TYPE",
            "EDGE_WEIGHT_FORMAT",
            "DISPLAY_DATA_TYPE",
            "NODE_COORD_TYPE");

    private static final Set<String> SECTIONS = Set.of(
            "NODE_COORD_SECTION",
            "DEMAND_SECTION",
            "DEPOT_SECTION",
            "SERVICE_TIME_SECTION",
            "TIME_WINDOW_SECTION",
            "RELEASE_TIME_SECTION",
            "PRIZE_SECTION",
            "BACKHAUL_SECTION",
            "PICKUP_AND_DELIVERY_SECTION",
            "MUTUALLY_EXCLUSIVE_GROUP_SECTION",
            "EDGE_WEIGHT_SECTION",
            "DISPLAY_DATA_SECTION",
            "CAPACITY_SECTION",
            "VEHICLES_DEPOT_SECTION",
            "VEHICLES_RELOAD_DEPOT_SECTION",
            "VEHICLES_MAX_RELOADS_SECTION",
            "VEHICLES_FIXED_COST_SECTION",
            "VEHICLES_UNIT_DISTANCE_COST_SECTION",
            "VEHICLES_ALLOWED_CLIENTS_SECTION",
            "VEHICLES_MAX_DURATION_SECTION",
            "VEHICLES_MAX_DISTANCE_SECTION");

    private static final String UNKNOWN = "Maybe it is misspelt, or asks for something that cannot be planned yet";

    final Reading reading;
    private final Map<String, Row> specifications = new LinkedHashMap<>();
    private final Map<String, List<Row>> sections = new LinkedHashMap<>();
    private final Map<String, Integer> sectionLines = new LinkedHashMap<>();

    VrplibFile(Reading reading) {
        this.reading = reading;
        List<Row> rows = null;
        for (int k = 0; k < reading.lines.size(); k++) {
            String line = reading.lines.get(k).trim();
            String[] words = Reading.words(line);
            if (words.length == 0) {
                continue;
            }
            if (line.equals("EOF")) {
                break;
            }
            if (words.length == 1 && words[0].endsWith("_SECTION")) {
                rows = begin(words[0], k + 1);
            } else if (Character.isLetter(line.charAt(0))) {
                rows = null;
                specify(line, k + 1);
            } else if (rows == null) {
                reading.fatal("unexpected-line", k + 1, "line", line, "Maybe the title of its section is missing");
            } else {
                rows.add(new Row(k + 1, words));
            }
        }
    }

    private List<Row> begin(String name, int line) {
        if (!SECTIONS.contains(name)) {
            reading.fatal("unsupported", line, "section", name, UNKNOWN);
        }
        List<Row> rows = new ArrayList<>();
        sectionLines.putIfAbsent(name, line);
        if (sections.putIfAbsent(name, rows) != null) {
            reading.fatal("repeated", line, "section", name, "Maybe two files were joined");
        }
        return rows;
    }

    private void specify(String line, int number) {
        int colon = line.indexOf(':');
        String name = (colon < 0 ? line : line.substring(0, colon)).trim();
        String value = colon < 0 ? "" : line.substring(colon + 1).trim();
        if (!SPECIFICATIONS.contains(name)) {
            reading.fatal("unsupported", number, "specification", name, UNKNOWN);
        } else if (specifications.putIfAbsent(name, new Row(number, new String[] {value})) != null) {
            reading.fatal("repeated", number, "specification", name, "Maybe two files were joined");
        }
    }

    String text(String name, String otherwise) {
        Row row = specifications.get(name);
        return row == null ? otherwise : row.words[0];
    }

    int line(String name) {
        Row row = specifications.get(name);
        return row == null ? sectionLines.getOrDefault(name, 0) : row.line;
    }

    boolean specifies(String name) {
        return specifications.containsKey(name);
    }

    /** A specification that must not be negative, or {@code otherwise} if the file has none. */
    double amount(String name, double otherwise) {
        Row row = specifications.get(name);
        return row == null ? otherwise : reading.amount(row.words[0], row.line, name);
    }

    @Nullable
    List<Row> section(String name) {
        return sections.get(name);
    }

    /**
     * The columns of a section that has one line per node or vehicle, each beginning with its number from 1.
     *
     * @return values [index][column], or null if the file has no such section
     */
    double @Nullable [][] table(String name, int lines, int columns, boolean mayBeNegative) {
        List<Row> rows = sections.get(name);
        if (rows == null) {
            return null;
        }
        double[][] table = new double[lines][columns];
        boolean[] seen = new boolean[lines];
        int missing = lines;
        for (Row row : rows) {
            if (row.words.length != columns + 1) {
                String cause = "Maybe a value is missing; " + name + " has " + (columns + 1) + " columns";
                reading.fatal("wrong-count", row.line, "columns", row.words.length, cause);
                continue;
            }
            int index = (int) reading.number(row.words[0], row.line, name) - 1;
            if (index < 0 || index >= lines || seen[index]) {
                String cause = "Maybe a line is doubled, or numbers do not run from 1 to " + lines;
                reading.fatal("wrong-number", row.line, name, row.words[0], cause);
                continue;
            }
            seen[index] = true;
            missing--;
            for (int c = 0; c < columns; c++) {
                String word = row.words[c + 1];
                table[index][c] =
                        mayBeNegative ? reading.number(word, row.line, name) : reading.amount(word, row.line, name);
            }
        }
        if (missing > 0 && !rows.isEmpty()) {
            String cause = "Maybe the file was cut; " + name + " must have " + lines + " lines";
            reading.fatal("wrong-count", line(name), "missing lines", missing, cause);
        } else if (missing > 0) {
            reading.fatal("missing-section", line(name), name, "", "Maybe the file was cut after the section's title");
        }
        return table;
    }
}
