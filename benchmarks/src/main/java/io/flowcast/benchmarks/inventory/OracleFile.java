package io.flowcast.benchmarks.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a CSV file with the columns function, inputs_json, output_json and perhaps upstream_test. */
final class OracleFile {
    private OracleFile() {}

    /** One call with its answer; the texts are JSON that may be cut. */
    record Row(String function, String test, String inputs, String output) {}

    static List<Row> read(Path file) throws IOException {
        List<List<String>> lines = lines(Files.readString(file));
        if (lines.isEmpty()) {
            throw new IOException(file + " is empty");
        }
        Map<String, Integer> column = new HashMap<>();
        for (int i = 0; i < lines.get(0).size(); i++) {
            column.put(lines.get(0).get(i).strip().replace("\uFEFF", ""), i);
        }
        int function = required(file, column, "function");
        int inputs = required(file, column, "inputs_json");
        int output = required(file, column, "output_json");
        int test = column.getOrDefault("upstream_test", -1);
        List<Row> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() > Math.max(function, Math.max(inputs, output))) {
                String name = test >= 0 && test < line.size() ? line.get(test) : "";
                rows.add(new Row(line.get(function), name, line.get(inputs), line.get(output)));
            }
        }
        return rows;
    }

    private static int required(Path file, Map<String, Integer> column, String name) throws IOException {
        Integer index = column.get(name);
        if (index == null) {
            throw new IOException(file + " has no column " + name);
        }
        return index;
    }

    private static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                line.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else if (c != '\r') {
                field.append(c);
            }
        }
        if (field.length() > 0 || !line.isEmpty()) {
            line.add(field.toString());
            lines.add(line);
        }
        return lines;
    }
}
