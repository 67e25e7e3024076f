package io.flowcast.models.inventory.echelon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.inventory.echelon.GuaranteedService.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class GuaranteedServiceTest {
    /** Snyder and Shen 2019, example 6.5: cost 2 sqrt(2) + 6 / sqrt(1.21...), by stockpyl 8.277916867529369. */
    @Test
    void textbookExample() {
        List<Stage> stages = List.of(
                new Stage(1, 2, 1, Stage.NO_LIMIT, 1, 0, 0),
                new Stage(3, 1, 0, 0, 1, 0, 1),
                new Stage(2, 1, 0, Stage.NO_LIMIT, 1, 0, 0),
                new Stage(3, 1, 0, 1, 1, 0, 1));
        ServiceTimes times = new GuaranteedService(stages, new int[][] {{0, 2}, {2, 1}, {2, 3}}).best();
        assertThat(times.cost()).isCloseTo(8.277916867529369, within(1e-9));
        assertThat(times.outbound()).containsExactly(0, 0, 0, 1);
    }

    private record Drawn(List<Stage> stages, int[][] arcs) {}

    private static Drawn drawn(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] arcs = new int[n - 1][];
        boolean[] hasCustomer = new boolean[n];
        for (int i = 1; i < n; i++) {
            int j = random.nextInt(i);
            arcs[i - 1] = random.nextBoolean() ? new int[] {i, j} : new int[] {j, i};
            hasCustomer[arcs[i - 1][0]] = true;
        }
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            stages.add(new Stage(
                    0.5 + 5 * random.nextDouble(),
                    random.nextInt(4),
                    random.nextInt(2),
                    hasCustomer[i] ? Stage.NO_LIMIT : random.nextInt(3),
                    1 + random.nextDouble(),
                    10,
                    hasCustomer[i] ? 0 : 1 + 5 * random.nextDouble()));
        }
        return new Drawn(stages, arcs);
    }

    /** Cost by outbound times; infinite if a time cannot be kept. */
    private static double cost(Drawn network, int[] out) {
        int n = out.length;
        double[] variance = new double[n];
        for (int i = 0; i < n; i++) {
            // every stage adds its own variance to all stages before it
            List<Integer> open = new ArrayList<>(List.of(i));
            boolean[] seen = new boolean[n];
            while (!open.isEmpty()) {
                int at = open.remove(open.size() - 1);
                if (!seen[at]) {
                    seen[at] = true;
                    variance[at] += Math.pow(network.stages.get(i).deviation(), 2);
                    for (int[] arc : network.arcs) {
                        if (arc[1] == at) {
                            open.add(arc[0]);
                        }
                    }
                }
            }
        }
        double cost = 0;
        for (int i = 0; i < n; i++) {
            Stage stage = network.stages.get(i);
            int in = stage.inboundTime();
            for (int[] arc : network.arcs) {
                if (arc[1] == i) {
                    in = Math.max(in, out[arc[0]]);
                }
            }
            int bridged = in + stage.processingTime() - out[i];
            if (bridged < 0 || out[i] > stage.latestService()) {
                return Double.POSITIVE_INFINITY;
            }
            cost += stage.holdingCost() * stage.safetyFactor() * Math.sqrt(variance[i] * bridged);
        }
        return cost;
    }

    @Property(tries = 60)
    void nothingBeatsTheProgramme(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @IntRange(min = 1, max = 4) int n) {
        Drawn network = drawn(seed, n);
        ServiceTimes best = new GuaranteedService(network.stages, network.arcs).best();
        assertThat(cost(network, best.outbound())).isCloseTo(best.cost(), within(1e-9 * (1 + best.cost())));
        int most = 1;
        for (Stage stage : network.stages) {
            most += stage.processingTime() + stage.inboundTime();
        }
        int[] out = new int[n];
        double cheapest = Double.POSITIVE_INFINITY;
        while (true) {
            cheapest = Math.min(cheapest, cost(network, out));
            int i = 0;
            while (i < n && ++out[i] > most) {
                out[i++] = 0;
            }
            if (i == n) {
                break;
            }
        }
        assertThat(best.cost()).isCloseTo(cheapest, within(1e-9 * (1 + cheapest)));
    }

    /** Snyder and Shen 2019, example 6.3: a chain of three, cost 2 sqrt(2). */
    @Test
    void chain() {
        List<Stage> chain =
                List.of(new Stage(7, 1, 0, 1, 1, 0, 1), new Stage(4, 0, 0, 0, 1, 0, 0), new Stage(2, 1, 1, 0, 1, 0, 0));
        ServiceTimes times = GuaranteedService.ofChain(chain);
        assertThat(times.cost()).isCloseTo(2 * Math.sqrt(2), within(1e-12));
        assertThat(times.outbound()).containsExactly(1, 0, 0);
    }

    @Test
    void onlyTreesAreTaken() {
        Stage stage = new Stage(1, 1, 0, 0, 1, 1, 1);
        assertThatThrownBy(() -> new GuaranteedService(List.of(stage, stage), new int[][] {}))
                .hasMessageContaining("tree");
        assertThatThrownBy(() -> new GuaranteedService(
                                List.of(stage, stage, stage, stage), new int[][] {{0, 1}, {1, 2}, {2, 0}})
                        .best())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stage(-1, 1, 0, 0, 1, 1, 1)).hasMessageContaining("holdingCost");
    }

    @Test
    void searchFindsTheValley() {
        BaseStockSearch search = new BaseStockSearch(x -> Math.pow(x[0] - 3, 2) + Math.pow(x[1] - x[0] - 1, 2));
        BaseStockSearch.Levels found = search.descend(
                new double[] {0, 0},
                new double[] {-10, -10},
                new double[] {10, 10},
                new int[][] {{0}, {1}},
                1e-9,
                1e-7);
        assertThat(found.levels()[0]).isCloseTo(3, within(1e-3));
        assertThat(found.levels()[1]).isCloseTo(4, within(1e-3));
        BaseStockSearch.Levels tried = search.enumerate(new double[][] {{1, 2, 3, 4}, {2, 4, 6}});
        assertThat(tried.levels()).containsExactly(3, 4);
        assertThat(tried.cost()).isZero();
    }
}
