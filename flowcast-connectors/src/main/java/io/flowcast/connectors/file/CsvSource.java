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
import java.io.PushbackReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file: checks the header, then the number of fields and the quotes of each row. */
final class CsvSource implements RowSource {
    /** No field of ours is longer; a longer one is a quote that was opened and never closed. */
    private static final int MAX_FIELD_CHARS = 1 << 16;

    private static final int MAX_RECORD_CHARS = 1 << 18;
    private static final int MAX_FIELDS = 1_000;
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final TextReader text;
    private final FileOptions options;
    private final List<Column> columns;
    private @Nullable CsvReader<CsvRecord> reader;
    private @Nullable CloseableIterator<CsvRecord> records;
    private CsvDialect dialect = new CsvDialect(',', 0);
    private @Nullable Header header;
    private boolean encodingReported;
    private long rows;

    CsvSource(InputStream in, List<Column> columns, FileOptions options) {
        this.text = new TextReader(in, options.encoding());
        this.columns = columns;
        this.options = options;
    }

    private CloseableIterator<CsvRecord> open() throws IOException {
        PushbackReader in = new PushbackReader(text, CsvDialect.MAX_HEADER_CHARS);
        dialect = CsvDialect.of(in, columns, options.delimiter());
        CsvRecordHandler handler = CsvRecordHandler.builder()
                .maxFields(MAX_FIELDS)
                .maxFieldSize(MAX_FIELD_CHARS)
                .maxRecordSize(MAX_RECORD_CHARS)
                .build();
        CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(dialect.delimiter())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_FIELD_CHARS)
                .build(handler, in);
        reader = csv;
        return csv.iterator();
    }

    @Override
    public boolean next(Row row) throws IOException {
        try {
            CloseableIterator<CsvRecord> open = records;
            if (open == null) {
                open = open();
                records = open;
                row.decimals(dialect.decimals(options.decimalComma()), options.decimalComma() != null);
                header = readHeader(row, open);
            }
            Header known = header;
            if (known == null) {
                return false;
            }
            while (open.hasNext()) {
                reportEncoding(row);
                CsvRecord cells = open.next();
                rows++;
                row.start(line(cells.getStartingLineNumber()));
                if (fill(row, cells, known)) {
                    return true;
                }
            }
            reportEncoding(row);
        } catch (CsvParseException e) {
            String message = String.valueOf(e.getMessage());
            Matcher line = LINE.matcher(message);
            row.start(line.find() ? line(Long.parseLong(line.group(1))) : 0);
            row.file(
                    Severity.FATAL,
                    "broken-quotes",
                    "row",
                    message,
                    "Maybe a quote was opened and not closed, or the file was cut off.");
            return false;
        }
        if (rows == 0) {
            Header.reportNoRows(row);
        }
        return false;
    }

    private long line(long ofReader) {
        return ofReader + dialect.skippedLines();
    }

    private void reportEncoding(Row row) {
        Charset assumed = text.assumed();
        if (assumed != null && !encodingReported) {
            encodingReported = true;
            row.whole(
                    Severity.WARNING,
                    "encoding-assumed",
                    "encoding",
                    assumed.name(),
                    "Maybe the file was not saved as UTF-8: it was read as " + assumed.name() + ".");
        }
    }

    private boolean fill(Row row, CsvRecord cells, Header known) {
        if (known.reportFieldCount(
                row, cells.getFieldCount(), "Maybe a value holds " + dialect.shown() + " and is not quoted.")) {
            return false;
        }
        for (int field = 0; field < known.fields(); field++) {
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
        int[] fieldOfColumn = known.fieldOfColumn();
        for (int column = 0; column < fieldOfColumn.length; column++) {
            row.set(column, fieldOfColumn[column] < 0 ? null : cells.getField(fieldOfColumn[column]));
        }
        return true;
    }

    private @Nullable Header readHeader(Row row, CloseableIterator<CsvRecord> open) {
        row.start(1);
        if (!open.hasNext()) {
            Header.reportEmpty(row);
            return null;
        }
        CsvRecord cells = open.next();
        row.start(line(cells.getStartingLineNumber()));
        List<String> names = new ArrayList<>();
        for (String cell : cells.getFields()) {
            names.add(cell.strip());
        }
        Header found = Header.read(row, names, false);
        if (found != null && dialect.delimiter() != ',' && options.delimiter() == null) {
            row.file(
                    Severity.INFO,
                    "delimiter",
                    "header",
                    dialect.shown(),
                    "Maybe the file was saved by local custom: " + dialect.shown() + " stands between the columns.");
        }
        return found;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        if (reader == null) {
            text.close();
        } else {
            reader.close();
        }
    }
}
