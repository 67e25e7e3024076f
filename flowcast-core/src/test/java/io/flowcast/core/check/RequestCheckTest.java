package io.flowcast.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.core.testing.World;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestCheckTest {
    private final World world = new World();

    private CheckedRequest examine() {
        return RequestCheck.examine(world.request(), World.context());
    }

    @Test
    void aSoundRequestPassesWithoutFindings() {
        CheckedRequest checked = examine();
        assertThat(checked.findings().listed()).isEmpty();
        assertThat(checked.items()).hasSize(4);
        for (int row = 0; row < 4; row++) {
            assertThat(checked.items().get(row).key()).isEqualTo(checked.panel().key(row));
        }
    }

    @Test
    void everythingThatIsWrongIsFoundAtOnceAndTheRestGoesOn() {
        world.products.remove(1);
        world.lots.add(World.lot("a", "north", "milk", 5, World.TODAY.plusDays(3)));
        world.lots.add(World.lot("a", "north", "milk", 5, World.TODAY.plusDays(3)));
        world.lots.add(World.lot("b", "nowhere", "milk", 5, World.TODAY.plusDays(3)));
        world.lots.add(World.lot("c", "north", "milk", 5, World.TODAY.minusDays(1)));
        world.lots.add(World.lot("d", "north", "milk", 5, World.TODAY.plusYears(1)));
        world.openOrders.add(new PurchaseOrder(
                "o", "dairy", "north", "milk", 10, World.TODAY.minusDays(5), World.TODAY.minusDays(2), 1));
        CheckedRequest checked = examine();
        assertThat(checked.findings().countByCode())
                .containsEntry("history.unknown-product", 2L)
                .containsEntry("catalog.unknown-product", 2L)
                .containsEntry("lot.duplicate", 1L)
                .containsEntry("lot.unknown-site", 1L)
                .containsEntry("lot.expired", 1L)
                .containsEntry("lot.implausible-expiry", 1L)
                .containsEntry("order.overdue", 1L);
        assertThat(checked.findings().listed())
                .allSatisfy(f -> assertThat(f.cause()).startsWith("Maybe"));
        assertThat(checked.items()).hasSize(2);
        PlanItem milk = checked.items().get(0);
        assertThat(milk.lots()).extracting("lotId").containsExactly("a", "c", "d");
        assertThat(milk.onOrder().get(0).expectedOn()).isEqualTo(World.TODAY);
    }

    @Test
    void daysAfterTheAsOfDateAreNotSeenAndMissingDaysAreUnknown() {
        DemandPanel history = DemandPanel.builder(Timeline.days(World.TODAY.minusDays(5)))
                .addRow(new SeriesKey("north", "milk"), 0, new double[] {1, 2, 3, 4, 5, 99, 99})
                .addRow(new SeriesKey("south", "milk"), 0, new double[] {1, 2, 3})
                .build();
        world.history = history;
        CheckedRequest checked = examine();
        assertThat(checked.findings().countByCode())
                .containsEntry("history.after-as-of", 1L)
                .containsEntry("history.gap-before-as-of", 1L)
                .containsEntry("history.missing", 2L);
        assertThat(checked.panel().end(0)).isEqualTo(5);
        assertThat(checked.panel().end(1)).isEqualTo(5);
        assertThat(checked.panel().state(1, 4)).isEqualTo(CellState.MISSING);
    }

    @Test
    void lotsWithoutHistoryAreKeptForTheExpiryStage() {
        world.history = DemandPanel.builder(Timeline.days(World.TODAY.minusDays(5)))
                .addRow(new SeriesKey("north", "milk"), 0, new double[] {1, 2, 3, 4, 5})
                .build();
        world.lots.add(World.lot("a", "south", "bread", 5, World.TODAY.plusDays(1)));
        assertThat(examine().otherLots()).extracting("lotId").containsExactly("a");
    }

    @Test
    void nothingToPlanStopsTheRunWithAllFindings() {
        world.listings.clear();
        assertThatThrownBy(this::examine).isInstanceOfSatisfying(InvalidInputException.class, e -> {
            assertThat(e.findings().count("history.not-listed")).isEqualTo(4);
            assertThat(e.findings().count("plan.nothing-to-plan")).isEqualTo(1);
        });
    }

    @Test
    void historyThatIsNotDailyStopsTheRun() {
        world.history = DemandPanel.builder(Timeline.ordinal(7))
                .addRow(SeriesKey.named("x"), 0, new double[] {1})
                .build();
        assertThatThrownBy(this::examine)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("history.step");
    }

    @Test
    void oneRunHasOneCurrency() {
        Site s = world.sites.get(0);
        world.sites.set(
                0,
                new Site(
                        s.id(),
                        s.name(),
                        s.kind(),
                        s.location(),
                        s.zone(),
                        s.openingHours(),
                        s.deliveryHours(),
                        Currency.getInstance("USD")));
        assertThatThrownBy(this::examine)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("catalog.currency");
    }

    @Test
    void aPriceBelowCostIsAWarningOnly() {
        world.listings.set(0, new Listing("north", "milk", "dairy", 1, 3, 2, 0, 0));
        CheckedRequest checked = examine();
        assertThat(checked.findings().count("catalog.price-below-cost")).isEqualTo(1);
        assertThat(checked.findings().count(Severity.ERROR)).isZero();
        assertThat(checked.items()).hasSize(4);
    }

    @Test
    void aSeriesWithoutAnyObservationIsPlannedWithAWarning() {
        world.history = DemandPanel.builder(Timeline.days(LocalDate.of(2024, 6, 10)))
                .addRow(new SeriesKey("north", "milk"), 0, new double[] {Double.NaN, Double.NaN})
                .build();
        CheckedRequest checked = examine();
        assertThat(checked.items()).hasSize(1);
        assertThat(checked.findings().countByCode().keySet()).containsAll(List.of("history.no-observation"));
    }
}
