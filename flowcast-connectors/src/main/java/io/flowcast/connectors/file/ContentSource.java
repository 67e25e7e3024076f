package io.flowcast.connectors.file;

import io.flowcast.api.finding.Severity;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the first bytes of a file before its rows are read: a file that is something else is not taken apart. */
final class ContentSource implements RowSource {
    private final BufferedInputStream in;
    private final FileFormat format;
    private final List<Column> columns;
    private final FileOptions options;
    private final Runnable stopIfAsked;
    private @Nullable RowSource rows;

    ContentSource(InputStream in, FileFormat format, List<Column> columns, FileOptions options, Runnable stopIfAsked) {
        this.in = new BufferedInputStream(in);
        this.format = format;
        this.columns = columns;
        this.options = options;
        this.stopIfAsked = stopIfAsked;
    }

    @Override
    public boolean next(Row row) throws IOException {
        RowSource open = rows;
        if (open == null) {
            ContentType type = ContentType.of(in);
            String cause = type.causeOfNo(format);
            if (cause != null) {
                row.whole(Severity.FATAL, "wrong-type", "file", type.shown(), cause);
                return false;
            }
            open = switch (format) {
                case CSV -> new CsvSource(in, columns, options);
                case NDJSON -> new NdjsonSource(in, columns);
                case EXCEL -> new ExcelSource(in, options.sheet(), stopIfAsked);
            };
            rows = open;
        }
        return open.next(row);
    }

    @Override
    public long rows() {
        return rows == null ? 0 : rows.rows();
    }

    @Override
    public void close() throws IOException {
        if (rows == null) {
            in.close();
        } else {
            rows.close();
        }
    }
}
