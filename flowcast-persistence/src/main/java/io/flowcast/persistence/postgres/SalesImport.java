package io.flowcast.persistence.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.finding.FindingCollector;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stages and publishes sales; a day that is there already is replaced. */
final class SalesImport extends TableImport<SalesDay> {

    private static final String TABLE = "staged_sale";
    private static final String VALUES = "sold_units, hourly_units, sold_out_hours, discount, holiday, promotion";
    private static final String COLUMNS = "line, site_id, product_id, sale_date, " + VALUES;
    private static final String DUPLICATE = """
            s.line IN (
                SELECT line FROM (
                    SELECT line, row_number() OVER (PARTITION BY site_id, product_id, sale_date ORDER BY line) AS n
                    FROM staged_sale
                    WHERE (site_id, product_id, sale_date) IN (
                        SELECT site_id, product_id, sale_date FROM staged_sale
                        GROUP BY site_id, product_id, sale_date HAVING count(*) > 1)
                ) numbered WHERE n > 1)""";

    private SalesImport(StagingSession session, Imports imports) {
        super("sales", session, COLUMNS, imports);
    }

    /** Begins an import. */
    static SalesImport begin(HikariDataSource pool, Imports imports) {
        return new SalesImport(StagingSession.open(pool, TABLE, """
                        line bigint NOT NULL, site_id text COLLATE "C" NOT NULL, product_id text COLLATE "C" NOT NULL,
                        sale_date date NOT NULL, sold_units bigint NOT NULL, hourly_units bytea, sold_out_hours integer,
                        discount double precision NOT NULL, holiday boolean NOT NULL, promotion boolean NOT NULL"""), imports);
    }

    @Override
    Map<String, @Nullable String> texts(SalesDay day) {
        return Map.of("siteId", day.siteId(), "productId", day.productId());
    }

    @Override
    void write(SalesDay day, CopyBuffer columns) {
        columns.text(day.siteId())
                .text(day.productId())
                .plain(day.date())
                .number(day.soldUnits())
                .hourly(day.hourlySoldUnits());
        if (day.soldOutKnown()) {
            columns.number(day.soldOutHours());
        } else {
            columns.nothing();
        }
        columns.number(day.discount()).flag(day.holiday()).flag(day.promotion());
    }

    @Override
    void examine(Connection connection, String source, FindingCollector findings) throws SQLException {
        Imports.reject(
                connection,
                TABLE,
                DUPLICATE,
                "s.sale_date",
                "'site ' || s.site_id || ', product ' || s.product_id",
                Imports.error(source, "sales.duplicate", "date", "Maybe two exports were put into one file."),
                findings);
    }

    @Override
    long keep(Connection connection) throws SQLException {
        Sql.execute(connection, """
                INSERT INTO series (site_id, product_id)
                SELECT DISTINCT site_id, product_id FROM staged_sale s
                WHERE NOT EXISTS (
                    SELECT FROM series k WHERE k.site_id = s.site_id AND k.product_id = s.product_id)
                ORDER BY site_id, product_id""");
        Sql.execute(connection, "SET LOCAL work_mem = '64MB'");
        // In the order of the index, so that reading a series later touches few pages.
        return Sql.execute(
                connection,
                "INSERT INTO sale (series_id, sale_date, " + VALUES
                        + ") SELECT series_id, sale_date, " + VALUES
                        + " FROM staged_sale JOIN series USING (site_id, product_id) ORDER BY series_id, sale_date"
                        + " ON CONFLICT (series_id, sale_date) DO UPDATE SET sold_units = EXCLUDED.sold_units,"
                        + " hourly_units = EXCLUDED.hourly_units, sold_out_hours = EXCLUDED.sold_out_hours,"
                        + " discount = EXCLUDED.discount, holiday = EXCLUDED.holiday, promotion = EXCLUDED.promotion");
    }
}
