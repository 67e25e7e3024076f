package io.flowcast.benchmarks.forecast;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Season length and horizon of a series.
 *
 * @param period season length, 1 for none
 * @param horizon number of values to forecast, 0 for as many as came
 */
record SeriesInfo(int period, int horizon) {
    private static final int MOST = 100_000;

    /** Reads a file with the columns id, seasonal_period and horizon; others are ignored. */
    static Map<String, SeriesInfo> read(Path file, FindingCollector findings) throws IOException {
        Map<String, SeriesInfo> result = new HashMap<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .detectBomHeader(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : reader) {
                Place place = Place.line(file.toString(), row.getStartingLineNumber());
                int period = whole(row, "seasonal_period", place, findings);
                int horizon = whole(row, "horizon", place, findings);
                String id = row.findField("id").orElse("").trim();
                if (id.isEmpty()) {
                    findings.add(
                            Severity.ERROR,
                            "series.no-id",
                            place,
                            "id",
                            "",
                            "Maybe the header lacks the column id; the row is left out.");
                } else if (period > 0 && horizon > 0) {
                    result.put(id, new SeriesInfo(period, horizon));
                }
            }
        }
        return result;
    }

    private static int whole(NamedCsvRecord row, String column, Place place, FindingCollector findings) {
        String field = row.findField(column).orElse("").trim();
        try {
            int value = Integer.parseInt(field);
            if (value >= 1 && value <= MOST) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below like any other value that will not do
        }
        findings.add(
                Severity.ERROR,
                "series.bad-info",
                place,
                column,
                field,
                "Maybe the column is missing or holds no whole number above 0; the row is left out.");
        return 0;
    }
}
