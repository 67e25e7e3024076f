package io.flowcast.benchmarks.regressors;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;

/** Forecasts of rows and days, and their files. */
final class RegressorOutput {
    final double[][] mean;
    /** By row, day, and level of {@link RegressorScore#LEVELS}. */
    final double[][][] quantiles;

    RegressorOutput(int rows, int steps) {
        mean = new double[rows][steps];
        quantiles = new double[rows][steps][RegressorScore.LEVELS.length];
    }

    void writeMeans(Path file, RegressorTable table, int[] rows, int origin, boolean all) throws IOException {
        write(file, table, rows, origin, all, "id,date,forecast", r -> h -> String.valueOf(mean[r][h]));
    }

    void writeQuantiles(Path file, RegressorTable table, int[] rows, int origin, boolean all) throws IOException {
        write(file, table, rows, origin, all, "id,date,mean,q025,q05,q10,q25,q50,q75,q90,q95,q975", r -> h -> {
            StringBuilder text = new StringBuilder().append(mean[r][h]);
            for (double q : quantiles[r][h]) {
                text.append(',').append(q);
            }
            return text.toString();
        });
    }

    private void write(
            Path file,
            RegressorTable table,
            int[] rows,
            int origin,
            boolean all,
            String header,
            IntFunction<IntFunction<String>> fields)
            throws IOException {
        int steps = mean.length == 0 ? 0 : mean[0].length;
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(header + "\n");
            for (int r = 0; r < rows.length; r++) {
                if (!all && !table.planned[rows[r]]) {
                    continue;
                }
                String id = table.ids.get(rows[r]);
                boolean quoted = id.contains(",") || id.contains("\"") || id.contains("\n");
                String name = quoted ? "\"" + id.replace("\"", "\"\"") + "\"" : id;
                IntFunction<String> row = fields.apply(r);
                for (int h = 0; h < steps; h++) {
                    out.write(name + "," + table.first.plusDays(origin + (long) h) + "," + row.apply(h) + "\n");
                }
            }
        }
    }

    /** Figures as JSON: maps, numbers and words. */
    static String json(Map<String, Object> figures) {
        StringBuilder text = new StringBuilder();
        append(figures, "", text);
        return text.append('\n').toString();
    }

    private static void append(Object value, String indent, StringBuilder text) {
        if (value instanceof Map<?, ?> map) {
            text.append("{\n");
            int i = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text.append(indent).append("  ");
                append(String.valueOf(entry.getKey()), "", text);
                text.append(": ");
                append(entry.getValue(), indent + "  ", text);
                text.append(++i < map.size() ? ",\n" : "\n");
            }
            text.append(indent).append('}');
        } else if (value instanceof Number) {
            text.append(value);
        } else {
            text.append('"')
                    .append(String.valueOf(value).replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
    }
}
