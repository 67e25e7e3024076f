package io.flowcast.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The problems of the kit, and what holds for every plan. */
abstract class InventoryPlannerKitPlans {
    /** A Monday. */
    protected static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    static final int HORIZON = 7;
    static final int FORECAST_DAYS = 21;

    InventoryPlannerKitPlans() {}

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
    static final class ItemBuilder {
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

    static ItemBuilder item() {
        return new ItemBuilder();
    }

    static SeriesKey key(String product) {
        return new SeriesKey("S1", product);
    }

    static KnownDemand demand() {
        return new KnownDemand(TODAY, FORECAST_DAYS).poisson(key("A"), 10, 10, 10, 10, 14, 20, 18);
    }

    static InventoryProblem problem(ServiceObjective objective, KnownDemand demand, ReplenishmentItem... items) {
        return new InventoryProblem(TODAY, HORIZON, demand, List.of(items), objective, 0.4);
    }

    static InventoryProblem problem(KnownDemand demand, ReplenishmentItem... items) {
        return problem(new ServiceObjective.FillRate(0.95), demand, items);
    }

    InventoryPlan plan(InventoryProblem problem) {
        InventoryPlan plan = planner().plan(problem, context().build());
        assertSound(problem, plan);
        return plan;
    }

    /** What holds for every plan. */
    void assertSound(InventoryProblem problem, InventoryPlan plan) {
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

    static java.util.Comparator<SeriesKey> byPlace(InventoryProblem problem) {
        List<SeriesKey> keys =
                problem.items().stream().map(ReplenishmentItem::key).toList();
        return java.util.Comparator.comparingInt(keys::indexOf);
    }

    static long firm(InventoryPlan plan) {
        return plan.orders().stream()
                .filter(OrderLine::firm)
                .mapToLong(OrderLine::quantityUnits)
                .sum();
    }
}
