package io.flowcast.models.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.routing.BreakTaken;
import io.flowcast.api.routing.ConstraintSlack;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.DriverBreak;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RouteExplanation;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.StopMargin;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Violation.Kind;
import io.flowcast.api.routing.Visit;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.core.verify.SolutionChecker;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RouteExplainerTest {

    private static final RunContext CONTEXT = RunContext.asOf(LocalDate.EPOCH).build();

    /** Places 0 to 4 on a line, 100 metres and 10 seconds apart; A at 2, B at 4 from 60 to 70. */
    @Test
    void saysWhatStopsCostAndWhatBinds() {
        long[][] metres = new long[5][5];
        long[][] seconds = new long[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                metres[i][j] = 100L * Math.abs(i - j);
                seconds[i][j] = 10L * Math.abs(i - j);
            }
        }
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 1, "D", 10L)
                        .cost(50, 1, 0)
                        .maxStops(2)
                        .shift(new TimeWindow(0, 500))
                        .build())
                .travel(DenseTravelMatrix.of(metres, seconds))
                .stop(Stop.at("A", 2)
                        .delivery(4L)
                        .serviceSeconds(5)
                        .maxSecondsOnBoard(50)
                        .build())
                .stop(Stop.at("B", 4)
                        .delivery(6L)
                        .windows(new TimeWindow(60, 70))
                        .build())
                .build();
        RoutePlan plan = new RuinRecreatePlanner().plan(problem, StopWhen.afterIterations(50), CONTEXT);
        RouteExplanation route =
                new RouteExplainer().explain(problem, plan, CONTEXT).get(0);

        assertThat(plan.routes().get(0).visits().get(0).stopId()).isEqualTo("A");
        // A lies on the way, B is 400 metres out and as many back; 400 of these are A's as well.
        assertThat(route.stops())
                .extracting(StopMargin::saving)
                .containsExactly(OptionalDouble.of(0), OptionalDouble.of(400));
        assertThat(route.slacks())
                .extracting(ConstraintSlack::kind)
                .containsExactly(Kind.CAPACITY, Kind.SHIFT, Kind.MAX_STOPS, Kind.TIME_ON_BOARD);
        assertThat(route.binding()).extracting(ConstraintSlack::kind).containsExactly(Kind.CAPACITY, Kind.MAX_STOPS);
        long begins = plan.routes().get(0).visits().get(1).serviceStartSecond();
        assertThat(route.stops().get(1).slackSeconds()).isEqualTo(70 - begins);
    }

    private static RoutingProblem.Builder line(VehicleType van) {
        long[][] metres = new long[5][5];
        long[][] seconds = new long[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                metres[i][j] = 100L * Math.abs(i - j);
                seconds[i][j] = 10L * Math.abs(i - j);
            }
        }
        return RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(van)
                .travel(DenseTravelMatrix.of(metres, seconds))
                .stop(Stop.at("A", 2).delivery(4L).build())
                .stop(Stop.at("B", 4)
                        .delivery(6L)
                        .windows(new TimeWindow(60, 100))
                        .build());
    }

    private static RoutePlan driven(List<BreakTaken> breaks) {
        Route route = new Route(
                "van",
                0,
                "D",
                "D",
                0,
                105,
                List.of(new Visit("A", 20, 20, 45), new Visit("B", 65, 65, 65)),
                800,
                800,
                List.of(),
                breaks);
        RunContext context = RunContext.asOf(LocalDate.EPOCH).build();
        return new RoutePlan(
                List.of(route),
                List.of(),
                800,
                List.of(),
                0,
                Findings.none(),
                Provenance.of("route", "hand", Map.of(), "none:0", context));
    }

    /** At A the van waits from 20 to 25 and has its break until 45, which may begin until 35; B may begin 35 seconds later. */
    @Test
    void aBreakIsNoWaiting() {
        VehicleType van = VehicleType.at("van", 1, "D", 10L)
                .shift(new TimeWindow(0, 500))
                .breaks(new DriverBreak(new TimeWindow(25, 35), 20))
                .build();
        RoutePlan plan = driven(List.of(new BreakTaken("A", 25, 45)));
        RoutingProblem problem = line(van).build();
        assertThat(new SolutionChecker().check(problem, plan)).isEmpty();

        RouteExplanation route =
                new RouteExplainer().explain(problem, plan, CONTEXT).get(0);

        // The break can move by 10, and 5 are waited before it.
        assertThat(route.stops()).extracting(StopMargin::slackSeconds).containsExactly(15L, 35L);
    }

    @Test
    void whatIsLockedCannotMoveAndSavesNothing() {
        VehicleType van =
                VehicleType.at("van", 1, "D", 10L).shift(new TimeWindow(0, 500)).build();
        RoutePlan plan = driven(List.of());
        RoutingProblem problem = line(van)
                .underWay(UnderWay.at("van", 0, 0)
                        .visits(new Visit("A", 20, 20, 45))
                        .distanceMetres(200)
                        .onBoard("B")
                        .build())
                .build();
        assertThat(new SolutionChecker().check(problem, plan)).isEmpty();

        RouteExplanation route =
                new RouteExplainer().explain(problem, plan, CONTEXT).get(0);

        assertThat(route.stops()).extracting(StopMargin::slackSeconds).containsExactly(0L, 35L);
        assertThat(route.stops())
                .extracting(StopMargin::saving)
                .containsExactly(OptionalDouble.empty(), OptionalDouble.of(400));
        // 6 of 10 are left on board behind A.
        assertThat(route.slacks())
                .filteredOn(slack -> slack.kind() == Kind.CAPACITY)
                .extracting(ConstraintSlack::amount)
                .containsExactly(4.0);
    }

    @Test
    void aRouteOfOneStopCostsNothingWithoutIt() {
        for (long seed = 0; seed < 300; seed++) {
            RoutingProblem problem = RandomProblems.problem(seed);
            RoutePlan plan = new RuinRecreatePlanner().plan(problem, StopWhen.afterIterations(20), CONTEXT);
            List<RouteExplanation> all = new RouteExplainer().explain(problem, plan, CONTEXT);
            assertThat(all).hasSameSizeAs(plan.routes());
            for (int r = 0; r < all.size(); r++) {
                Route route = plan.routes().get(r);
                assertThat(all.get(r).stops()).hasSameSizeAs(route.visits());
                assertThat(all.get(r).slacks())
                        .allSatisfy(slack -> assertThat(slack.amount()).isNotNegative());
                assertThat(all.get(r).stops())
                        .allSatisfy(stop -> assertThat(stop.slackSeconds()).isNotNegative());
                if (route.visits().size() == 1) {
                    double saving = all.get(r).stops().get(0).saving().orElseThrow();
                    assertThat(saving).isCloseTo(route.cost(), within(1e-6));
                }
            }
        }
    }
}
