package io.flowcast.persistence.postgres;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.finding.SourceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/** Runs statements and turns what the database says into what the stores promise. */
final class Sql {

    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource dataSource;
    private final Jdbi jdbi;

    Sql(DataSource dataSource, Jdbi jdbi) {
        this.dataSource = dataSource;
        this.jdbi = jdbi;
    }

    /** Work inside a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Handle handle) throws SQLException;
    }

    /** All or nothing; what a reader sees in the meantime does not matter. */
    <T> T inTransaction(String doing, Work<T> work) {
        return run(doing, TransactionIsolationLevel.READ_COMMITTED, work);
    }

    /** Several reads that see the same moment. */
    <T> T inSnapshot(String doing, Work<T> work) {
        return run(doing, TransactionIsolationLevel.REPEATABLE_READ, work);
    }

    private <T> T run(String doing, TransactionIsolationLevel level, Work<T> work) {
        try {
            return jdbi.inTransaction(level, work::run);
        } catch (SQLException e) {
            throw failure(doing, e);
        } catch (JdbiException e) {
            throw failure(doing, e);
        }
    }

    /** A connection of its own, outside any transaction. */
    Connection connection(String doing) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw failure(doing, e);
        }
    }

    /** Whether somebody else wrote the same key first. */
    static boolean isUniqueViolation(SourceException e) {
        return UNIQUE_VIOLATION.equals(e.finding().value());
    }

    /** What the stores say when the database does not do what it must. */
    static SourceException failure(String doing, Exception e) {
        SQLException cause = sqlCause(e);
        String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
        // Class 08 is a broken connection, 57 an operator's shutdown, 53 a lack of resources; the pool has no state.
        boolean away = state.isEmpty() || state.startsWith("08") || state.startsWith("57") || state.startsWith("53");
        return new SourceException(
                new Finding(
                        away ? "store.unavailable" : "store.failed",
                        Severity.FATAL,
                        Place.of("PostgreSQL"),
                        doing,
                        state,
                        away
                                ? "Maybe the database is not running, is full or cannot be reached."
                                : "Maybe the tables were changed by hand or by another version."),
                e);
    }

    private static @Nullable SQLException sqlCause(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** An instant as the driver wants it. */
    static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** Runs a statement that gives nothing back. */
    static int execute(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        }
    }
}
