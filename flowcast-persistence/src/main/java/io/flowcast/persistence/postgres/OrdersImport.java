package io.flowcast.persistence.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.stock.PurchaseOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stages what is on its way and puts it in the place of what was told before. */
final class OrdersImport extends TableImport<PurchaseOrder> {

    private static final String TABLE = "staged_order";
    private static final String VALUES =
            "order_id, supplier_id, site_id, product_id, quantity_units, ordered_on, expected_on, unit_cost";
    private static final String DUPLICATE =
            "EXISTS (SELECT FROM staged_order f WHERE f.order_id = s.order_id AND f.line < s.line)";

    private OrdersImport(StagingSession session, Imports imports) {
        super("orders", session, "line, " + VALUES, imports);
    }

    /** Begins an import. */
    static OrdersImport begin(HikariDataSource pool, Imports imports) {
        return new OrdersImport(StagingSession.open(pool, TABLE, """
                        line bigint NOT NULL, order_id text COLLATE "C" NOT NULL, supplier_id text COLLATE "C" NOT NULL,
                        site_id text COLLATE "C" NOT NULL, product_id text COLLATE "C" NOT NULL,
                        quantity_units bigint NOT NULL, ordered_on date NOT NULL, expected_on date NOT NULL,
                        unit_cost double precision NOT NULL"""), imports);
    }

    @Override
    boolean replacesEverything() {
        return true;
    }

    @Override
    Map<String, @Nullable String> texts(PurchaseOrder order) {
        return Map.of(
                "orderId", order.orderId(),
                "supplierId", order.supplierId(),
                "siteId", order.siteId(),
                "productId", order.productId());
    }

    @Override
    void write(PurchaseOrder order, CopyBuffer columns) {
        columns.text(order.orderId())
                .text(order.supplierId())
                .text(order.siteId())
                .text(order.productId())
                .number(order.quantityUnits())
                .plain(order.orderedOn())
                .plain(order.expectedOn())
                .number(order.unitCost());
    }

    @Override
    void examine(Connection connection, String source, FindingCollector findings) throws SQLException {
        Imports.reject(
                connection,
                TABLE,
                DUPLICATE,
                "s.order_id",
                "'site ' || s.site_id || ', product ' || s.product_id",
                Imports.error(
                        source,
                        "orders.duplicate",
                        "orderId",
                        "Maybe an order has several lines: give each its own key."),
                findings);
    }

    @Override
    long keep(Connection connection) throws SQLException {
        Sql.execute(connection, "DELETE FROM purchase_order");
        return Sql.execute(
                connection,
                "INSERT INTO purchase_order (" + VALUES + ") SELECT " + VALUES
                        + " FROM staged_order ORDER BY order_id");
    }
}
