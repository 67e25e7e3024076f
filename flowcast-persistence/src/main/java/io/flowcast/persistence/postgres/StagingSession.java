package io.flowcast.persistence.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** A connection with a temporary table of its own. */
final class StagingSession implements AutoCloseable {

    private final HikariDataSource pool;
    private final Connection connection;
    private final String table;

    private StagingSession(HikariDataSource pool, Connection connection, String table) {
        this.pool = pool;
        this.connection = connection;
        this.table = table;
    }

    /** Takes a connection and makes the table. */
    static StagingSession open(HikariDataSource pool, String table, String columns) {
        try {
            StagingSession session = new StagingSession(pool, pool.getConnection(), table);
            try {
                Sql.execute(session.connection, "CREATE TEMPORARY TABLE " + table + " (" + columns + ")");
                return session;
            } catch (SQLException e) {
                session.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Sql.failure("stage an import", e);
        }
    }

    String table() {
        return table;
    }

    Connection connection() {
        return connection;
    }

    /** Work on the connection inside a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** All or nothing. */
    <T> T inTransaction(Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Drops the table and gives the connection back; a connection that is no longer good is thrown away. */
    @Override
    public void close() {
        try (connection) {
            Sql.execute(connection, "DROP TABLE IF EXISTS pg_temp." + table);
        } catch (SQLException e) {
            pool.evictConnection(connection);
        }
    }
}
