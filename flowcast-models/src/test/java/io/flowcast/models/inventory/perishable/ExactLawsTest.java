package io.flowcast.models.inventory.perishable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.CancellationSwitch;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.Distributions;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactLawsTest {
    private static final double[] DEMAND = {0.2, 0.35, 0.25, 0.15, 0.05};
    private static final AgeCosts COSTS = new AgeCosts(0.7, 1, 5, 2, 0.2, true);
    private static final int SWEEPS = 36;

    private static PerishableProblem tiny(int life, int lead, double newest, int maxOrder) {
        return PerishableProblem.of(ShelfLife.fixed(life), maxOrder, DEMAND, COSTS)
                .withLeadPeriods(lead)
                .withNewestFirstShare(newest)
                .withDiscount(0.5);
    }

    /** 0.5 to the power of 36 leaves 1e-11 of the cost. */
    private static void sameAsPlain(PerishableProblem problem) {
        PerishableSolution solution = new PerishableOptimizer().solve(problem, Tables.CONTEXT);
        assertThat(solution.converged()).isTrue();
        assertThat(solution.cost()).isCloseTo(new PlainIteration(problem).cost(SWEEPS), within(1e-6));
        PolicyValue value = PolicyEvaluator.evaluate(problem, solution, Tables.CONTEXT);
        assertThat(value.cost()).isCloseTo(solution.cost(), within(1e-7));
        LongRun longRun = value.longRun();
        assertThat(longRun.imbalance()).isLessThan(1e-10);
        assertThat(longRun.sold() + longRun.shortage()).isCloseTo(longRun.demand(), within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0, 3", "1, 2, 0, 3", "1, 0, 0, 4", "2, 0, 0, 4", "3, 0, 0, 3", "2, 1, 0, 4", "2, 2, 0, 3", "3, 1, 0, 3",
        "3, 2, 0, 2", "4, 1, 0, 2", "2, 1, 1, 4", "3, 1, 1, 3", "3, 2, 1, 2", "4, 1, 1, 2", "3, 0, 1, 3",
                "2, 1, 0.4, 4",
        "3, 1, 0.4, 3", "3, 0, 0.4, 3", "1, 1, 0.4, 3", "1, 3, 0, 2"
    })
    void agreesWithThePlainestIteration(int life, int lead, double newest, int maxOrder) {
        sameAsPlain(tiny(life, lead, newest, maxOrder));
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 0", "3, 1, 1", "3, 1, 0.5", "3, 0, 0", "2, 2, 0"})
    void agreesWithThePlainestIterationForGoodsThatSpoil(int life, int lead, double newest) {
        double[] chances = {0.5, 0.3, 0.1};
        PerishableProblem problem = PerishableProblem.of(
                        ShelfLife.fixed(life).withSpoiling(java.util.Arrays.copyOf(chances, life)), 2, DEMAND, COSTS)
                .withLeadPeriods(lead)
                .withNewestFirstShare(newest)
                .withDiscount(0.5);
        sameAsPlain(problem);
    }

    @ParameterizedTest
    @CsvSource({"2, 0, 0", "2, 1, 0", "3, 1, 1", "3, 1, 0.5", "2, 2, 0"})
    void agreesWithThePlainestIterationForRandomLifeOnArrival(int life, int lead, double newest) {
        ShelfLife shelfLife = ShelfLife.onArrival(life, 2, units -> {
            double[] chances = new double[life];
            for (int j = 0; j < life; j++) {
                chances[j] = (1.0 + j * units) / (life + units * life * (life - 1) / 2.0);
            }
            return chances;
        });
        sameAsPlain(PerishableProblem.of(shelfLife, 2, DEMAND, COSTS)
                .withLeadPeriods(lead)
                .withNewestFirstShare(newest)
                .withDiscount(0.5));
    }

    @Test
    void agreesWithThePlainestIterationForACycleAndPacks() {
        double[] weekend = {0.1, 0.1, 0.2, 0.3, 0.3};
        sameAsPlain(tiny(2, 1, 0, 3).withDemandCycle(DEMAND, weekend, DEMAND));
        sameAsPlain(tiny(2, 0, 0, 4).withPackUnits(2));
        // The plain states hold every number of units, the solver's pipeline whole packs only.
        sameAsPlain(tiny(2, 1, 0, 4).withPackUnits(2));
        sameAsPlain(tiny(3, 1, 1, 3).withPackUnits(3));
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 0", "3, 2, 1", "3, 1, 0.3", "4, 0, 0"})
    void theSameWithAnyNumberOfThreads(int life, int lead, double newest) {
        PerishableProblem problem = Tables.small(life, lead, newest, 5);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            PerishableSolution one = new PerishableOptimizer().solve(problem, Tables.CONTEXT);
            PerishableSolution four = new PerishableOptimizer().solve(problem, Tables.threads(pool, 4));
            assertThat(four.cost()).isEqualTo(one.cost());
            assertThat(four.sweeps()).isEqualTo(one.sweeps());
            int[] stock = new int[life];
            stock[0] = 2;
            int[] pipeline = new int[Math.max(0, lead - 1)];
            assertThat(four.value(0, stock, pipeline)).isEqualTo(one.value(0, stock, pipeline));
        } finally {
            pool.shutdown();
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 1", "2, 1, 0", "3, 1, 0.5", "3, 0, 0"})
    void theAverageCostIsTheLimitOfTheDiscountedOne(int life, int lead, double newest) {
        PerishableProblem average = Tables.small(life, lead, newest, 6).withDiscount(1);
        PerishableSolution best = new PerishableOptimizer().solve(average, Tables.CONTEXT);
        PolicyValue value = PolicyEvaluator.evaluate(average, best, Tables.CONTEXT);
        assertThat(value.cost()).isCloseTo(best.cost(), within(1e-7));
        double discount = 0.9999;
        PerishableSolution discounted = new PerishableOptimizer().solve(average.withDiscount(discount), Tables.CONTEXT);
        assertThat(discounted.cost() * (1 - discount)).isCloseTo(best.cost(), within(0.01));
    }

    @Test
    void simpleRulesCostNoLessThanTheBest() {
        for (double newest : new double[] {0, 0.5, 1}) {
            PerishableProblem problem = Tables.small(3, 1, newest, 6);
            PerishableSolution best = new PerishableOptimizer().solve(problem, Tables.CONTEXT);
            for (int level = 0; level < 15; level++) {
                PolicyValue value = PolicyEvaluator.evaluate(problem, new BaseStockPolicy(level), Tables.CONTEXT);
                assertThat(value.cost()).isGreaterThanOrEqualTo(best.lowerBound() - 1e-7);
            }
        }
    }

    /** With one day of life and no lead time the best order is the newsvendor's quantile. */
    @Test
    void oneDayOfLifeIsTheNewsvendor() {
        double[] demand = DemandTable.of(Distributions.poisson(6), 1e-12);
        PerishableProblem problem = PerishableProblem.of(ShelfLife.fixed(1), 20, demand, AgeCosts.linear(2, 5, 1, 0))
                .withLeadPeriods(0);
        PerishableSolution solution = new PerishableOptimizer().solve(problem, Tables.CONTEXT);
        // Underage 5 - 2, overage 2 + 1: the median, 6.
        assertThat(solution.order(0, new int[1], new int[0])).isEqualTo(6);
        double loss = 0;
        double left = 0;
        for (int d = 0; d < demand.length; d++) {
            loss += demand[d] * Math.max(0, d - 6);
            left += demand[d] * Math.max(0, 6 - d);
        }
        assertThat(solution.cost()).isCloseTo(12 + 5 * loss + left, within(1e-9));
    }

    @Test
    void limits() {
        PerishableProblem none = PerishableProblem.of(ShelfLife.fixed(3), 4, new double[] {1}, COSTS);
        PerishableSolution solution = new PerishableOptimizer().solve(none, Tables.CONTEXT);
        assertThat(solution.cost()).isEqualTo(0);
        assertThat(solution.order(0, new int[3], new int[0])).isZero();
        LongRun idle = PolicyEvaluator.evaluate(none, solution, Tables.CONTEXT).longRun();
        assertThat(idle.fillRate()).isEqualTo(1);
        assertThat(idle.wasteShare()).isZero();

        PerishableProblem nothing = PerishableProblem.of(ShelfLife.fixed(2), 0, DEMAND, COSTS);
        // Mean demand is 1.5: all is lost.
        assertThat(new PerishableOptimizer().solve(nothing, Tables.CONTEXT).cost())
                .isCloseTo(7.5, within(1e-12));

        PerishableProblem free = PerishableProblem.of(ShelfLife.fixed(2), 4, DEMAND, AgeCosts.linear(0, 0, 0, 0));
        assertThat(new PerishableOptimizer().solve(free, Tables.CONTEXT).cost()).isZero();
    }

    @Test
    void badArgumentsAreNamed() {
        ShelfLife life = ShelfLife.fixed(2);
        PerishableProblem problem = PerishableProblem.of(life, 4, DEMAND, COSTS);
        assertThatThrownBy(() -> ShelfLife.fixed(0))
                .hasMessageContaining("days")
                .hasMessageContaining("0");
        assertThatThrownBy(() -> AgeCosts.linear(-1, 0, 0, 0))
                .hasMessageContaining("perUnit")
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> AgeCosts.linear(1, Double.NaN, 0, 0)).hasMessageContaining("shortage");
        assertThatThrownBy(() -> AgeCosts.linear(1, 1, Double.POSITIVE_INFINITY, 0))
                .hasMessageContaining("waste");
        assertThatThrownBy(() -> PerishableProblem.of(life, -1, DEMAND, COSTS)).hasMessageContaining("maxOrder");
        assertThatThrownBy(() -> PerishableProblem.of(life, 4, new double[] {0.5, 0.4}, COSTS))
                .hasMessageContaining("demand must add up to 1");
        assertThatThrownBy(() -> PerishableProblem.of(life, 4, new double[] {1.5, -0.5}, COSTS))
                .hasMessageContaining("demand");
        assertThatThrownBy(() -> PerishableProblem.of(life, 4, new double[] {Double.NaN, 1}, COSTS))
                .hasMessageContaining("demand");
        assertThatThrownBy(() -> problem.withPackUnits(5))
                .hasMessageContaining("packUnits")
                .hasMessageContaining("5");
        assertThatThrownBy(() -> problem.withLeadPeriods(-1)).hasMessageContaining("leadPeriods");
        assertThatThrownBy(() -> problem.withNewestFirstShare(Double.NaN)).hasMessageContaining("newestFirstShare");
        assertThatThrownBy(() -> problem.withDiscount(0)).hasMessageContaining("discount");
        assertThatThrownBy(() -> life.withSpoiling(0.1)).hasMessageContaining("spoiling");
        assertThatThrownBy(() -> new BaseStockPolicy(-3)).hasMessageContaining("level");
        PerishableProblem large = PerishableProblem.of(ShelfLife.fixed(9), 99, DEMAND, COSTS);
        assertThatThrownBy(() -> new PerishableOptimizer().solve(large, Tables.CONTEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("states");
        PerishableSolution solution = new PerishableOptimizer().solve(problem, Tables.CONTEXT);
        assertThatThrownBy(() -> solution.order(0, new int[] {9, 0}, new int[0]))
                .hasMessageContaining("outside");
        assertThatThrownBy(() -> solution.order(0, new int[1], new int[0])).hasMessageContaining("stock must hold 2");
    }

    @Test
    void canBeStopped() {
        CancellationSwitch stop = new CancellationSwitch();
        stop.cancel();
        RunContext context = RunContext.asOf(LocalDate.EPOCH).cancellation(stop).build();
        assertThatThrownBy(() -> new PerishableOptimizer().solve(Tables.small(2, 1, 0, 4), context))
                .isInstanceOf(RunStoppedException.class);
    }
}
