package io.flowcast.api.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.travel.TimeSlotTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When who is where: windows, releases, limits, goods that age, traffic and breaks. */
abstract class TimeCases extends LoadCases {

    @Test
    void reportsAWindowThatCannotBeMetAsViolation() {
        RoutingProblem problem = base(11, 1)
                .stop(drop("A", 1, 1))
                .stop(Stop.at("late", 10)
                        .delivery(1L)
                        .windows(new TimeWindow(0, 99))
                        .build())
                .build();
        RoutePlan plan = plan(problem);

        assertThat(plan.violations()).extracting(Violation::kind).containsExactly(Violation.Kind.UNSERVED);
        assertThat(plan.unserved()).extracting(UnservedStop::stopId).containsExactly("late");
        assertThat(plan.unserved().get(0).reason()).isNotBlank();
    }

    @Test
    void leavesWhenTheGoodsAreReady() {
        RoutingProblem problem = base(2, 1)
                .stop(Stop.at("A", 1).delivery(1L).releaseSecond(300).build())
                .build();
        planOrRefuse(problem, Feature.RELEASE).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            assertThat(plan.routes().get(0).startSecond()).isGreaterThanOrEqualTo(300);
        });
    }

    @Test
    void keepsTheLimitsOfARoute() {
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("far", 2, "D", 100L)
                        .maxDistanceMetres(500)
                        .build())
                .vehicleType(VehicleType.at("long", 2, "D", 100L)
                        .maxDurationSeconds(50)
                        .build())
                .travel(line(4))
                .stop(drop("A", 1, 1))
                .stop(drop("B", 2, 1))
                .stop(drop("C", 3, 1))
                .build();
        planOrRefuse(problem, Feature.ROUTE_LIMITS).ifPresent(plan -> {
            assertThat(plan.violations()).extracting(Violation::kind).containsExactly(Violation.Kind.UNSERVED);
            assertThat(plan.unserved()).extracting(UnservedStop::stopId).containsExactly("C");
        });
    }

    @Test
    void keepsGoodsOnBoardNoLongerThanAllowed() {
        // From place 1 to 2 takes 10 s; a detour by way of 8 would be free for the route, but not for the goods.
        RoutingProblem problem = base(9, 1)
                .stop(drop("A", 8, 1))
                .shipment(new Shipment(
                        "P", Stop.at("from", 1).build(), Stop.at("to", 2).build(), List.of(5L), 15))
                .build();
        planOrRefuse(problem, Feature.TIME_ON_BOARD).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            assertThat(plan.distanceMetres()).isEqualTo(1600);
        });
    }

    @Test
    void keepsGoodsFromTheDepotOnBoardNoLongerThanAllowed() {
        // On the way out B costs nothing extra, but then A would be reached after 180 s.
        RoutingProblem problem = base(9, 1)
                .stop(Stop.at("A", 8).delivery(1L).maxSecondsOnBoard(80).build())
                .stop(Stop.at("B", 1).delivery(1L).serviceSeconds(100).build())
                .build();
        planOrRefuse(problem, Feature.TIME_ON_BOARD).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            assertThat(plan.routes().get(0).visits()).extracting(Visit::stopId).containsExactly("A", "B");
        });
    }

    @Test
    void bringsFirstWhatLosesQuality() {
        RoutingProblem problem = base(9, 1)
                .stop(Stop.at("A", 8).delivery(1L).costPerSecondOnBoard(1).build())
                .stop(Stop.at("B", 1).delivery(1L).serviceSeconds(100).build())
                .build();
        planOrRefuse(problem, Feature.COST_ON_BOARD).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            // 1600 metres, and A's goods are on board for 80 s.
            assertThat(plan.cost()).isEqualTo(1680);
        });
    }

    @Test
    void paysOvertimeOnlyWhereAnotherVehicleCostsMore() {
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 2, "D", 100L)
                        .cost(50, 0.01, 0)
                        .overtime(150, 1)
                        .build())
                .travel(line(4))
                .stop(Stop.at("A", 3).delivery(1L).serviceSeconds(100).build())
                .stop(Stop.at("B", 3).delivery(1L).serviceSeconds(100).build())
                .build();
        planOrRefuse(problem, Feature.OVERTIME).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            // One van: 260 s, so 50 + 6 + 110. Two: 160 s each, so 2 * (50 + 6 + 10).
            assertThat(plan.cost()).isEqualTo(132);
        });
    }

    @Test
    void knowsWhichVehicleServesFaster() {
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 1, "D", 100L).build())
                .vehicleType(VehicleType.at("lift", 1, "D", 100L).build())
                .travel(line(3))
                .stop(pallet("A", 1))
                .stop(pallet("B", 2))
                .build();
        planOrRefuse(problem, Feature.SERVICE_BY_TYPE).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            assertThat(plan.routes()).extracting(Route::vehicleTypeId).containsExactly("lift");
        });
    }

    private static Stop pallet(String id, int location) {
        return Stop.at(id, location)
                .delivery(1L)
                .windows(new TimeWindow(0, 50))
                .serviceSeconds(100)
                .serviceSeconds("lift", 10)
                .build();
    }

    @Test
    void takesABreakWhereItIsDue() {
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 1, "D", 100L)
                        .cost(0, 1, 1)
                        .shift(new TimeWindow(0, 1000))
                        .breaks(
                                new DriverBreak(new TimeWindow(100, 150), 30),
                                new DriverBreak(new TimeWindow(700, 800), 30))
                        .build())
                .travel(line(4))
                .stop(Stop.at("A", 1)
                        .delivery(1L)
                        .windows(new TimeWindow(50, 60))
                        .serviceSeconds(20)
                        .build())
                .stop(Stop.at("B", 2)
                        .delivery(1L)
                        .windows(new TimeWindow(200, 210))
                        .serviceSeconds(10)
                        .build())
                .build();
        planOrRefuse(problem, Feature.BREAKS).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            Route route = plan.routes().get(0);
            // It waits for B anyway, so the break costs nothing: off at 50 for A at 60, home at 230.
            assertThat(route.durationSeconds()).isEqualTo(180);
            assertThat(route.breaks()).hasSize(1);
            assertThat(route.breaks().get(0).startSecond()).isBetween(100L, 150L);
        });
    }

    private static RoutingProblem oneStopBehindABreak(TimeWindow window) {
        return RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 1, "D", 100L)
                        .cost(0, 1, 1)
                        .shift(new TimeWindow(0, 1000))
                        .breaks(new DriverBreak(new TimeWindow(100, 150), 100))
                        .build())
                .travel(line(2))
                .stop(Stop.at("A", 1).delivery(1L).windows(window).build())
                .build();
    }

    @Test
    void doesNotDodgeABreakByStartingBehindItsWindow() {
        planOrRefuse(oneStopBehindABreak(new TimeWindow(170, 400)), Feature.BREAKS)
                .ifPresent(plan -> {
                    assertThat(plan.feasible()).isTrue();
                    // From 100 to 200 the driver rests at the depot.
                    assertThat(plan.routes().get(0).startSecond()).isGreaterThanOrEqualTo(200);
                    assertThat(plan.routes().get(0).breaks()).isEmpty();
                });
        planOrRefuse(oneStopBehindABreak(new TimeWindow(170, 190)), Feature.BREAKS)
                .ifPresent(plan -> assertThat(plan.unserved())
                        .extracting(UnservedStop::stopId)
                        .containsExactly("A"));
        planOrRefuse(oneStopBehindABreak(new TimeWindow(170, 205)), Feature.BREAKS)
                .ifPresent(plan -> {
                    assertThat(plan.feasible()).isTrue();
                    assertThat(plan.routes().get(0).breaks())
                            .extracting(BreakTaken::placeId)
                            .containsExactly("A");
                });
    }

    @Test
    void choosesAmongSeveralWindows() {
        RoutingProblem problem = base(6, 1)
                .stop(Stop.at("A", 5)
                        .delivery(1L)
                        .windows(new TimeWindow(0, 10), new TimeWindow(100, 120))
                        .build())
                .stop(Stop.at("B", 1)
                        .delivery(1L)
                        .windows(new TimeWindow(0, 20), new TimeWindow(500, 600))
                        .build())
                .build();
        RoutePlan plan = plan(problem);

        assertThat(plan.feasible()).isTrue();
        assertThat(plan.routes()).hasSize(1);
    }

    @Test
    void waitsForAWindowAndLeavesLate() {
        RoutingProblem problem = base(2, 1)
                .stop(Stop.at("A", 1)
                        .delivery(1L)
                        .windows(new TimeWindow(500, 600))
                        .serviceSeconds(60)
                        .build())
                .build();
        Route route = plan(problem).routes().get(0);

        assertThat(route.visits().get(0).serviceStartSecond()).isBetween(500L, 600L);
        assertThat(route.durationSeconds()).isGreaterThanOrEqualTo(80);
    }

    @Test
    void avoidsTheRushHour() {
        // Between 100 and 200 every leg takes five times as long. A first would be back at 20 and reach B's window in
        // the jam.
        TravelMatrix calm = line(12);
        long[][] metres = new long[12][12];
        long[][][] seconds = new long[3][12][12];
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                metres[i][j] = calm.distanceMetres(i, j);
                for (int slot = 0; slot < 3; slot++) {
                    seconds[slot][i][j] = calm.durationSeconds(i, j) * (slot == 1 ? 5 : 1);
                }
            }
        }
        RoutingProblem problem = base(12, 1)
                .travel(TimeSlotTravelMatrix.of(metres, new long[] {100, 200}, seconds))
                .stop(Stop.at("A", 5).delivery(1L).serviceSeconds(60).build())
                .stop(Stop.at("B", 10)
                        .delivery(1L)
                        .windows(new TimeWindow(0, 180))
                        .build())
                .build();
        planOrRefuse(problem, Feature.TIME_DEPENDENT).ifPresent(plan -> {
            assertThat(plan.feasible()).isTrue();
            assertThat(plan.routes().get(0).visits()).extracting(Visit::stopId).containsExactly("B", "A");
        });
    }
}
