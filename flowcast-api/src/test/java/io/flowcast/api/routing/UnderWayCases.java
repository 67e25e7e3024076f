package io.flowcast.api.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A day that changes while it is driven: the locked beginnings of routes, and what is on board. */
abstract class UnderWayCases extends RefusalCases {

    /** At second 30 the first van leaves A at place 3, with the goods for B at place 8 on board; it left the depot at 0. */
    private static UnderWay.Builder atA() {
        return UnderWay.at("van", 0, 0)
                .visits(new Visit("A", 30, 30, 30))
                .distanceMetres(300)
                .onBoard("B");
    }

    private static RoutingProblem.Builder bothOnTheWay(int vehicles) {
        return base(9, vehicles)
                .stop(Stop.at("A", 3).delivery(60L).build())
                .stop(Stop.at("B", 8).delivery(40L).build());
    }

    @Test
    void keepsWhatWasDrivenAndSendsAnotherVehicleForGoodsThatAreNotOnBoard() {
        RoutingProblem problem = bothOnTheWay(2)
                .stop(Stop.at("C", 5).delivery(10L).build())
                .underWay(atA().build())
                .build();
        planOrRefuse(problem, Feature.UNDER_WAY).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            Route first = plan.routes().get(0);
            assertThat(first.vehicle()).isZero();
            assertThat(first.startSecond()).isZero();
            assertThat(first.visits()).extracting(Visit::stopId).containsExactly("A", "B");
            assertThat(first.visits().get(0)).isEqualTo(new Visit("A", 30, 30, 30));
            assertThat(plan.routes().get(1).vehicle()).isEqualTo(1);
            // 8 places out and back, and 5 out and back.
            assertThat(plan.cost()).isEqualTo(1600 + 1000);
        });
    }

    @Test
    void takesOnTheWayWhatNeedsNoGoods() {
        RoutingProblem problem = bothOnTheWay(2)
                .stop(Stop.at("empties", 5).pickup(50L).build())
                .underWay(atA().build())
                .build();
        planOrRefuse(problem, Feature.UNDER_WAY).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            assertThat(plan.cost()).isEqualTo(1600);
            // 40 are on board until B, so there is room on the way back or out.
            assertThat(plan.routes()).hasSize(1);
        });
    }

    @Test
    void fetchesGoodsThatAreNotOnBoardOnAnotherTrip() {
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 1, "D", 100L).trips(2, 0).build())
                .travel(line(9))
                .stop(Stop.at("A", 3).delivery(60L).build())
                .stop(Stop.at("B", 8).delivery(40L).build())
                .stop(Stop.at("C", 5).delivery(90L).build())
                .underWay(atA().build())
                .build();
        planOrRefuse(problem, Feature.UNDER_WAY).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            assertThat(plan.routes().get(0).visits()).extracting(Visit::stopId).containsExactly("A", "B", "C");
            assertThat(plan.routes().get(0).reloads())
                    .extracting(Reload::visitsBefore)
                    .containsExactly(2);
            assertThat(plan.cost()).isEqualTo(1600 + 1000);
        });
    }

    @Test
    void deliversWhatIsOnBoardThoughAnotherVehicleIsNearer() {
        RoutingProblem problem = base(9, 2)
                .shipment(new Shipment(
                        "P", Stop.at("from", 2).build(), Stop.at("to", 8).build(), List.of(5L), 100))
                .stop(Stop.at("E", 8).delivery(100L).build())
                .underWay(UnderWay.at("van", 1, 0)
                        .visits(new Visit("from", 20, 20, 25))
                        .distanceMetres(250)
                        .build())
                .build();
        planOrRefuse(problem, Feature.UNDER_WAY).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            Route second = plan.routes().get(1);
            assertThat(second.visits()).extracting(Visit::stopId).containsExactly("from", "to");
            // As stated so far, and 6 places there and 8 back.
            assertThat(second.distanceMetres()).isEqualTo(250 + 1400);
        });
    }

    @Test
    void judgesNoMoreWhatHasHappenedButWhatIsToCome() {
        RoutingProblem problem = base(9, 1)
                .stop(Stop.at("A", 3)
                        .delivery(60L)
                        .windows(new TimeWindow(0, 10))
                        .build())
                .stop(Stop.at("B", 8).delivery(40L).maxSecondsOnBoard(60).build())
                .underWay(atA().build())
                .build();
        planOrRefuse(problem, Feature.UNDER_WAY).ifPresent(plan -> {
            // A was late, which nobody can change; the goods of B, in the van since 0, cannot be there before 80.
            assertThat(plan.violations()).extracting(Violation::kind).containsExactly(Violation.Kind.UNSERVED);
            assertThat(plan.unserved()).extracting(UnservedStop::stopId).containsExactly("B");
            assertThat(plan.routes()).hasSize(1);
            assertThat(plan.distanceMetres()).isEqualTo(600);
        });
    }

    @Test
    void goesOnFromThePlanThatIsDriven() {
        RoutingProblem problem = scattered(20, 5);
        RoutePlan morning = planner().plan(problem, SHORT, context().build());
        long now = morning.routes().get(0).visits().get(1).arrivalSecond();
        RoutingProblem.Builder rest = RoutingProblem.builder("units");
        problem.depots().forEach(rest::depot);
        problem.vehicleTypes().forEach(rest::vehicleType);
        problem.travel().forEach(rest::travel);
        problem.stops().forEach(rest::stop);
        morning.routes().forEach(route -> UnderWay.of(problem, route, now).ifPresent(rest::underWay));
        RoutingProblem changed = rest.build();
        assertThat(changed.underWay()).isNotEmpty();
        if (refused().contains(Feature.UNDER_WAY)) {
            return;
        }
        RoutePlan plan = planner().plan(changed, morning, SHORT, context().build());
        assertHonest(changed, plan);
        assertThat(plan.feasible()).isTrue();
        if (!refused().contains(Feature.WARM_START)) {
            assertThat(plan.cost()).isLessThanOrEqualTo(morning.cost());
        }
    }

    @Test
    void refusesVehiclesUnderWayThatCannotBe() {
        RoutingProblem problem = bothOnTheWay(1)
                .stop(Stop.at("C", 5).delivery(90L).build())
                .underWay(UnderWay.at("van", 1, 0).build())
                .underWay(UnderWay.at("tram", 0, 0).build())
                .underWay(UnderWay.at("van", 0, 0)
                        .visits(new Visit("A", 1, 1, 1), new Visit("gone", 2, 2, 2))
                        .build())
                .underWay(UnderWay.at("van", 0, 0).onBoard("A", "C", "B").build())
                .build();

        assertThatThrownBy(() -> planner().plan(problem, SHORT, context().build()))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.findings().listed()).hasSizeGreaterThanOrEqualTo(1);
                    assertThat(e.findings().listed()).extracting(Finding::cause).allMatch(c -> c.startsWith("Maybe"));
                });
    }
}
