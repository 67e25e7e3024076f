package io.flowcast.persistence.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.stock.StockLot;
import io.flowcast.api.store.ImportReceipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Stages lots and opens them in the ledger. */
final class LotsImport implements StagedImport<StockLot> {

    private static final String KIND = "lots";
    private static final String TABLE = "staged_lot";
    private static final String FACTS =
            "parent_lot_id, site_id, product_id, opening_units, received_on, expires_on, date_kind,"
                    + " unit_cost, condition, condition_since";
    private static final String OTHER_IN_LEDGER = "EXISTS (SELECT FROM lot k WHERE k.lot_id = s.lot_id AND ("
            + qualified("k", FACTS) + ") IS DISTINCT FROM (" + qualified("s", FACTS) + "))";
    /** Of lots with one key the first counts; another with the same facts is the same lot. */
    private static final String OTHER_IN_SOURCE =
            "EXISTS (SELECT FROM first_staged_lot f WHERE f.lot_id = s.lot_id AND f.line < s.line AND ("
                    + qualified("f", FACTS) + ") IS DISTINCT FROM (" + qualified("s", FACTS) + "))";

    private final StagingSession session;
    private final Imports imports;
    private final CopyBuffer buffer;
    private final UnstorableRows unstorable = new UnstorableRows(KIND);

    private LotsImport(StagingSession session, Imports imports) throws SQLException {
        this.session = session;
        this.imports = imports;
        this.buffer = new CopyBuffer(session.connection(), TABLE, "line, lot_id, " + FACTS);
    }

    /** Begins an import. */
    static LotsImport begin(HikariDataSource pool, Imports imports) {
        StagingSession session = StagingSession.open(pool, TABLE, """
                line bigint NOT NULL, lot_id text COLLATE "C" NOT NULL, parent_lot_id text COLLATE "C",
                site_id text COLLATE "C" NOT NULL, product_id text COLLATE "C" NOT NULL, opening_units bigint NOT NULL,
                received_on date NOT NULL, expires_on date, date_kind text NOT NULL, unit_cost double precision NOT NULL,
                condition text NOT NULL, condition_since date""");
        try {
            return new LotsImport(session, imports);
        } catch (SQLException e) {
            session.close();
            throw Sql.failure("stage lots", e);
        }
    }

    @Override
    public void add(long line, StockLot lot) {
        if (unstorable.reject(line, "lotId", lot.lotId())
                || unstorable.reject(line, "parentLotId", lot.parentLotId())
                || unstorable.reject(line, "siteId", lot.siteId())
                || unstorable.reject(line, "productId", lot.productId())) {
            return;
        }
        try {
            buffer.number(line)
                    .text(lot.lotId())
                    .text(lot.parentLotId())
                    .text(lot.siteId())
                    .text(lot.productId())
                    .number(lot.quantityUnits())
                    .plain(lot.receivedOn())
                    .plain(lot.expiresOn())
                    .plain(lot.dateKind())
                    .number(lot.unitCost())
                    .plain(lot.condition())
                    .plain(lot.conditionSince())
                    .endRow();
        } catch (SQLException e) {
            throw Sql.failure("stage lots", e);
        }
    }

    @Override
    public void check(String source, FindingCollector findings) {
        unstorable.report(source, findings);
        try {
            buffer.flush();
            Connection connection = session.connection();
            findFirstOfEach(connection);
            Finding duplicate = Imports.error(
                    source, "lot.duplicate", "lotId", "Maybe two deliveries were given the same lot key.");
            String path = "'site ' || s.site_id || ', product ' || s.product_id";
            Imports.reject(connection, TABLE, OTHER_IN_SOURCE, "s.lot_id", path, duplicate, findings);
            Imports.reject(connection, TABLE, OTHER_IN_LEDGER, "s.lot_id", path, duplicate, findings);
        } catch (SQLException e) {
            throw Sql.failure("check lots", e);
        }
    }

    @Override
    public ImportReceipt publish(String contentHash) {
        unstorable.throwIfAny();
        try {
            buffer.flush();
            return session.inTransaction(connection -> publish(connection, contentHash));
        } catch (SQLException e) {
            throw Sql.failure("publish lots", e);
        }
    }

    private ImportReceipt publish(Connection connection, String contentHash) throws SQLException {
        Imports.lock(connection, KIND);
        @Nullable ImportReceipt repeated = Imports.repeated(connection, KIND, contentHash);
        if (repeated != null) {
            return repeated;
        }
        // Again under the lock: somebody may have opened a lot of the same key since the check.
        FindingCollector findings = new FindingCollector();
        check(KIND, findings);
        if (findings.has(Severity.ERROR)) {
            throw new InvalidInputException(findings.toFindings());
        }
        long rows = Imports.count(connection, TABLE);
        Sql.execute(
                connection,
                "INSERT INTO lot (lot_id, " + FACTS + ") SELECT lot_id, " + FACTS
                        + " FROM first_staged_lot ORDER BY lot_id ON CONFLICT (lot_id) DO NOTHING");
        return imports.issue(connection, KIND, contentHash, rows);
    }

    private static void findFirstOfEach(Connection connection) throws SQLException {
        Sql.execute(connection, "DROP TABLE IF EXISTS pg_temp.first_staged_lot");
        Sql.execute(
                connection,
                "CREATE TEMPORARY TABLE first_staged_lot AS SELECT DISTINCT ON (lot_id) * FROM staged_lot"
                        + " ORDER BY lot_id, line");
        Sql.execute(connection, "ANALYZE first_staged_lot");
    }

    @Override
    public void close() {
        try (Statement statement = session.connection().createStatement()) {
            statement.execute("DROP TABLE IF EXISTS pg_temp.first_staged_lot");
        } catch (SQLException e) {
            throw Sql.failure("end the import of lots", e);
        } finally {
            session.close();
        }
    }

    private static String qualified(String alias, String columns) {
        return alias + "." + columns.replace(", ", ", " + alias + ".");
    }
}
