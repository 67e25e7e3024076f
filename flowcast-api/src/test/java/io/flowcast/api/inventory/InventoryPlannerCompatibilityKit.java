package io.flowcast.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.CancellationSwitch;
import io.flowcast.api.stock.StockLot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link InventoryPlanner} promises. An implementation extends it and hands over a planner. */
public abstract class InventoryPlannerCompatibilityKit extends InventoryPlannerKitPlans {
    /** For the implementation's test class. */
    protected InventoryPlannerCompatibilityKit() {}

    @Test
    void hasAName() {
        assertThat(planner().name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    @Test
    void plansNothingForNothing() {
        InventoryPlan plan = plan(problem(demand()));

        assertThat(plan.orders()).isEmpty();
        assertThat(plan.outlook()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void ordersWhatIsNeeded(ServiceObjective objective) {
        InventoryPlan plan = plan(problem(objective, demand(), item().build()));

        // Nothing in stock, 10 to 20 wanted a day: over a week between half of the demand and twice of it is ordered.
        long ordered =
                plan.orders().stream().mapToLong(OrderLine::quantityUnits).sum();
        assertThat(firm(plan)).isPositive();
        assertThat(ordered).isBetween(46L, 184L);
        ItemOutlook outlook = plan.outlook().get(0);
        assertThat(outlook.openingUnits()).isZero();
        assertThat(outlook.demandUnits()).isCloseTo(92, within(5.0));
        // The first day is lost, as nothing can come before tomorrow; most of the rest is met.
        assertThat(outlook.fillRate()).isBetween(0.7, 0.92);
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void ordersNothingWithoutDemand(ServiceObjective objective) {
        KnownDemand none = new KnownDemand(TODAY, FORECAST_DAYS).certain(key("A"), 0);

        InventoryPlan plan = plan(problem(
                objective,
                none,
                item().lot(5, TODAY.plusDays(2), StockLot.Condition.SEALED).build()));

        assertThat(plan.orders()).isEmpty();
        assertThat(plan.outlook().get(0).wasteUnits()).isEqualTo(5);
        assertThat(plan.outlook().get(0).fillRate()).isEqualTo(1);
    }

    @Test
    void ordersOnOrderDaysOnly() {
        InventoryPlan plan = plan(problem(
                demand(),
                item().orderDays(DayOfWeek.WEDNESDAY, DayOfWeek.SATURDAY).build()));

        assertThat(plan.orders()).isNotEmpty().noneMatch(OrderLine::firm);
        assertThat(plan.orders()).extracting(l -> l.orderOn().getDayOfWeek()).doesNotContain(DayOfWeek.MONDAY);
    }

    @Test
    void stockAndOrdersOnTheWayCount() {
        long empty = firm(plan(problem(demand(), item().build())));
        long stocked = firm(plan(problem(
                demand(),
                item().lot(200, TODAY.plusDays(30), StockLot.Condition.SEALED)
                        .life(40)
                        .build())));
        long coming = firm(plan(problem(demand(), item().coming(200, 1).life(40).build())));

        if (looksAtStock()) {
            assertThat(stocked).isZero();
            assertThat(coming).isZero();
        } else {
            assertThat(stocked).isEqualTo(empty);
            assertThat(coming).isEqualTo(empty);
        }
    }

    @Test
    void blockedAndExpiredLotsCountNothing() {
        InventoryPlan with = plan(problem(
                demand(),
                item().lot(50, TODAY.minusDays(1), StockLot.Condition.SEALED)
                        .lot(60, TODAY.plusDays(3), StockLot.Condition.BLOCKED)
                        .build()));
        InventoryPlan without = plan(problem(demand(), item().build()));

        assertThat(with.orders()).isEqualTo(without.orders());
        assertThat(with.outlook()).isEqualTo(without.outlook());
    }

    @Test
    void aLotIsSoldOnItsLastDay() {
        InventoryPlan plan = plan(problem(
                new KnownDemand(TODAY, FORECAST_DAYS).certain(key("A"), 4),
                item().lot(4, TODAY, StockLot.Condition.SEALED)
                        .lot(5, TODAY.plusDays(1), StockLot.Condition.OPENED)
                        .build()));

        // The first lot sells today. The other one has tomorrow: what customers leave of it for fresh goods is waste.
        ItemOutlook outlook = plan.outlook().get(0);
        assertThat(outlook.openingUnits()).isEqualTo(9);
        assertThat(outlook.wasteUnits()).isLessThan(5);
        assertThat(outlook.lostSalesUnits()).isLessThan(28 - 4);
    }

    @Test
    void anUnknownExpiryIsTakenFromTheReceipt() {
        InventoryPlan plan = plan(problem(
                demand(), item().lot(12, null, StockLot.Condition.SEALED).build()));

        assertThat(plan.outlook().get(0).openingUnits()).isEqualTo(12);
        assertThat(plan.findings().count("inventory.assumed-expiry")).isEqualTo(1);
    }

    @Test
    void leadTimesFromNoneToLongerThanLife() {
        List<LeadTime> leads = List.of(
                LeadTime.fixedDays(0),
                LeadTime.fixedDays(3),
                LeadTime.fixedDays(12),
                new LeadTime(List.of(0.0, 0.5, 0.3, 0.0, 0.2)),
                new LeadTime(List.of(0.5, 0.0, 0.5)));
        for (LeadTime lead : leads) {
            InventoryPlan plan =
                    plan(problem(demand(), item().lead(lead).life(2).build()));
            assertThat(firm(plan)).as("order with lead time %s", lead).isPositive();
        }
        ItemOutlook atOnce = plan(problem(
                        new KnownDemand(TODAY, FORECAST_DAYS).certain(key("A"), 6),
                        item().lead(LeadTime.fixedDays(0)).build()))
                .outlook()
                .get(0);
        assertThat(atOnce.fillRate())
                .as("goods ordered in the morning are sold the same day")
                .isGreaterThan(0.9);
    }

    @Test
    void aPackLargerThanWhatSellsInTime() {
        KnownDemand slow = new KnownDemand(TODAY, FORECAST_DAYS).poisson(key("A"), 0.05);

        for (ServiceObjective objective : objectives().toList()) {
            InventoryPlan plan = plan(problem(objective, slow, item().pack(1000).build()));
            assertThat(plan.orders()).hasSizeLessThanOrEqualTo(HORIZON);
            assertThat(plan.orders()).allMatch(line -> line.quantityUnits() == 1000);
        }
    }

    @Test
    void hugeQuantities() {
        KnownDemand huge = new KnownDemand(TODAY, FORECAST_DAYS).certain(key("A"), 1e12);

        for (ServiceObjective objective : objectives().toList()) {
            InventoryPlan plan = plan(problem(
                    objective,
                    huge,
                    item().pack(1)
                            .lot(1L << 50, TODAY.plusDays(400), StockLot.Condition.SEALED)
                            .build()));
            assertThat(plan.outlook().get(0).fillRate()).isEqualTo(1);
            InventoryPlan empty = plan(problem(objective, huge, item().pack(7).build()));
            assertThat(firm(empty)).isGreaterThan(100_000_000_000L);
        }
    }

    @Test
    void longLivesAndLongHorizons() {
        for (int life : new int[] {1, 28, 29, 400, 100_000}) {
            InventoryPlan plan = plan(new InventoryProblem(
                    TODAY,
                    FORECAST_DAYS,
                    demand(),
                    List.of(item().life(life).build()),
                    new ServiceObjective.FillRate(0.9),
                    1));
            assertThat(plan.outlook().get(0).fillRate()).as("life %d", life).isGreaterThan(0.6);
            assertThat(plan.findings().count("inventory.short-forecast")).isEqualTo(1);
        }
    }

    @Test
    void theMinimumHoldsForAllItemsOfALane() {
        KnownDemand demand = new KnownDemand(TODAY, FORECAST_DAYS)
                .poisson(key("A"), 5)
                .poisson(key("B"), 3)
                .poisson(key("C"), 8);
        for (ServiceObjective objective : objectives().toList()) {
            for (long minimum : new long[] {30, 100, 100_000}) {
                InventoryPlan plan = plan(problem(
                        objective,
                        demand,
                        item().product("A", 0)
                                .pack(1)
                                .minimum(minimum)
                                .costPerOrder(1)
                                .build(),
                        item().product("B", 1)
                                .pack(2)
                                .minimum(minimum)
                                .costPerOrder(1)
                                .build(),
                        item().product("C", 2)
                                .pack(3)
                                .minimum(minimum)
                                .costPerOrder(1)
                                .build()));
                Map<LocalDate, Long> byDay = plan.orders().stream()
                        .collect(Collectors.groupingBy(
                                OrderLine::orderOn, Collectors.summingLong(OrderLine::quantityUnits)));
                assertThat(byDay.values()).allMatch(units -> units >= minimum);
                long told = plan.findings().count("inventory.filled-to-minimum")
                        + plan.findings().count("inventory.below-minimum");
                assertThat(told).as("findings on the minimum of %d", minimum).isPositive();
            }
        }
    }

    @Test
    void wrongItemsAreLeftOutAndTheOthersPlanned() {
        KnownDemand demand = demand().poisson(key("B"), 4);
        InventoryPlan plan = planner()
                .plan(
                        problem(
                                demand,
                                item().product("A", 7).build(),
                                item().product("A", 1).build(),
                                item().product("B", 1).build(),
                                item().product("B", 1).build(),
                                item().product("A", 0).build()),
                        context().build());

        assertThat(plan.outlook()).extracting(ItemOutlook::key).containsExactly(key("B"), key("A"));
        assertThat(plan.findings().count("inventory.no-forecast-row")).isEqualTo(1);
        assertThat(plan.findings().count("inventory.row-of-another-item")).isEqualTo(1);
        assertThat(plan.findings().count("inventory.duplicate-item")).isEqualTo(1);
        assertThat(plan.findings().count(Severity.ERROR)).isEqualTo(3);
    }

    @Test
    void aForecastOfAnotherDayIsRefused() {
        KnownDemand late = new KnownDemand(TODAY.plusDays(1), FORECAST_DAYS).poisson(key("A"), 4);

        assertThatThrownBy(() ->
                        planner().plan(problem(late, item().build()), context().build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("inventory.forecast-start");
    }

    @Test
    void overdueOrdersAreExpectedToday() {
        ReplenishmentItem item = item().coming(12, -2).build();

        InventoryPlan plan = plan(problem(demand(), item));

        assertThat(plan.findings().count("inventory.overdue-order")).isEqualTo(1);
        assertThat(plan.outlook().get(0).arrivingUnits()).isGreaterThanOrEqualTo(12);
    }

    @Test
    void aHigherTargetNeverOrdersLess() {
        for (boolean cycle : new boolean[] {false, true}) {
            long before = 0;
            for (double target : new double[] {0.3, 0.5, 0.7, 0.9, 0.95, 0.99}) {
                ServiceObjective objective =
                        cycle ? new ServiceObjective.CycleService(target) : new ServiceObjective.FillRate(target);
                long now = firm(plan(problem(objective, demand(), item().pack(1).build())));
                assertThat(now).as("%s", objective).isGreaterThanOrEqualTo(before);
                before = now;
            }
        }
    }

    private static InventoryProblem manyItems(boolean reversed) {
        KnownDemand demand = new KnownDemand(TODAY, FORECAST_DAYS);
        List<ReplenishmentItem> items = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            demand.poisson(key("P" + i), 1 + i % 7, 3, 2 + i % 3);
            items.add(item().product("P" + i, i)
                    .pack(1 + i % 4)
                    .life(2 + i % 9)
                    .minimum(i % 2 == 0 ? 0 : 20)
                    .lot(i % 5, TODAY.plusDays(i % 3), StockLot.Condition.SEALED)
                    .build());
        }
        if (reversed) {
            Collections.reverse(items);
        }
        return new InventoryProblem(TODAY, HORIZON, demand, items, new ServiceObjective.FillRate(0.9), 0.5);
    }

    @Test
    void thePlanDoesNotDependOnThreads() {
        InventoryPlan alone = plan(manyItems(false));
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            InventoryPlan together =
                    planner().plan(manyItems(false), context().executor(pool, 4).build());
            assertThat(together.orders()).isEqualTo(alone.orders());
            assertThat(together.outlook()).isEqualTo(alone.outlook());
            assertThat(together.findings()).isEqualTo(alone.findings());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void thePlanDoesNotDependOnTheOrderOfItems() {
        InventoryPlan forward = plan(manyItems(false));
        InventoryPlan backward = plan(manyItems(true));

        assertThat(backward.orders().stream()
                        .map(l -> l.key() + " " + l.orderOn() + " " + l.quantityUnits())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(forward.orders().stream()
                        .map(l -> l.key() + " " + l.orderOn() + " " + l.quantityUnits())
                        .toList());
    }

    @Test
    void stopsWhenCancelled() {
        CancellationSwitch off = new CancellationSwitch();
        off.cancel();

        assertThatThrownBy(() -> planner()
                        .plan(manyItems(false), context().cancellation(off).build()))
                .isInstanceOf(RunStoppedException.class);
    }

    @Test
    void anotherSeedGivesMuchTheSamePlan() {
        long one = firm(planner()
                .plan(problem(demand(), item().pack(1).build()), context().build()));
        long other = firm(planner()
                .plan(
                        problem(demand(), item().pack(1).build()),
                        context().seed(99).build()));

        assertThat((double) other).isCloseTo(one, within(0.35 * one));
    }
}
