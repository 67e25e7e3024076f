package io.flowcast.connectors.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.flowcast.api.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of an NDJSON file: one object a line; a line that is none is left out and the next one read. */
final class NdjsonSource implements RowSource {
    private static final int MAX_LINE_CHARS = 1 << 16;
    private static final int MAX_DEPTH = 4;
    private static final int MAX_NUMBER_CHARS = 40;
    private static final int MAX_UNKNOWN_NAMES = 1_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_CHARS)
                    .maxStringLength(MAX_LINE_CHARS)
                    .maxNameLength(MAX_NUMBER_CHARS * 10)
                    .build())
            .build();

    private final Reader in;
    private final Map<String, Integer> columnByName = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private final char[] buffer = new char[1 << 13];
    private int position;
    private int limit;
    private long line;
    private long rows;

    NdjsonSource(InputStream in, List<Column> columns) {
        this.in = new InputStreamReader(in, StandardCharsets.UTF_8);
        for (int c = 0; c < columns.size(); c++) {
            columnByName.put(columns.get(c).name(), c);
            columnByName.put(columns.get(c).camelCase(), c);
        }
    }

    @Override
    public boolean next(Row row) throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            text.setLength(0);
            boolean more = readLine(text);
            if (text.length() > MAX_LINE_CHARS) {
                row.start(line);
                row.file(
                        Severity.FATAL,
                        "line-too-long",
                        "line",
                        text.substring(0, MAX_DEPTH * 10),
                        "Maybe the file is one large JSON array: expected one object a line.");
                return false;
            }
            if (!text.toString().isBlank()) {
                rows++;
                row.start(line);
                if (fill(row, text.toString())) {
                    return true;
                }
            } else if (!more) {
                break;
            }
        }
        if (rows == 0) {
            row.start(0);
            row.file(Severity.FATAL, "empty", "line", "", "Maybe the export failed, or another file was meant.");
        }
        return false;
    }

    /** Reads up to the next line feed, or to one character beyond the limit; false at the end of the file. */
    private boolean readLine(StringBuilder text) throws IOException {
        line++;
        while (text.length() <= MAX_LINE_CHARS) {
            if (position == limit) {
                limit = Math.max(0, in.read(buffer));
                position = 0;
                if (limit == 0) {
                    return false;
                }
            }
            char c = buffer[position++];
            if (c == '\n') {
                return true;
            }
            boolean byteOrderMark = c == '\uFEFF' && line == 1 && text.isEmpty();
            if (!byteOrderMark) {
                text.append(c);
            }
        }
        return true;
    }

    private boolean fill(Row row, String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                reportNoObject(row, text);
                return false;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                Integer column = columnByName.get(name);
                if (column == null) {
                    parser.skipChildren();
                    reportUnknown(row, name);
                } else {
                    row.set(column, value(row, column, parser, token));
                }
            }
            if (parser.nextToken() != null) {
                reportNoObject(row, text);
            }
            return row.ok();
        } catch (JsonProcessingException e) {
            row.file(
                    Severity.ERROR,
                    "not-json",
                    "line",
                    text,
                    "Maybe the line was cut off or a property is there twice: " + e.getOriginalMessage());
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private static void reportNoObject(Row row, String text) {
        row.file(
                Severity.ERROR,
                "not-json",
                "line",
                text,
                "Maybe the file is a JSON array: expected one object a line.");
    }

    /** A scalar as text, an array of scalars as its texts with blanks between. */
    private static @Nullable String value(Row row, int column, JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token.isScalarValue()) {
            return parser.getText();
        }
        StringBuilder text = new StringBuilder();
        if (token == JsonToken.START_ARRAY) {
            boolean nested = false;
            for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
                nested |= !t.isScalarValue();
                parser.skipChildren();
                text.append(text.isEmpty() ? "" : " ").append(parser.getText());
            }
            if (!nested) {
                return text.toString();
            }
        } else {
            parser.skipChildren();
        }
        row.file(
                Severity.ERROR, "nested-value", column, text, "Maybe the property was nested: expected a plain value.");
        return null;
    }

    private void reportUnknown(Row row, String name) {
        if (unknown.size() < MAX_UNKNOWN_NAMES && unknown.add(name)) {
            row.file(Severity.WARNING, "unknown-column", name, name, ColumnNames.causeOfUnknown(name, row.columns()));
        }
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
