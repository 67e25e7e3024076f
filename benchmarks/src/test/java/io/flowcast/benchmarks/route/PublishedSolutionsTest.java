package io.flowcast.benchmarks.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.routing.Visit;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.vrp.DistanceRounding;
import io.flowcast.connectors.vrp.VrpInstance;
import io.flowcast.connectors.vrp.VrpSolution;
import io.flowcast.core.verify.SolutionChecker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        "R1_10_1, DIMACS, 1"
    })
    void costWhatWasPublished(String name, DistanceRounding rounding, double unit) throws IOException {
        VrpInstance instance = Instances.read(name, rounding);
        VrpSolution published = Instances.solution(name);
        List<Route> routes = routes(instance, published);
        List<UnservedStop> unserved = unserved(instance.problem(), published);
        double cost = published.cost() * unit;

        List<Violation> violations = new SolutionChecker().check(instance.problem(), routes, unserved, cost);

        // Costs are published with two decimals at most, so the sum may differ in the last of them.
        double rounded = unit / 100;
        assertThat(violations).allSatisfy(violation -> {
            assertThat(violation.kind()).isEqualTo(Violation.Kind.STATED);
            assertThat(violation.subject()).isEqualTo("plan");
            assertThat(violation.amount()).isCloseTo(0, within(rounded));
        });
    }

    private static List<UnservedStop> unserved(RoutingProblem problem, VrpSolution solution) {
        Set<String> served = new HashSet<>();
        solution.routes().forEach(route -> route.forEach(customer -> served.add(customer.toString())));
        return problem.stops().stream()
                .filter(stop -> !served.contains(stop.id()))
                .map(stop -> new UnservedStop(stop.id(), "as published"))
                .toList();
    }

    private static List<Route> routes(VrpInstance instance, VrpSolution solution) {
        List<Route> routes = new ArrayList<>();
        for (int r = 0; r < solution.routes().size(); r++) {
            List<Integer> customers = solution.routes().get(r);
            if (customers.isEmpty()) {
                continue;
            }
            VehicleType type = instance.problem().vehicleTypes().get(0);
            int vehicle = r;
            for (VehicleType each : instance.problem().vehicleTypes()) {
                Map<String, List<Integer>> vehicles = instance.vehicles();
                int index = vehicles.getOrDefault(each.id(), List.of()).indexOf(r + 1);
                if (index >= 0) {
                    type = each;
                    vehicle = index;
                }
            }
            routes.add(schedule(instance.problem(), type, vehicle, customers));
        }
        return routes;
    }

    /** Earliest end first, then the latest start that still reaches it: the shortest duration where windows are single. */
    private static Route schedule(RoutingProblem problem, VehicleType type, int vehicle, List<Integer> customers) {
        TravelMatrix travel = problem.travel().get(type.profile());
        Depot depot = problem.depots().stream()
                .filter(each -> each.id().equals(type.startDepotId()))
                .findFirst()
                .orElseThrow();
        List<Stop> stops = customers.stream()
                .map(customer -> problem.stops().stream()
                        .filter(stop -> stop.id().equals(customer.toString()))
                        .findFirst()
                        .orElseThrow())
                .toList();
        int n = stops.size();
        long time = depot.window().startSecond();
        int at = depot.location();
        for (Stop stop : stops) {
            time = Math.max(
                            time + travel.durationSeconds(at, stop.location()),
                            window(stop).startSecond())
                    + stop.serviceSeconds();
            at = stop.location();
        }
        long end = time + travel.durationSeconds(at, depot.location());
        long[] latest = new long[n];
        long next = end;
        int ahead = depot.location();
        for (int k = n - 1; k >= 0; k--) {
            Stop stop = stops.get(k);
            long reach = next - travel.durationSeconds(stop.location(), ahead) - stop.serviceSeconds();
            latest[k] = Math.min(reach, window(stop).endSecond());
            next = latest[k];
            ahead = stop.location();
        }
        long start = next - travel.durationSeconds(depot.location(), ahead);
        long metres = 0;
        long leaves = start;
        at = depot.location();
        List<Visit> visits = new ArrayList<>();
        for (Stop stop : stops) {
            long arrives = leaves + travel.durationSeconds(at, stop.location());
            long begins = Math.max(arrives, window(stop).startSecond());
            metres += travel.distanceMetres(at, stop.location());
            leaves = begins + stop.serviceSeconds();
            visits.add(new Visit(stop.id(), arrives, begins, leaves));
            at = stop.location();
        }
        metres += travel.distanceMetres(at, depot.location());
        long back = leaves + travel.durationSeconds(at, depot.location());
        double cost = type.fixedCost() + type.costPerMetre() * metres;
        return new Route(type.id(), vehicle, depot.id(), depot.id(), start, back, visits, metres, cost);
    }

    private static TimeWindow window(Stop stop) {
        return stop.windows().isEmpty() ? TimeWindow.ALWAYS : stop.windows().get(0);
    }
}
