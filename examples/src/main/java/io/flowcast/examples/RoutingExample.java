package io.flowcast.examples;

import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.models.Models;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;

/** Three stores get goods from a depot; what the first has too much of goes to the third. */
public final class RoutingExample {
    private static final long HOUR = 3600;

    private RoutingExample() {}

    /** The plan for one morning. */
    static RoutePlan plan() {
        // Places: 0 is the depot, 1 to 3 are the stores. Metres, and seconds at 36 km/h.
        long[][] metres = {
            {0, 4_000, 6_000, 9_000},
            {4_000, 0, 3_000, 7_000},
            {6_000, 3_000, 0, 5_000},
            {9_000, 7_000, 5_000, 0}
        };
        long[][] seconds = new long[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                seconds[i][j] = metres[i][j] / 10;
            }
        }
        TimeWindow morning = new TimeWindow(6 * HOUR, 9 * HOUR);
        Stop take =
                Stop.at("take yoghurt", 1).windows(morning).serviceSeconds(300).build();
        Stop bring =
                Stop.at("bring yoghurt", 3).windows(morning).serviceSeconds(300).build();
        RoutingProblem problem = RoutingProblem.builder("massGrams")
                .travel(DenseTravelMatrix.of(metres, seconds))
                .depot(new Depot("depot", 0, new TimeWindow(5 * HOUR, 12 * HOUR)))
                .vehicleType(VehicleType.at("van", 2, "depot", 500_000L)
                        .shift(new TimeWindow(5 * HOUR, 12 * HOUR))
                        .cost(30, 0.0004, 0.006)
                        .build())
                .stop(delivery("store 1", 1, 180_000, morning))
                .stop(delivery("store 2", 2, 120_000, morning))
                .stop(delivery("store 3", 3, 150_000, new TimeWindow(6 * HOUR, 7 * HOUR)))
                .shipment(new Shipment("yoghurt", take, bring, List.of(20_000L), 2 * HOUR))
                .build();
        return Models.routing()
                .plan(
                        problem,
                        StopWhen.afterIterations(2_000),
                        RunContext.asOf(LocalDate.of(2024, 6, 12)).seed(1).build());
    }

    private static Stop delivery(String id, int place, long grams, TimeWindow window) {
        return Stop.at(id, place)
                .delivery(grams)
                .windows(window)
                .serviceSeconds(600)
                .build();
    }

    /** Prints the plan. */
    public static void main(String[] args) {
        print(plan(), System.out);
    }

    static void print(RoutePlan plan, PrintStream out) {
        out.printf(
                "%.2f in all, %.1f km, feasible: %s%n", plan.cost(), plan.distanceMetres() / 1000.0, plan.feasible());
        plan.routes().forEach(route -> {
            out.printf("%s %d%n", route.vehicleTypeId(), route.vehicle() + 1);
            route.visits()
                    .forEach(visit -> out.printf(
                            "  %02d:%02d  %s%n",
                            visit.serviceStartSecond() / HOUR, visit.serviceStartSecond() % HOUR / 60, visit.stopId()));
        });
    }
}
