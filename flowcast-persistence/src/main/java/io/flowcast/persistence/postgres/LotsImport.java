package io.flowcast.persistence.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.stock.StockLot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stages lots and opens them in the ledger. */
final class LotsImport extends TableImport<StockLot> {

    private static final String TABLE = "staged_lot";
    private static final String FACTS =
            "parent_lot_id, site_id, product_id, opening_units, received_on, expires_on, date_kind,"
                    + " unit_cost, condition, condition_since";
    private static final String OTHER_IN_LEDGER = "EXISTS (SELECT FROM lot k WHERE k.lot_id = s.lot_id AND ("
            + qualified("k", FACTS) + ") IS DISTINCT FROM (" + qualified("s", FACTS) + "))";
    /** Of lots with one key the first counts; another with the same facts is the same lot. */
    private static final String OTHER_IN_SOURCE =
            "s.lot_id IN (SELECT lot_id FROM staged_lot GROUP BY lot_id HAVING count(*) > 1)"
                    + " AND EXISTS (SELECT FROM staged_lot f WHERE f.lot_id = s.lot_id AND f.line < s.line AND ("
                    + qualified("f", FACTS) + ") IS DISTINCT FROM (" + qualified("s", FACTS) + "))";

    private LotsImport(StagingSession session, Imports imports) {
        super("lots", session, "line, lot_id, " + FACTS, imports);
    }

    /** Begins an import. */
    static LotsImport begin(HikariDataSource pool, Imports imports) {
        return new LotsImport(StagingSession.open(pool, TABLE, """
                        line bigint NOT NULL, lot_id text COLLATE "C" NOT NULL, parent_lot_id text COLLATE "C",
                        site_id text COLLATE "C" NOT NULL, product_id text COLLATE "C" NOT NULL,
                        opening_units bigint NOT NULL, received_on date NOT NULL, expires_on date, date_kind text NOT NULL,
                        unit_cost double precision NOT NULL, condition text NOT NULL, condition_since date"""), imports);
    }

    @Override
    boolean dependsOnWhatIsKept() {
        return true;
    }

    @Override
    Map<String, @Nullable String> texts(StockLot lot) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        texts.put("lotId", lot.lotId());
        texts.put("parentLotId", lot.parentLotId());
        texts.put("siteId", lot.siteId());
        texts.put("productId", lot.productId());
        return texts;
    }

    @Override
    void write(StockLot lot, CopyBuffer columns) {
        columns.text(lot.lotId())
                .text(lot.parentLotId())
                .text(lot.siteId())
                .text(lot.productId())
                .number(lot.quantityUnits())
                .plain(lot.receivedOn())
                .plain(lot.expiresOn())
                .plain(lot.dateKind())
                .number(lot.unitCost())
                .plain(lot.condition())
                .plain(lot.conditionSince());
    }

    @Override
    void examine(Connection connection, String source, FindingCollector findings) throws SQLException {
        Finding duplicate =
                Imports.error(source, "lot.duplicate", "lotId", "Maybe two deliveries were given the same lot key.");
        String path = "'site ' || s.site_id || ', product ' || s.product_id";
        Imports.reject(connection, TABLE, OTHER_IN_SOURCE, "s.lot_id", path, duplicate, findings);
        Imports.reject(connection, TABLE, OTHER_IN_LEDGER, "s.lot_id", path, duplicate, findings);
    }

    @Override
    long keep(Connection connection) throws SQLException {
        Sql.execute(
                connection,
                "INSERT INTO lot (lot_id, " + FACTS + ") SELECT DISTINCT ON (lot_id) lot_id, " + FACTS
                        + " FROM staged_lot ORDER BY lot_id, line ON CONFLICT (lot_id) DO NOTHING");
        return Imports.count(connection, TABLE);
    }

    private static String qualified(String alias, String columns) {
        return alias + "." + columns.replace(", ", ", " + alias + ".");
    }
}
