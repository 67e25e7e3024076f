package io.flowcast.persistence.postgres;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.store.HistoryQuery;
import io.flowcast.api.store.HistoryStore;
import io.flowcast.api.store.ImportReceipt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Keeps sales in PostgreSQL. */
final class PostgresHistoryStore implements HistoryStore {

    private static final int FETCH_ROWS = 5_000;

    private final Sql sql;
    private final Supplier<StagedImport<SalesDay>> staging;

    PostgresHistoryStore(Sql sql, Supplier<StagedImport<SalesDay>> staging) {
        this.sql = sql;
        this.staging = staging;
    }

    @Override
    public ImportReceipt publish(String contentHash, Iterator<SalesDay> days) {
        try (StagedImport<SalesDay> staged = staging.get()) {
            long line = 0;
            while (days.hasNext()) {
                staged.add(++line, days.next());
            }
            return staged.publish(contentHash);
        }
    }

    @Override
    public Stream<SalesDay> read(HistoryQuery query) {
        Connection connection = sql.connection("read sales");
        try {
            // A cursor, which the driver only uses inside a transaction.
            connection.setAutoCommit(false);
            PreparedStatement statement = connection.prepareStatement("""
                    SELECT series_id, site_id, product_id, sale_date, sold_units, hourly_units, sold_out_hours, discount,
                           holiday, promotion
                    FROM series JOIN sale USING (series_id)
                    WHERE sale_date BETWEEN ? AND ?
                      AND (? OR site_id = ANY (?)) AND (? OR product_id = ANY (?))
                    ORDER BY site_id, product_id, series_id, sale_date""");
            statement.setFetchSize(FETCH_ROWS);
            statement.setObject(1, query.from());
            statement.setObject(2, query.to());
            choose(connection, statement, 3, query.siteIds());
            choose(connection, statement, 5, query.productIds());
            SalesRows rows = new SalesRows(statement.executeQuery());
            return StreamSupport.stream(
                            Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL), false)
                    .onClose(() -> close(connection));
        } catch (SQLException e) {
            close(connection);
            throw Sql.failure("read sales", e);
        }
    }

    private static void choose(Connection connection, PreparedStatement statement, int index, Set<String> keys)
            throws SQLException {
        statement.setBoolean(index, keys.isEmpty());
        statement.setArray(index + 1, connection.createArrayOf("text", keys.toArray()));
    }

    private static void close(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw Sql.failure("read sales", e);
        }
    }
}
