package io.flowcast.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.stock.StockLot;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresDatabaseTest {

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @Test
    void keepsWhatIsThereWhenItIsOpenedAgain() {
        DatabaseSettings settings = databases.create();
        databases.connect(settings).models().save("demand", "theta", new byte[] {1});

        assertThat(databases.connect(settings).models().latest("demand")).isPresent();
    }

    @Test
    void saysThatItCannotBeReachedWithoutThePassword() {
        DatabaseSettings nowhere =
                new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/none", "ann", "secret", 2, Clock.systemUTC(), null);

        assertThatThrownBy(() -> PostgresDatabase.open(nowhere)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.finding().code()).isEqualTo("store.unavailable");
            assertThat(e).hasMessageNotContaining("secret");
        });
        assertThat(nowhere.toString()).doesNotContain("secret");
    }

    @Test
    void answersUntilItIsClosed() {
        PostgresDatabase database = databases.fresh();
        assertThat(database.answers(Duration.ofSeconds(5))).isTrue();

        database.close();

        assertThat(database.answers(Duration.ofSeconds(5))).isFalse();
    }

    @Test
    void neverChangesALedger() throws Exception {
        DatabaseSettings settings = databases.create();
        databases.connect(settings).lots().open("sha256:01", List.of(lot()).iterator());
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            for (String change : List.of(
                    "UPDATE flowcast.lot SET opening_units = 0",
                    "DELETE FROM flowcast.lot",
                    "TRUNCATE flowcast.lot CASCADE",
                    "DELETE FROM flowcast.movement")) {
                assertThatThrownBy(() -> statement.execute(change))
                        .as(change)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("never changed");
            }
        }
    }

    @Test
    void showsTheHoursOfADayToSql() throws Exception {
        DatabaseSettings settings = databases.create();
        int[] hourly = new int[SalesDay.HOURS];
        hourly[7] = 127;
        hourly[8] = 128;
        hourly[23] = Integer.MAX_VALUE;
        SalesDay day = new SalesDay("S1", "P1", LocalDate.of(2024, 6, 3), 1, hourly, 0, false, 1, false, false);
        databases.connect(settings).history().publish("sha256:01", List.of(day).iterator());
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT flowcast.hourly_array(hourly_units) FROM flowcast.sale")) {
            row.next();
            assertThat((Long[]) row.getArray(1).getArray())
                    .containsExactly(
                            Arrays.stream(hourly).mapToObj(Long::valueOf).toArray(Long[]::new));
        }
    }

    @Test
    void leavesNoTraceOfAnImportThatWasNotPublished() throws Exception {
        DatabaseSettings settings = databases.create();
        PostgresDatabase database = databases.connect(settings);
        for (int i = 0; i < 20; i++) {
            try (StagedImport<StockLot> lots = database.importLots()) {
                lots.add(1, lot());
            }
        }
        try (StagedImport<StockLot> lots = database.importLots()) {
            lots.add(1, lot());
            assertThat(lots.publish("sha256:01").rows()).isEqualTo(1);
        }
    }

    private static StockLot lot() {
        return new StockLot(
                "L1",
                null,
                "S1",
                "P1",
                10,
                LocalDate.of(2024, 6, 3),
                null,
                DateKind.USE_BY,
                1,
                StockLot.Condition.SEALED,
                null);
    }
}
