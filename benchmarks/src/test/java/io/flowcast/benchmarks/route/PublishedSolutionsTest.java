package io.flowcast.benchmarks.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.routing.RoutePlan;
import io.flowcast.connectors.vrp.DistanceRounding;
import io.flowcast.connectors.vrp.VrpInstance;
import io.flowcast.connectors.vrp.VrpSolution;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Published solutions are feasible and cost what was published: reader, rounding and checker agree with the literature. The last
 * column is the unit of the published cost in problem units.
 */
class PublishedSolutionsTest {

    @ParameterizedTest
    @CsvSource({
        "X-n101-k25, NINT, 1",
        "X-n106-k14, NINT, 1",
        "X-n115-k10, NINT, 1",
        "X-n524-66-k129, NINT, 1",
        "X115-HVRP, EXACT, 100000",
        "X125-HVRP, EXACT, 100000",
        "X106-FSMD, EXACT, 100000",
        "PR01, EXACT, 1",
        "PR07, EXACT, 1",
        "PR11A, EXACT, 1",
        "R1_10_1, DIMACS, 1",
        "C201R0.25, DIMACS, 1"
    })
    void costWhatWasPublished(String name, DistanceRounding rounding, double unit) throws IOException {
        VrpInstance instance = Instances.read(name, rounding);
        VrpSolution published = Instances.solution(name);
        RoutePlan plan = PublishedPlan.of(instance, published);
        double stated = published.cost().orElseThrow() * unit;

        assertThat(plan.violations()).isEmpty();
        // Costs are published with two decimals at most, so the sum may differ in the last of them.
        assertThat(plan.cost()).isCloseTo(stated, within(unit / 100));
    }
}
