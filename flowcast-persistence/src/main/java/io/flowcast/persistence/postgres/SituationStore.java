package io.flowcast.persistence.postgres;

import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.api.stock.PurchaseOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of the present beside the lots: what is on its way, and how warm it was. Safe for several threads. */
public final class SituationStore {

    private final Sql sql;

    SituationStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * What is on its way, as it was told last.
     *
     * @return the orders by key
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    public List<PurchaseOrder> openOrders() {
        return sql.inTransaction(
                "read orders",
                handle -> handle.createQuery("""
                        SELECT order_id, supplier_id, site_id, product_id, quantity_units, ordered_on, expected_on, unit_cost
                        FROM purchase_order ORDER BY order_id""")
                        .map((row, context) -> new PurchaseOrder(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getObject(6, LocalDate.class),
                                row.getObject(7, LocalDate.class),
                                row.getDouble(8)))
                        .list());
    }

    /**
     * What the loggers recorded in a span of time.
     *
     * @param from first moment
     * @param to the moment after the last one
     * @return one history for each site that has readings, by site
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    public List<TemperatureHistory> temperatures(Instant from, Instant to) {
        return sql.inTransaction("read temperatures", handle -> {
            Map<String, List<TemperatureReading>> readings = new LinkedHashMap<>();
            handle.createQuery("SELECT site_id, at, celsius FROM temperature WHERE at >= :from AND at < :to"
                            + " ORDER BY site_id, at")
                    .bind("from", Sql.time(from))
                    .bind("to", Sql.time(to))
                    .map((row, context) -> new TemperatureAt(
                            row.getString(1),
                            new TemperatureReading(
                                    row.getObject(2, OffsetDateTime.class).toInstant(), row.getDouble(3))))
                    .forEach(reading -> readings.computeIfAbsent(reading.siteId(), site -> new ArrayList<>())
                            .add(reading.reading()));
            return readings.entrySet().stream()
                    .map(site -> new TemperatureHistory(site.getKey(), site.getValue()))
                    .toList();
        });
    }
}
