package io.flowcast.api.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.run.Cancellation;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TimeSlotTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RoutePlanner} must do. An implementation extends this class, names its planner, and hands in an independent
 * check of its plans.
 */
public abstract class RoutePlannerCompatibilityKit {

    /** Iterations that are enough for the small problems here. */
    protected static final StopWhen SHORT = StopWhen.afterIterations(200);

    /** For the implementation's test class. */
    protected RoutePlannerCompatibilityKit() {}

    /**
     * The planner under test.
     *
     * @return a planner
     */
    protected abstract RoutePlanner planner();

    /**
     * Recomputes everything a plan states and every constraint from the problem alone.
     *
     * @param problem what was asked
     * @param plan the answer
     * @return what the plan breaks
     */
    protected abstract List<Violation> check(RoutingProblem problem, RoutePlan plan);

    /**
     * What the planner refuses because it cannot express it; the kit then holds that it really refuses.
     *
     * @return the features, none by default
     */
    protected Set<Feature> refused() {
        return Set.of();
    }

    /** Parts of a problem that a planner may refuse. */
    public enum Feature {
        /** Stops with a prize. */
        OPTIONAL_STOPS,
        /** Stops whose goods are ready late. */
        RELEASE,
        /** Longest distance or duration of a route. */
        ROUTE_LIMITS,
        /** Longest time of a shipment on board. */
        TIME_ON_BOARD,
        /** Stops that both bring and take. */
        BRING_AND_TAKE,
        /** Overtime at a higher price. */
        OVERTIME,
        /** Quality lost on the way from the depot at a price. */
        COST_ON_BOARD,
        /** Service that takes longer with some vehicles. */
        SERVICE_BY_TYPE,
        /** Travel that depends on the time of day. */
        TIME_DEPENDENT,
        /** Breaks of drivers. */
        BREAKS,
        /** Several trips a route. */
        TRIPS,
        /** A plan to start from; a planner that refuses it plans from nothing. */
        WARM_START,
        /** Stops of which one is served. */
        ALTERNATIVES,
        /** Stops for the same vehicle. */
        SAME_VEHICLE,
        /** Orders of stops. */
        SEQUENCES,
        /** Stops that only take after all others. */
        BACKHAULS_LAST
    }

    /** Plans a problem with a feature, or holds that the planner refuses it; empty if it does. */
    private Optional<RoutePlan> planOrRefuse(RoutingProblem problem, Feature feature) {
        if (refused().contains(feature)) {
            assertThatThrownBy(() -> planner().plan(problem, SHORT, context().build()))
                    .isInstanceOf(InvalidInputException.class);
            return Optional.empty();
        }
        return Optional.of(plan(problem));
    }

    /**
     * A context with a fixed seed and no deadline.
     *
     * @return the builder
     */
    protected static RunContext.Builder context() {
        return RunContext.asOf(LocalDate.of(2026, 1, 5)).seed(7);
    }

    private RoutePlan plan(RoutingProblem problem) {
        RoutePlan plan = planner().plan(problem, SHORT, context().build());
        assertHonest(problem, plan);
        return plan;
    }

    /** The plan lists exactly the violations it has, and no figure of it is infinite or not a number. */
    private void assertHonest(RoutingProblem problem, RoutePlan plan) {
        assertThat(plan.violations()).containsExactlyInAnyOrderElementsOf(check(problem, plan));
        assertThat(plan.cost()).isFinite();
        assertThat(plan.routes()).allSatisfy(route -> assertThat(route.cost()).isFinite());
        assertThat(plan.provenance().seed()).isEqualTo(7);
        assertThat(plan.provenance().dataHash()).matches("[a-z0-9-]+:[0-9a-f]+");
    }

    /** Places on a line, one every 100 metres, 10 metres a second. */
    protected static TravelMatrix line(int places) {
        long[][] metres = new long[places][places];
        long[][] seconds = new long[places][places];
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < places; j++) {
                metres[i][j] = 100L * Math.abs(i - j);
                seconds[i][j] = 10L * Math.abs(i - j);
            }
        }
        return DenseTravelMatrix.of(metres, seconds);
    }

    /** Depot {@code D} at place 0 and vehicles of capacity 100 in one dimension. */
    protected static RoutingProblem.Builder base(int places, int vehicles) {
        return RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", vehicles, "D", 100L).build())
                .travel(line(places));
    }

    private static Stop drop(String id, int location, long units) {
        return Stop.at(id, location).delivery(units).build();
    }

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
    void refusesASequenceThatGoesRoundInACircle() {
        RoutingProblem problem = base(3, 1)
                .stop(drop("A", 1, 1))
                .stop(drop("B", 2, 1))
                .sequence(new Sequence("A", "B"))
                .sequence(new Sequence("B", "A"))
                .build();

        assertThatThrownBy(() -> planner().plan(problem, SHORT, context().build()))
                .isInstanceOf(InvalidInputException.class);
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
    void refusesContradictionsAllAtOnce() {
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 1, "nowhere", 100L).build())
                .travel(line(2))
                .stop(drop("A", 1, 5))
                .stop(drop("A", 7, 5))
                .stop(Stop.at("two", 1).delivery(1L, 2L).build())
                .build();

        assertThatThrownBy(() -> planner().plan(problem, SHORT, context().build()))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.findings().listed()).hasSizeGreaterThanOrEqualTo(4);
                    assertThat(e.findings().listed()).extracting(Finding::cause).allMatch(c -> c.startsWith("Maybe"));
                });
    }

    @Test
    void refusesHugeValues() {
        RoutingProblem problem = base(2, 1)
                .stop(Stop.at("A", 1)
                        .delivery(Long.MAX_VALUE)
                        .serviceSeconds(Long.MAX_VALUE)
                        .build())
                .build();

        assertThatThrownBy(() -> planner().plan(problem, SHORT, context().build()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesNegativeTravel() {
        RoutingProblem problem =
                base(1, 1).travel(matrix(2, -5, false)).stop(drop("A", 1, 1)).build();

        assertThatThrownBy(() -> planner().plan(problem, SHORT, context().build()))
                .isInstanceOf(InvalidInputException.class);
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

    @Test
    void refusesTravelThatIsFasterThanWithoutTraffic() {
        RoutingProblem problem =
                base(1, 1).travel(matrix(2, -5, true)).stop(drop("A", 1, 1)).build();

        assertThatThrownBy(() -> planner().plan(problem, SHORT, context().build()))
                .isInstanceOf(InvalidInputException.class);
    }

    private static TravelMatrix matrix(int size, long value, boolean timeDependent) {
        return new TravelMatrix() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public long distanceMetres(int from, int to) {
                return from == to ? 0 : value;
            }

            @Override
            public long durationSeconds(int from, int to) {
                return from == to ? 0 : value;
            }

            @Override
            public boolean timeDependent() {
                return timeDependent;
            }
        };
    }

    /** Stops scattered over a square with windows; some demands, three vehicles per ten stops. */
    protected static RoutingProblem scattered(int stops, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] x = new int[stops + 1];
        int[] y = new int[stops + 1];
        for (int i = 0; i <= stops; i++) {
            x[i] = random.nextInt(1000);
            y[i] = random.nextInt(1000);
        }
        long[][] metres = new long[stops + 1][stops + 1];
        for (int i = 0; i <= stops; i++) {
            for (int j = 0; j <= stops; j++) {
                metres[i][j] = Math.round(Math.hypot(x[i] - x[j], y[i] - y[j]));
            }
        }
        RoutingProblem.Builder problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(
                        VehicleType.at("van", Math.max(2, stops / 3), "D", 100L).build())
                .travel(DenseTravelMatrix.of(metres, metres));
        for (int i = 1; i <= stops; i++) {
            long opens = 1500 + random.nextInt(2000);
            problem.stop(Stop.at("S" + i, i)
                    .delivery(1L + random.nextInt(30))
                    .windows(new TimeWindow(opens, opens + 1000))
                    .serviceSeconds(50)
                    .build());
        }
        return problem.build();
    }

    @Test
    void keepsEveryConstraintOfAScatteredProblem() {
        RoutePlan plan = plan(scattered(30, 3));

        assertThat(plan.violations()).isEmpty();
        assertThat(plan.iterations()).isBetween(1L, 200L);
    }

    @Test
    void givesTheSamePlanForTheSameSeedAndAnyNumberOfThreads() {
        RoutingProblem problem = scattered(25, 11);
        RoutePlan first = planner().plan(problem, SHORT, context().build());
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            RoutePlan second =
                    planner().plan(problem, SHORT, context().executor(pool, 4).build());
            assertThat(second.routes()).isEqualTo(first.routes());
            assertThat(second.cost()).isEqualTo(first.cost());
            assertThat(second.provenance().dataHash())
                    .isEqualTo(first.provenance().dataHash());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void leavesNoThreadBehind() throws InterruptedException {
        ThreadGroup group = new ThreadGroup("planner under test");
        Thread runner = new Thread(group, () -> plan(scattered(15, 5)));
        runner.start();
        runner.join(TimeUnit.SECONDS.toMillis(60));

        assertThat(runner.isAlive()).isFalse();
        List<Thread> left = new ArrayList<>();
        Thread[] threads = new Thread[group.activeCount() + 8];
        int count = group.enumerate(threads);
        for (int i = 0; i < count; i++) {
            left.add(threads[i]);
        }
        for (Thread thread : left) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    @Test
    void stopsSoonAfterItIsCancelledAndReturnsTheBestSoFar() {
        RoutingProblem problem = scattered(40, 17);
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicInteger reports = new AtomicInteger();
        long[] cancelledAt = new long[1];
        Cancellation cancellation = cancelled::get;
        RunContext context = context()
                .cancellation(cancellation)
                .progress((stage, done, total, message) -> {
                    if (reports.incrementAndGet() == 2 && !cancelled.getAndSet(true)) {
                        cancelledAt[0] = System.nanoTime();
                    }
                })
                .build();
        RoutePlan plan = planner().plan(problem, StopWhen.after(Duration.ofSeconds(60)), context);
        long stopped = System.nanoTime();

        assertThat(cancelled).as("progress was reported at least twice").isTrue();
        // 50 ms are promised; a loaded machine may need some more.
        assertThat(stopped - cancelledAt[0]).isLessThan(TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(plan.routes()).isNotEmpty();
        assertHonest(problem, plan);
    }

    @Test
    void stopsAtTheDeadline() {
        RoutingProblem problem = scattered(40, 19);
        long started = System.nanoTime();
        RoutePlan plan = planner()
                .plan(
                        problem,
                        StopWhen.after(Duration.ofSeconds(60)),
                        context().timeout(Duration.ofMillis(300)).build());

        assertThat(System.nanoTime() - started).isLessThan(TimeUnit.SECONDS.toNanos(10));
        assertHonest(problem, plan);
    }

    @Test
    void stopsAtTheTargetCost() {
        RoutingProblem problem = base(4, 1).stop(drop("A", 3, 5)).build();
        RoutePlan plan = planner()
                .plan(
                        problem,
                        StopWhen.after(Duration.ofSeconds(60)).orCostAtMost(600),
                        context().build());

        assertThat(plan.cost()).isEqualTo(600);
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

    @Test
    void startsFromAPlanThatIsThere() {
        RoutingProblem problem = scattered(30, 3);
        RoutePlan first = plan(problem);
        RoutePlan again = planner()
                .plan(problem, first, StopWhen.afterIterations(20), context().build());
        assertHonest(problem, again);
        if (!refused().contains(Feature.WARM_START)) {
            assertThat(again.cost()).isLessThanOrEqualTo(first.cost());
            RoutePlan kept = planner()
                    .plan(problem, first, StopWhen.afterIterations(0), context().build());
            assertHonest(problem, kept);
            assertThat(kept.cost()).isLessThanOrEqualTo(first.cost());
        }
    }

    @Test
    void startsFromAPlanOfAnotherProblem() {
        RoutingProblem.Builder more = base(9, 2);
        for (int i = 1; i < 9; i++) {
            more.stop(drop("S" + i, i, 30));
        }
        RoutePlan yesterday = planner()
                .plan(
                        base(9, 3)
                                .stop(drop("S1", 1, 1))
                                .stop(drop("gone", 3, 1))
                                .stop(drop("S8", 8, 1))
                                .build(),
                        SHORT,
                        context().build());
        RoutingProblem problem = more.build();
        RoutePlan plan = planner().plan(problem, yesterday, SHORT, context().build());
        assertHonest(problem, plan);
        // Two vans of 100 for eight drops of 30: three each.
        assertThat(plan.unserved()).hasSize(2);
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
