package io.flowcast.benchmarks.forecast;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads series in the layout of the M competitions: one row for each, first its id, then its values, as many as it has. Quotes are optional; a first row
 * whose values are no numbers is a header. An empty field or {@code NA} is a missing value; at the end of a row it is nothing.
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
        boolean first = true;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .detectBomHeader(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file)) {
            for (CsvRecord row : reader) {
                Place place = Place.line(file.toString(), row.getStartingLineNumber());
                double @Nullable [] values = values(row, first ? null : findings, place);
                boolean header = first && values == null;
                first = false;
                if (header || values == null) {
                    continue;
                }
                String id = numbered
                        ? "line " + row.getStartingLineNumber()
                        : row.getField(0).trim();
                if (series.putIfAbsent(id, values) != null) {
                    findings.add(
                            Severity.ERROR,
                            "series.duplicate-id",
                            place,
                            "id",
                            row.getField(0),
                            "Maybe the row was written twice; the first one counts.");
                }
            }
        }
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

    private static double @Nullable [] values(CsvRecord row, @Nullable FindingCollector findings, Place place) {
        double[] values = new double[row.getFieldCount() - 1];
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            String field = row.getField(i + 1).trim();
            boolean missing = field.isEmpty() || field.equals("NA");
            values[i] = missing ? Double.NaN : number(field);
            if (!missing) {
                length = i + 1;
                if (!(values[i] >= 0 && values[i] <= DemandPanel.LARGEST_DEMAND)) {
                    if (findings != null) {
                        findings.add(
                                Severity.ERROR,
                                "series.bad-value",
                                place,
                                "value " + (i + 1),
                                field,
                                "Maybe it is no number, below zero or beyond reason; the series is left out.");
                    }
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
