package io.flowcast.connectors.vrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.Reload;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.Visit;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VrpSolutionTest {

    private static RoutePlan plan(double cost, Route... routes) {
        Provenance provenance = Provenance.of(
                "route", "test", Map.of(), "", RunContext.asOf(LocalDate.EPOCH).build());
        return new RoutePlan(List.of(routes), List.of(), cost, List.of(), 0, Findings.none(), provenance);
    }

    private static Route route(String type, int vehicle, String... stops) {
        List<Visit> visits =
                Arrays.stream(stops).map(id -> new Visit(id, 0, 0, 0)).toList();
        return new Route(type, vehicle, "D", "D", 0, 0, visits, 0, 0);
    }

    private static VrpInstance instance(DistanceRounding rounding, Map<String, List<Integer>> vehicles) {
        RoutingProblem problem = RoutingProblem.builder("demand")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .build();
        return new VrpInstance("tiny", "vrplib", rounding, problem, vehicles, Findings.none());
    }

    @Test
    void writesRoutesAndCostInTheUnitOfTheFile() {
        RoutePlan plan = plan(16377, route("v", 0, "3", "1"), route("v", 1, "2"));

        assertThat(VrpSolution.of(instance(DistanceRounding.DIMACS, Map.of()), plan)
                        .toText())
                .isEqualTo("Route #1: 3 1\nRoute #2: 2\nCost 1637.7\n");
    }

    @Test
    void putsRoutesWhereTheirVehiclesStandInTheFile() {
        RoutePlan plan = plan(30, route("small", 1, "3"), route("large", 0, "1"));
        Map<String, List<Integer>> vehicles = Map.of("small", List.of(1, 4), "large", List.of(2, 3));

        assertThat(VrpSolution.of(instance(DistanceRounding.NINT, vehicles), plan)
                        .routes())
                .containsExactly(List.of(), List.of(1), List.of(), List.of(3));
    }

    @Test
    void putsTheDepotBetweenTwoTrips() {
        List<Visit> visits = List.of(new Visit("3", 1, 1, 1), new Visit("1", 5, 5, 5));
        Route route = new Route("v", 0, "D", "D", 0, 9, visits, 0, 0, List.of(new Reload("D", 1, 3, 3, 4)), List.of());

        assertThat(VrpSolution.of(instance(DistanceRounding.NINT, Map.of()), plan(1, route))
                        .toText())
                .isEqualTo("Route #1: 3 0 1\nCost 1\n");
    }

    @Test
    void readsWhatItWrites() {
        VrpSolution solution = new VrpSolution(List.of(List.of(4, 2), List.of(), List.of(1)), OptionalDouble.of(12.5));

        assertThat(VrpSolution.parse(solution.toText())).isEqualTo(solution);
    }

    @Test
    void readsTheSpellingsThatAreInUse() {
        assertThat(VrpSolution.parse("Route  1 : 32 171\nRoute #2: 5 \nCost: 27.5\n"))
                .isEqualTo(new VrpSolution(List.of(List.of(32, 171), List.of(5)), OptionalDouble.of(27.5)));
    }

    @Test
    void readsASolutionWithoutCost() {
        VrpSolution solution = VrpSolution.parse("Instance name : lc101\nRoute  2 : 1\nRoute  3 : 4 2\n");

        assertThat(solution).isEqualTo(new VrpSolution(List.of(List.of(1), List.of(4, 2)), OptionalDouble.empty()));
        assertThat(solution.toText()).isEqualTo("Route #1: 1\nRoute #2: 4 2\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "Route #1: a\nCost 1\n", "Route #1: 1\nCost NaN\n", "Route #1: 1\nCost x\n"})
    void refusesWhatIsNoSolution(String text) {
        assertThatThrownBy(() -> VrpSolution.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
