package io.flowcast.benchmarks.forecast;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.benchmarks.BenchCsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Season lengths and horizon of a series.
 *
 * @param seasons season lengths, rising, each at least 2; empty for none
 * @param horizon number of values to forecast, 0 for as many as came
 */
record SeriesInfo(List<Integer> seasons, int horizon) {
    private static final int MOST = 100_000;

    /**
     * Season lengths as people write them: whole numbers with commas, semicolons or spaces between them, 1 for none.
     *
     * @return the lengths in rising order, or null if the text is something else
     */
    static @Nullable List<Integer> seasons(String text) {
        TreeSet<Integer> lengths = new TreeSet<>();
        for (String part : text.trim().split("[,;\\s]+", -1)) {
            try {
                int length = Integer.parseInt(part);
                if (length < 1 || length > MOST) {
                    return null;
                }
                lengths.add(length);
            } catch (NumberFormatException e) {
                return null;
            }
        }
        lengths.remove(1);
        return List.copyOf(lengths);
    }

    /** Reads a file with the columns id, seasonal_period and horizon; others are ignored. */
    static Map<String, SeriesInfo> read(Path file, FindingCollector findings) throws IOException {
        Map<String, SeriesInfo> result = new HashMap<>();
        BenchCsv.readNamed(file, row -> {
            Place place = Place.line(file.toString(), row.getStartingLineNumber());
            String written = row.findField("seasonal_period").orElse("");
            List<Integer> seasons = seasons(written);
            if (seasons == null) {
                bad(findings, place, "seasonal_period", written);
            }
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
            } else if (seasons != null
                    && horizon > 0
                    && result.putIfAbsent(id, new SeriesInfo(seasons, horizon)) != null) {
                findings.add(
                        Severity.ERROR,
                        "series.duplicate-id",
                        place,
                        "id",
                        id,
                        "Maybe the row was written twice; the first one counts.");
            }
        });
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
        bad(findings, place, column, field);
        return 0;
    }

    private static void bad(FindingCollector findings, Place place, String column, String field) {
        findings.add(
                Severity.ERROR,
                "series.bad-info",
                place,
                column,
                field,
                "Maybe the column is missing or holds no whole number above 0; the row is left out.");
    }
}
