package io.flowcast.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.CancellationSwitch;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link InventoryPlanner} promises. An implementation extends it and hands over a planner. */
public abstract class InventoryPlannerCompatibilityKit {
    /** A Monday. */
    protected static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    private static final int HORIZON = 7;
    private static final int FORECAST_DAYS = 21;

    /** For the implementation's test class. */
    protected InventoryPlannerCompatibilityKit() {}

    /**
     * The planner under test.
     *
     * @return a planner with its defaults
     */
    protected abstract InventoryPlanner planner();

    /**
     * Whether the planner counts what is in stock and on order.
     *
     * @return true unless overridden
     */
    protected boolean looksAtStock() {
        return true;
    }

    /**
     * A context with a fixed seed.
     *
     * @return the builder
     */
    protected static RunContext.Builder context() {
        return RunContext.asOf(TODAY).seed(11);
    }

    /** All objectives. */
    static Stream<ServiceObjective> objectives() {
        return Stream.of(
                new ServiceObjective.FillRate(0.95),
                new ServiceObjective.CycleService(0.9),
                new ServiceObjective.LeastCost());
    }

    /** An item to change: product A at site S1, daily orders, one day of lead time, case packs of 6, five days of life. */
    private static final class ItemBuilder {
        private String product = "A";
        private String site = "S1";
        private int row;
        private long pack = 6;
        private Set<DayOfWeek> orderDays = EnumSet.allOf(DayOfWeek.class);
        private LeadTime lead = LeadTime.fixedDays(1);
        private long minimum;
        private double costPerOrder;
        private int life = 5;
        private final List<StockLot> lots = new ArrayList<>();
        private final List<PurchaseOrder> onOrder = new ArrayList<>();

        ItemBuilder product(String value, int forecastRow) {
            product = value;
            row = forecastRow;
            return this;
        }

        ItemBuilder pack(long units) {
            pack = units;
            return this;
        }

        ItemBuilder orderDays(DayOfWeek... days) {
            orderDays = EnumSet.copyOf(Arrays.asList(days));
            return this;
        }

        ItemBuilder lead(LeadTime value) {
            lead = value;
            return this;
        }

        ItemBuilder minimum(long units) {
            minimum = units;
            return this;
        }

        ItemBuilder costPerOrder(double value) {
            costPerOrder = value;
            return this;
        }

        ItemBuilder life(int days) {
            life = days;
            return this;
        }

        ItemBuilder lot(long units, LocalDate expiresOn, StockLot.Condition condition) {
            lots.add(new StockLot(
                    "lot-" + lots.size(),
                    null,
                    site,
                    product,
                    units,
                    TODAY.minusDays(2),
                    expiresOn,
                    DateKind.USE_BY,
                    1,
                    condition,
                    null));
            return this;
        }

        ItemBuilder coming(long units, int daysAhead) {
            onOrder.add(new PurchaseOrder(
                    "po-" + onOrder.size(),
                    "SUP",
                    site,
                    product,
                    units,
                    TODAY.minusDays(5),
                    TODAY.plusDays(daysAhead),
                    1));
            return this;
        }

        ReplenishmentItem build() {
            return new ReplenishmentItem(
                    row,
                    new Listing(site, product, "SUP", pack, 2, 3, 0.3, 0.01),
                    new Lane("SUP", site, orderDays, LocalTime.NOON, lead, minimum, costPerOrder),
                    lots,
                    onOrder,
                    life,
                    0.1);
        }
    }

    private static ItemBuilder item() {
        return new ItemBuilder();
    }

    private static SeriesKey key(String product) {
        return new SeriesKey("S1", product);
    }

    private static KnownDemand demand() {
        return new KnownDemand(TODAY, FORECAST_DAYS).poisson(key("A"), 10, 10, 10, 10, 14, 20, 18);
    }

    private static InventoryProblem problem(
            ServiceObjective objective, KnownDemand demand, ReplenishmentItem... items) {
        return new InventoryProblem(TODAY, HORIZON, demand, List.of(items), objective, 0.4);
    }

    private static InventoryProblem problem(KnownDemand demand, ReplenishmentItem... items) {
        return problem(new ServiceObjective.FillRate(0.95), demand, items);
    }

    private InventoryPlan plan(InventoryProblem problem) {
        InventoryPlan plan = planner().plan(problem, context().build());
        assertSound(problem, plan);
        return plan;
    }

    /** What holds for every plan. */
    private void assertSound(InventoryProblem problem, InventoryPlan plan) {
        Map<SeriesKey, ReplenishmentItem> items = problem.items().stream()
                .collect(Collectors.toMap(ReplenishmentItem::key, i -> i, (first, second) -> first));
        for (OrderLine line : plan.orders()) {
            ReplenishmentItem item = items.get(line.key());
            assertThat(line.supplierId()).isEqualTo(item.listing().supplierId());
            assertThat(line.quantityUnits() % item.listing().casePackUnits()).isZero();
            assertThat(item.lane().orderDays()).contains(line.orderOn().getDayOfWeek());
            assertThat(line.orderOn())
                    .isBetween(problem.today(), problem.today().plusDays(problem.horizonDays() - 1L));
            assertThat(line.firm()).isEqualTo(line.orderOn().equals(problem.today()));
            long days = line.arriveOn().toEpochDay() - line.orderOn().toEpochDay();
            assertThat(days).isBetween(0L, (long) item.lane().leadTime().maxDays());
            assertThat(line.reason()).isNotBlank();
            assertThat(line.orderUpToUnits())
                    .isCloseTo(line.positionUnits() + line.quantityUnits(), within(1e-6 * line.quantityUnits()));
        }
        assertThat(plan.orders().stream().map(l -> l.key() + " " + l.orderOn()).toList())
                .doesNotHaveDuplicates();
        List<SeriesKey> order =
                plan.orders().stream().map(OrderLine::key).distinct().toList();
        assertThat(order)
                .isEqualTo(items.keySet().stream()
                        .filter(order::contains)
                        .sorted(byPlace(problem))
                        .toList());
        for (ItemOutlook outlook : plan.outlook()) {
            double in = outlook.openingUnits() + outlook.arrivingUnits();
            double out = outlook.salesUnits() + outlook.wasteUnits() + outlook.closingUnits();
            assertThat(out).isCloseTo(in, within(1e-6 * (1 + in)));
            assertThat(outlook.salesUnits() + outlook.lostSalesUnits())
                    .isCloseTo(outlook.demandUnits(), within(1e-6 * (1 + outlook.demandUnits())));
            assertThat(outlook.fillRate()).isBetween(0.0, 1.0);
        }
        assertThat(plan.outlook().stream().map(ItemOutlook::key).toList())
                .isSortedAccordingTo(byPlace(problem))
                .doesNotHaveDuplicates();
        assertThat(plan.findings().listed()).extracting(Finding::cause).allMatch(c -> c.startsWith("Maybe"));
        assertThat(plan.provenance().stage()).isEqualTo("order");
        assertThat(plan.provenance().model()).isEqualTo(planner().name());
        assertThat(plan.provenance().seed()).isEqualTo(11);
        assertThat(plan.provenance().dataHash()).matches("[a-z0-9-]+:[0-9a-f]+");
        assertThat(plan.provenance().inputs()).hasSize(1);
    }

    private static java.util.Comparator<SeriesKey> byPlace(InventoryProblem problem) {
        List<SeriesKey> keys =
                problem.items().stream().map(ReplenishmentItem::key).toList();
        return java.util.Comparator.comparingInt(keys::indexOf);
    }

    private static long firm(InventoryPlan plan) {
        return plan.orders().stream()
                .filter(OrderLine::firm)
                .mapToLong(OrderLine::quantityUnits)
                .sum();
    }

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
