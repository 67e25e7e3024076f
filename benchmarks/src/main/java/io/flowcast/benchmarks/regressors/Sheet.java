package io.flowcast.benchmarks.regressors;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.benchmarks.BenchCsv;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A CSV file by id and date: rows in any order, fields as words. An empty field, {@code NA}, {@code NaN} or {@code null} says nothing. */
final class Sheet {
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.BASIC_ISO_DATE,
            DateTimeFormatter.ofPattern("uuuu/M/d"),
            DateTimeFormatter.ofPattern("d.M.uuuu"));

    final Path file;
    /** Columns other than id and date. */
    final List<String> columns = new ArrayList<>();
    /** By id in the order of the file, then by date. Without a date column, all rows have the date EPOCH. */
    final Map<String, TreeMap<LocalDate, Row>> rows = new LinkedHashMap<>();

    /** Fields in the order of the columns, and the line. */
    record Row(long line, @Nullable String[] fields) {}

    private Sheet(Path file) {
        this.file = file;
    }

    static Sheet read(Path file, String id, @Nullable String date, List<String> needed, FindingCollector findings)
            throws IOException {
        Sheet sheet = new Sheet(file);
        List<String> header = new ArrayList<>();
        boolean[] wrong = new boolean[1];
        BenchCsv.read(file, record -> {
            if (wrong[0]) {
                return;
            }
            if (header.isEmpty()) {
                record.getFields().forEach(name -> header.add(name.trim()));
                wrong[0] = !sheet.begin(header, id, date, needed, findings);
            } else {
                sheet.take(record, header, header.indexOf(id), date == null ? -1 : header.indexOf(date), findings);
            }
        });
        if (wrong[0]) {
            return sheet;
        }
        if (sheet.rows.isEmpty()) {
            findings.add(
                    Severity.FATAL,
                    "table.empty",
                    Place.of(file.toString()),
                    "rows",
                    0,
                    "Maybe it is another file: a header, then one row for each id and date.");
        }
        return sheet;
    }

    private boolean begin(
            List<String> header, String id, @Nullable String date, List<String> needed, FindingCollector findings) {
        List<String> all = new ArrayList<>(needed);
        all.add(0, id);
        if (date != null) {
            all.add(1, date);
        }
        for (String name : all) {
            if (!header.contains(name)) {
                findings.add(
                        Severity.FATAL,
                        "table.column-missing",
                        Place.line(file.toString(), 1),
                        "column",
                        name,
                        "Maybe it has another name; the columns are " + String.join(", ", header) + ".");
            }
        }
        for (int c = 0; c < header.size(); c++) {
            String name = header.get(c);
            if (header.indexOf(name) < c && !name.isEmpty()) {
                findings.add(
                        Severity.ERROR,
                        "table.duplicate-column",
                        Place.line(file.toString(), 1),
                        "column",
                        name,
                        "Maybe two tables were joined; the first of these columns counts.");
            } else if (!name.equals(id) && !name.equals(date) && !name.isEmpty()) {
                columns.add(name);
            }
        }
        return header.containsAll(all);
    }

    private void take(CsvRecord record, List<String> header, int id, int date, FindingCollector findings) {
        Place place = Place.line(file.toString(), record.getStartingLineNumber());
        String key = field(record, id);
        LocalDate day = date < 0 ? LocalDate.EPOCH : date(field(record, date));
        if (key == null || day == null) {
            findings.add(
                    Severity.ERROR,
                    key == null ? "table.id-missing" : "table.bad-date",
                    place,
                    header.get(key == null ? id : date),
                    key == null ? "" : String.valueOf(field(record, date)),
                    key == null
                            ? "Maybe the line was cut off; it is left out."
                            : "Maybe it is written as neither 2015-07-31 nor 2015/7/31 nor 31.7.2015; the line is left out.");
            return;
        }
        if (record.getFieldCount() > header.size()) {
            findings.add(
                    Severity.WARNING,
                    "table.extra-fields",
                    place,
                    "fields",
                    record.getFieldCount(),
                    "Maybe a comma stands in a field without quotes: the header has " + header.size()
                            + " columns; what is beyond is not read.");
        }
        @Nullable String[] fields = new @Nullable String[columns.size()];
        for (int c = 0; c < fields.length; c++) {
            fields[c] = field(record, header.indexOf(columns.get(c)));
        }
        Row first = rows.computeIfAbsent(key, k -> new TreeMap<>())
                .putIfAbsent(day, new Row(record.getStartingLineNumber(), fields));
        if (first != null) {
            findings.add(
                    Severity.ERROR,
                    "table.duplicate",
                    place,
                    header.get(id),
                    key + (date < 0 ? "" : " on " + day),
                    "Maybe the row was written twice; that of line " + first.line + " counts.");
        }
    }

    private static @Nullable String field(CsvRecord record, int column) {
        String text = column < record.getFieldCount() ? record.getField(column).trim() : "";
        return text.isEmpty() || text.equals("NA") || text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("null")
                ? null
                : text;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int time = Math.max(text.indexOf('T'), text.indexOf(' '));
        String day = time > 0 ? text.substring(0, time) : text;
        for (DateTimeFormatter format : DATES) {
            try {
                return LocalDate.parse(day, format);
            } catch (DateTimeException e) {
                // the next format may fit
            }
        }
        return null;
    }

    /** A field as it was written, null where nothing is known. */
    @Nullable
    String text(String id, LocalDate date, int column) {
        TreeMap<LocalDate, Row> days = rows.get(id);
        Row row = days == null ? null : days.get(date);
        return row == null || column < 0 ? null : row.fields[column];
    }

    /** The number a text says, NaN if it says none. */
    static double number(@Nullable String text) {
        if (text == null) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
