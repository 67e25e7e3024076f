package io.flowcast.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.Backhauls;
import io.flowcast.api.routing.BreakTaken;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.DriverBreak;
import io.flowcast.api.routing.Reload;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.SameVehicle;
import io.flowcast.api.routing.Sequence;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.routing.Violation.Kind;
import io.flowcast.api.routing.Visit;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/**
 * One feasible plan, worked out by hand, and one change for each rule that breaks just that rule.
 *
 * <p>Places 0 to 4 lie on a line, 100 metres and 10 seconds apart. The van starts at place 0 at second 100, brings 5 to A (place 1),
 * takes the shipment P from 2 to 3 and is back at 400: 110 A 120, 130 P-from 140, 150 wait until 200 P-to 210, 240 home. 600 metres.
 * It costs 50 + 600 * 1 + 140 * 0.5 = 720.
 */
class SolutionCheckerTest {

    private static final TravelMatrix LINE = line(5);

    private static TravelMatrix line(int places) {
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

    private VehicleType.Builder van = VehicleType.at("van", 1, "D", 10L)
            .cost(50, 1, 0.5)
            .shift(new TimeWindow(50, 500))
            .maxDistanceMetres(600)
            .maxDurationSeconds(140)
            .maxStops(3)
            .skills("cold");
    private Depot depot = new Depot("D", 0, new TimeWindow(0, 1000));
    private Stop.Builder a =
            Stop.at("A", 1).delivery(5L).serviceSeconds(10).releaseSecond(100).requiredSkills("cold");
    private Stop to = Stop.at("to", 3)
            .windows(new TimeWindow(0, 20), new TimeWindow(200, 250))
            .serviceSeconds(10)
            .build();
    private long onBoard = 60;
    private TravelMatrix travel = LINE;
    private final List<Stop> more = new ArrayList<>();
    private Consumer<RoutingProblem.Builder> rules = problem -> {};

    private RoutingProblem problem() {
        Stop from = Stop.at("from", 2).serviceSeconds(10).build();
        RoutingProblem.Builder problem = RoutingProblem.builder("units")
                .depot(depot)
                .vehicleType(van.build())
                .travel(travel)
                .stop(a.build())
                .shipment(new Shipment("P", from, to, List.of(7L), onBoard));
        more.forEach(problem::stop);
        rules.accept(problem);
        return problem.build();
    }

    private static List<Visit> visits() {
        return List.of(new Visit("A", 110, 110, 120), new Visit("from", 130, 130, 140), new Visit("to", 150, 200, 210));
    }

    private static Route route() {
        return new Route("van", 0, "D", "D", 100, 240, visits(), 600, 720);
    }

    private List<Violation> check(Route... routes) {
        double cost = List.of(routes).stream().mapToDouble(Route::cost).sum();
        return new SolutionChecker().check(problem(), List.of(routes), List.of(), cost);
    }

    private void assertBreaks(Kind kind, double amount, Route... routes) {
        assertThat(check(routes)).singleElement().satisfies(violation -> {
            assertThat(violation.kind()).isEqualTo(kind);
            assertThat(violation.amount()).isEqualTo(amount);
            assertThat(violation.message()).isNotBlank();
        });
    }

    @Test
    void findsNothingInAFeasiblePlan() {
        assertThat(check(route())).isEmpty();
    }

    @Test
    void oneOfTheAlternativesIsServed() {
        more.add(Stop.at("A2", 4).delivery(1L).build());
        rules = problem -> problem.alternatives(Alternatives.oneOf("G", "A", "A2"));
        assertThat(check(route())).isEmpty();
        more.add(Stop.at("A3", 4).delivery(1L).build());
        rules = problem -> problem.alternatives(Alternatives.oneOf("G", "A2", "A3"));
        assertBreaks(Kind.UNSERVED, 1, route());
        a.delivery(5L);
        more.clear();
        rules = problem -> problem.alternatives(Alternatives.oneOf("G", "A", "from"));
        assertThat(check(route())).extracting(Violation::kind).contains(Kind.ALTERNATIVES);
    }

    @Test
    void noneOfTheAlternativesCostsItsPrizeOnce() {
        more.add(Stop.at("A2", 4).delivery(1L).build());
        more.add(Stop.at("A3", 4).delivery(1L).build());
        rules = problem -> problem.alternatives(Alternatives.atMostOneOf("G", 30, "A2", "A3"));
        List<UnservedStop> left = List.of(new UnservedStop("A2", "dear"), new UnservedStop("A3", "dear"));
        assertThat(new SolutionChecker().check(problem(), List.of(route()), left, 750))
                .isEmpty();
        assertThat(new SolutionChecker().check(problem(), List.of(route()), left.subList(0, 1), 750))
                .extracting(Violation::kind)
                .containsExactly(Kind.STATED);
    }

    @Test
    void stopsThatBelongTogetherAreOnOneRoute() {
        rules = problem -> problem.sameVehicle(SameVehicle.of("A", "from"));
        assertThat(check(route())).isEmpty();
        van = VehicleType.at("van", 2, "D", 10L).cost(50, 1, 0.5).skills("cold");
        Route first = new Route("van", 0, "D", "D", 100, 130, visits().subList(0, 1), 200, 265);
        List<Visit> rest = List.of(new Visit("from", 130, 130, 140), new Visit("to", 150, 200, 210));
        Route second = new Route("van", 1, "D", "D", 110, 240, rest, 600, 715);
        assertBreaks(Kind.SAME_VEHICLE, 1, first, second);
        rules = problem -> problem.sequence(new Sequence("from", "A"));
        assertThat(check(first, second)).as("an order binds one route only").isEmpty();
    }

    @Test
    void ordersHoldWithinARoute() {
        rules = problem -> problem.sequence(new Sequence("A", "to"));
        assertThat(check(route())).isEmpty();
        rules = problem -> problem.sequence(new Sequence("to", "A"));
        assertBreaks(Kind.SEQUENCE, 2, route());
    }

    @Test
    void backhaulsComeLastWhereTheProblemSaysSo() {
        a.delivery().pickup(3L);
        assertThat(check(route())).isEmpty();
        rules = problem -> problem.backhauls(Backhauls.LAST);
        assertThat(check(route())).extracting(Violation::kind).containsExactly(Kind.BACKHAUL, Kind.BACKHAUL);
    }

    /** A is brought 5, B (place 2) 6, one after the other: back at the depot at 130, off again at 150, B at 170, home at 190. */
    private List<Violation> checkTrips(Reload reload, int maxTrips, long release) {
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(depot)
                .depot(new Depot("E", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 1, "D", 10L)
                        .cost(0, 1, 0)
                        .trips(maxTrips, 20)
                        .build())
                .travel(LINE)
                .stop(Stop.at("A", 1).delivery(5L).serviceSeconds(10).build())
                .stop(Stop.at("B", 2)
                        .delivery(6L)
                        .releaseSecond(release)
                        .maxSecondsOnBoard(20)
                        .build())
                .build();
        List<Visit> visits = List.of(new Visit("A", 110, 110, 120), new Visit("B", 170, 170, 170));
        Route route = new Route("van", 0, "D", "D", 100, 190, visits, 600, 600, List.of(reload), List.of());
        return new SolutionChecker().check(problem, List.of(route), List.of(), 600);
    }

    @Test
    void loadsReleaseAndTimeOnBoardCountByTrip() {
        assertThat(checkTrips(new Reload("D", 1, 130, 130, 150), 2, 150)).isEmpty();
        assertThat(checkTrips(new Reload("D", 1, 130, 130, 150), 2, 151))
                .extracting(Violation::kind, Violation::amount)
                .containsExactly(Tuple.tuple(Kind.RELEASE, 1.0));
    }

    @Test
    void reloadsAreAllowedLongEnoughAndAtTheRightDepot() {
        assertThat(checkTrips(new Reload("D", 1, 130, 130, 150), 1, 0))
                .extracting(Violation::kind)
                .containsExactly(Kind.RELOAD);
        assertThat(checkTrips(new Reload("D", 1, 130, 131, 150), 2, 0))
                .extracting(Violation::kind)
                .containsExactly(Kind.RELOAD);
        assertThat(checkTrips(new Reload("E", 1, 130, 130, 150), 2, 0))
                .extracting(Violation::kind)
                .containsExactly(Kind.RELOAD);
        assertThat(checkTrips(new Reload("D", 1, 129, 130, 150), 2, 0))
                .extracting(Violation::kind)
                .containsExactly(Kind.STATED);
        depot = new Depot("D", 0, new TimeWindow(0, 100));
        assertThat(checkTrips(new Reload("D", 1, 130, 130, 150), 2, 0))
                .extracting(Violation::kind)
                .containsExactly(Kind.SHIFT, Kind.SHIFT);
    }

    private static Route resting(BreakTaken... breaks) {
        return new Route("van", 0, "D", "D", 100, 240, visits(), 600, 720, List.of(), List.of(breaks));
    }

    @Test
    void breaksAreTakenWhereTheyAreDueWhileTheVehicleStands() {
        van.breaks(new DriverBreak(new TimeWindow(55, 60), 46), new DriverBreak(new TimeWindow(190, 195), 3));
        assertBreaks(Kind.BREAK, 1, resting(new BreakTaken("to", 190, 193)));
        van.breaks(new DriverBreak(new TimeWindow(55, 60), 45), new DriverBreak(new TimeWindow(190, 195), 3));
        assertThat(check(resting(new BreakTaken("to", 190, 193))))
                .as("from 55 to 100 the driver rests at the depot")
                .isEmpty();
        van.breaks(new DriverBreak(new TimeWindow(150, 190), 30), new DriverBreak(new TimeWindow(230, 240), 30));
        assertThat(check(resting(new BreakTaken("to", 160, 190)))).isEmpty();
        assertBreaks(Kind.BREAK, 1, route());
        assertBreaks(Kind.BREAK, 5, resting(new BreakTaken("to", 160, 185)));
        // From 200 on it serves, and at A it does not wait.
        assertBreaks(Kind.BREAK, 1, resting(new BreakTaken("to", 175, 205)));
        assertBreaks(Kind.BREAK, 1, resting(new BreakTaken("A", 160, 190)));
        assertBreaks(Kind.BREAK, 1, resting(new BreakTaken("to", 160, 190), new BreakTaken("to", 191, 199)));
    }

    @Test
    void goodsFromTheDepotMayNotBeTooLongOnBoard() {
        a.maxSecondsOnBoard(10);
        assertThat(check(route())).isEmpty();
        a.maxSecondsOnBoard(9);
        assertBreaks(Kind.TIME_ON_BOARD, 1, route());
    }

    @Test
    void qualityLostOnBoardIsPartOfTheCost() {
        a.costPerSecondOnBoard(0.5);
        assertThat(check(new Route("van", 0, "D", "D", 100, 240, visits(), 600, 725)))
                .isEmpty();
    }

    @Test
    void overtimeIsPartOfTheCost() {
        van.overtime(130, 2);
        assertThat(check(new Route("van", 0, "D", "D", 100, 240, visits(), 600, 740)))
                .isEmpty();
    }

    @Test
    void serviceTakesWhatItTakesWithThisVehicle() {
        a.serviceSeconds(1000).serviceSeconds("van", 10);
        assertThat(check(route())).isEmpty();
        a.serviceSeconds(10).serviceSeconds("van", 12);
        assertBreaks(Kind.STATED, 2, route());
    }

    @Test
    void capacityHoldsAtTheFullestPoint() {
        // 5 from the depot until A, 7 of the shipment after it: never more than 7.
        van = vanWith(7L);
        assertThat(check(route())).isEmpty();
        van = vanWith(6L);
        assertBreaks(Kind.CAPACITY, 1, route());
    }

    private static VehicleType.Builder vanWith(Long capacity) {
        return VehicleType.at("van", 1, "D", capacity).cost(50, 1, 0.5).skills("cold");
    }

    @Test
    void loadIsCountedBeforeTheFirstStopToo() {
        van = vanWith(4L);
        a.delivery(5L);
        // 5 at the start and 7 later: the peak is 7, so 3 too much.
        assertBreaks(Kind.CAPACITY, 3, route());
    }

    @Test
    void timeWindow() {
        to = Stop.at("to", 3)
                .windows(new TimeWindow(0, 150), new TimeWindow(230, 250))
                .serviceSeconds(10)
                .build();
        assertBreaks(Kind.TIME_WINDOW, 30, route());
    }

    @Test
    void shiftAndOpening() {
        van.shift(new TimeWindow(110, 500));
        assertBreaks(Kind.SHIFT, 10, route());
        van.shift(new TimeWindow(50, 235));
        assertBreaks(Kind.SHIFT, 5, route());
        van.shift(new TimeWindow(50, 500));
        depot = new Depot("D", 0, new TimeWindow(0, 200));
        assertBreaks(Kind.SHIFT, 40, route());
    }

    @Test
    void release() {
        a.releaseSecond(101);
        assertBreaks(Kind.RELEASE, 1, route());
    }

    @Test
    void limitsOfARoute() {
        van.maxDistanceMetres(599);
        assertBreaks(Kind.MAX_DISTANCE, 1, route());
        van.maxDistanceMetres(600).maxDurationSeconds(139);
        assertBreaks(Kind.MAX_DURATION, 1, route());
        van.maxDurationSeconds(140).maxStops(2);
        assertBreaks(Kind.MAX_STOPS, 1, route());
    }

    @Test
    void skill() {
        a.requiredSkills("cold", "crane");
        assertBreaks(Kind.SKILL, 1, route());
    }

    @Test
    void timeOnBoard() {
        // Service at the pickup ends at 140, at the delivery it begins at 200.
        onBoard = 59;
        assertBreaks(Kind.TIME_ON_BOARD, 1, route());
    }

    @Test
    void precedence() {
        List<Visit> swapped = List.of(
                new Visit("A", 110, 110, 120), new Visit("to", 140, 200, 210), new Visit("from", 220, 220, 230));
        van.maxDurationSeconds(1000);
        Route route = new Route("van", 0, "D", "D", 100, 250, swapped, 600, 50 + 600 + 75);

        assertThat(check(route)).extracting(Violation::kind).containsExactly(Kind.PRECEDENCE);
    }

    @Test
    void unserved() {
        List<Visit> withoutA = List.of(new Visit("from", 120, 130, 140), new Visit("to", 150, 200, 210));
        Route route = new Route("van", 0, "D", "D", 100, 240, withoutA, 600, 720);

        assertBreaks(Kind.UNSERVED, 1, route);
    }

    @Test
    void halfAShipment() {
        List<Visit> half = List.of(new Visit("A", 110, 110, 120), new Visit("from", 130, 130, 220));
        Route route = new Route("van", 0, "D", "D", 100, 240, half, 400, 50 + 400 + 70);

        assertThat(check(route)).singleElement().satisfies(violation -> {
            assertThat(violation.kind()).isEqualTo(Kind.UNSERVED);
            assertThat(violation.subject()).isEqualTo("to");
        });
    }

    @Test
    void repeatedAndTooManyVehicles() {
        List<Visit> again = List.of(new Visit("A", 110, 110, 120));
        Route second = new Route("van", 1, "D", "D", 100, 130, again, 200, 50 + 200 + 15);
        assertThat(check(route(), second))
                .extracting(Violation::kind)
                .containsExactlyInAnyOrder(Kind.FLEET, Kind.REPEATED);

        Route sameVehicle = new Route("van", 0, "D", "D", 100, 130, again, 200, 50 + 200 + 15);
        assertThat(check(route(), sameVehicle))
                .extracting(Violation::kind)
                .containsExactlyInAnyOrder(Kind.FLEET, Kind.REPEATED);
    }

    @Test
    void unknownPartsAreNamed() {
        Route stranger = new Route("truck", 0, "D", "D", 100, 240, visits(), 600, 720);
        assertThat(check(stranger)).extracting(Violation::kind).contains(Kind.UNKNOWN);

        List<Visit> visits = List.of(new Visit("B", 110, 110, 120));
        assertThat(check(new Route("van", 0, "D", "D", 100, 130, visits, 200, 265)))
                .extracting(Violation::kind)
                .contains(Kind.UNKNOWN);

        Route elsewhere = new Route("van", 0, "E", "D", 100, 240, visits(), 600, 720);
        assertThat(check(elsewhere)).extracting(Violation::kind).contains(Kind.UNKNOWN);
    }

    @Test
    void unreachable() {
        long[][] metres = new long[5][5];
        long[][] seconds = new long[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                metres[i][j] = i == 1 && j == 2 ? TravelMatrix.UNREACHABLE : LINE.distanceMetres(i, j);
                seconds[i][j] = LINE.durationSeconds(i, j);
            }
        }
        travel = DenseTravelMatrix.of(metres, seconds);

        assertThat(check(route())).extracting(Violation::kind).contains(Kind.UNREACHABLE);
    }

    @Test
    void statedFigures() {
        Route tooCheap = new Route("van", 0, "D", "D", 100, 240, visits(), 600, 700);
        assertThat(check(tooCheap)).extracting(Violation::kind).containsOnly(Kind.STATED);

        Route tooShort = new Route("van", 0, "D", "D", 100, 240, visits(), 500, 720);
        assertBreaks(Kind.STATED, -100, tooShort);

        Route homeTooEarly = new Route("van", 0, "D", "D", 100, 239, visits(), 600, 719.5);
        assertBreaks(Kind.STATED, -1, homeTooEarly);

        List<Visit> flying = List.of(
                new Visit("A", 109, 110, 120), new Visit("from", 130, 130, 139), new Visit("to", 149, 200, 210));
        assertThat(check(new Route("van", 0, "D", "D", 100, 240, flying, 600, 720)))
                .extracting(Violation::kind)
                .containsExactly(Kind.STATED, Kind.STATED);
    }

    @Test
    void hugeFiguresAreStatedWronglyByFiniteAmounts() {
        for (double cost : new double[] {1e300, Double.MAX_VALUE}) {
            Route route = new Route("van", 0, "D", "D", 100, 240, visits(), 600, cost);
            assertThat(check(route))
                    .isNotEmpty()
                    .allSatisfy(violation -> assertThat(violation.amount()).isFinite());
        }
    }

    @Test
    void optionalStopsMustBeServedOrReported() {
        more.add(Stop.at("O", 4).delivery(1L).prize(30).build());
        RoutingProblem problem = problem();
        SolutionChecker checker = new SolutionChecker();

        assertThat(checker.check(problem, List.of(route()), List.of(new UnservedStop("O", "why")), 750))
                .isEmpty();
        assertThat(checker.check(problem, List.of(route()), List.of(), 750))
                .extracting(Violation::kind, Violation::subject)
                .containsExactly(Tuple.tuple(Kind.STATED, "O"));
        assertThat(checker.check(problem, List.of(route()), List.of(new UnservedStop("O", "why")), 720))
                .extracting(Violation::subject)
                .containsExactly("plan");
        assertThat(checker.check(
                        problem,
                        List.of(route()),
                        List.of(new UnservedStop("A", "why"), new UnservedStop("O", "why")),
                        750))
                .extracting(Violation::subject)
                .containsExactly("A");
    }

    @Test
    void hugeLoadsDoNotHideBehindAnOverflow() {
        more.add(Stop.at("X", 1).delivery(Long.MAX_VALUE).build());
        List<Visit> visits = new ArrayList<>(visits());
        visits.add(1, new Visit("X", 120, 120, 120));
        van.maxStops(4);
        Route route = new Route("van", 0, "D", "D", 100, 240, visits, 600, 720);

        assertThat(check(route)).extracting(Violation::kind).containsExactly(Kind.CAPACITY);
    }

    /** The van has left A at 120 with the shipment still to come, 100 metres behind it. */
    private static UnderWay.Builder behindA() {
        return UnderWay.at("van", 0, 100).visits(new Visit("A", 110, 110, 120)).distanceMetres(100);
    }

    private void underWay(UnderWay vehicle) {
        rules = rules.andThen(problem -> problem.underWay(vehicle));
    }

    @Test
    void acceptsTheRestOfARouteThatIsDriven() {
        underWay(behindA().build());

        assertThat(check(route())).isEmpty();
        assertThat(check(new Route("van", 0, "D", "D", 100, 240, leavingALater(), 600, 720)))
                .as("it may wait where it stands")
                .isEmpty();
    }

    private static List<Visit> leavingALater() {
        return List.of(new Visit("A", 110, 110, 130), new Visit("from", 140, 140, 150), new Visit("to", 160, 200, 210));
    }

    @Test
    void findsALockedBeginningThatIsChanged() {
        underWay(behindA().build());

        List<Visit> earlier = List.of(
                new Visit("A", 105, 110, 120), new Visit("from", 130, 130, 140), new Visit("to", 150, 200, 210));
        assertThat(check(new Route("van", 0, "D", "D", 95, 240, earlier, 600, 722.5)))
                .extracting(Violation::kind)
                .contains(Kind.LOCKED)
                .doesNotContain(Kind.STATED);
        assertThat(check()).extracting(Violation::kind).contains(Kind.LOCKED);
    }

    @Test
    void doesNotJudgeWhatHasHappened() {
        a.windows(new TimeWindow(0, 5)).releaseSecond(105).requiredSkills("wings");
        van.shift(new TimeWindow(105, 500));
        assertThat(check(route())).extracting(Violation::kind).contains(Kind.TIME_WINDOW, Kind.RELEASE, Kind.SKILL);
        underWay(behindA().build());

        assertThat(check(route())).isEmpty();
    }

    @Test
    void countsTheDistanceThatWasDriven() {
        underWay(behindA().distanceMetres(130).build());

        assertThat(check(new Route("van", 0, "D", "D", 100, 240, visits(), 630, 750)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.kind()).isEqualTo(Kind.MAX_DISTANCE));
    }

    @Test
    void findsGoodsThatAreNotOnBoard() {
        van.maxStops(4);
        more.add(Stop.at("B", 1).delivery(1L).build());
        underWay(behindA().build());
        List<Visit> visits = new ArrayList<>(visits());
        visits.add(1, new Visit("B", 120, 120, 120));
        assertBreaks(Kind.LOCKED, 1, new Route("van", 0, "D", "D", 100, 240, visits, 600, 720));

        rules = problem -> {};
        underWay(behindA().onBoard("B").build());
        assertThat(check(new Route("van", 0, "D", "D", 100, 240, visits, 600, 720)))
                .isEmpty();
    }

    @Test
    void countsGoodsThatStayOnBoard() {
        more.add(Stop.at("B", 1).delivery(4L).prize(0).build());
        underWay(behindA().onBoard("B").build());

        // 4 for B and 7 of the shipment are more than 10.
        List<Violation> found =
                new SolutionChecker().check(problem(), List.of(route()), List.of(new UnservedStop("B", "closed")), 720);
        assertThat(found).extracting(Violation::kind).containsExactly(Kind.CAPACITY);
    }
}
