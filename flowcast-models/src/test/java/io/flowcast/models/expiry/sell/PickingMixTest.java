package io.flowcast.models.expiry.sell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.stock.LotLedger;
import io.flowcast.api.stock.Movement;
import io.flowcast.api.stock.StockLot;
import io.flowcast.core.simulate.AgeTransition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickingMixTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

    private static PickingDay day(long... availableAndSold) {
        List<PickingDay.LotSale> lots = new ArrayList<>();
        for (int i = 0; i < availableAndSold.length; i += 2) {
            lots.add(new PickingDay.LotSale(DAY.plusDays(i), availableAndSold[i], availableAndSold[i + 1]));
        }
        return new PickingDay(lots);
    }

    /** Where an old and a fresh lot are left, every customer is known: the share is theirs, its error that of a binomial. */
    @Test
    void sidesByCountWhereBothLotsAreLeft() {
        PickingMix mix = PickingMix.fit(List.of(day(20, 7, 20, 3), day(30, 6, 40, 4), day(20, 9, 20, 1)));
        assertThat(mix.newestFirstShare()).isCloseTo(8.0 / 30, within(1e-6));
        assertThat(mix.error()).isCloseTo(Math.sqrt(8.0 / 30 * 22 / 30 / 30), within(1e-4));
        assertThat(mix.lower()).isLessThan(8.0 / 30 - mix.error());
        assertThat(mix.upper()).isGreaterThan(8.0 / 30 + mix.error());
        assertThat(mix.customers()).isEqualTo(30);
        assertThat(mix.unexplainedShare()).isZero();
    }

    /**
     * An old lot of 2 is sold out and 8 of a fresh lot go: whoever came for the old lot last went on to the fresh one, so every number
     * from 0 to 8 fits and none of them is more likely than all together with nobody.
     */
    @Test
    void aLotThatRanOutLeavesARange() {
        PickingMix mix = PickingMix.fit(List.of(day(2, 2, 20, 8)));
        assertThat(mix.newestFirstShare()).isCloseTo(0, within(1e-6));
        assertThat(mix.upper()).isBetween(0.8, 1.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.5, 0.85, 1})
    void findsTheShareThatDrewTheSales(double share) {
        Random random = new Random(5);
        List<PickingDay> days = new ArrayList<>();
        for (int t = 0; t < 120; t++) {
            long[] stock = {random.nextInt(8), random.nextInt(10), 0, 5 + random.nextInt(20)};
            int customers = random.nextInt(22);
            int newest = 0;
            for (int c = 0; c < customers; c++) {
                newest += random.nextDouble() < share ? 1 : 0;
            }
            long[] left = stock.clone();
            AgeTransition.sell(left, 0, 4, customers - newest, newest);
            List<PickingDay.LotSale> lots = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                lots.add(new PickingDay.LotSale(DAY.plusDays(i), stock[i], stock[i] - left[i]));
            }
            days.add(new PickingDay(lots));
        }
        PickingMix mix = PickingMix.fit(days);
        assertThat(mix.newestFirstShare()).isCloseTo(share, within(3 * mix.error() + 0.02));
        assertThat(share).isBetween(mix.lower() - 0.02, mix.upper() + 0.02);
        assertThat(mix.unexplainedShare()).isZero();
        // portions of 250 g say the same as pieces
        List<PickingDay> grams = days.stream()
                .map(day -> new PickingDay(day.lots().stream()
                        .map(lot -> new PickingDay.LotSale(lot.lastDay(), 250 * lot.available(), 250 * lot.sold()))
                        .toList()))
                .toList();
        assertThat(PickingMix.fit(grams, 250).newestFirstShare()).isCloseTo(mix.newestFirstShare(), within(1e-6));
    }

    @Test
    void salesFromTheMiddleAreReported() {
        PickingMix mix = PickingMix.fit(List.of(day(10, 1, 10, 8, 10, 1)));
        assertThat(mix.unexplainedShare()).isCloseTo(0.8, within(1e-9));
        assertThat(mix.findings().count("picking.unexplained-sales")).isEqualTo(1);
    }

    @Test
    void daysThatTellNothingAreRefused() {
        assertThatThrownBy(() -> PickingMix.fit(List.of(day(10, 4), day(5, 5, 6, 6), day(5, 0, 6, 0))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("picking.no-information");
        PickingMix mix = PickingMix.fit(List.of(day(2, 5, 3, 1), day(3, -1, 3, 1), day(20, 7, 20, 3)));
        assertThat(mix.days()).isEqualTo(1);
        assertThat(mix.findings().count("picking.sold-more-than-there-was")).isEqualTo(1);
        assertThat(mix.findings().count("lot.negative-quantity")).isEqualTo(1);
        assertThatThrownBy(() -> PickingMix.fit(List.of(), 0)).hasMessageContaining("unitsPerCustomer");
    }

    private static StockLot lot(String id, long units, int received, int expires) {
        return new StockLot(
                id,
                null,
                "S",
                "P",
                units,
                DAY.plusDays(received),
                DAY.plusDays(expires),
                DateKind.USE_BY,
                1,
                StockLot.Condition.SEALED,
                null);
    }

    @Test
    void readsShelvesFromALedger() {
        LotLedger ledger = new LotLedger();
        ledger.open(lot("old", 10, -2, 2));
        ledger.open(lot("new", 20, 1, 6));
        ledger.open(lot("gone", 9, -9, -1));
        Instant first = Instant.parse("2026-01-15T10:00:00Z");
        Instant second = Instant.parse("2026-01-16T22:30:00Z"); // still the 16th in London, the 17th in Berlin
        move(ledger, "a", "old", Movement.Kind.SALE, -4, first, null);
        move(ledger, "b", "old", Movement.Kind.WASTE, -1, first, null);
        move(ledger, "c", "old", Movement.Kind.SALE, -2, second, null);
        move(ledger, "d", "new", Movement.Kind.SALE, -3, second, null);
        move(ledger, "e", "new", Movement.Kind.SALE, -5, second, null);
        move(ledger, "f", "new", Movement.Kind.REVERSAL, 5, second, "e");
        List<PickingDay> days = LotSales.of(ledger, ZoneId.of("Europe/London"));
        assertThat(days).hasSize(2);
        assertThat(days.get(0).lots())
                .containsExactlyInAnyOrder(
                        new PickingDay.LotSale(DAY.plusDays(2), 9, 4), new PickingDay.LotSale(DAY.plusDays(6), 0, 0));
        assertThat(days.get(1).lots())
                .containsExactlyInAnyOrder(
                        new PickingDay.LotSale(DAY.plusDays(2), 5, 2), new PickingDay.LotSale(DAY.plusDays(6), 20, 3));
        assertThat(PickingMix.fit(days).newestFirstShare()).isCloseTo(0.6, within(1e-6));
        assertThat(LotSales.of(ledger, ZoneId.of("Europe/Berlin")).get(1).lots())
                .hasSize(2);
    }

    private static void move(
            LotLedger ledger,
            String event,
            String lot,
            Movement.Kind kind,
            long delta,
            Instant at,
            @Nullable String reverses) {
        ledger.append(new Movement(event, lot, kind, delta, at, at, reverses, null));
    }
}
