package io.flowcast.persistence.postgres;

import java.util.Optional;

/** Keeps what the company decides once: documents by name. Safe for several threads. */
public final class SettingStore {

    private final Sql sql;

    SettingStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * Keeps a setting in place of the one of the same name.
     *
     * @param name its name
     * @param document a JSON document
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    public void replace(String name, String document) {
        sql.inTransaction("keep a setting", handle -> handle.execute("""
                        INSERT INTO setting (name, document) VALUES (?, ?::json)
                        ON CONFLICT (name) DO UPDATE SET document = EXCLUDED.document""", name, document));
    }

    /**
     * A setting.
     *
     * @param name its name
     * @return the JSON document, or empty if there is none
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    public Optional<String> find(String name) {
        return sql.inTransaction(
                "read a setting",
                handle -> handle.createQuery("SELECT document FROM setting WHERE name = ?")
                        .bind(0, name)
                        .mapTo(String.class)
                        .findOne());
    }
}
