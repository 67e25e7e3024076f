package io.flowcast.persistence.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.flowcast.api.finding.FindingCollector;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stages and publishes readings of temperature; a reading that is there already is replaced. */
final class TemperaturesImport extends TableImport<TemperatureAt> {

    private static final String TABLE = "staged_temperature";
    private static final String DUPLICATE =
            "s.line IN (SELECT line FROM (SELECT line, row_number() OVER (PARTITION BY site_id, at ORDER BY line) AS n"
                    + " FROM staged_temperature) numbered WHERE n > 1)";

    private TemperaturesImport(StagingSession session, Imports imports) {
        super("temperatures", session, "line, site_id, at, celsius", imports);
    }

    /** Begins an import. */
    static TemperaturesImport begin(HikariDataSource pool, Imports imports) {
        return new TemperaturesImport(StagingSession.open(pool, TABLE, """
                        line bigint NOT NULL, site_id text COLLATE "C" NOT NULL, at timestamptz NOT NULL,
                        celsius double precision NOT NULL"""), imports);
    }

    @Override
    Map<String, @Nullable String> texts(TemperatureAt reading) {
        return Map.of("siteId", reading.siteId());
    }

    @Override
    void write(TemperatureAt reading, CopyBuffer columns) {
        columns.text(reading.siteId())
                .plain(reading.reading().at())
                .number(reading.reading().celsius());
    }

    @Override
    void examine(Connection connection, String source, FindingCollector findings) throws SQLException {
        Imports.reject(
                connection,
                TABLE,
                DUPLICATE,
                "s.at",
                "'site ' || s.site_id",
                Imports.error(
                        source, "temperatures.duplicate", "at", "Maybe two loggers of a site were put into one file."),
                findings);
    }

    @Override
    long keep(Connection connection) throws SQLException {
        return Sql.execute(
                connection,
                "INSERT INTO temperature (site_id, at, celsius) SELECT site_id, at, celsius FROM staged_temperature"
                        + " ORDER BY site_id, at ON CONFLICT (site_id, at) DO UPDATE SET celsius = EXCLUDED.celsius");
    }
}
