package io.flowcast.benchmarks.shelflife;

import io.flowcast.benchmarks.BenchCsv;
import io.flowcast.models.expiry.shelflife.survival.Covariates;
import io.flowcast.models.expiry.shelflife.survival.SurvivalData;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CSV table of lives: columns {@code time} and {@code event} (or {@code status}: 1 and 2 as in R, the larger is a failure), or
 * {@code lower} and {@code upper} bounds, and any covariates. An empty cell or NA is missing; rows that lack a column are left out
 * where the column is used.
 */
final class LifeTable {
    private final Map<String, List<@Nullable Double>> columns;
    private final int size;

    private LifeTable(Map<String, List<@Nullable Double>> columns, int size) {
        this.columns = columns;
        this.size = size;
    }

    static LifeTable read(Path file) throws IOException {
        Map<String, List<@Nullable Double>> columns = new LinkedHashMap<>();
        int[] rows = new int[1];
        BenchCsv.readNamed(file, row -> {
            rows[0]++;
            row.getFieldsAsMap()
                    .forEach((name, text) -> columns.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(number(text)));
        });
        LifeTable table = new LifeTable(columns, rows[0]);
        if (table.find("time", "lower", "left") == null) {
            throw new FileSystemException(file.toString(), null, "it has no column time or lower");
        }
        return table;
    }

    private static @Nullable Double number(String text) {
        String bare = text.strip();
        if (bare.isEmpty() || bare.equalsIgnoreCase("na") || bare.equalsIgnoreCase("nan")) {
            return null;
        }
        try {
            return bare.equalsIgnoreCase("inf") ? Double.POSITIVE_INFINITY : Double.valueOf(bare);
        } catch (NumberFormatException word) {
            return null;
        }
    }

    private @Nullable String find(String... names) {
        for (String name : names) {
            for (String column : columns.keySet()) {
                if (column.toLowerCase(Locale.ROOT).startsWith(name)) {
                    return column;
                }
            }
        }
        return null;
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** The rows that have all of the columns. */
    Part part(List<String> covariates, @Nullable String strata, @Nullable String weights) {
        List<String> needed = new ArrayList<>(covariates);
        if (strata != null) {
            needed.add(strata);
        }
        if (weights != null) {
            needed.add(weights);
        }
        String lower = find("time", "lower", "left");
        String upper = find("time2", "upper", "right");
        String event = upper == null ? find("event", "status") : null;
        needed.add(lower == null ? "time" : lower);
        if (event != null) {
            needed.add(event);
        }
        int[] rows = java.util.stream.IntStream.range(0, size)
                .filter(i -> needed.stream().allMatch(name -> at(name, i) != null))
                .toArray();
        double failure = event == null
                ? 1
                : Arrays.stream(rows).mapToDouble(i -> value(event, i)).max().orElse(1);
        double[] low = Arrays.stream(rows)
                .mapToDouble(i -> value(needed.get(needed.indexOf(lower)), i))
                .toArray();
        double[] high = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            Double bound = upper == null ? null : at(upper, rows[k]);
            boolean failed = event == null || value(event, rows[k]) == failure;
            high[k] = upper == null
                    ? (failed ? low[k] : Double.POSITIVE_INFINITY)
                    : bound == null ? Double.POSITIVE_INFINITY : bound;
        }
        SurvivalData data = SurvivalData.intervals(low, high);
        if (weights != null) {
            data = data.withWeights(
                    Arrays.stream(rows).mapToDouble(i -> value(weights, i)).toArray());
        }
        if (strata != null) {
            data = data.withStrata(groups(strata, rows));
        }
        double[][] x = new double[rows.length][covariates.size()];
        for (int k = 0; k < rows.length; k++) {
            for (int j = 0; j < covariates.size(); j++) {
                x[k][j] = value(covariates.get(j), rows[k]);
            }
        }
        return new Part(data, Covariates.of(covariates, x), rows);
    }

    /** Number of the group of each row: values in their order. */
    int[] groups(String column, int[] rows) {
        double[] values = Arrays.stream(rows)
                .mapToDouble(i -> value(column, i))
                .sorted()
                .distinct()
                .toArray();
        return Arrays.stream(rows)
                .map(i -> Arrays.binarySearch(values, value(column, i)))
                .toArray();
    }

    private @Nullable Double at(String column, int row) {
        List<@Nullable Double> values = columns.get(column);
        return values == null || row >= values.size() ? null : values.get(row);
    }

    private double value(String column, int row) {
        Double value = at(column, row);
        if (value == null) {
            throw new IllegalArgumentException("The data have no column " + column);
        }
        return value;
    }

    record Part(SurvivalData data, Covariates covariates, int[] rows) {}
}
