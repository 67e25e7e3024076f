package io.flowcast.models.inventory.perishable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.Distributions;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeuristicsTest {
    private static final RunContext CONTEXT =
            RunContext.asOf(LocalDate.EPOCH).seed(5).build();

    /** Base stock is in every family, so no family may cost more; and none less than the best. */
    @ParameterizedTest
    @CsvSource({"2, 1, 0", "2, 2, 1", "3, 1, 0.5", "2, 0, 0"})
    void everyFamilyLiesBetweenTheBestAndBaseStock(int life, int lead, double newest) {
        PerishableProblem problem = Tables.deMoor(life, lead, newest, 7);
        List<HeuristicAnswer> answers = new HeuristicSearch().best(List.of(Heuristic.values()), problem, CONTEXT);
        double best = new PerishableOptimizer().solve(problem, CONTEXT).cost();
        double baseStock = answers.get(0).cost();
        assertThat(baseStock)
                .isCloseTo(BaseStockSearch.best(problem, CONTEXT).value().cost(), within(1e-6));
        for (HeuristicAnswer answer : answers) {
            assertThat(answer.exactGap()).isTrue();
            assertThat(answer.costHalfWidth()).isZero();
            assertThat(answer.cost()).isGreaterThanOrEqualTo(best - 1e-6);
            if (answer.heuristic() != Heuristic.ESTIMATED_WASTE
                    && answer.heuristic() != Heuristic.LOW_STOCK_ESTIMATED_WASTE) {
                assertThat(answer.cost()).as("%s", answer).isLessThanOrEqualTo(baseStock + 1e-9);
            }
            assertThat(answer.gap()).isCloseTo(answer.cost() / best - 1, within(1e-6));
            assertThat(answer.longRun().imbalance()).isLessThan(1e-10);
        }
    }

    /** The largest gap over De Moor's eight settings of lifetime 2; base stock is up to 4.4 % away there (see de_moor_m2.csv). */
    @ParameterizedTest
    @CsvSource({"1, 0, 7", "1, 1, 7", "2, 0, 7", "2, 1, 7", "1, 0, 10", "1, 1, 10", "2, 0, 10", "2, 1, 10"})
    void ageWeightsComeWithinHalfAPercent(int lead, double newest, double waste) {
        HeuristicAnswer answer =
                new HeuristicSearch().best(Heuristic.AGE_WEIGHTED, Tables.deMoor(2, lead, newest, waste), CONTEXT);
        assertThat(answer.gap()).isLessThan(0.005);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 0", "3, 2, 1", "3, 1, 0.4", "2, 0, 0"})
    void theSimulationAgreesWithTheChain(int life, int lead, double newest) {
        PerishableProblem problem = Tables.small(life, lead, newest, 6).withDiscount(1);
        AgePolicy policy = new BaseStockPolicy(5);
        PolicyValue exact = PolicyEvaluator.evaluate(problem, policy, CONTEXT);
        AgeSimulation.Outcome played = new AgeSimulation(problem, 200, CONTEXT).play(policy, CONTEXT);
        assertThat(played.cost().mean())
                .isCloseTo(exact.cost(), within(2 * played.cost().halfWidth()));
        assertThat(played.longRun().wasted()).isCloseTo(exact.longRun().wasted(), within(0.02));
        assertThat(played.longRun().fillRate()).isCloseTo(exact.longRun().fillRate(), within(0.01));
    }

    /** Who knows the demand pays at most what the best policy costs; with a life of one and orders at once and certain demand, just that. */
    @Test
    void knowingTheDemandCostsLess() {
        for (double discount : new double[] {0.95, 1}) {
            PerishableProblem problem = Tables.small(2, 1, 0.5, 4).withDiscount(discount);
            assertThat(LowerBound.clairvoyant(problem))
                    .isLessThanOrEqualTo(
                            new PerishableOptimizer().solve(problem, CONTEXT).upperBound());
            PerishableProblem certain = PerishableProblem.of(
                            ShelfLife.fixed(2), 3, new double[] {0, 0, 1}, AgeCosts.linear(1, 5, 2, 1))
                    .withLeadPeriods(2)
                    .withDiscount(discount);
            double best = new PerishableOptimizer().solve(certain, CONTEXT).cost();
            assertThat(LowerBound.clairvoyant(certain)).isCloseTo(best, within(1e-5 * best));
        }
    }

    @Test
    void theSimulationAgreesWithTheChainWhereLifeIsRandom() {
        ShelfLife life =
                ShelfLife.onArrival(3, 6, units -> new double[] {0.2, 0.3, 0.5}).withSpoiling(0, 0.1, 0.05);
        PerishableProblem problem = PerishableProblem.of(
                life, 6, DemandTable.of(Distributions.poisson(2), 1e-9), AgeCosts.linear(1, 6, 2, 0.1));
        AgePolicy policy = new BaseStockPolicy(6);
        PolicyValue exact = PolicyEvaluator.evaluate(problem, policy, CONTEXT);
        AgeSimulation.Outcome played = new AgeSimulation(problem, 200, CONTEXT).play(policy, CONTEXT);
        assertThat(played.cost().mean())
                .isCloseTo(exact.cost(), within(2 * played.cost().halfWidth()));
        assertThat(played.longRun().wasted()).isCloseTo(exact.longRun().wasted(), within(0.02));
    }

    @Test
    void theSimulationIsTheSameWithAnyNumberOfThreads() {
        PerishableProblem problem = Tables.small(3, 1, 0.5, 6);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            RunContext many =
                    RunContext.asOf(LocalDate.EPOCH).seed(5).executor(pool, 4).build();
            AgeSimulation simulation = new AgeSimulation(problem, 20, CONTEXT);
            assertThat(simulation.play(new BaseStockPolicy(4), many))
                    .isEqualTo(simulation.play(new BaseStockPolicy(4), CONTEXT));
        } finally {
            pool.shutdown();
        }
    }

    /** The bound of a shorter lead time lies below the best, and not far. */
    @ParameterizedTest
    @CsvSource({"2, 2, 0, 0.99", "2, 2, 1, 0.99", "3, 2, 0.5, 0.9", "2, 3, 0, 1"})
    void lowerBoundsHold(int life, int lead, double newest, double discount) {
        PerishableProblem problem = Tables.small(life, lead, newest, 5).withDiscount(discount);
        double best = new PerishableOptimizer().solve(problem, CONTEXT).cost();
        for (int shorter = 0; shorter < lead; shorter++) {
            double states = problem.withLeadPeriods(shorter).states();
            LowerBound.Bound bound = LowerBound.of(problem, states, CONTEXT);
            assertThat(bound.exact()).isFalse();
            assertThat(bound.cost()).isLessThanOrEqualTo(best + 1e-6).isGreaterThan(0.5 * best);
        }
        assertThat(LowerBound.of(problem, 0, CONTEXT).cost()).isLessThanOrEqualTo(best);
        LowerBound.Bound exact = LowerBound.of(problem, problem.states(), CONTEXT);
        assertThat(exact.exact()).isTrue();
        assertThat(exact.cost()).isCloseTo(best, within(1e-6 * best));
    }

    @Test
    void largeProblemsGetASimulatedCostAndABound() {
        PerishableProblem problem = Tables.small(3, 2, 0.5, 6);
        HeuristicSearch search = new HeuristicSearch().withStates(0, 400).withRuns(8);
        HeuristicAnswer answer = search.best(Heuristic.S_S_Q_Q, problem, CONTEXT);
        assertThat(answer.exactGap()).isFalse();
        assertThat(answer.costHalfWidth()).isPositive();
        assertThat(answer.gap()).isBetween(0.0, 1.0);
    }

    @Test
    void rulesOrderWhatTheySay() {
        int[] stock = {1, 2};
        int[] pipeline = {3};
        assertThat(new BaseStockPolicy(10).order(0, stock, pipeline)).isEqualTo(4);
        assertThat(new BaseStockPolicy(5).order(0, stock, pipeline)).isZero();
        assertThat(SsPolicy.of(6, 10).order(0, stock, pipeline)).isEqualTo(4);
        assertThat(SsPolicy.of(5, 10).order(0, stock, pipeline)).isZero();
        assertThat(new SsPolicy(6, 10, 5, 7).order(0, stock, pipeline)).isEqualTo(5);
        assertThat(new SsPolicy(6, 20, 0, 7).order(0, stock, pipeline)).isEqualTo(7);
        // Position 6 below 8: slope 1 - (12 - 8) / 8 = 1/2.
        assertThat(new LowStockPolicy(8, 12, 8, null).order(0, stock, pipeline)).isEqualTo(5);
        assertThat(new LowStockPolicy(8, 12, 6, null).order(0, stock, pipeline)).isEqualTo(6);
        assertThat(new AgeWeightedPolicy(10, new double[] {0.5, 1}, 1, 99).order(0, stock, pipeline))
                .isEqualTo(5); // 10 - 0.5 - 2 - 3 = 4.5
        // Mean demand 1 takes one of the five old units: four will have expired when an order arrives.
        PerishableProblem one =
                PerishableProblem.of(ShelfLife.fixed(2), 9, new double[] {0, 1}, AgeCosts.linear(1, 5, 1, 0));
        EstimatedWaste waste = new EstimatedWaste(one);
        assertThat(waste.of(0, new int[] {5, 0}, new int[0])).isEqualTo(4);
        assertThat(LowStockPolicy.estimatedWaste(6, waste).order(0, new int[] {5, 0}, new int[0]))
                .isEqualTo(5);
    }

    @Test
    void levelsComeFromQuantilesOfTheForecast() {
        double[] low = DemandTable.of(Distributions.poisson(2), 1e-12);
        double[] high = DemandTable.of(Distributions.poisson(7), 1e-12);
        PerishableProblem problem = PerishableProblem.of(ShelfLife.fixed(4), 30, low, AgeCosts.linear(1, 5, 2, 0))
                .withDemandCycle(low, high)
                .withLeadPeriods(2);
        ForecastLevelPolicy policy = ForecastLevelPolicy.of(problem, 0.9);
        // Three periods from phase 0 have a mean of 11, from phase 1 one of 16.
        assertThat(policy.level(0)).isEqualTo((int) Distributions.poisson(11).quantile(0.9));
        assertThat(policy.level(1)).isEqualTo((int) Distributions.poisson(16).quantile(0.9));
        assertThat(policy.order(0, new int[] {1, 0, 2, 0}, new int[] {3})).isEqualTo(policy.level(0) - 6);
        ForecastLevelPolicy fresh = policy.withDaysFresh(problem, 1, 0.8);
        int cap = fresh.level(0);
        assertThat(cap).isLessThan(policy.level(0));
        assertThat(1 - Distributions.poisson(11).cdf(cap - 1)).isGreaterThanOrEqualTo(0.8);
        assertThat(1 - Distributions.poisson(11).cdf(cap)).isLessThan(0.8);
        assertThat(PolicyEvaluator.evaluate(
                                problem.withDemandCycle(low),
                                ForecastLevelPolicy.of(problem.withDemandCycle(low), 0.9),
                                CONTEXT)
                        .longRun()
                        .imbalance())
                .isLessThan(1e-10);
        assertThatThrownBy(() -> ForecastLevelPolicy.of(problem, 1)).hasMessageContaining("probability");
        assertThatThrownBy(() -> policy.withDaysFresh(problem, 0, 0.8)).hasMessageContaining("days");
    }

    /** One row of the Markov chain that the PyPI package "perishable" (MIT) shows in its documentation (perishable_markov.json). */
    @Test
    void oneStepOfAPublishedCasePackChain() {
        PerishableProblem problem = PerishableProblem.of(
                        ShelfLife.fixed(3),
                        4,
                        DemandTable.of(Distributions.poisson(2), 1e-12),
                        AgeCosts.linear(0, 1, 1, 0))
                .withLeadPeriods(2)
                .withPackUnits(4);
        AgeGrid grid = new AgeGrid(problem);
        AgeStep step = new AgeStep(problem, grid);
        step.follow(0, grid.state(new int[] {0, 0, 4}, new int[] {0}), 4);
        double[] byLeft = {0.1429, 0.1804, 0.2707, 0.2707, 0.1353};
        assertThat(step.size).isEqualTo(5);
        for (int i = 0; i < step.size; i++) {
            int[] stock = new int[3];
            int[] pipeline = new int[1];
            grid.stock(step.target[i], stock);
            grid.pipeline(step.target[i], pipeline);
            assertThat(stock[0] + stock[2]).isZero();
            assertThat(pipeline[0]).isEqualTo(4);
            assertThat(step.chance[i]).isCloseTo(byLeft[stock[1]], within(5e-5));
        }
        // 0.3685 is the probability of a sold-out day among those that end with nothing.
        assertThat(step.figures[AgeStep.SOLD_OUT] / 0.142877).isCloseTo(0.3685, within(5e-5));
    }

    /** A case of four every day: availability and waste of the rows for thresholds 0.1 and 0.2 in perishable_markov.json. */
    @Test
    void longRunOfAPublishedCasePackChain() {
        PerishableProblem problem = PerishableProblem.of(
                        ShelfLife.fixed(3),
                        4,
                        DemandTable.of(Distributions.poisson(5), 1e-12),
                        AgeCosts.linear(0, 1, 1, 0))
                .withLeadPeriods(3)
                .withPackUnits(4);
        LongRun run = PolicyEvaluator.evaluate(problem, (phase, stock, pipeline) -> 4, CONTEXT)
                .longRun();
        assertThat(run.soldOut()).isCloseTo(0.4075, within(5e-5));
        assertThat(run.wasteShare()).isCloseTo(0.0020, within(5e-5));
    }

    @Test
    void badNumbersAreNamed() {
        assertThatThrownBy(() -> SsPolicy.of(5, 4)).hasMessageContaining("level");
        assertThatThrownBy(() -> new SsPolicy(1, 4, 3, 2)).hasMessageContaining("most");
        assertThatThrownBy(() -> new LowStockPolicy(5, 4, 1, null)).hasMessageContaining("lowLevel");
        assertThatThrownBy(() -> new AgeWeightedPolicy(Double.NaN, new double[] {1}, 1, 1))
                .hasMessageContaining("level");
        assertThatThrownBy(() -> new AgeWeightedPolicy(1, new double[] {Double.NaN}, 1, 1))
                .hasMessageContaining("weights");
        assertThatThrownBy(() -> new AgeSimulation(Tables.small(2, 1, 0, 3), 1, CONTEXT))
                .hasMessageContaining("runs");
        assertThatThrownBy(() -> new HeuristicSearch().withStates(-1, 0)).hasMessageContaining("exact");
        PerishableProblem problem = Tables.small(2, 1, 0, 3);
        assertThatThrownBy(() -> PolicyEvaluator.cost(problem, (phase, stock, pipeline) -> -1, CONTEXT))
                .hasMessageContaining("ordered -1");
    }
}
