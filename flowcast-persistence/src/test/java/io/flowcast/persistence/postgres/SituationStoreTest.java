package io.flowcast.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.store.ImportReceipt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SituationStoreTest {

    private static final Instant NOON = Instant.parse("2024-06-03T12:00:00Z");

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    private PostgresDatabase database;

    @BeforeEach
    void connect() {
        database = databases.fresh();
    }

    @Test
    void knowsTheOrdersThatWereToldLast() {
        PurchaseOrder first = order("O1", 12);
        PurchaseOrder second = order("O2", 24);

        assertThat(bring("sha256:01", first, second).rows()).isEqualTo(2);
        assertThat(database.situation().openOrders()).containsExactly(first, second);

        assertThat(bring("sha256:02", second).repeated()).isFalse();
        assertThat(database.situation().openOrders()).containsExactly(second);
    }

    @Test
    void takesContentAgainThatOtherContentHasReplaced() {
        bring("sha256:00");
        bring("sha256:01", order("O1", 12));
        assertThat(bring("sha256:01", order("O1", 12)).repeated()).isTrue();

        assertThat(bring("sha256:00").repeated()).isFalse();

        assertThat(database.situation().openOrders()).isEmpty();
    }

    @Test
    void leavesOutOrdersThatAreNamedTwice() {
        try (StagedImport<PurchaseOrder> orders = database.importOrders()) {
            orders.add(2, order("O1", 12));
            orders.add(3, order("O1", 13));
            FindingCollector findings = new FindingCollector();
            orders.check("orders.csv", findings);
            assertThat(findings.toFindings().listed())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.place().toString())
                            .isEqualTo("orders.csv line 3 (site S1, product P1)"));
            orders.publish("sha256:01");
        }
        assertThat(database.situation().openOrders()).containsExactly(order("O1", 12));
    }

    @Test
    void knowsTemperaturesBySiteAndTime() {
        try (StagedImport<TemperatureAt> temperatures = database.importTemperatures()) {
            temperatures.add(2, at("S2", 0, 4.5));
            temperatures.add(3, at("S1", 60, 3.5));
            temperatures.add(4, at("S1", 0, 3));
            temperatures.publish("sha256:01");
        }
        try (StagedImport<TemperatureAt> temperatures = database.importTemperatures()) {
            temperatures.add(2, at("S1", 60, -1));
            temperatures.publish("sha256:02");
        }

        assertThat(database.situation().temperatures(NOON, NOON.plusSeconds(61)))
                .containsExactly(
                        new TemperatureHistory(
                                "S1",
                                List.of(
                                        at("S1", 0, 3).reading(),
                                        at("S1", 60, -1).reading())),
                        new TemperatureHistory("S2", List.of(at("S2", 0, 4.5).reading())));
        assertThat(database.situation().temperatures(NOON.plusSeconds(1), NOON.plusSeconds(60)))
                .isEmpty();
    }

    private ImportReceipt bring(String hash, PurchaseOrder... lines) {
        try (StagedImport<PurchaseOrder> orders = database.importOrders()) {
            long line = 1;
            for (PurchaseOrder order : lines) {
                orders.add(++line, order);
            }
            return orders.publish(hash);
        }
    }

    private static PurchaseOrder order(String id, long units) {
        LocalDate day = LocalDate.of(2024, 6, 3);
        return new PurchaseOrder(id, "V1", "S1", "P1", units, day, day.plusDays(1), 1.25);
    }

    private static TemperatureAt at(String site, int seconds, double celsius) {
        return new TemperatureAt(site, new TemperatureReading(NOON.plusSeconds(seconds), celsius));
    }
}
