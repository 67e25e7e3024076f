package io.flowcast.persistence.postgres;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.store.ImportReceipt;
import io.flowcast.persistence.internal.Storable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the imports of all kinds have in common: receipts, and rows that a query finds wrong. */
final class Imports {

    private final Clock clock;

    Imports(Clock clock) {
        this.clock = clock;
    }

    /**
     * Makes the publishers of one kind wait for each other until the transaction ends, so that neither the same content
     * is published twice nor two of them wait for each other's rows.
     */
    static void lock(Connection connection, String kind) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, "flowcast.import." + kind);
            statement.execute();
        }
    }

    /**
     * The receipt of content that was published before, or null.
     *
     * @param newestOnly whether it must be the last that was published of its kind
     */
    static @Nullable ImportReceipt repeated(Connection connection, String kind, String contentHash, boolean newestOnly)
            throws SQLException {
        String condition = newestOnly
                ? "import_id = (SELECT import_id FROM import WHERE kind = ? ORDER BY published_at DESC LIMIT 1)"
                : "kind = ?";
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT import_id, row_count, published_at FROM import WHERE " + condition
                        + " AND content_hash = ? ORDER BY published_at LIMIT 1")) {
            statement.setString(1, kind);
            statement.setString(2, contentHash);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new ImportReceipt(
                                row.getString(1),
                                contentHash,
                                row.getLong(2),
                                true,
                                row.getObject(3, OffsetDateTime.class).toInstant())
                        : null;
            }
        }
    }

    /** Writes the receipt of new content. */
    ImportReceipt issue(Connection connection, String kind, String contentHash, long rows) throws SQLException {
        ImportReceipt receipt = new ImportReceipt(
                UUID.randomUUID().toString(), contentHash, rows, false, Storable.time(clock.instant()));
        Sql.execute(
                connection,
                "INSERT INTO import (import_id, kind, content_hash, row_count, published_at) VALUES (?, ?, ?, ?, ?)",
                UUID.fromString(receipt.importId()),
                kind,
                contentHash,
                rows,
                Sql.time(receipt.publishedAt()));
        return receipt;
    }

    /**
     * Reports and deletes the staged rows that a condition names.
     *
     * @param table the staging table, with a column named line; the condition sees it as {@code s}
     * @param condition what is wrong with a row
     * @param value expression for the value to show
     * @param path expression for what was looked at, or {@code ''}
     */
    static void reject(
            Connection connection,
            String table,
            String condition,
            String value,
            String path,
            Finding like,
            FindingCollector findings)
            throws SQLException {
        List<Finding> listed = new ArrayList<>();
        long count;
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT s.line, " + value + ", " + path + " FROM " + table
                    + " s WHERE " + condition + " ORDER BY s.line LIMIT " + Findings.LISTED_PER_CODE)) {
                while (rows.next()) {
                    listed.add(new Finding(
                            like.code(),
                            like.severity(),
                            new Place(like.place().source(), rows.getLong(1), rows.getString(3)),
                            like.name(),
                            String.valueOf(rows.getString(2)),
                            like.cause()));
                }
            }
            count = listed.isEmpty()
                    ? 0
                    : statement.executeLargeUpdate("DELETE FROM " + table + " s WHERE " + condition);
        }
        if (count > 0) {
            findings.addAll(new Findings(listed, Map.of(like.code(), count), Map.of(like.severity(), count)));
        }
    }

    /** A finding to be repeated for each row that a condition names. */
    static Finding error(String source, String code, String name, String cause) {
        return new Finding(code, Severity.ERROR, Place.of(source), name, "", cause);
    }

    /** How many rows are staged. */
    static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
