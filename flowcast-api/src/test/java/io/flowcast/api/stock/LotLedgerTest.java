package io.flowcast.api.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.finding.InvalidInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LotLedgerTest {
    private static final LocalDate RECEIVED = LocalDate.of(2024, 6, 3);
    private static final Instant MORNING = Instant.parse("2024-06-03T06:00:00Z");
    private static final Instant NOON = Instant.parse("2024-06-03T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2024-06-03T18:00:00Z");
    private static final Instant EVER = Instant.MAX;

    private final LotLedger ledger = new LotLedger();

    @Test
    void anEmptyLedgerHoldsNothing() {
        assertThat(ledger.onHand()).isEmpty();
        assertThat(ledger.movements()).isEmpty();
        assertThat(ledger.find("A")).isEmpty();
        assertThat(ledger.balance("A", EVER, EVER)).isZero();
    }

    @Test
    void theSameLotOpensOnceAndAnotherWithItsKeyIsRefused() {
        assertThat(ledger.open(lot("A", 10))).isTrue();
        assertThat(ledger.open(lot("A", 10))).isFalse();
        refused("lot.duplicate", () -> ledger.open(lot("A", 11)));
        assertThat(units("A")).isEqualTo(10);
    }

    @Test
    void aLotThatIsSoldOutIsKnownButNotOnHand() {
        ledger.open(lot("A", 10));
        ledger.append(sale("1", "A", -10));
        assertThat(ledger.onHand()).isEmpty();
        assertThat(ledger.find("A")).map(StockLot::quantityUnits).hasValue(0L);
    }

    @Test
    void anEventCountsOnceAndItsKeyIsNotUsedAgain() {
        ledger.open(lot("A", 10));
        ledger.open(lot("B", 10));
        assertThat(ledger.append(sale("1", "A", -4))).isTrue();
        assertThat(ledger.append(sale("1", "A", -4))).isFalse();
        refused("lot.event-reused", () -> ledger.append(sale("1", "A", -5)));
        refused("lot.event-reused", () -> ledger.append(sale("1", "B", -4)));
        assertThat(units("A")).isEqualTo(6);
        assertThat(units("B")).isEqualTo(10);
        assertThat(ledger.movements()).hasSize(1);
    }

    @Test
    void whatIsNotThereCannotLeave() {
        ledger.open(lot("A", 10));
        refused("lot.unknown", () -> ledger.append(sale("1", "B", -1)));
        refused("lot.negative-balance", () -> ledger.append(sale("1", "A", -11)));
        refused("lot.negative-balance", () -> ledger.append(sale("1", "A", Long.MIN_VALUE)));
        assertThat(ledger.append(sale("1", "A", -10))).isTrue();
        assertThat(ledger.movements()).hasSize(1);
    }

    @Test
    void aBalanceThatNoLongCanHoldIsRefusedLikeAnyOtherMistake() {
        ledger.open(lot("A", Long.MAX_VALUE));
        refused("lot.overflow", () -> ledger.append(move("1", "A", Movement.Kind.ADJUSTMENT, 1, NOON, NOON, null)));
        assertThat(units("A")).isEqualTo(Long.MAX_VALUE);
        assertThat(ledger.append(sale("1", "A", -Long.MAX_VALUE))).isTrue();
        assertThat(units("A")).isZero();
    }

    @Test
    void aReversalTakesTheWholeEventBackOnce() {
        ledger.open(lot("A", 10));
        ledger.open(lot("B", 10));
        ledger.append(sale("1", "A", -4));
        refused("lot.reversal-target", () -> ledger.append(reversal("2", "A", 4, "9")));
        refused("lot.reversal-differs", () -> ledger.append(reversal("2", "A", 3, "1")));
        refused("lot.reversal-differs", () -> ledger.append(reversal("2", "A", -4, "1")));
        refused("lot.reversal-differs", () -> ledger.append(reversal("2", "B", 4, "1")));
        assertThat(ledger.append(reversal("2", "A", 4, "1"))).isTrue();
        assertThat(ledger.append(reversal("2", "A", 4, "1"))).isFalse();
        refused("lot.reversal-target", () -> ledger.append(reversal("3", "A", 4, "1")));
        assertThat(units("A")).isEqualTo(10);
    }

    @Test
    void aReversalIsAnEntryLikeAnyOtherAndCanBeReversed() {
        ledger.open(lot("A", 10));
        ledger.append(sale("1", "A", -4));
        ledger.append(reversal("2", "A", 4, "1"));
        ledger.append(reversal("3", "A", -4, "2"));
        assertThat(units("A")).isEqualTo(6);
        refused("lot.reversal-target", () -> ledger.append(reversal("4", "A", 4, "1")));
    }

    @Test
    void aReceiptWhoseGoodsAreGoneCannotBeReversed() {
        ledger.open(lot("A", 0));
        ledger.append(move("1", "A", Movement.Kind.RECEIPT, 10, MORNING, MORNING, null));
        ledger.append(sale("2", "A", -7));
        refused("lot.negative-balance", () -> ledger.append(reversal("3", "A", -10, "1")));
        ledger.append(reversal("3", "A", 7, "2"));
        ledger.append(reversal("4", "A", -10, "1"));
        assertThat(units("A")).isZero();
    }

    @Test
    void aReversalNamesWhatItReversesAndNothingElseDoes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> move("1", "A", Movement.Kind.REVERSAL, 1, NOON, NOON, null));
        assertThatIllegalArgumentException().isThrownBy(() -> move("1", "A", Movement.Kind.SALE, -1, NOON, NOON, "0"));
    }

    @Test
    void nothingIsRecordedBeforeItHappened() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> move("1", "A", Movement.Kind.SALE, -1, NOON, NOON.minusNanos(1), null));
    }

    @Test
    void theStockOfAMomentIsToldAsItWasAndAsItWasKnownToBe() {
        ledger.open(lot("A", 0));
        ledger.append(move("1", "A", Movement.Kind.RECEIPT, 10, MORNING, MORNING, null));
        ledger.append(move("2", "A", Movement.Kind.SALE, -3, NOON, EVENING, null)); // written down late
        assertThat(ledger.balance("A", MORNING.minusNanos(1), EVER)).isZero();
        assertThat(ledger.balance("A", MORNING, MORNING)).isEqualTo(10);
        assertThat(ledger.balance("A", NOON, NOON)).isEqualTo(10);
        assertThat(ledger.balance("A", NOON, EVENING)).isEqualTo(7);
        assertThat(ledger.balance("A", NOON.minusNanos(1), EVENING)).isEqualTo(10);
        assertThat(ledger.balance("A", EVER, EVER)).isEqualTo(7);
    }

    @Test
    void aCorrectionChangesThePastOnlyForThoseWhoKnowIt() {
        ledger.open(lot("A", 10));
        ledger.append(move("1", "A", Movement.Kind.WASTE, -8, MORNING, MORNING, null));
        ledger.append(move("2", "A", Movement.Kind.REVERSAL, 8, MORNING, EVENING, "1"));
        ledger.append(move("3", "A", Movement.Kind.WASTE, -6, MORNING, EVENING, null));
        assertThat(ledger.balance("A", NOON, NOON)).isEqualTo(2);
        assertThat(ledger.balance("A", NOON, EVENING)).isEqualTo(4);
    }

    @Test
    void anEntryDatedBeforeTheGoodsItTookShowsAsADebt() {
        ledger.open(lot("A", 10));
        ledger.append(move("1", "A", Movement.Kind.ADJUSTMENT, 5, NOON, NOON, null));
        ledger.append(move("2", "A", Movement.Kind.SALE, -12, MORNING, EVENING, null));
        assertThat(ledger.balance("A", MORNING, EVER)).isEqualTo(-2);
        assertThat(units("A")).isEqualTo(3);
    }

    @Test
    void aSplitKeepsTheParentAndTheSum() {
        ledger.open(lot("A", 10));
        StockLot part = ledger.split("A", "A-1", 4, NOON);
        StockLot partOfPart = ledger.split("A-1", "A-1-1", 1, EVENING);
        assertThat(part).isEqualTo(child("A-1", "A", 4));
        assertThat(partOfPart).isEqualTo(child("A-1-1", "A-1", 1));
        assertThat(List.of(units("A"), units("A-1"), units("A-1-1"))).containsExactly(6L, 3L, 1L);
        for (Instant moment : List.of(MORNING, NOON, EVENING)) {
            assertThat(List.of("A", "A-1", "A-1-1"))
                    .as("sum at %s", moment)
                    .satisfies(lots -> assertThat(lots.stream()
                                    .mapToLong(lot -> ledger.balance(lot, moment, EVER))
                                    .sum())
                            .isEqualTo(10));
        }
        assertThat(ledger.balance("A-1", MORNING, EVER)).isZero();
    }

    @Test
    void theWholeLotCanBeSplitOff() {
        ledger.open(lot("A", 10));
        ledger.split("A", "B", 10, NOON);
        assertThat(ledger.onHand()).extracting(StockLot::lotId).containsExactly("B");
    }

    @Test
    void aSplitThatIsRefusedChangesNothing() {
        ledger.open(lot("A", 10));
        ledger.open(lot("B", 10));
        ledger.append(sale("split-in:D", "B", -1));
        refused("lot.unknown", () -> ledger.split("Z", "C", 1, NOON));
        refused("lot.split", () -> ledger.split("A", "C", 0, NOON));
        refused("lot.split", () -> ledger.split("A", "C", -1, NOON));
        refused("lot.split", () -> ledger.split("A", "B", 1, NOON));
        refused("lot.split", () -> ledger.split("A", "A", 1, NOON));
        refused("lot.negative-balance", () -> ledger.split("A", "C", 11, NOON));
        refused("lot.event-reused", () -> ledger.split("A", "D", 1, NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.split("A", " ", 1, NOON));
        assertThat(units("A")).isEqualTo(10);
        assertThat(ledger.movements()).hasSize(1);
        assertThat(ledger.onHand()).extracting(StockLot::lotId).containsExactly("A", "B");
    }

    @Test
    void lotsAreOnHandInTheOrderTheyWereOpened() {
        for (String id : List.of("C", "A", "B")) {
            ledger.open(lot(id, 1));
        }
        assertThat(ledger.onHand()).extracting(StockLot::lotId).containsExactly("C", "A", "B");
    }

    @Test
    void refusalsSayWhatAndWhy() {
        ledger.open(lot("A", 10));
        assertThatThrownBy(() -> ledger.append(sale("1", "A", -11)))
                .hasMessageContaining("-11 on a balance of 10")
                .hasMessageContaining("Maybe");
    }

    private long units(String lotId) {
        Optional<StockLot> lot = ledger.find(lotId);
        assertThat(lot).isPresent();
        assertThat(ledger.balance(lotId, EVER, EVER)).isEqualTo(lot.get().quantityUnits());
        return lot.get().quantityUnits();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.findings().countByCode()).containsOnlyKeys(code));
    }

    private static StockLot lot(String id, long units) {
        return child(id, null, units);
    }

    private static StockLot child(String id, @Nullable String parent, long units) {
        return new StockLot(
                id,
                parent,
                "S",
                "P",
                units,
                RECEIVED,
                RECEIVED.plusDays(5),
                DateKind.USE_BY,
                1.5,
                StockLot.Condition.SEALED,
                null);
    }

    private static Movement sale(String event, String lot, long delta) {
        return move(event, lot, Movement.Kind.SALE, delta, NOON, NOON, null);
    }

    private static Movement reversal(String event, String lot, long delta, String reverses) {
        return move(event, lot, Movement.Kind.REVERSAL, delta, NOON, NOON, reverses);
    }

    private static Movement move(
            String event,
            String lot,
            Movement.Kind kind,
            long delta,
            Instant at,
            Instant recorded,
            @Nullable String reverses) {
        return new Movement(event, lot, kind, delta, at, recorded, reverses, null);
    }
}
