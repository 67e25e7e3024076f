package io.flowcast.connectors.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.flowcast.api.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of a CSV file: checks the header, then the number of fields and the quotes of each row. */
final class CsvSource implements RowSource {
    /** No field of ours is longer; a longer one is a quote that was opened and never closed. */
    private static final int MAX_FIELD_CHARS = 1 << 16;

    private static final int MAX_RECORD_CHARS = 1 << 18;
    private static final int MAX_FIELDS = 1_000;
    private static final Pattern LINE = Pattern.compile("line (\\d+)");
    private static final String OTHER_DELIMITERS = ";\t|";

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private int[] fieldOfColumn = {};
    private int fields;
    private boolean headerRead;
    private long rows;

    CsvSource(InputStream in) {
        CsvRecordHandler handler = CsvRecordHandler.builder()
                .maxFields(MAX_FIELDS)
                .maxFieldSize(MAX_FIELD_CHARS)
                .maxRecordSize(MAX_RECORD_CHARS)
                .build();
        reader = CsvReader.builder()
                .detectBomHeader(true)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_FIELD_CHARS)
                .build(handler, in, StandardCharsets.UTF_8);
        records = reader.iterator();
    }

    @Override
    public boolean next(Row row) throws IOException {
        try {
            if (!headerRead) {
                headerRead = true;
                if (!readHeader(row)) {
                    return false;
                }
            }
            while (records.hasNext()) {
                CsvRecord cells = records.next();
                rows++;
                row.start(cells.getStartingLineNumber());
                if (fill(row, cells)) {
                    return true;
                }
            }
        } catch (CsvParseException e) {
            String message = String.valueOf(e.getMessage());
            Matcher line = LINE.matcher(message);
            row.start(line.find() ? Long.parseLong(line.group(1)) : 0);
            row.file(
                    Severity.FATAL,
                    "broken-quotes",
                    "row",
                    message,
                    "Maybe a quote was opened and not closed, or the file was cut off.");
            return false;
        }
        if (rows == 0) {
            row.start(0);
            row.file(Severity.WARNING, "no-rows", "row", "", "Maybe the export found nothing for the chosen period.");
        }
        return false;
    }

    private boolean fill(Row row, CsvRecord cells) {
        if (cells.getFieldCount() != fields) {
            row.file(
                    Severity.ERROR,
                    "field-count",
                    "row",
                    cells.getFieldCount() + " fields instead of " + fields,
                    cells.getFieldCount() < fields
                            ? "Maybe the row or the file was cut off."
                            : "Maybe a value holds a comma and is not quoted.");
            return false;
        }
        for (int field = 0; field < fields; field++) {
            String value = cells.getField(field);
            if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
                row.file(
                        Severity.ERROR,
                        "broken-quotes",
                        "field " + (field + 1),
                        value,
                        "Maybe a quote was not closed, so that the following lines were read as one value.");
                return false;
            }
        }
        for (int column = 0; column < fieldOfColumn.length; column++) {
            row.set(column, fieldOfColumn[column] < 0 ? null : cells.getField(fieldOfColumn[column]));
        }
        return true;
    }

    private boolean readHeader(Row row) {
        row.start(1);
        if (!records.hasNext()) {
            row.file(Severity.FATAL, "empty", "header", "", "Maybe the export failed, or another file was meant.");
            return false;
        }
        CsvRecord cells = records.next();
        row.start(cells.getStartingLineNumber());
        List<String> names = new ArrayList<>();
        for (String cell : cells.getFields()) {
            names.add(cell.strip());
        }
        fields = names.size();
        if (!usesComma(row, names)) {
            return false;
        }
        boolean once = namesAreOnce(row, names);
        boolean there = columnsAreThere(row, names);
        return once && there;
    }

    private static boolean usesComma(Row row, List<String> names) {
        if (names.size() > 1) {
            return true;
        }
        String header = names.get(0);
        for (int i = 0; i < OTHER_DELIMITERS.length(); i++) {
            char delimiter = OTHER_DELIMITERS.charAt(i);
            if (header.indexOf(delimiter) >= 0) {
                String shown = delimiter == '\t' ? "a tab" : "'" + delimiter + "'";
                row.file(
                        Severity.FATAL,
                        "wrong-delimiter",
                        "header",
                        header,
                        "Maybe the file was saved with " + shown + " between the columns: expected a comma.");
                return false;
            }
        }
        return true;
    }

    private static boolean namesAreOnce(Row row, List<String> names) {
        boolean once = true;
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                row.file(
                        Severity.FATAL,
                        "duplicate-column",
                        "header",
                        names.get(i),
                        "Maybe two exports were joined side by side.");
                once = false;
            }
        }
        return once;
    }

    private boolean columnsAreThere(Row row, List<String> names) {
        List<Column> columns = row.columns();
        fieldOfColumn = new int[columns.size()];
        boolean there = true;
        for (int c = 0; c < columns.size(); c++) {
            fieldOfColumn[c] = names.indexOf(columns.get(c).name());
            if (fieldOfColumn[c] < 0 && columns.get(c).required()) {
                row.file(Severity.FATAL, "missing-column", c, "", causeOfMissing(columns.get(c), names));
                there = false;
            }
        }
        for (String name : names) {
            if (columns.stream().noneMatch(column -> column.name().equals(name))) {
                row.file(Severity.WARNING, "unknown-column", name, name, ColumnNames.causeOfUnknown(name, columns));
            }
        }
        return there;
    }

    private static String causeOfMissing(Column column, List<String> names) {
        for (String name : names) {
            if (Column.bare(name).equals(Column.bare(column.name()))) {
                return "Maybe '" + name + "' is meant: the column must be called '" + column.name() + "'.";
            }
        }
        return "Maybe the file has no header, or it is a file of another kind.";
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
