package io.flowcast.persistence.postgres;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Collects rows in the text format of {@code COPY} and sends them in batches of some megabytes, each a short statement of
 * its own: a source that delivers slowly holds no transaction open.
 */
final class CopyBuffer {

    private static final int BATCH_CHARACTERS = 2_000_000;

    private final CopyManager copy;
    private final String sql;
    private final StringBuilder rows = new StringBuilder(BATCH_CHARACTERS + 10_000);
    private boolean rowStarted;

    CopyBuffer(Connection connection, String table, String columns) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI();
        sql = "COPY " + table + " (" + columns + ") FROM STDIN";
    }

    /** The next field of the row, with what the format reserves escaped. */
    CopyBuffer text(@Nullable String value) {
        startField();
        if (value == null) {
            rows.append("\\N");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
        return this;
    }

    /** The next field of the row. */
    CopyBuffer number(long value) {
        startField();
        rows.append(value);
        return this;
    }

    /** The next field of the row. */
    CopyBuffer number(double value) {
        startField();
        rows.append(value);
        return this;
    }

    /** The next field of the row. */
    CopyBuffer flag(boolean value) {
        startField();
        rows.append(value ? 't' : 'f');
        return this;
    }

    /** The next field of the row: nothing. */
    CopyBuffer nothing() {
        startField();
        rows.append("\\N");
        return this;
    }

    /** The next field of the row: something whose text needs no escape, such as a date. */
    CopyBuffer plain(@Nullable Object value) {
        startField();
        rows.append(value == null ? "\\N" : value);
        return this;
    }

    /** The next field of the row: the units of 24 hours, or nothing if they are not known. */
    CopyBuffer hourly(int[] units) {
        if (units.length == 0) {
            return nothing();
        }
        startField();
        rows.append("\\\\x");
        HourlyUnits.appendHex(rows, units);
        return this;
    }

    /** Ends the row, and sends the batch if it is full. */
    void endRow() throws SQLException {
        rows.append('\n');
        rowStarted = false;
        if (rows.length() >= BATCH_CHARACTERS) {
            flush();
        }
    }

    /** Sends what is left. */
    void flush() throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try {
            copy.copyIn(sql, new StringReader(rows.toString()));
        } catch (IOException e) {
            throw new SQLException("cannot send rows", e);
        }
        rows.setLength(0);
    }

    private void startField() {
        if (rowStarted) {
            rows.append('\t');
        }
        rowStarted = true;
    }
}
