package io.flowcast.api.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TimeSlotTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingWordsTest {
    @Test
    void aPlainStopMustBeServedAtAnyTimeAndHandlesNothing() {
        Stop stop = Stop.at("s", 3).build();
        assertThat(stop.prize()).isEmpty();
        assertThat(stop.windows()).isEmpty();
        assertThat(stop.delivery()).isEmpty();
        assertThat(stop.pickup()).isEmpty();
        assertThat(stop.requiredSkills()).isEmpty();
        assertThat(stop.location()).isEqualTo(3);
    }

    @Test
    void aStopHasAllThatItsBuilderWasTold() {
        Stop stop = Stop.at("s", 3)
                .delivery(1L, 2L)
                .pickup(3L, 0L)
                .windows(new TimeWindow(0, 10), new TimeWindow(11, 20))
                .serviceSeconds(5)
                .releaseSecond(7)
                .prize(9.5)
                .requiredSkills("lift", "cold", "lift")
                .serviceSeconds("truck", 8)
                .maxSecondsOnBoard(100)
                .costPerSecondOnBoard(0.25)
                .build();
        assertThat(stop.delivery()).containsExactly(1L, 2L);
        assertThat(stop.pickup()).containsExactly(3L, 0L);
        assertThat(stop.windows()).hasSize(2);
        assertThat(stop.serviceSeconds()).isEqualTo(5);
        assertThat(stop.releaseSecond()).isEqualTo(7);
        assertThat(stop.prize()).hasValue(9.5);
        assertThat(stop.serviceSeconds("truck")).isEqualTo(8);
        assertThat(stop.serviceSeconds("van")).isEqualTo(5);
        assertThat(stop.maxSecondsOnBoard()).isEqualTo(100);
        assertThat(stop.costPerSecondOnBoard()).isEqualTo(0.25);
        assertThat(stop.requiredSkills()).as("each once, sorted").containsExactly("cold", "lift");
    }

    @Test
    void badStopsAreRefused() {
        refuse(() -> Stop.at(" ", 0).build());
        refuse(() -> Stop.at("s", -1).build());
        refuse(() -> Stop.at("s", 0).delivery(-1L).build());
        refuse(() -> Stop.at("s", 0).pickup(-1L).build());
        refuse(() -> Stop.at("s", 0).serviceSeconds(-1).build());
        refuse(() -> Stop.at("s", 0).releaseSecond(-1).build());
        refuse(() -> Stop.at("s", 0).serviceSeconds("v", -1).build());
        refuse(() -> Stop.at("s", 0).maxSecondsOnBoard(-1).build());
        refuse(() -> Stop.at("s", 0).costPerSecondOnBoard(Double.NaN).build());
        refuse(() -> Stop.at("s", 0).prize(-1).build());
        refuse(() -> Stop.at("s", 0).prize(Double.NaN).build());
        refuse(() -> Stop.at("s", 0).prize(Double.POSITIVE_INFINITY).build());
        refuse(() -> Stop.at("s", 0)
                .windows(new TimeWindow(0, 10), new TimeWindow(10, 20))
                .build());
        refuse(() -> Stop.at("s", 0)
                .windows(new TimeWindow(11, 20), new TimeWindow(0, 10))
                .build());
        refuse(() -> Stop.at("s", 0).prize(1).priority(-1).build());
        refuse(() -> Stop.at("s", 0).priority(1).build());
        refuse(() -> new TimeWindow(1, 0));
    }

    @Test
    void aShipmentHasItsLoadAndItsPrizeInOnePlace() {
        Stop pickup = Stop.at("p", 0).prize(5).build();
        Stop delivery = Stop.at("d", 1).build();
        Shipment shipment = new Shipment("x", pickup, delivery, List.of(3L), 60);
        assertThat(shipment.load()).containsExactly(3L);
        refuse(() -> new Shipment("x", delivery, pickup, List.of(3L), 60));
        refuse(() -> new Shipment("x", Stop.at("p", 0).delivery(1L).build(), delivery, List.of(3L), 60));
        refuse(() -> new Shipment("x", pickup, Stop.at("d", 1).pickup(0L).build(), List.of(3L), 60));
        refuse(() -> new Shipment("x", pickup, delivery, List.of(-3L), 60));
        refuse(() -> new Shipment("x", pickup, delivery, List.of(3L), -1));
        refuse(() -> new Shipment("", pickup, delivery, List.of(3L), 60));
    }

    @Test
    void aPlainVehicleIsAlwaysOnShiftAndCostsItsDistance() {
        VehicleType plain = VehicleType.at("v", 2, "d", 100L).build();
        assertThat(plain.endDepotId()).isEqualTo("d");
        assertThat(plain.costPerMetre()).isEqualTo(1);
        assertThat(plain.fixedCost() + plain.costPerSecond()).isZero();
        assertThat(plain.maxDistanceMetres()).isEqualTo(Long.MAX_VALUE);
        assertThat(plain.maxStops()).isEqualTo(Integer.MAX_VALUE);
        assertThat(plain.shift()).isEqualTo(TimeWindow.ALWAYS);
        assertThat(VehicleType.at("v", 1, "d").endDepot(null).build().endDepotId())
                .isNull();
        assertThat(VehicleType.at("v", 1, "d").skills("b", "a", "b").build().skills())
                .containsExactly("a", "b");
    }

    @Test
    void overtimeComesOnTopOfTheCostOfTime() {
        VehicleType van =
                VehicleType.at("v", 1, "d").cost(0, 0, 2).overtime(10, 3).build();
        assertThat(van.timeCost(10)).isEqualTo(20);
        assertThat(van.timeCost(11)).isEqualTo(25);
        assertThat(VehicleType.at("v", 1, "d").cost(0, 0, 2).build().timeCost(1_000_000))
                .isEqualTo(2_000_000);
    }

    @Test
    void badVehiclesAreRefused() {
        refuse(() -> VehicleType.at("v", 1, "d").overtime(-1, 1).build());
        refuse(() -> VehicleType.at("v", 1, "d").overtime(1, -1).build());
        refuse(() -> VehicleType.at("", 1, "d").build());
        refuse(() -> VehicleType.at("v", -1, "d").build());
        refuse(() -> VehicleType.at("v", 1, " ").build());
        refuse(() -> VehicleType.at("v", 1, "d", -1L).build());
        refuse(() -> VehicleType.at("v", 1, "d").profile("").build());
        refuse(() -> VehicleType.at("v", 1, "d").cost(-1, 0, 0).build());
        refuse(() -> VehicleType.at("v", 1, "d").cost(0, Double.NaN, 0).build());
        refuse(() ->
                VehicleType.at("v", 1, "d").cost(0, 0, Double.POSITIVE_INFINITY).build());
        refuse(() -> VehicleType.at("v", 1, "d").maxDistanceMetres(-1).build());
        refuse(() -> VehicleType.at("v", 1, "d").maxDurationSeconds(-1).build());
        refuse(() -> VehicleType.at("v", 1, "d").maxStops(-1).build());
    }

    @Test
    void aProblemDoesNotChangeWhenItsBuilderGoesOn() {
        RoutingProblem.Builder builder = RoutingProblem.builder("massGrams");
        RoutingProblem empty = builder.build();
        builder.depot(new Depot("d", 0, TimeWindow.ALWAYS))
                .stop(Stop.at("s", 0).build())
                .vehicleType(VehicleType.at("v", 1, "d", 1L).build())
                .travel(DenseTravelMatrix.of(new long[1][1], new long[1][1]));
        assertThat(empty.depots()).isEmpty();
        assertThat(empty.stops()).isEmpty();
        assertThat(empty.travel()).isEmpty();
        RoutingProblem full = builder.build();
        assertThat(full.travel()).containsOnlyKeys(VehicleType.DEFAULT_PROFILE);
        assertThatThrownBy(() -> full.stops().clear()).isInstanceOf(UnsupportedOperationException.class);
        for (Runnable missing : List.<Runnable>of(
                () -> builder.depot(null),
                () -> builder.stop(null),
                () -> builder.shipment(null),
                () -> builder.vehicleType(null),
                () -> builder.travel(null))) {
            assertThatThrownBy(missing::run).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void aSearchHasAnEnd() {
        assertThat(StopWhen.afterIterations(0).iterations()).isZero();
        assertThat(StopWhen.after(Duration.ofDays(300 * 365)).time()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
        refuse(() -> StopWhen.after(Duration.ofNanos(-1)));
        StopWhen rule = StopWhen.afterIterations(9).orWithoutImprovement(3).orCostAtMost(7.5);
        assertThat(rule).isEqualTo(new StopWhen(null, 9, 3, 7.5));
        refuse(() -> new StopWhen(null, Long.MAX_VALUE, Long.MAX_VALUE, 5));
        refuse(() -> StopWhen.afterIterations(-1));
        refuse(() -> StopWhen.afterIterations(1).orWithoutImprovement(-1));
        refuse(() -> StopWhen.afterIterations(1).orCostAtMost(Double.NaN));
    }

    @Test
    void visitsGoForwardInTime() {
        assertThat(new Visit("s", 5, 5, 5).arrivalSecond()).isEqualTo(5);
        refuse(() -> new Visit("s", 6, 5, 7));
        refuse(() -> new Visit("s", 5, 7, 6));
        refuse(() -> new Route("v", 0, "d", null, 0, 1, List.of(), 0, 0));
        refuse(() -> new Route("v", 0, "d", null, 0, 1, List.of(new Visit("s", 0, 0, 0)), -1, 0));
    }

    @Test
    void reloadsCutARouteIntoTrips() {
        List<Visit> visits = List.of(new Visit("a", 1, 1, 1), new Visit("b", 2, 2, 2), new Visit("c", 5, 5, 5));
        Route one = new Route("v", 0, "d", null, 0, 5, visits, 3, 3);
        assertThat(one.trips()).containsExactly(visits);
        Route two = new Route("v", 0, "d", null, 0, 5, visits, 3, 3, List.of(new Reload("d", 2, 3, 3, 4)), List.of());
        assertThat(two.trips()).containsExactly(visits.subList(0, 2), visits.subList(2, 3));
        assertThat(two.tripStartSecond(0)).isZero();
        assertThat(two.tripStartSecond(1)).isEqualTo(4);
        refuse(() -> new Route("v", 0, "d", null, 0, 5, visits, 3, 3, List.of(new Reload("d", 3, 3, 3, 4)), List.of()));
        refuse(() -> new Reload("d", 0, 3, 3, 4));
        refuse(() -> new Reload("d", 1, 4, 3, 4));
        refuse(() -> VehicleType.at("v", 1, "d").trips(0, 1).build());
        refuse(() -> VehicleType.at("v", 1, "d").trips(2, -1).build());
        refuse(() -> VehicleType.at("v", 1, "d").trips(2, 1, "x", "x").build());
        assertThat(VehicleType.at("v", 1, "d").trips(2, 1).build().reloadDepotIds())
                .containsExactly("d");
    }

    /** Ten seconds without traffic, forty in the jam from 100 to 120. */
    @Test
    void whoLeavesLaterNeverArrivesEarlier() {
        long[][] metres = {{0, 500}, {TravelMatrix.UNREACHABLE, 0}};
        long[][] calm = {{0, 10}, {TravelMatrix.UNREACHABLE, 0}};
        long[][] jam = {{0, 40}, {TravelMatrix.UNREACHABLE, 0}};
        TravelMatrix matrix = TimeSlotTravelMatrix.of(metres, new long[] {100, 120}, new long[][][] {calm, jam, calm});
        assertThat(matrix.timeDependent()).isTrue();
        assertThat(matrix.durationSeconds(0, 1)).isEqualTo(10);
        assertThat(matrix.durationSeconds(0, 1, 90)).isEqualTo(10);
        // Half of the way before the jam; the other half takes 20 s, just until it ends.
        assertThat(matrix.durationSeconds(0, 1, 95)).isEqualTo(25);
        // Half of the way in the jam, half behind it.
        assertThat(matrix.durationSeconds(0, 1, 100)).isEqualTo(25);
        assertThat(matrix.durationSeconds(0, 1, 119)).isEqualTo(11);
        assertThat(matrix.durationSeconds(0, 1, 120)).isEqualTo(10);
        assertThat(matrix.durationSeconds(1, 0, 100)).isEqualTo(TravelMatrix.UNREACHABLE);
        assertThat(matrix.leastDurationSeconds(1, 0, 0, 1)).isEqualTo(TravelMatrix.UNREACHABLE);
        long arrived = 0;
        for (long leave = 50; leave < 150; leave++) {
            long arrives = leave + matrix.durationSeconds(0, 1, leave);
            assertThat(arrives).isGreaterThanOrEqualTo(arrived);
            arrived = arrives;
            assertThat(matrix.leastDurationSeconds(0, 1, leave - 7, leave))
                    .isLessThanOrEqualTo(matrix.durationSeconds(0, 1, leave - 3));
        }
        assertThat(matrix.leastDurationSeconds(0, 1, 102, 103)).isEqualTo(10);
        refuse(() -> TimeSlotTravelMatrix.of(metres, new long[] {100}, new long[][][] {calm}));
        refuse(() -> TimeSlotTravelMatrix.of(metres, new long[] {100, 100}, new long[][][] {calm, jam, calm}));
        refuse(() -> TimeSlotTravelMatrix.of(metres, new long[] {100}, new long[][][] {calm, {{0, 1}, {1, 0}}}));
    }

    @Test
    void aTravelMatrixIsSquareAndItsOwn() {
        long[][] metres = {{0, 5}, {TravelMatrix.UNREACHABLE, 0}};
        TravelMatrix matrix = DenseTravelMatrix.of(metres, new long[][] {{0, 7}, {8, 0}});
        metres[0][1] = 99;
        assertThat(matrix.distanceMetres(0, 1)).isEqualTo(5);
        assertThat(matrix.distanceMetres(1, 0)).isEqualTo(TravelMatrix.UNREACHABLE);
        assertThat(matrix.durationSeconds(1, 0, 3_600)).isEqualTo(8);
        assertThat(matrix.timeDependent()).isFalse();
        assertThat(DenseTravelMatrix.of(new long[0][0], new long[0][0]).size()).isZero();
        refuse(() -> DenseTravelMatrix.of(new long[2][1], new long[2][2]));
        refuse(() -> DenseTravelMatrix.of(new long[2][2], new long[1][1]));
        refuse(() -> DenseTravelMatrix.of(new long[][] {{-1}}, new long[1][1]));
    }

    private static void refuse(Runnable making) {
        assertThatIllegalArgumentException().isThrownBy(making::run);
    }

    @Test
    void badVehiclesUnderWayAreRefused() {
        Visit first = new Visit("a", 10, 10, 20);
        refuse(() -> UnderWay.at("", 0, 0).build());
        refuse(() -> UnderWay.at("v", -1, 0).build());
        refuse(() -> UnderWay.at("v", 0, 0).distanceMetres(-1).build());
        refuse(() -> UnderWay.at("v", 0, 11).visits(first).build());
        refuse(() ->
                UnderWay.at("v", 0, 0).visits(first, new Visit("b", 19, 30, 30)).build());
        refuse(() ->
                UnderWay.at("v", 0, 0).visits(first, new Visit("a", 30, 30, 30)).build());
        refuse(() -> UnderWay.at("v", 0, 0).visits(first).onBoard("a").build());
        refuse(() -> UnderWay.at("v", 0, 0).onBoard("b", "b").build());
        refuse(() -> UnderWay.at("v", 0, 0)
                .visits(first)
                .reloads(new Reload("d", 1, 21, 22, 23))
                .build());
        refuse(() -> UnderWay.at("v", 0, 0)
                .visits(first, new Visit("b", 30, 30, 30))
                .reloads(new Reload("d", 1, 25, 28, 31))
                .build());
    }

    /** Places 0 to 3 in a row, 100 metres and 10 seconds apart; two trips, a break at the second stop. */
    @Test
    void aVehicleUnderWayIsBoundToTheStopItDrivesTo() {
        long[][] metres = {{0, 100, 200, 300}, {100, 0, 100, 200}, {200, 100, 0, 100}, {300, 200, 100, 0}};
        long[][] seconds = {{0, 10, 20, 30}, {10, 0, 10, 20}, {20, 10, 0, 10}, {30, 20, 10, 0}};
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("v", 1, "D", 9L).build())
                .travel(DenseTravelMatrix.of(metres, seconds))
                .stop(Stop.at("a", 1).delivery(1L).serviceSeconds(5).build())
                .stop(Stop.at("b", 2).delivery(1L).build())
                .stop(Stop.at("p", 3).pickup(1L).build())
                .stop(Stop.at("c", 3).delivery(1L).build())
                .build();
        Route route = new Route(
                "v",
                0,
                "D",
                "D",
                100,
                300,
                List.of(
                        new Visit("a", 110, 120, 140),
                        new Visit("b", 150, 170, 170),
                        new Visit("p", 180, 180, 180),
                        new Visit("c", 250, 250, 250)),
                1200,
                1200,
                List.of(new Reload("D", 3, 210, 215, 220)),
                List.of(new BreakTaken("b", 150, 165)));

        assertThat(UnderWay.of(problem, route, 99)).isEmpty();
        UnderWay leaving = UnderWay.of(problem, route, 100).orElseThrow();
        assertThat(leaving.visits()).as("free when it is served").containsExactly(new Visit("a", 110, 120, 125));
        assertThat(leaving.onBoard()).containsExactly("b");
        assertThat(UnderWay.of(problem, route, 133).orElseThrow().visits())
                .containsExactly(new Visit("a", 110, 120, 133));
        UnderWay second = UnderWay.of(problem, route, 140).orElseThrow();
        assertThat(second.visits()).hasSize(2);
        assertThat(second.breaks()).hasSize(1);
        assertThat(second.distanceMetres()).isEqualTo(200);
        assertThat(second.onBoard()).as("what is taken is not on board").isEmpty();
        assertThat(UnderWay.of(problem, route, 219).orElseThrow().reloads()).isEmpty();
        UnderWay last = UnderWay.of(problem, route, 220).orElseThrow();
        assertThat(last.visits()).hasSize(4);
        assertThat(last.reloads()).hasSize(1);
        assertThat(last.distanceMetres()).isEqualTo(900);
        assertThat(last.loadedSecond()).isEqualTo(220);
        assertThat(last.freeSecond()).isEqualTo(250);
        assertThat(last.presentTrip()).extracting(Visit::stopId).containsExactly("c");
    }

    @Test
    void aDriverHasHadTheBreaksThatFitBeforeTheRoute() {
        DriverBreak early = new DriverBreak(new TimeWindow(0, 49), 10);
        DriverBreak first = new DriverBreak(new TimeWindow(10, 60), 20);
        DriverBreak second = new DriverBreak(new TimeWindow(60, 70), 5);
        VehicleType van = VehicleType.at("v", 1, "D")
                .shift(new TimeWindow(50, 500))
                .breaks(early, first, second)
                .build();

        assertThat(van.breaksHad(0))
                .as("the first window ends before the shift begins")
                .isEqualTo(1);
        assertThat(van.breaksHad(69)).isEqualTo(1);
        assertThat(van.breaksHad(70)).as("from 50 to 70").isEqualTo(2);
        assertThat(van.breaksHad(74)).isEqualTo(2);
        assertThat(van.breaksHad(75)).as("one after the other").isEqualTo(3);
        assertThat(VehicleType.at("v", 1, "D")
                        .breaks(new DriverBreak(TimeWindow.ALWAYS, Long.MAX_VALUE))
                        .build()
                        .breaksHad(Long.MAX_VALUE - 1))
                .isZero();
    }

    @Test
    void breaksThatWereTakenOrHavePassedAreNotAhead() {
        DriverBreak passed = new DriverBreak(new TimeWindow(0, 5), 1);
        DriverBreak taken = new DriverBreak(new TimeWindow(10, 60), 5);
        DriverBreak ahead = new DriverBreak(new TimeWindow(20, 70), 5);
        UnderWay vehicle = UnderWay.at("v", 0, 0)
                .visits(new Visit("a", 10, 10, 30))
                .breaks(new BreakTaken("a", 25, 30))
                .build();

        assertThat(vehicle.breaksAhead(List.of(passed, taken, ahead))).containsExactly(ahead);
    }
}
