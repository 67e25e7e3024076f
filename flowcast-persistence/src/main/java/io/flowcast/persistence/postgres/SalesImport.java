package io.flowcast.persistence.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.store.ImportReceipt;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Stages and publishes sales. */
final class SalesImport implements StagedImport<SalesDay> {

    private static final String KIND = "sales";
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

    private final StagingSession session;
    private final Imports imports;
    private final CopyBuffer buffer;
    private final UnstorableRows unstorable = new UnstorableRows(KIND);

    private SalesImport(StagingSession session, Imports imports) throws SQLException {
        this.session = session;
        this.imports = imports;
        this.buffer = new CopyBuffer(session.connection(), TABLE, COLUMNS);
    }

    /** Begins an import. */
    static SalesImport begin(HikariDataSource pool, Imports imports) {
        StagingSession session = StagingSession.open(pool, TABLE, """
                line bigint NOT NULL, site_id text COLLATE "C" NOT NULL, product_id text COLLATE "C" NOT NULL,
                sale_date date NOT NULL, sold_units bigint NOT NULL, hourly_units bytea, sold_out_hours integer,
                discount double precision NOT NULL, holiday boolean NOT NULL, promotion boolean NOT NULL""");
        try {
            return new SalesImport(session, imports);
        } catch (SQLException e) {
            session.close();
            throw Sql.failure("stage sales", e);
        }
    }

    @Override
    public void add(long line, SalesDay day) {
        if (unstorable.reject(line, "siteId", day.siteId()) || unstorable.reject(line, "productId", day.productId())) {
            return;
        }
        try {
            buffer.number(line)
                    .text(day.siteId())
                    .text(day.productId())
                    .plain(day.date())
                    .number(day.soldUnits())
                    .hourly(day.hourlySoldUnits());
            if (day.soldOutKnown()) {
                buffer.number(day.soldOutHours());
            } else {
                buffer.nothing();
            }
            buffer.number(day.discount())
                    .flag(day.holiday())
                    .flag(day.promotion())
                    .endRow();
        } catch (SQLException e) {
            throw Sql.failure("stage sales", e);
        }
    }

    @Override
    public void check(String source, FindingCollector findings) {
        unstorable.report(source, findings);
        try {
            buffer.flush();
            Connection connection = session.connection();
            Sql.execute(connection, "ANALYZE " + TABLE);
            Imports.reject(
                    connection,
                    TABLE,
                    DUPLICATE,
                    "s.sale_date",
                    "'site ' || s.site_id || ', product ' || s.product_id",
                    Imports.error(source, "sales.duplicate", "date", "Maybe two exports were put into one file."),
                    findings);
        } catch (SQLException e) {
            throw Sql.failure("check sales", e);
        }
    }

    @Override
    public ImportReceipt publish(String contentHash) {
        unstorable.throwIfAny();
        try {
            buffer.flush();
            return session.inTransaction(connection -> publish(connection, contentHash));
        } catch (SQLException e) {
            if ("21000".equals(e.getSQLState())) {
                // One statement would change a row twice.
                FindingCollector findings = new FindingCollector();
                check(KIND, findings);
                throw new InvalidInputException(findings.toFindings());
            }
            throw Sql.failure("publish sales", e);
        }
    }

    private ImportReceipt publish(Connection connection, String contentHash) throws SQLException {
        Imports.lock(connection, KIND);
        @Nullable ImportReceipt repeated = Imports.repeated(connection, KIND, contentHash);
        if (repeated != null) {
            return repeated;
        }
        Sql.execute(connection, """
                INSERT INTO series (site_id, product_id)
                SELECT DISTINCT site_id, product_id FROM staged_sale s
                WHERE NOT EXISTS (
                    SELECT FROM series k WHERE k.site_id = s.site_id AND k.product_id = s.product_id)
                ORDER BY site_id, product_id""");
        Sql.execute(connection, "SET LOCAL work_mem = '64MB'");
        // In the order of the index, so that reading a series later touches few pages.
        long rows = Sql.execute(
                connection,
                "INSERT INTO sale (series_id, sale_date, " + VALUES
                        + ") SELECT series_id, sale_date, " + VALUES
                        + " FROM staged_sale JOIN series USING (site_id, product_id) ORDER BY series_id, sale_date"
                        + " ON CONFLICT (series_id, sale_date) DO UPDATE SET sold_units = EXCLUDED.sold_units,"
                        + " hourly_units = EXCLUDED.hourly_units, sold_out_hours = EXCLUDED.sold_out_hours,"
                        + " discount = EXCLUDED.discount, holiday = EXCLUDED.holiday, promotion = EXCLUDED.promotion");
        return imports.issue(connection, KIND, contentHash, rows);
    }

    @Override
    public void close() {
        session.close();
    }
}
