package io.flowcast.api.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import org.junit.jupiter.api.Test;

/** Who can carry what where: loads, places, vehicles, skills, and stops that nobody can serve. */
abstract class LoadCases extends RoutePlannerKitBase {

    @Test
    void plansNothingForNothing() {
        RoutePlan plan = plan(base(1, 1).build());

        assertThat(plan.feasible()).isTrue();
        assertThat(plan.routes()).isEmpty();
        assertThat(plan.unserved()).isEmpty();
        assertThat(plan.cost()).isZero();
    }

    @Test
    void servesOneStop() {
        RoutePlan plan = plan(base(4, 1).stop(drop("A", 3, 5)).build());

        assertThat(plan.feasible()).isTrue();
        assertThat(plan.routes()).hasSize(1);
        assertThat(plan.distanceMetres()).isEqualTo(600);
        assertThat(plan.cost()).isEqualTo(600);
        assertThat(plan.routes().get(0).visits()).extracting(Visit::stopId).containsExactly("A");
    }

    @Test
    void servesStopsAtTheSamePlace() {
        RoutingProblem.Builder problem = base(2, 2);
        for (int i = 0; i < 6; i++) {
            problem.stop(drop("S" + i, 1, 30));
        }
        RoutePlan plan = plan(problem.build());

        assertThat(plan.feasible()).isTrue();
        // 180 units need two vehicles of 100; each drives 100 m out and back.
        assertThat(plan.distanceMetres()).isEqualTo(400);
    }

    @Test
    void findsTheShortestTourOnALine() {
        RoutingProblem.Builder problem = base(9, 1);
        for (int i : new int[] {3, 8, 1, 6, 2, 7, 5, 4}) {
            problem.stop(drop("S" + i, i, 10));
        }
        RoutePlan plan = plan(problem.build());

        assertThat(plan.feasible()).isTrue();
        assertThat(plan.distanceMetres()).isEqualTo(1600);
    }

    @Test
    void reportsAnUnreachableStopAsViolation() {
        long[][] metres = {{0, 100, 100}, {100, 0, 100}, {TravelMatrix.UNREACHABLE, TravelMatrix.UNREACHABLE, 0}};
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 1, "D", 100L).build())
                .travel(DenseTravelMatrix.of(metres, metres))
                .stop(drop("A", 1, 1))
                .stop(drop("island", 2, 1))
                .build();
        RoutePlan plan = plan(problem);

        assertThat(plan.violations()).extracting(Violation::kind).containsExactly(Violation.Kind.UNSERVED);
        assertThat(plan.unserved()).extracting(UnservedStop::stopId).containsExactly("island");
        assertThat(plan.routes()).hasSize(1);
    }

    @Test
    void reportsALoadAboveEveryVehicleAsViolation() {
        RoutePlan plan =
                plan(base(3, 2).stop(drop("A", 1, 5)).stop(drop("big", 2, 101)).build());

        assertThat(plan.violations()).extracting(Violation::kind).containsExactly(Violation.Kind.UNSERVED);
        assertThat(plan.unserved()).extracting(UnservedStop::stopId).containsExactly("big");
    }

    @Test
    void reportsMissingVehiclesAsViolations() {
        RoutePlan plan =
                plan(base(3, 0).stop(drop("A", 1, 5)).stop(drop("B", 2, 5)).build());

        assertThat(plan.routes()).isEmpty();
        assertThat(plan.violations())
                .extracting(Violation::kind)
                .containsExactly(Violation.Kind.UNSERVED, Violation.Kind.UNSERVED);
    }

    @Test
    void keepsMostStopsOfARoute() {
        RoutingProblem.Builder problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 2, "D", 100L).maxStops(2).build())
                .travel(line(5));
        for (int i = 1; i <= 4; i++) {
            problem.stop(drop("S" + i, i, 1));
        }
        RoutePlan plan = plan(problem.build());

        assertThat(plan.feasible()).isTrue();
        assertThat(plan.routes()).extracting(route -> route.visits().size()).containsExactly(2, 2);
    }

    @Test
    void bringsBeforeItTakes() {
        RoutingProblem problem = base(4, 1)
                .stop(Stop.at("A", 1).delivery(60L).pickup(50L).build())
                .stop(Stop.at("B", 2).delivery(40L).pickup(50L).build())
                .build();
        planOrRefuse(problem, Feature.BRING_AND_TAKE)
                .ifPresent(plan -> assertThat(plan.feasible()).isTrue());
    }

    @Test
    void endsOpenRoutesAtTheLastStop() {
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 1, "D", 100L).endDepot(null).build())
                .travel(line(4))
                .stop(drop("A", 1, 1))
                .stop(drop("B", 3, 1))
                .build();
        RoutePlan plan = plan(problem);

        assertThat(plan.feasible()).isTrue();
        assertThat(plan.distanceMetres()).isEqualTo(300);
    }

    @Test
    void usesSkillsAndFixedCosts() {
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(
                        VehicleType.at("plain", 1, "D", 100L).cost(10, 1, 0).build())
                .vehicleType(VehicleType.at("cooled", 1, "D", 100L)
                        .cost(100, 1, 0)
                        .skills("cold", "tail lift")
                        .build())
                .travel(line(3))
                .stop(drop("A", 1, 60))
                .stop(Stop.at("B", 2).delivery(60L).requiredSkills("cold").build())
                .build();
        RoutePlan plan = plan(problem);

        assertThat(plan.feasible()).isTrue();
        assertThat(plan.routes()).extracting(Route::vehicleTypeId).containsExactly("plain", "cooled");
        assertThat(plan.cost()).isEqualTo(10 + 200 + 100 + 400);
    }
}
