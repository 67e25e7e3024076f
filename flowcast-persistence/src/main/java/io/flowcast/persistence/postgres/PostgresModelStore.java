package io.flowcast.persistence.postgres;

import io.flowcast.api.store.ModelStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Keeps fitted models in PostgreSQL. */
final class PostgresModelStore implements ModelStore {

    private static final String COLUMNS = "name, version, forecaster, created_at, content";

    private final Sql sql;
    private final Clock clock;

    PostgresModelStore(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public int save(String name, String forecaster, byte[] content) {
        return sql.inTransaction("save a model", handle -> {
            // Savers of one name wait for each other, so that each gets a version of its own.
            handle.execute("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", "flowcast.model." + name);
            return handle.createQuery("""
                            INSERT INTO model (name, version, forecaster, created_at, content)
                            SELECT :name, coalesce(max(version), 0) + 1, :forecaster, :at, :content
                            FROM model WHERE name = :name
                            RETURNING version""")
                    .bind("name", name)
                    .bind("forecaster", forecaster)
                    .bind("at", Sql.time(clock.instant()))
                    .bind("content", content)
                    .mapTo(Integer.class)
                    .one();
        });
    }

    @Override
    public Optional<StoredModel> latest(String name) {
        return sql.inTransaction(
                "read a model",
                handle -> handle.createQuery(
                                "SELECT " + COLUMNS + " FROM model WHERE name = ? ORDER BY version DESC LIMIT 1")
                        .bind(0, name)
                        .map((row, context) -> model(row))
                        .findOne());
    }

    @Override
    public Optional<StoredModel> version(String name, int version) {
        return sql.inTransaction(
                "read a model",
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM model WHERE name = ? AND version = ?")
                        .bind(0, name)
                        .bind(1, version)
                        .map((row, context) -> model(row))
                        .findOne());
    }

    private static StoredModel model(ResultSet row) throws SQLException {
        return new StoredModel(
                row.getString("name"),
                row.getInt("version"),
                row.getString("forecaster"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBytes("content"));
    }
}
