package io.flowcast.api.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which stops are served, together or in which order: prizes, alternatives, shipments, companions, sequences, backhauls and trips. */
abstract class ChoiceCases extends TimeCases {

    @Test
    void leavesOutAnOptionalStopThatIsNotWorthIt() {
        RoutingProblem problem = base(101, 1)
                .stop(drop("near", 1, 1))
                .stop(Stop.at("far", 100).delivery(1L).prize(50).build())
                .build();
        planOrRefuse(problem, Feature.OPTIONAL_STOPS).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            assertThat(plan.unserved()).extracting(UnservedStop::stopId).containsExactly("far");
            assertThat(plan.cost()).isEqualTo(250);
        });
    }

    private static Stop classed(String id, int location, long units, double prize, int priority) {
        return Stop.at(id, location)
                .delivery(units)
                .prize(prize)
                .priority(priority)
                .build();
    }

    private void assertLeavesOut(RoutingProblem problem, String... ids) {
        planOrRefuse(problem, Feature.OPTIONAL_STOPS).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            assertThat(plan.unserved()).extracting(UnservedStop::stopId).containsExactlyInAnyOrder(ids);
        });
    }

    @Test
    void neverGivesUpAStopOfAClassForCost() {
        assertLeavesOut(
                base(9, 1)
                        .stop(classed("classed", 5, 1, 0, 1))
                        .stop(classed("not", 8, 1, 599, 0))
                        .build(),
                "not");
    }

    @Test
    void neverGivesUpAHigherClassForLowerOnesAndTheirPrizes() {
        assertLeavesOut(
                base(9, 1)
                        .stop(classed("high", 8, 60, 0, 2))
                        .stop(classed("low", 1, 50, 1e6, 1))
                        .stop(classed("as low", 1, 50, 1e6, 1))
                        .stop(classed("none", 1, 50, 1e9, 0))
                        .build(),
                "low",
                "as low",
                "none");
    }

    @Test
    void servesMoreStopsOfAClassRatherThanTheDearestOne() {
        assertLeavesOut(
                base(9, 1)
                        .stop(classed("large", 1, 100, 1e6, 3))
                        .stop(classed("small", 7, 50, 0, 3))
                        .stop(classed("as small", 8, 50, 0, 3))
                        .build(),
                "large");
    }

    @Test
    void servesWhatMustBeServedBeforeAnyClass() {
        assertLeavesOut(
                base(9, 1)
                        .stop(drop("must", 8, 60))
                        .stop(classed("high", 1, 60, 1e9, 7))
                        .stop(classed("low", 1, 40, 0, 1))
                        .build(),
                "high");
    }

    @Test
    void servesTheNearerOfTwoAlternatives() {
        RoutingProblem problem = base(9, 1)
                .stop(drop("home", 8, 1))
                .stop(drop("shop", 3, 1))
                .stop(drop("locker", 5, 1))
                .stop(drop("gate", 6, 1))
                .alternatives(Alternatives.oneOf("parcel", "home", "shop"))
                .alternatives(Alternatives.atMostOneOf("sample", 150, "locker", "gate"))
                .build();
        planOrRefuse(problem, Feature.ALTERNATIVES).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            // To the shop and back; the locker would be 400 metres more.
            assertThat(plan.cost()).isEqualTo(600 + 150);
            assertThat(plan.unserved()).extracting(UnservedStop::stopId).containsExactly("locker", "gate");
        });
    }

    @Test
    void servesTogetherWhatBelongsTogether() {
        // Two vans, one each way, would drive 1200 metres; A and C need the same one.
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 3, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 2, "D", 100L)
                        .maxDistanceMetres(1200)
                        .build())
                .travel(line(7))
                .stop(drop("A", 0, 40))
                .stop(drop("B", 1, 40))
                .stop(drop("C", 6, 40))
                .sameVehicle(SameVehicle.of("A", "C"))
                .build();
        planOrRefuse(problem, Feature.SAME_VEHICLE).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            assertThat(plan.distanceMetres()).isEqualTo(1600);
        });
    }

    @Test
    void keepsTheOrderOfASequence() {
        RoutingProblem problem = base(9, 1)
                .stop(drop("A", 8, 1))
                .stop(drop("B", 4, 1))
                .stop(drop("C", 6, 1))
                .sequence(new Sequence("A", "C"))
                .sequence(new Sequence("C", "B"))
                .build();
        planOrRefuse(problem, Feature.SEQUENCES).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            assertThat(plan.distanceMetres()).isEqualTo(1600);
            assertThat(plan.routes().get(0).visits()).extracting(Visit::stopId).containsExactly("A", "C", "B");
        });
    }

    @Test
    void takesAfterItHasBroughtEverything() {
        RoutingProblem problem = base(9, 1)
                .stop(drop("far", 8, 10))
                .stop(Stop.at("empties", 2).pickup(10L).build())
                .stop(drop("near", 1, 10))
                .backhauls(Backhauls.LAST)
                .build();
        planOrRefuse(problem, Feature.BACKHAULS_LAST).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            assertThat(plan.routes().get(0).visits())
                    .extracting(Visit::stopId)
                    .containsExactly("near", "far", "empties");
        });
    }

    @Test
    void reloadsBetweenTwoTrips() {
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .depot(new Depot("hub", 4, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 1, "D", 100L)
                        .trips(2, 15, "D", "hub")
                        .build())
                .travel(line(6))
                .stop(drop("A", 3, 60))
                .stop(Stop.at("B", 5).delivery(60L).releaseSecond(200).build())
                .build();
        planOrRefuse(problem, Feature.TRIPS).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            Route route = plan.routes().get(0);
            // By the hub there is no way back to the depot in between: 5 places out and 5 back.
            assertThat(route.distanceMetres()).isEqualTo(1000);
            assertThat(route.trips()).extracting(trip -> trip.get(0).stopId()).containsExactly("A", "B");
            assertThat(route.reloads()).extracting(Reload::depotId).containsExactly("hub");
            assertThat(route.reloads().get(0).departureSecond()).isGreaterThanOrEqualTo(200);
        });
    }

    @Test
    void makesNoMoreTripsThanAllowed() {
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 1, "D", 100L).trips(2, 0).build())
                .travel(line(4))
                .stop(drop("A", 1, 60))
                .stop(drop("B", 2, 60))
                .stop(drop("C", 3, 60))
                .build();
        planOrRefuse(problem, Feature.TRIPS).ifPresent(plan -> {
            assertThat(plan.unserved()).hasSize(1);
            assertThat(plan.routes().get(0).reloads()).hasSize(1);
        });
    }

    @Test
    void keepsShipmentsTogetherAndInOrder() {
        RoutingProblem.Builder problem = base(9, 2);
        for (int i = 0; i < 4; i++) {
            problem.shipment(new Shipment(
                    "P" + i,
                    Stop.at("from" + i, 8 - i).build(),
                    Stop.at("to" + i, 1 + i).build(),
                    List.of(40L),
                    Long.MAX_VALUE));
        }
        RoutePlan plan = plan(problem.build());

        assertThat(plan.violations()).isEmpty();
        assertThat(plan.routes().stream().mapToInt(r -> r.visits().size()).sum())
                .isEqualTo(8);
    }
}
