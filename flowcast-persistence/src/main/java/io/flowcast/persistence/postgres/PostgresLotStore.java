package io.flowcast.persistence.postgres;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.stock.Movement;
import io.flowcast.api.stock.StockLot;
import io.flowcast.api.store.ImportReceipt;
import io.flowcast.api.store.LotStore;
import io.flowcast.persistence.internal.LedgerSlice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps the ledger of lots in PostgreSQL; its laws are those of the api, applied to the lots that are touched. */
final class PostgresLotStore implements LotStore {

    private static final String LOT_COLUMNS = "lot_id, parent_lot_id, site_id, product_id, opening_units, received_on,"
            + " expires_on, date_kind, unit_cost, condition, condition_since";

    private final Sql sql;
    private final Supplier<StagedImport<StockLot>> staging;

    PostgresLotStore(Sql sql, Supplier<StagedImport<StockLot>> staging) {
        this.sql = sql;
        this.staging = staging;
    }

    @Override
    public ImportReceipt open(String contentHash, Iterator<StockLot> lots) {
        try (StagedImport<StockLot> staged = staging.get()) {
            long line = 0;
            while (lots.hasNext()) {
                staged.add(++line, lots.next());
            }
            return staged.publish(contentHash);
        }
    }

    @Override
    public int append(List<Movement> movements) {
        if (movements.isEmpty()) {
            return 0;
        }
        try {
            return sql.inTransaction("add movements", handle -> append(handle, movements));
        } catch (SourceException e) {
            if (!Sql.isUniqueViolation(e)) {
                throw e;
            }
            // Somebody wrote an event of the same key to another lot at the same time: now it can be seen.
            return sql.inTransaction("add movements", handle -> append(handle, movements));
        }
    }

    private static int append(Handle handle, List<Movement> movements) {
        Set<String> lotIds = new TreeSet<>();
        Set<String> eventIds = new TreeSet<>();
        for (Movement movement : movements) {
            lotIds.add(movement.lotId());
            eventIds.add(movement.eventId());
            if (movement.reversesEventId() != null) {
                eventIds.add(movement.reversesEventId());
            }
        }
        lotIds.addAll(handle.createQuery("SELECT DISTINCT lot_id FROM movement WHERE event_id = ANY (:events)")
                .bindArray("events", String.class, eventIds.toArray())
                .mapTo(String.class)
                .list());
        // Locked in the order of the key, so that two writers never wait for each other.
        List<StockLot> lots = handle.createQuery(
                        "SELECT " + LOT_COLUMNS + " FROM lot WHERE lot_id = ANY (:lots) ORDER BY lot_id FOR UPDATE")
                .bindArray("lots", String.class, lotIds.toArray())
                .map((row, context) -> lot(row))
                .list();
        List<Movement> earlier = handle.createQuery("""
                        SELECT event_id, lot_id, kind, delta_units, event_time, recorded_time, reverses_event_id,
                               counterpart
                        FROM movement WHERE lot_id = ANY (:lots) ORDER BY movement_no""")
                .bindArray("lots", String.class, lotIds.toArray())
                .map((row, context) -> movement(row))
                .list();
        List<Movement> fresh = LedgerSlice.append(lots, earlier, movements);
        insert(handle, fresh);
        return fresh.size();
    }

    private static void insert(Handle handle, List<Movement> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO movement (event_id, lot_id, kind, delta_units, event_time, recorded_time, reverses_event_id,
                                      counterpart)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""");
        for (Movement movement : fresh) {
            batch.bind(0, movement.eventId())
                    .bind(1, movement.lotId())
                    .bind(2, movement.kind().name())
                    .bind(3, movement.deltaUnits())
                    .bind(4, Sql.time(movement.eventTime()))
                    .bind(5, Sql.time(movement.recordedTime()))
                    .bind(6, movement.reversesEventId())
                    .bind(7, movement.counterpart())
                    .add();
        }
        batch.execute();
    }

    @Override
    public List<StockLot> onHand(Instant eventTime, Instant knownAt) {
        return sql.inTransaction("read lots", handle -> {
            List<StockLot> lots = new ArrayList<>();
            handle.createQuery("SELECT " + LOT_COLUMNS + """
                                    , opening_units + coalesce(moved, 0) AS units
                                    FROM lot LEFT JOIN (
                                        SELECT lot_id, sum(delta_units) AS moved FROM movement
                                        WHERE event_time <= :eventTime AND recorded_time <= :knownAt
                                        GROUP BY lot_id
                                    ) sums USING (lot_id)
                                    WHERE opening_units + coalesce(moved, 0) > 0
                                    ORDER BY site_id, product_id, expires_on NULLS LAST, lot_id""")
                    .bind("eventTime", Sql.time(eventTime))
                    .bind("knownAt", Sql.time(knownAt))
                    .map((row, context) -> lot(row).withQuantity(row.getLong("units")))
                    .forEach(lots::add);
            return lots;
        });
    }

    private static StockLot lot(ResultSet row) throws SQLException {
        return new StockLot(
                row.getString("lot_id"),
                row.getString("parent_lot_id"),
                row.getString("site_id"),
                row.getString("product_id"),
                row.getLong("opening_units"),
                row.getObject("received_on", LocalDate.class),
                row.getObject("expires_on", LocalDate.class),
                DateKind.valueOf(row.getString("date_kind")),
                row.getDouble("unit_cost"),
                StockLot.Condition.valueOf(row.getString("condition")),
                row.getObject("condition_since", LocalDate.class));
    }

    private static Movement movement(ResultSet row) throws SQLException {
        return new Movement(
                row.getString("event_id"),
                row.getString("lot_id"),
                Movement.Kind.valueOf(row.getString("kind")),
                row.getLong("delta_units"),
                row.getObject("event_time", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_time", OffsetDateTime.class).toInstant(),
                row.getString("reverses_event_id"),
                row.getString("counterpart"));
    }
}
