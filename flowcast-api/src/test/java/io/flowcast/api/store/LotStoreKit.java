package io.flowcast.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.stock.Movement;
import io.flowcast.api.stock.StockLot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link LotStore} must do. Extend it and give it an empty store. */
public abstract class LotStoreKit {

    private static final LocalDate RECEIVED = LocalDate.of(2024, 6, 3);
    private static final Instant MORNING = Instant.parse("2024-06-03T06:00:00Z");
    private static final Instant EVER = Instant.parse("2100-01-01T00:00:00Z");

    /** For the implementation's test. */
    protected LotStoreKit() {}

    /**
     * Makes a store.
     *
     * @return an empty store
     */
    protected abstract LotStore emptyStore();

    @Test
    void keepsEveryField() {
        LotStore store = emptyStore();
        StockLot full = new StockLot(
                "L2",
                "L1",
                "S1",
                "P1",
                12,
                RECEIVED,
                RECEIVED.plusDays(4),
                DateKind.USE_BY,
                0.1 + 0.2,
                StockLot.Condition.OPENED,
                RECEIVED.plusDays(1));
        StockLot bare = new StockLot(
                "L1",
                null,
                "S1",
                "P2",
                Long.MAX_VALUE,
                RECEIVED,
                null,
                DateKind.BEST_BEFORE,
                0,
                StockLot.Condition.SEALED,
                null);

        ImportReceipt receipt = store.open("sha256:01", List.of(full, bare).iterator());

        assertThat(receipt.rows()).isEqualTo(2);
        assertThat(store.onHand(EVER, EVER)).containsExactly(full, bare);
    }

    @Test
    void listsBySiteProductExpiryAndKeyWithUnknownExpiryLast() {
        LotStore store = emptyStore();
        List<StockLot> ordered = List.of(
                lot("L9", "A", "P1", RECEIVED.plusDays(1)),
                lot("L3", "A", "P1", RECEIVED.plusDays(2)),
                lot("L4", "A", "P1", RECEIVED.plusDays(2)),
                lot("L1", "A", "P1", null),
                lot("L2", "A", "P2", RECEIVED.plusDays(1)),
                lot("L5", "B", "P1", RECEIVED));
        List<StockLot> reversed = new ArrayList<>(ordered);
        java.util.Collections.reverse(reversed);

        store.open("sha256:01", reversed.iterator());

        assertThat(store.onHand(EVER, EVER)).containsExactlyElementsOf(ordered);
    }

    @Test
    void opensTheSameContentAndTheSameLotOnce() {
        LotStore store = emptyStore();
        StockLot first = lot("L1", "S1", "P1", RECEIVED);
        StockLot second = lot("L2", "S1", "P1", RECEIVED);
        ImportReceipt receipt = store.open("sha256:01", List.of(first).iterator());

        ImportReceipt again = store.open("sha256:01", List.of(first).iterator());
        ImportReceipt more =
                store.open("sha256:02", List.of(first, second, first).iterator());

        assertThat(again.repeated()).isTrue();
        assertThat(again.importId()).isEqualTo(receipt.importId());
        assertThat(again.publishedAt()).isEqualTo(receipt.publishedAt());
        assertThat(more.repeated()).isFalse();
        assertThat(store.onHand(EVER, EVER)).containsExactly(first, second);
    }

    @Test
    void opensNothingIfAnyLotHasTheKeyOfAnother() {
        LotStore store = emptyStore();
        StockLot first = lot("L1", "S1", "P1", RECEIVED);
        store.open("sha256:01", List.of(first).iterator());

        refused(
                "lot.duplicate",
                () -> store.open(
                        "sha256:02",
                        List.of(lot("L2", "S1", "P1", RECEIVED), lot("L1", "S9", "P1", RECEIVED))
                                .iterator()));
        refused(
                "lot.duplicate",
                () -> store.open(
                        "sha256:03",
                        List.of(lot("L3", "S1", "P1", RECEIVED), lot("L3", "S9", "P1", RECEIVED))
                                .iterator()));

        assertThat(store.onHand(EVER, EVER)).containsExactly(first);
    }

    @Test
    void addsUpMovementsByWhatHadHappenedAndWhatWasKnown() {
        LotStore store = storeWith(lot("L1", "S1", "P1", RECEIVED));
        Movement sale = sale("E1", "L1", -4, MORNING.plusSeconds(60), MORNING.plusSeconds(60));
        Movement late = sale("E2", "L1", -3, MORNING.plusSeconds(90), MORNING.plusSeconds(9_000));

        assertThat(store.append(List.of(sale, late))).isEqualTo(2);

        assertThat(units(store, MORNING, EVER)).isEqualTo(10);
        assertThat(units(store, MORNING.plusSeconds(60), EVER)).isEqualTo(6);
        assertThat(units(store, EVER, MORNING.plusSeconds(60))).isEqualTo(6);
        assertThat(units(store, EVER, EVER)).isEqualTo(3);
    }

    @Test
    void leavesOutLotsWithNothingLeft() {
        LotStore store = storeWith(lot("L1", "S1", "P1", RECEIVED), lot("L2", "S1", "P1", RECEIVED));

        store.append(List.of(sale("E1", "L1", -10, MORNING, MORNING)));

        assertThat(store.onHand(EVER, EVER)).extracting(StockLot::lotId).containsExactly("L2");
    }

    @Test
    void leavesOutLotsFromWhichMoreHadGoneThanHadCome() {
        LotStore store = storeWith(lot("L1", "S1", "P1", RECEIVED), lot("L2", "S1", "P1", RECEIVED));
        Movement found = new Movement(
                "E1", "L1", Movement.Kind.ADJUSTMENT, 5, MORNING.plusSeconds(60), MORNING.plusSeconds(60), null, null);

        store.append(List.of(found, sale("E2", "L1", -12, MORNING, MORNING.plusSeconds(90))));

        assertThat(store.onHand(MORNING, EVER)).extracting(StockLot::lotId).containsExactly("L2");
        assertThat(units(store, EVER, EVER)).isEqualTo(13);
    }

    @Test
    void countsAnEventOnceToTheMicrosecond() {
        LotStore store = storeWith(lot("L1", "S1", "P1", RECEIVED));
        Instant precise = MORNING.plusNanos(123_456_789);
        Movement movement = sale("E1", "L1", -1, precise, precise);

        assertThat(store.append(List.of(movement))).isEqualTo(1);
        assertThat(store.append(List.of(movement, sale("E2", "L1", -1, precise, precise))))
                .isEqualTo(1);

        assertThat(units(store, EVER, EVER)).isEqualTo(8);
    }

    @Test
    void reversesAnEventOnce() {
        LotStore store = storeWith(lot("L1", "S1", "P1", RECEIVED));
        store.append(List.of(sale("E1", "L1", -4, MORNING, MORNING)));

        store.append(List.of(reversal("E2", "L1", 4, "E1")));

        assertThat(units(store, EVER, EVER)).isEqualTo(10);
        refused("lot.reversal-target", () -> store.append(List.of(reversal("E3", "L1", 4, "E1"))));
        refused("lot.reversal-target", () -> store.append(List.of(reversal("E3", "L1", 4, "E9"))));
    }

    @Test
    void addsNothingIfAnyMovementBreaksTheLaws() {
        LotStore store = storeWith(lot("L1", "S1", "P1", RECEIVED), lot("L2", "S1", "P1", RECEIVED));
        store.append(List.of(sale("E1", "L1", -4, MORNING, MORNING)));
        Movement good = sale("E5", "L2", -1, MORNING, MORNING);

        refused("lot.unknown", () -> store.append(List.of(good, sale("E6", "L9", -1, MORNING, MORNING))));
        refused("lot.negative-balance", () -> store.append(List.of(good, sale("E6", "L1", -7, MORNING, MORNING))));
        refused("lot.event-reused", () -> store.append(List.of(good, sale("E1", "L1", -5, MORNING, MORNING))));
        refused("lot.event-reused", () -> store.append(List.of(good, sale("E1", "L2", -4, MORNING, MORNING))));
        refused("lot.reversal-differs", () -> store.append(List.of(good, reversal("E6", "L1", 3, "E1"))));
        refused("lot.reversal-differs", () -> store.append(List.of(good, reversal("E6", "L2", 4, "E1"))));

        assertThat(store.onHand(EVER, EVER)).extracting(StockLot::quantityUnits).containsExactly(6L, 10L);
        assertThat(store.append(List.of(good))).isEqualTo(1);
    }

    @Test
    void neverSellsMoreThanThereIsHoweverManySell() throws Exception {
        LotStore store = storeWith(lot("L1", "S1", "P1", RECEIVED), lot("L2", "S1", "P1", RECEIVED));
        List<Callable<Boolean>> sellers = IntStream.range(0, 12)
                .<Callable<Boolean>>mapToObj(n -> () -> {
                    // Both lots, half of the sellers in the other order, which must not end in a deadlock.
                    Movement one = sale("A" + n, "L1", -2, MORNING, MORNING);
                    Movement two = sale("B" + n, "L2", -2, MORNING, MORNING);
                    try {
                        store.append(n % 2 == 0 ? List.of(one, two) : List.of(two, one));
                        return true;
                    } catch (InvalidInputException e) {
                        return false;
                    }
                })
                .toList();
        ExecutorService executor = Executors.newFixedThreadPool(6);
        try {
            int sold = 0;
            for (Future<Boolean> future : executor.invokeAll(sellers)) {
                sold += future.get() ? 1 : 0;
            }
            assertThat(sold).isEqualTo(5);
        } finally {
            executor.shutdownNow();
        }
        assertThat(store.onHand(EVER, EVER)).isEmpty();
    }

    private LotStore storeWith(StockLot... lots) {
        LotStore store = emptyStore();
        store.open("sha256:00", List.of(lots).iterator());
        return store;
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.findings().count(code))
                                .as(e.getMessage())
                                .isPositive());
    }

    private static long units(LotStore store, Instant eventTime, Instant knownAt) {
        return store.onHand(eventTime, knownAt).stream()
                .mapToLong(StockLot::quantityUnits)
                .sum();
    }

    private static StockLot lot(String id, String site, String product, @Nullable LocalDate expiresOn) {
        return new StockLot(
                id,
                null,
                site,
                product,
                10,
                RECEIVED,
                expiresOn,
                DateKind.USE_BY,
                1.5,
                StockLot.Condition.SEALED,
                null);
    }

    private static Movement sale(String event, String lot, long delta, Instant at, Instant recorded) {
        return new Movement(event, lot, Movement.Kind.SALE, delta, at, recorded, null, null);
    }

    private static Movement reversal(String event, String lot, long delta, String reverses) {
        return new Movement(event, lot, Movement.Kind.REVERSAL, delta, MORNING, MORNING, reverses, null);
    }
}
