package io.flowcast.core.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.ShelfLife;
import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LotPickerTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private static final Product MILK = product("milk", 9);
    private static final Product BREAD = product("bread", 3);

    private static Product product(String id, double days) {
        return new Product(
                id,
                id,
                "food",
                BaseUnit.EACH,
                500,
                new StorageRange(0, 8),
                new ShelfLife(days, 2.0, 1.0, DateKind.USE_BY, 4, new TemperatureLaw.LabelOnly(), "test"),
                Map.of());
    }

    private static StockLot lot(String id, long units, int received, @Nullable Integer expires) {
        return lot(id, units, received, expires, StockLot.Condition.SEALED);
    }

    private static StockLot lot(
            String id, long units, int received, @Nullable Integer expires, StockLot.Condition condition) {
        return new StockLot(
                id,
                null,
                "S",
                "milk",
                units,
                TODAY.plusDays(received),
                expires == null ? null : TODAY.plusDays(expires),
                DateKind.USE_BY,
                1,
                condition,
                null);
    }

    private static PickRequest request(long units, MinimumLife life) {
        return new PickRequest("C", "S", "milk", units, TODAY.plusDays(1), life);
    }

    private static List<String> picked(PickRule rule, PickRequest request, StockLot... lots) {
        return new LotPicker(rule, List.of(MILK))
                .pick(List.of(lots), List.of(request), TODAY).picks().stream()
                        .map(pick -> pick.lotId() + ":" + pick.units())
                        .toList();
    }

    @Test
    void rulesPickInTheirOrderAndTakeParts() {
        StockLot a = lot("a", 5, -3, 4);
        StockLot b = lot("b", 5, -2, 2);
        StockLot c = lot("c", 5, -1, 6);
        assertThat(picked(PickRule.FEFO, request(7, MinimumLife.NONE), a, b, c)).containsExactly("b:5", "a:2");
        assertThat(picked(PickRule.FIFO, request(7, MinimumLife.NONE), c, b, a)).containsExactly("a:5", "b:2");
        assertThat(picked(PickRule.LIFO, request(7, MinimumLife.NONE), a, b, c)).containsExactly("c:5", "b:2");
    }

    @Test
    void customersGetTheLifeTheyWerePromised() {
        StockLot old = lot("old", 5, -5, 3);
        StockLot fresh = lot("fresh", 5, -1, 7);
        // delivered tomorrow: two days are left of the old lot, six of the fresh one
        assertThat(picked(PickRule.FEFO, request(3, MinimumLife.ofDays(2)), old, fresh))
                .containsExactly("old:3");
        assertThat(picked(PickRule.FEFO, request(3, MinimumLife.ofDays(3)), old, fresh))
                .containsExactly("fresh:3");
        // two thirds of nine days are six: seven dates of sale are enough, three are not
        assertThat(picked(PickRule.FEFO, request(3, MinimumLife.ofShare(2.0 / 3)), old, fresh))
                .containsExactly("fresh:3");
        assertThat(picked(PickRule.FEFO, request(3, MinimumLife.ofShare(0.9)), old, fresh))
                .isEmpty();
    }

    @Test
    void blockedExpiredAndFutureLotsAreNeverPicked() {
        PickList list = new LotPicker(PickRule.FEFO, List.of(MILK))
                .pick(
                        List.of(
                                lot("blocked", 5, -1, 5, StockLot.Condition.BLOCKED),
                                lot("expired", 5, -9, -1),
                                lot("tomorrow", 5, -9, 0),
                                lot("late", 5, -1, -2),
                                lot("future", 5, 1, 9)),
                        List.of(request(4, MinimumLife.NONE)),
                        TODAY);
        assertThat(list.picks()).isEmpty();
        assertThat(list.shortUnits()).containsExactly(4L);
        assertThat(list.findings().count("lot.expired")).isEqualTo(1);
        assertThat(list.findings().count("lot.expired-on-arrival")).isEqualTo(1);
        assertThat(list.findings().listed().stream()
                        .filter(finding -> finding.code().equals("pick.short"))
                        .findFirst()
                        .orElseThrow()
                        .value())
                .isEqualTo("4 of 4; on the shelf blocked 5, expired 15, too short a life 0");
    }

    @Test
    void conditionAndMissingLabelsEndALot() {
        assertThat(LotPicker.lastDay(lot("a", 1, 0, null), MILK)).isEqualTo(TODAY.plusDays(8));
        assertThat(LotPicker.lastDay(lot("a", 1, 0, 20, StockLot.Condition.OPENED), MILK))
                .isEqualTo(TODAY.plusDays(1));
        assertThat(LotPicker.lastDay(lot("a", 1, 0, 0, StockLot.Condition.OPENED), MILK))
                .isEqualTo(TODAY);
        assertThat(LotPicker.lastDay(lot("a", 1, 0, 20, StockLot.Condition.THAWED), MILK))
                .isEqualTo(TODAY);
    }

    @Test
    void whatIsUnknownIsNamed() {
        PickList list = new LotPicker(PickRule.FEFO, List.of(BREAD))
                .pick(
                        List.of(lot("a", 5, -1, 5)),
                        List.of(
                                request(4, MinimumLife.NONE),
                                new PickRequest("C", "S", "bread", 2, TODAY, MinimumLife.NONE)),
                        TODAY);
        assertThat(list.findings().count("lot.unknown-product")).isEqualTo(1);
        assertThat(list.findings().count("pick.unknown-product")).isEqualTo(1);
        assertThat(list.shortUnits()).containsExactly(4L, 2L);
        PickList twice = new LotPicker(PickRule.FEFO, List.of(MILK))
                .pick(List.of(lot("a", 5, -1, 5), lot("a", 5, -1, 5)), List.of(request(9, MinimumLife.NONE)), TODAY);
        assertThat(twice.unitsOf(0)).isEqualTo(5);
        assertThat(twice.findings().count("lot.duplicate")).isEqualTo(1);
        assertThatThrownBy(() -> request(-1, MinimumLife.NONE)).hasMessageContaining("units");
        assertThatThrownBy(() -> MinimumLife.ofShare(2)).hasMessageContaining("shareOfLife");
    }

    /** Over random stocks and requests: no lot gives more than it has, nothing unfit is picked, and what is short could not be had. */
    @Property(tries = 300)
    void pickingKeepsItsPromises(@ForAll long seed) {
        Random random = new Random(seed);
        List<StockLot> lots = new ArrayList<>();
        for (int i = 0; i < random.nextInt(12); i++) {
            lots.add(lot(
                    "L" + i,
                    random.nextInt(10),
                    -random.nextInt(8),
                    random.nextInt(6) == 0 ? null : random.nextInt(14) - 4,
                    StockLot.Condition.values()[random.nextInt(4)]));
        }
        List<PickRequest> requests = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            requests.add(request(
                    random.nextInt(15),
                    random.nextBoolean()
                            ? MinimumLife.ofDays(random.nextInt(5))
                            : MinimumLife.ofShare(random.nextDouble())));
        }
        PickRule rule = PickRule.values()[random.nextInt(3)];
        PickList list = new LotPicker(rule, List.of(MILK)).pick(lots, requests, TODAY);
        Map<String, Long> taken = new HashMap<>();
        for (PickList.Pick pick : list.picks()) {
            PickRequest request = requests.get(pick.request());
            StockLot lot = lots.get(Integer.parseInt(pick.lotId().substring(1)));
            assertThat(pick.units()).isPositive();
            assertThat(taken.merge(pick.lotId(), pick.units(), Long::sum)).isLessThanOrEqualTo(lot.quantityUnits());
            assertThat(lot.condition()).isNotEqualTo(StockLot.Condition.BLOCKED);
            assertThat(pick.lastDay()).isAfterOrEqualTo(request.deliverOn()).isAfterOrEqualTo(TODAY);
            assertThat(pick.daysLeft())
                    .isEqualTo(pick.lastDay().toEpochDay() - request.deliverOn().toEpochDay())
                    .isGreaterThanOrEqualTo(request.minimumLife().days());
            assertThat(pick.daysLeft() + 1.0)
                    .isGreaterThanOrEqualTo(request.minimumLife().shareOfLife() * 9 - 1e-6);
        }
        for (int i = 0; i < requests.size(); i++) {
            assertThat(list.unitsOf(i) + list.shortUnits().get(i))
                    .isEqualTo(requests.get(i).units());
        }
        List<StockLot> shuffled = new ArrayList<>(lots);
        Collections.shuffle(shuffled, random);
        assertThat(new LotPicker(rule, List.of(MILK))
                        .pick(shuffled, requests, TODAY)
                        .picks())
                .isEqualTo(list.picks());
    }
}
