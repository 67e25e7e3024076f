package io.flowcast.core.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.stock.LotLedger;
import io.flowcast.api.stock.Movement;
import io.flowcast.api.stock.StockLot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecallTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final LotLedger ledger = new LotLedger();

    private static StockLot lot(String id, String site, String product, long units) {
        return new StockLot(
                id,
                null,
                site,
                product,
                units,
                LocalDate.of(2026, 1, 14),
                LocalDate.of(2026, 1, 20),
                DateKind.USE_BY,
                1,
                StockLot.Condition.SEALED,
                null);
    }

    private void move(String event, String lot, Movement.Kind kind, long delta, @Nullable String other) {
        ledger.append(new Movement(event, lot, kind, delta, NOON, NOON, null, other));
    }

    @Test
    void followsSplitsTransfersAndRework() {
        ledger.open(lot("root", "DC", "berries", 100));
        ledger.open(lot("other", "DC", "berries", 50));
        ledger.split("root", "half", 40, NOON);
        move("t1", "half", Movement.Kind.TRANSFER_OUT, -30, "store-lot");
        ledger.open(lot("store-lot", "S1", "berries", 0));
        move("t2", "store-lot", Movement.Kind.TRANSFER_IN, 30, "half");
        move("r1", "store-lot", Movement.Kind.REWORK, -10, "jam");
        ledger.open(lot("jam", "S1", "jam", 0));
        move("r2", "jam", Movement.Kind.REWORK, 8, "store-lot");
        move("s1", "store-lot", Movement.Kind.SALE, -5, "customer 7");
        move("d1", "jam", Movement.Kind.DONATION, -3, "food bank");
        move("w1", "root", Movement.Kind.WASTE, -2, null);
        move("s2", "root", Movement.Kind.SALE, -4, "customer 9");
        ledger.append(new Movement("undo", "root", Movement.Kind.REVERSAL, 4, NOON, NOON, "s2", null));

        Recall recall = Recall.of(ledger, "root");

        assertThat(recall.lotIds()).containsExactlyInAnyOrder("root", "half", "store-lot", "jam");
        assertThat(recall.holdings())
                .containsExactlyInAnyOrder(
                        new Recall.Holding("root", "DC", "berries", 58, false),
                        new Recall.Holding("half", "DC", "berries", 10, false),
                        new Recall.Holding("store-lot", "S1", "berries", 15, false),
                        new Recall.Holding("jam", "S1", "jam", 5, false));
        assertThat(recall.unitsOnHand()).isEqualTo(88);
        assertThat(recall.units(Movement.Kind.SALE)).isEqualTo(5);
        assertThat(recall.units(Movement.Kind.DONATION)).isEqualTo(3);
        assertThat(recall.units(Movement.Kind.WASTE)).isEqualTo(2);
        assertThat(recall.toWhom()).isEqualTo(Map.of("customer 7", 5L, "food bank", 3L));
        assertThat(recall.findings().isEmpty()).isTrue();
        // one of the branches only: its parent is not recalled
        assertThat(Recall.of(ledger, "half").lotIds()).doesNotContain("root");
        assertThat(Recall.of(ledger, List.of("jam", "other")).lotIds()).containsExactly("jam", "other");
    }

    @Test
    void aTransferToNowhereIsSaid() {
        ledger.open(lot("root", "DC", "berries", 100));
        move("t1", "root", Movement.Kind.TRANSFER_OUT, -30, "S9");
        Recall recall = Recall.of(ledger, "root");
        assertThat(recall.findings().count("recall.lost-trace")).isEqualTo(1);
        assertThat(recall.units(Movement.Kind.TRANSFER_OUT)).isEqualTo(30);
        Recall unknown = Recall.of(ledger, "nothing");
        assertThat(unknown.findings().count("recall.unknown-lot")).isEqualTo(1);
        assertThat(unknown.lotIds()).isEmpty();
    }

    /** What came in is what is left and what went out, over random chains of splits and transfers. */
    @Property(tries = 100)
    void nothingIsLostOnTheWay(@ForAll long seed) {
        Random random = new Random(seed);
        LotLedger book = new LotLedger();
        book.open(lot("L0", "S0", "berries", 1000));
        book.open(lot("X", "S0", "berries", 1000));
        List<String> mine = new ArrayList<>(List.of("L0"));
        int released = 0;
        for (int i = 1; i < 40; i++) {
            boolean own = random.nextInt(4) > 0;
            String from = own ? mine.get(random.nextInt(mine.size())) : "X";
            long left = book.find(from).orElseThrow().quantityUnits();
            if (left == 0) {
                continue;
            }
            long units = 1 + random.nextInt((int) Math.min(left, 60));
            switch (random.nextInt(3)) {
                case 0 -> {
                    book.split(from, "L" + i, units, NOON);
                    if (own) {
                        mine.add("L" + i);
                    }
                }
                case 1 -> {
                    book.open(lot("T" + i, "S" + i, "berries", 0));
                    book.append(
                            new Movement("o" + i, from, Movement.Kind.TRANSFER_OUT, -units, NOON, NOON, null, "S" + i));
                    book.append(
                            new Movement("i" + i, "T" + i, Movement.Kind.TRANSFER_IN, units, NOON, NOON, null, from));
                    if (own) {
                        mine.add("T" + i);
                    }
                }
                default -> {
                    book.append(new Movement("s" + i, from, Movement.Kind.SALE, -units, NOON, NOON, null, "c" + i));
                    released += own ? (int) units : 0;
                }
            }
        }
        Recall recall = Recall.of(book, "L0");
        assertThat(recall.lotIds()).containsExactlyInAnyOrderElementsOf(mine);
        assertThat(recall.units(Movement.Kind.SALE)).isEqualTo(released);
        assertThat(recall.unitsOnHand() + recall.units(Movement.Kind.SALE)).isEqualTo(1000);
    }
}
