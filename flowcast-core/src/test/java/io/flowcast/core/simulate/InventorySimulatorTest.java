package io.flowcast.core.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.CancellationSwitch;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.CountTable;
import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.core.run.Streams;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventorySimulatorTest {
    private static final RunContext CONTEXT =
            RunContext.asOf(LocalDate.of(2026, 1, 5)).build();

    private static boolean[] every(int days, int period) {
        boolean[] orderDay = new boolean[days];
        for (int day = 0; day < days; day += period) {
            orderDay[day] = true;
        }
        return orderDay;
    }

    /** Orders up to a level, counting stock and what is on the way. */
    private static ReplenishmentPolicy baseStock(int level, int lead) {
        return state -> {
            long position = state.onHand();
            for (int k = 1; k <= lead; k++) {
                position += state.arriving(k);
            }
            return Math.max(0, level - position);
        };
    }

    /**
     * Long-run averages of the base-stock policy of De Moor et al. 2022 ("Reward shaping to improve the performance of deep
     * reinforcement learning in perishable inventory management", EJOR 301), lifetime 2, settings as in viso_jax
     * (Apache-2.0); the averages were computed from the exact Markov chain, not published. Demand: gamma of mean 4 and
     * coefficient of variation 0.5, each whole number with what lies within half a unit. Costs per period: 3 per unit
     * ordered, 5 per lost sale, w per expired unit, 1 per unit left.
     */
    @ParameterizedTest
    @CsvSource({
        "1, LIFO,  7, 5, 2.3948163462977474, 0.053442361582963484, 58.5326983727173, 0.21036730740451465, 16.0626071666972",
        "1, FIFO,  7, 6, 2.761341650434853, 0.018761746912418116, 68.56256339395027, 0.47731669913030517, 15.180338574102247",
        "1, LIFO, 10, 5, 2.3948163462977474, 0.053442361582963484, 58.5326983727173, 0.21036730740451465, 16.22293425144609",
        "2, LIFO,  7, 7, 2.2679968702899984, 0.05463301241659963, 55.3325354803405, 0.19600938913010774, 16.316176010442106",
        "2, FIFO,  7, 9, 2.807932809800566, 0.031896025642194056, 69.39896181451007, 0.5762015705983584, 15.343652471596226",
        "2, FIFO, 10, 8, 2.538336244445154, 0.015407871630822516, 63.071430034659485, 0.38499126666460937, 15.54000106512937"
    })
    void agreesWithTheExactMarkovChain(
            int lead,
            String issuing,
            double wasteCost,
            int level,
            double ordered,
            double wasted,
            double fill,
            double held,
            double cost) {
        int days = 20_000;
        int runs = 40;
        CountTable table = CountTable.of(Distributions.gamma(4, 4), 1e-12);
        int[] demand = new int[runs * days];
        for (int i = 0; i < demand.length; i++) {
            demand[i] = (int) table.quantile(Streams.unit(7, 1, i));
        }
        int[] newest = issuing.equals("LIFO") ? demand : new int[demand.length];
        SimulationItem item = new SimulationItem(
                "de-moor",
                2,
                LeadTime.fixedDays(lead),
                every(days, 1),
                new long[0],
                new long[0],
                demand,
                newest,
                new ItemCosts(wasteCost, 5, 1, new double[0]));
        SimulationResult result = InventorySimulator.run(List.of(item), (i, run) -> baseStock(level, lead), CONTEXT);
        check(result, flow -> flow.ordered() / (double) days, ordered);
        check(result, flow -> flow.wasted() / (double) days, wasted);
        check(result, flow -> 100 * flow.fillRate(), fill);
        check(result, flow -> flow.unitDays() / (double) days, held);
        check(result, flow -> (flow.cost() + 3 * flow.ordered()) / days, cost);
    }

    /** Within four half-widths of a 95 % interval, which is about eight standard errors. */
    private static void check(SimulationResult result, java.util.function.ToDoubleFunction<Flow> figure, double exact) {
        ConfidenceInterval interval = result.interval(figure, 0.95);
        assertThat(interval.mean()).isCloseTo(exact, within(4 * interval.halfWidth()));
        assertThat(interval.halfWidth()).isLessThan(0.02 * exact);
    }

    @Property(tries = 300)
    void everyRunBalances(
            @ForAll @IntRange(min = 1, max = 6) int life,
            @ForAll @IntRange(max = 4) int lead,
            @ForAll @IntRange(min = 1, max = 4) int period,
            @ForAll @IntRange(max = 30) int level,
            @ForAll long seed) {
        SimulationItem item = item("a", life, lead, period, seed);
        SimulationResult result =
                InventorySimulator.run(List.of(item, item), (i, run) -> baseStock(level, lead), CONTEXT);
        for (int i = 0; i < 2; i++) {
            for (int run = 0; run < result.runs(); run++) {
                Flow flow = result.item(i, run);
                assertThat(flow.opening() + flow.arrived()).isEqualTo(flow.sold() + flow.wasted() + flow.closing());
                assertThat(flow.arrived() + flow.onOrder()).isEqualTo(flow.ordered() + 5);
                assertThat(flow.demand()).isEqualTo(flow.sold() + flow.lost());
                assertThat(flow.lost()).isNotNegative();
                assertThat(flow.fillRate()).isBetween(0.0, 1.0);
                assertThat(flow.wasteShare()).isBetween(0.0, 1.0);
            }
        }
        assertThat(result.total(0).demand()).isEqualTo(2 * result.item(0, 0).demand());
    }

    @Property(tries = 200)
    void everyRunBalancesWithCustomersWhoWait(
            @ForAll @IntRange(min = 1, max = 6) int life,
            @ForAll @IntRange(max = 4) int lead,
            @ForAll @IntRange(max = 40) int level,
            @ForAll long seed) {
        SimulationItem item = item("a", life, lead, 1, seed).withBackorders();
        SimulationResult result = InventorySimulator.run(
                List.of(item), (i, run) -> state -> Math.max(0, level + state.waiting() - state.onHand()), CONTEXT);
        for (int run = 0; run < result.runs(); run++) {
            Flow flow = result.item(0, run);
            assertThat(flow.opening() + flow.arrived()).isEqualTo(flow.sold() + flow.wasted() + flow.closing());
            assertThat(flow.demand()).isEqualTo(flow.sold() + flow.waiting());
            assertThat(flow.lost()).isZero();
            assertThat(flow.late()).isBetween(0L, flow.sold());
            assertThat(flow.fillRate()).isBetween(0.0, 1.0);
        }
    }

    /**
     * Goods that keep, customers who wait, daily orders up to S: the net stock at the end of a day is S less the demand of lead time and one
     * day (Zipkin 2000, "Foundations of Inventory Management", section 6.2), so what waits is the loss function of a Poisson.
     */
    @ParameterizedTest
    @CsvSource({"2, 15", "2, 18", "0, 6", "4, 24"})
    void waitingCustomersOfABaseStock(int lead, int level) {
        int days = 5_000;
        int runs = 40;
        CountTable table = CountTable.of(Distributions.poisson(5), 1e-12);
        int[] demand = new int[runs * days];
        for (int i = 0; i < demand.length; i++) {
            demand[i] = (int) table.quantile(Streams.unit(11, 1, i));
        }
        SimulationItem item = new SimulationItem(
                        "keeps",
                        2_000,
                        LeadTime.fixedDays(lead),
                        every(days, 1),
                        new long[0],
                        new long[0],
                        demand,
                        new int[demand.length],
                        new ItemCosts(0, 1, 0, new double[0]))
                .withBackorders();
        SimulationResult result = InventorySimulator.run(
                List.of(item),
                (i, run) -> state -> {
                    long position = state.onHand() - state.waiting();
                    for (int k = 1; k <= lead; k++) {
                        position += state.arriving(k);
                    }
                    return Math.max(0, level - position);
                },
                CONTEXT);
        double waiting = Distributions.poisson(5.0 * (lead + 1)).lossAbove(level);
        check(result, flow -> flow.cost() / days, waiting);
        assertThat(result.total(0).lost()).isZero();
    }

    private static SimulationItem item(String key, int life, int lead, int period, long seed) {
        int days = 15;
        int[] demand = new int[3 * days];
        for (int i = 0; i < demand.length; i++) {
            demand[i] = (int) (Streams.unit(seed, 3, i) * 12);
        }
        long[] opening = new long[life];
        opening[0] = 4;
        Double[] p = new Double[lead + 1];
        Arrays.fill(p, 1.0 / (lead + 1));
        return new SimulationItem(
                key,
                life,
                new LeadTime(List.of(p)),
                every(days, period),
                opening,
                new long[] {0, 5},
                demand,
                DemandSplit.draw(demand, 0.4, seed, key),
                new ItemCosts(2, 1, 0.1, new double[] {1}));
    }

    @Test
    void theAnswerDoesNotDependOnThreads() {
        List<SimulationItem> items = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            items.add(item("item-" + i, 3, 3, 2, i));
        }
        SimulationResult alone = InventorySimulator.run(items, (i, run) -> baseStock(20, 3), CONTEXT);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            SimulationResult together = InventorySimulator.run(
                    items,
                    (i, run) -> baseStock(20, 3),
                    CONTEXT.toBuilder().executor(pool, 4).build());
            for (int i = 0; i < items.size(); i++) {
                for (int run = 0; run < alone.runs(); run++) {
                    assertThat(together.item(i, run)).isEqualTo(alone.item(i, run));
                }
            }
        } finally {
            pool.shutdown();
        }
    }

    /** Lead time 0: the order is on the shelf before the customers come. */
    @Test
    void zeroLeadTimeServesTheSameDay() {
        int[] demand = {3, 5, 2};
        SimulationItem item = new SimulationItem(
                "zero",
                1,
                LeadTime.fixedDays(0),
                every(3, 1),
                new long[0],
                new long[0],
                demand,
                new int[3],
                new ItemCosts(1, 0, 0, new double[0]));
        Flow flow = InventorySimulator.run(List.of(item), (i, run) -> state -> 4, CONTEXT)
                .item(0, 0);
        assertThat(flow.sold()).isEqualTo(3 + 4 + 2);
        assertThat(flow.wasted()).isEqualTo(1 + 0 + 2);
        assertThat(flow.cost()).isEqualTo(3);
        assertThat(flow.closing()).isZero();
    }

    /** Costs by hand: 6 units, demand 2 and 1, life 3: closing 3 units with one day left. */
    @Test
    void costsAreThoseOfTheUnits() {
        SimulationItem item = new SimulationItem(
                "cost",
                3,
                LeadTime.fixedDays(1),
                every(2, 1),
                new long[] {0, 0, 6},
                new long[0],
                new int[] {2, 1},
                new int[2],
                new ItemCosts(10, 20, 0.5, new double[] {4, 3, 2}));
        Flow flow = InventorySimulator.run(List.of(item), (i, run) -> state -> 0, CONTEXT)
                .item(0, 0);
        assertThat(flow.closing()).isEqualTo(3);
        assertThat(flow.cost()).isEqualTo(0.5 * (4 + 3) + 3 * 4);
    }

    @Test
    void policiesSeeWhatAShopSees() {
        List<String> seen = new ArrayList<>();
        SimulationItem item = new SimulationItem(
                "seen",
                2,
                LeadTime.fixedDays(2),
                every(3, 2),
                new long[] {1, 2},
                new long[] {0, 4},
                new int[] {2, 9, 0},
                new int[3],
                ItemCosts.none());
        InventorySimulator.run(
                List.of(item),
                (i, run) -> new ReplenishmentPolicy() {
                    @Override
                    public long order(ItemState state) {
                        seen.add("order day " + state.day() + " has " + state.stock(1) + "+" + state.stock(2)
                                + " coming " + state.arriving(1) + "," + state.arriving(2));
                        return 7;
                    }

                    @Override
                    public void closed(ItemState state) {
                        seen.add("sold " + state.sold() + " wasted " + state.wasted() + (state.soldOut() ? " out" : "")
                                + " left " + state.onHand());
                    }
                },
                CONTEXT);
        assertThat(seen)
                .containsExactly(
                        "order day 0 has 1+2 coming 4,0",
                        "sold 2 wasted 0 left 1",
                        "sold 5 wasted 0 out left 0",
                        "order day 2 has 0+7 coming 0,0",
                        "sold 0 wasted 0 left 7");
    }

    @Test
    void wrongInputIsNamed() {
        SimulationItem one = item("a", 2, 1, 1, 1);
        SimulationItem other = new SimulationItem(
                "b",
                2,
                LeadTime.fixedDays(1),
                every(15, 1),
                new long[0],
                new long[0],
                new int[15],
                new int[15],
                ItemCosts.none());
        assertThatThrownBy(() -> InventorySimulator.run(List.of(one, other), (i, r) -> s -> 0, CONTEXT))
                .hasMessageContaining("item b has 1 runs");
        assertThatThrownBy(() -> InventorySimulator.run(List.of(one), (i, r) -> s -> -1, CONTEXT))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new ItemCosts(Double.NaN, 0, 0, new double[0])).hasMessageContaining("wasteCost");
        assertThatThrownBy(() -> DemandSplit.draw(new int[1], 1.5, 1, "a")).hasMessageContaining("1.5");
        assertThatThrownBy(() -> ConfidenceInterval.of(new double[] {1}, 0.95)).hasMessageContaining("two");
    }

    @Test
    void stopsWhenAsked() {
        CancellationSwitch off = new CancellationSwitch();
        off.cancel();
        RunContext context = CONTEXT.toBuilder().cancellation(off).build();
        assertThatThrownBy(() -> InventorySimulator.run(List.of(item("a", 2, 1, 1, 1)), (i, r) -> s -> 0, context))
                .isInstanceOf(RunStoppedException.class);
    }

    /** Student's t of 0.975 with 3 degrees of freedom is 3.182 (Abramowitz and Stegun 1964, table 26.10). */
    @Test
    void intervalOfFour() {
        ConfidenceInterval interval = ConfidenceInterval.of(new double[] {1, 2, 3, 4}, 0.95);
        assertThat(interval.mean()).isEqualTo(2.5);
        assertThat(interval.halfWidth()).isCloseTo(3.182 * Math.sqrt(5.0 / 3 / 4), within(1e-3));
        assertThat(interval.low()).isLessThan(interval.high());
    }

    @Test
    void newestFirstHasItsShare() {
        int[] demand = new int[4000];
        Arrays.fill(demand, 10);
        demand[0] = 1_000_000;
        int[] newest = DemandSplit.draw(demand, 0.3, 5, "x");
        assertThat(newest[0]).isBetween(298_000, 302_000);
        double rest = Arrays.stream(newest).skip(1).average().orElseThrow();
        assertThat(rest).isCloseTo(3, within(6 * Math.sqrt(2.1 / 4000)));
        assertThat(DemandSplit.draw(demand, 1, 5, "x")).isEqualTo(demand);
        assertThat(DemandSplit.draw(demand, 0, 5, "x")).containsOnly(0);
    }
}
