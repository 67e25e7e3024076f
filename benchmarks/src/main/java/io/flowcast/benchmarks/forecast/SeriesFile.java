package io.flowcast.benchmarks.forecast;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.benchmarks.BenchCsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads series in the layout of the M competitions: one row for each, first its id, then its values, as many as it has. Quotes are optional; a first row
 * of whose values none is a number is a header. An empty field or {@code NA} is a missing value; at the end of a row it is nothing.
 */
final class SeriesFile {
    private SeriesFile() {}

    /** Series by id in the order of the file; bad rows are left out with a finding. */
    static Map<String, double[]> read(Path file, FindingCollector findings) throws IOException {
        return read(file, findings, false);
    }

    /** The same; if numbered, the first column is no id and a series has the name of its line. */
    static Map<String, double[]> read(Path file, FindingCollector findings, boolean numbered) throws IOException {
        Map<String, double[]> series = new LinkedHashMap<>();
        boolean[] begun = new boolean[1];
        BenchCsv.read(file, row -> {
            boolean header = !begun[0] && header(row);
            begun[0] = true;
            if (!header) {
                take(row, Place.line(file.toString(), row.getStartingLineNumber()), numbered, series, findings);
            }
        });
        if (series.isEmpty()) {
            findings.add(
                    Severity.FATAL,
                    "series.empty",
                    Place.of(file.toString()),
                    "file",
                    "",
                    "Maybe it is another file: a row is an id and then its values, separated by commas.");
        }
        return series;
    }

    /** Whether a row has values, but no number. */
    private static boolean header(CsvRecord row) {
        boolean words = false;
        for (int i = 1; i < row.getFieldCount(); i++) {
            String field = row.getField(i).trim();
            if (!missing(field)) {
                if (!Double.isNaN(number(field))) {
                    return false;
                }
                words = true;
            }
        }
        return words;
    }

    private static boolean missing(String field) {
        return field.isEmpty() || field.equals("NA");
    }

    private static void take(
            CsvRecord row, Place place, boolean numbered, Map<String, double[]> series, FindingCollector findings) {
        double[] values = values(row, findings, place);
        if (values == null) {
            return;
        }
        String id = numbered
                ? "line " + row.getStartingLineNumber()
                : row.getField(0).trim();
        if (id.isEmpty()) {
            findings.add(
                    Severity.ERROR,
                    "series.no-id",
                    place,
                    "id",
                    "",
                    "Maybe the first column is a value; a series without a name is left out.");
        } else if (series.putIfAbsent(id, values) != null) {
            findings.add(
                    Severity.ERROR,
                    "series.duplicate-id",
                    place,
                    "id",
                    row.getField(0),
                    "Maybe the row was written twice; the first one counts.");
        }
    }

    private static double @Nullable [] values(CsvRecord row, FindingCollector findings, Place place) {
        double[] values = new double[row.getFieldCount() - 1];
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            String field = row.getField(i + 1).trim();
            boolean missing = missing(field);
            values[i] = missing ? Double.NaN : number(field);
            if (!missing) {
                length = i + 1;
                if (!(values[i] >= 0 && values[i] <= DemandPanel.LARGEST_DEMAND)) {
                    findings.add(
                            Severity.ERROR,
                            "series.bad-value",
                            place,
                            "value " + (i + 1),
                            field,
                            "Maybe it is no number, below zero or beyond reason; the series is left out.");
                    return null;
                }
            }
        }
        return Arrays.copyOf(values, length);
    }

    /** The number, NaN if it is none. */
    private static double number(String field) {
        try {
            return Double.parseDouble(field);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
