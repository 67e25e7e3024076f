package io.flowcast.models.inventory.echelon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.run.RunContext;
import io.flowcast.models.inventory.echelon.NetworkSimulation.Outcome;
import io.flowcast.models.inventory.echelon.NetworkSimulation.Stage;
import io.flowcast.models.inventory.echelon.NetworkSimulation.Supply;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.newsvendor.DisruptedNewsvendor;
import io.flowcast.models.inventory.newsvendor.StockDecision;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSimulationTest {
    private static final RunContext CONTEXT =
            RunContext.asOf(LocalDate.EPOCH).seed(5).build();

    /** The chain of Snyder and Shen 2019, example 6.1, with Poisson demand: the exact cost lies in the interval of the simulation. */
    @Test
    void aChainCostsWhatIsExact() {
        SerialSystem system =
                SerialSystem.of(new double[] {3, 2, 2}, new double[] {1, 1, 2}, 37.12, DemandLaws.poisson(5));
        SerialPlan plan = system.best();
        double[] local = plan.localLevels();
        // local holding costs are sums of echelon holding costs from the source on
        List<Stage> stages = List.of(
                new Stage(1, 1, 7, 37.12, DemandLaws.poisson(5), Supply.RELIABLE),
                new Stage(2, 1, 4, 0, null, Supply.RELIABLE),
                new Stage(Stage.SOURCE, 2, 2, 0, null, Supply.RELIABLE));
        Outcome outcome = new NetworkSimulation(stages, 100_000, CONTEXT).play(local);
        assertThat(outcome.cost().mean())
                .isCloseTo(plan.cost(), within(1.5 * outcome.cost().halfWidth()));
        assertThat(outcome.cost().halfWidth()).isLessThan(0.01 * plan.cost());
        assertThat(outcome.imbalance()).isLessThan(1e-6);
        assertThat(outcome.moved()[2]).isCloseTo(5, within(0.05));
    }

    /** Certain demand and a supplier that fails: the optimum of Tomlin 2006 (closed form), found by the search. */
    @Test
    void failuresAreCoveredByWholePeriods() {
        StockDecision exact = new DisruptedNewsvendor(0.25, 3, 20, 0.1, 0.3).best();
        // the closed form counts a period's demand itself, so that its level is one period above
        List<Stage> stages =
                List.of(new Stage(Stage.SOURCE, 0, 0.25, 3, DemandLaws.point(20), new Supply(0.1, 0.3, 1, 1)));
        NetworkSimulation simulation = new NetworkSimulation(stages, 200_000, CONTEXT);
        Outcome outcome = simulation.play(new double[] {exact.level() - 20});
        assertThat(outcome.cost().mean())
                .isCloseTo(exact.value(), within(2 * outcome.cost().halfWidth()));
        double[][] choices = {{0, 20, 40, 60, 80, 100, 120, 140}};
        BaseStockSearch.Levels best =
                new NetworkSimulation(stages, 40_000, CONTEXT).search().enumerate(choices);
        assertThat(best.levels()[0]).isCloseTo(exact.level() - 20, within(20.0));
    }

    @Test
    void aTreeWithFailuresAndLossesKeepsItsUnits() {
        DemandLaw demand = DemandLaws.negativeBinomialOfMoments(4, 3);
        List<Stage> stages = List.of(
                new Stage(2, 1, 2, 9, demand, new Supply(0, 1, 0.7, 1)),
                new Stage(2, 3, 2, 9, demand, new Supply(0.05, 0.5, 1, 1)),
                new Stage(Stage.SOURCE, 2, 1, 9, DemandLaws.poisson(1), new Supply(0.02, 0.4, 0.9, 1)));
        NetworkSimulation simulation = new NetworkSimulation(stages, 4_000, CONTEXT);
        Outcome low = simulation.play(new double[] {6, 14, 20});
        Outcome high = simulation.play(new double[] {16, 34, 60});
        for (Outcome outcome : List.of(low, high)) {
            assertThat(outcome.imbalance()).isLessThan(1e-6);
            assertThat(outcome.lost()[0]).isCloseTo(0.15 / 0.85 * 4, within(0.1));
            assertThat(outcome.lost()[1]).isZero();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(high.fillRates()[i]).isGreaterThan(low.fillRates()[i]).isBetween(0.8, 1.0);
            assertThat(high.waiting()[i]).isLessThan(low.waiting()[i]);
        }
        assertThat(simulation.play(new double[] {6, 14, 20}).cost()).isEqualTo(low.cost());
        BaseStockSearch.Levels found = simulation
                .search()
                .descend(
                        new double[] {6, 14, 20},
                        new double[3],
                        new double[] {40, 60, 90},
                        new int[][] {{0}, {1}, {2}},
                        0.5,
                        1);
        assertThat(found.cost())
                .isLessThan(low.cost().mean())
                .isLessThan(high.cost().mean());
    }

    @Test
    void badNetworksAreNamed() {
        Stage circle = new Stage(0, 1, 1, 1, null, Supply.RELIABLE);
        Stage lost = new Stage(7, 1, 1, 1, null, Supply.RELIABLE);
        Stage good = new Stage(Stage.SOURCE, 1, 1, 1, DemandLaws.poisson(1), Supply.RELIABLE);
        assertThatThrownBy(() -> new NetworkSimulation(List.of(circle), 100, CONTEXT))
                .hasMessageContaining("source");
        assertThatThrownBy(() -> new NetworkSimulation(List.of(lost), 100, CONTEXT))
                .hasMessageContaining("supplier");
        assertThatThrownBy(() -> new NetworkSimulation(List.of(), 100, CONTEXT)).hasMessageContaining("stages");
        assertThatThrownBy(() -> new NetworkSimulation(List.of(good), 3, CONTEXT))
                .hasMessageContaining("periods");
        NetworkSimulation fine = new NetworkSimulation(List.of(good), 100, CONTEXT);
        assertThatThrownBy(() -> fine.play(new double[] {-1})).hasMessageContaining("levels");
        assertThatThrownBy(() -> fine.play(new double[2])).hasMessageContaining("levels");
        assertThatThrownBy(() -> new Supply(1, 0.5, 1, 1)).hasMessageContaining("failure");
        assertThatThrownBy(() -> new Supply(0.1, 0, 1, 1)).hasMessageContaining("recovery");
        assertThatThrownBy(() -> new Supply(0.1, 1, 0.9, 0.8)).hasMessageContaining("leastYield");
        assertThatThrownBy(() -> new Stage(-1, -1, 1, 1, null, Supply.RELIABLE)).hasMessageContaining("leadPeriods");
    }
}
