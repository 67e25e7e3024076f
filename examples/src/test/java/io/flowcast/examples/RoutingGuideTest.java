package io.flowcast.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.routing.DriverBreak;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RouteExplanation;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.StopMargin;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Visit;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.route.ProblemJson;
import io.flowcast.core.verify.SolutionChecker;
import io.flowcast.models.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every piece of the routing guide runs and keeps what it promises, and the guide shows what runs. */
class RoutingGuideTest {
    private static final Guide GUIDE = Guide.of("routing.md", "RoutingGuide");
    private static final Path INSTANCE =
            Path.of("../flowcast-connectors/src/test/resources/io/flowcast/connectors/vrp/X-n106-k14.vrp");

    private final RunContext context = GuideTown.context();

    private static RoutePlan plan(RoutingProblem problem) {
        RoutePlan plan = Models.routing().plan(problem, StopWhen.afterIterations(3_000), GuideTown.context());
        assertThat(new SolutionChecker().check(problem, plan)).isEmpty();
        return plan;
    }

    private static Route routeOf(RoutePlan plan, String stopId) {
        return plan.routes().stream()
                .filter(route -> ids(route).contains(stopId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(stopId + " is not served"));
    }

    private static List<String> ids(Route route) {
        return route.visits().stream().map(Visit::stopId).toList();
    }

    private static Visit visit(RoutePlan plan, String stopId) {
        return routeOf(plan, stopId).visits().stream()
                .filter(visit -> visit.stopId().equals(stopId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFirstPlanServesEveryShop() {
        RoutePlan plan = RoutingGuide.firstPlan(GuideTown.town(), context);

        assertThat(plan.unserved()).isEmpty();
        assertThat(plan.routes().stream()
                        .mapToInt(route -> route.visits().size())
                        .sum())
                .isEqualTo(24);
    }

    @Test
    void windowsAreKept() {
        RoutePlan plan = plan(RoutingGuide.windows(GuideTown.empty()));

        assertThat(visit(plan, "shop 1").serviceStartSecond()).isBetween(6 * GuideTown.HOUR, 8 * GuideTown.HOUR);
        assertThat(plan.unserved()).isEmpty();
    }

    @Test
    void bikesAndTrucksKeepTheirOwnLimits() {
        RoutePlan plan = plan(RoutingGuide.fleet(GuideTown.town()));

        assertThat(plan.unserved()).isEmpty();
        assertThat(plan.routes())
                .filteredOn(route -> route.vehicleTypeId().equals("bike"))
                .allMatch(route -> route.visits().size() <= 5 && route.distanceMetres() <= 30_000);
    }

    @Test
    void hiredVehiclesNeedNotComeBack() {
        RoutePlan plan = plan(RoutingGuide.depots(GuideTown.town()));

        assertThat(plan.routes())
                .filteredOn(route -> route.vehicleTypeId().equals("hired"))
                .isNotEmpty()
                .allMatch(route -> route.endDepotId() == null);
    }

    @Test
    void emptiesComeLastAndYoghurtGoesFromShopToShop() {
        RoutePlan plan = plan(RoutingGuide.pickups(GuideTown.town()));

        Route yoghurt = routeOf(plan, "take yoghurt");
        assertThat(ids(yoghurt)).containsSubsequence("take yoghurt", "bring yoghurt");
        List<String> visits = ids(routeOf(plan, "empties 1"));
        assertThat(visits.subList(visits.indexOf("empties 1"), visits.size())).allMatch(id -> id.startsWith("empties"));
    }

    @Test
    void onlyOneOfTwoDoorsIsServed() {
        RoutePlan plan = plan(RoutingGuide.choices(GuideTown.empty()));

        long doors = plan.routes().stream()
                .flatMap(route -> ids(route).stream())
                .filter(id -> id.endsWith("shop 3"))
                .count();
        assertThat(doors).isEqualTo(1);
        assertThat(plan.unserved()).extracting(UnservedStop::stopId).doesNotContain("shop 2");
    }

    @Test
    void frozenGoodsTravelFrozen() {
        RoutePlan plan = plan(RoutingGuide.skills(GuideTown.empty()));

        assertThat(routeOf(plan, "shop 1").vehicleTypeId()).isEqualTo("frozen");
    }

    @Test
    void freshGoodsArriveInTime() {
        RoutePlan plan = plan(RoutingGuide.perishable(GuideTown.empty()));

        long left = routeOf(plan, "shop 1").startSecond();
        assertThat(visit(plan, "shop 1").serviceStartSecond() - left).isLessThanOrEqualTo(30 * GuideTown.MINUTE);
        assertThat(routeOf(plan, "shop 3").startSecond()).isGreaterThanOrEqualTo(7 * GuideTown.HOUR);
    }

    @Test
    void twoVansDoTheWorkOfSix() {
        RoutePlan plan = plan(RoutingGuide.trips(GuideTown.empty()));

        assertThat(plan.unserved()).isEmpty();
        assertThat(plan.routes())
                .hasSizeLessThanOrEqualTo(2)
                .anyMatch(route -> !route.reloads().isEmpty());
        Route late = routeOf(plan, "shop 1");
        for (int trip = 0; trip < late.trips().size(); trip++) {
            if (late.trips().get(trip).contains(visit(plan, "shop 1"))) {
                assertThat(late.tripStartSecond(trip)).isGreaterThanOrEqualTo(9 * GuideTown.HOUR);
            }
        }
    }

    @Test
    void driversOnTheRoadTakeTheirBreaks() {
        RoutingProblem problem = RoutingGuide.breaks(GuideTown.town());
        RoutePlan plan = plan(problem);

        assertThat(plan.unserved()).isEmpty();
        // The two vans drive and serve for nearly six hours; a route that avoids all breaks has two and a half at most.
        assertThat(plan.routes()).anyMatch(route -> !route.breaks().isEmpty());
        for (Route route : plan.routes()) {
            long rested = problem.vehicleTypes().get(0).shift().startSecond();
            for (DriverBreak due : problem.vehicleTypes().get(0).breaks()) {
                long closes = due.window().endSecond();
                rested = Math.max(rested, due.window().startSecond()) + due.durationSeconds();
                boolean before = rested <= route.startSecond(); // at the depot, whole
                assertThat(route.breaks())
                        .filteredOn(taken -> due.window().startSecond() <= taken.startSecond()
                                && taken.startSecond() <= closes
                                && taken.endSecond() - taken.startSecond() == due.durationSeconds())
                        .hasSize(!before && route.endSecond() > closes ? 1 : 0);
            }
        }
    }

    @Test
    void vansStayOutOfTheRushHourWhereItPays() {
        RoutePlan plan = plan(RoutingGuide.traffic(GuideTown.town()));

        assertThat(plan.unserved()).isEmpty();
        assertThat(plan.routes()).allMatch(route -> route.endSecond() <= 14 * GuideTown.HOUR);
    }

    @Test
    void oneDriverInTheRightOrder() {
        RoutePlan plan = plan(RoutingGuide.together(GuideTown.town()));

        assertThat(ids(routeOf(plan, "shop 1"))).contains("shop 2").containsSubsequence("shop 3", "shop 1");
    }

    @Test
    void aPlanIsWhereTheNextOneStarts() {
        RoutingProblem before = GuideTown.shops(GuideTown.empty(), 1, 20)
                .vehicleType(VehicleType.at("van", 6, "depot", 600_000L, 40L).build())
                .build();
        RoutingProblem today = GuideTown.shops(GuideTown.empty(), 4, 24)
                .vehicleType(VehicleType.at("van", 6, "depot", 600_000L, 40L).build())
                .build();

        RoutePlan next = RoutingGuide.again(before, plan(before), today, context);

        assertThat(new SolutionChecker().check(today, next)).isEmpty();
        assertThat(next.unserved()).isEmpty();
    }

    @Test
    void whatIsDrivenStaysAndWhatIsCalledInIsTaken() {
        RoutingProblem morning = RoutingGuide.maps().get("first-plan");
        RoutePlan driven = plan(morning);
        RoutingProblem.Builder rest = GuideTown.town()
                .vehicleType(VehicleType.at("van", 6, "depot", 600_000L, 40L).build());
        Route first = driven.routes().get(0);
        long now = first.visits().get(1).arrivalSecond();

        RoutePlan plan = RoutingGuide.underWay(morning, driven, rest, now, context);

        assertThat(new SolutionChecker().check(rest.build(), plan)).isEmpty();
        assertThat(plan.unserved()).isEmpty();
        assertThat(plan.routes().get(0).visits().get(0))
                .isEqualTo(first.visits().get(0));
        assertThat(ids(routeOf(plan, "empties"))).hasSizeGreaterThan(1);
    }

    @Test
    void aStopCostsItsDetour() {
        RoutingProblem problem = RoutingGuide.maps().get("first-plan"); // a metre costs 1, nothing else does
        RoutePlan plan = plan(problem);
        TravelMatrix roads = GuideTown.roads(28);

        List<RouteExplanation> explained = RoutingGuide.explain(problem, plan, context);

        assertThat(explained).hasSameSizeAs(plan.routes());
        for (int r = 0; r < explained.size(); r++) {
            List<Integer> places = new ArrayList<>(List.of(0));
            ids(plan.routes().get(r)).forEach(id -> places.add(1 + Integer.parseInt(id.substring("shop ".length()))));
            places.add(0);
            for (int k = 1; k < places.size() - 1; k++) {
                int before = places.get(k - 1);
                int at = places.get(k);
                int after = places.get(k + 1);
                double detour = roads.distanceMetres(before, at)
                        + roads.distanceMetres(at, after)
                        - roads.distanceMetres(before, after);
                assertThat(explained.get(r).stops().get(k - 1).saving()).hasValueCloseTo(detour, within(1e-6));
            }
        }
    }

    @Test
    void anEarlyShopHasItsWindowToSpareAtMost() {
        RoutingProblem problem = RoutingGuide.windows(GuideTown.empty());
        RoutePlan plan = plan(problem);

        StopMargin early = RoutingGuide.explain(problem, plan, context).stream()
                .flatMap(route -> route.stops().stream())
                .filter(stop -> stop.stopId().equals("shop 1"))
                .findFirst()
                .orElseThrow();

        long left = 8 * GuideTown.HOUR - visit(plan, "shop 1").serviceStartSecond();
        assertThat(early.slackSeconds()).isBetween(0L, left);
    }

    @Test
    void searchesStopWhenTold() {
        RoutingProblem problem = RoutingGuide.maps().get("first-plan");

        assertThat(RoutingGuide.howLong(problem, context).feasible()).isTrue();
    }

    @Test
    void mistakesAreNamedAllAtOnce() {
        RoutingProblem.Builder town = GuideTown.town()
                .vehicleType(VehicleType.at("van", 6, "depot", 600_000L, 40L).build());

        assertThat(RoutingGuide.mistakes(town, context)).contains("shop 1").contains("Maybe");
    }

    @Test
    void filesLoseNothing(@TempDir Path folder) throws IOException {
        RoutingProblem problem = RoutingGuide.maps().get("pickups");

        RoutingGuide.files(problem, plan(problem), folder, GuideTown.places());

        assertThat(folder.resolve("plan.html")).content().contains("Wednesday", "take yoghurt");
    }

    @Test
    void filesKeepBreaksAndTheTimeOfDay(@TempDir Path folder) throws IOException {
        RoutingProblem breaks = RoutingGuide.maps().get("breaks");
        RoutingGuide.files(breaks, plan(breaks), folder, GuideTown.places());
        String json = Files.readString(folder.resolve("problem.json"));
        assertThat(ProblemJson.read("problem.json", json).problem().vehicleTypes())
                .isEqualTo(breaks.vehicleTypes());

        RoutingProblem traffic = RoutingGuide.maps().get("traffic");
        RoutingProblem read = ProblemJson.read("traffic.json", ProblemJson.write(traffic, GuideTown.places()))
                .problem();
        traffic.travel().forEach((profile, matrix) -> {
            TravelMatrix same = read.travel().get(profile);
            for (long second = 6 * GuideTown.HOUR; second < 10 * GuideTown.HOUR; second += 20 * GuideTown.MINUTE) {
                assertThat(same.durationSeconds(1, 2, second)).isEqualTo(matrix.durationSeconds(1, 2, second));
            }
        });
    }

    @Test
    void instancesOfTheLiteratureBecomeSolutionFiles() throws IOException {
        assertThat(RoutingGuide.instance(INSTANCE, context))
                .startsWith("Route #1: ")
                .contains("Cost 2");
    }

    @Test
    void closedRoadsAreNotDriven() {
        TravelMatrix roads = RoutingGuide.closedRoad(GuideTown.roads(28));
        assertThat(roads.distanceMetres(4, 5)).isEqualTo(TravelMatrix.UNREACHABLE);
        assertThat(roads.distanceMetres(5, 4)).isLessThan(TravelMatrix.UNREACHABLE);
        RoutePlan plan = plan(GuideTown.town()
                .vehicleType(VehicleType.at("van", 6, "depot", 600_000L, 40L).build())
                .travel(roads)
                .build());
        // Places 4 and 5 are shops 3 and 4.
        assertThat(plan.routes())
                .noneMatch(route -> String.join(",", ids(route)).contains("shop 3,shop 4"));
    }

    @Test
    void theGuideShowsWhatRuns() throws IOException {
        GUIDE.showsWhatRuns(11);
        for (String map : RoutingGuide.maps().keySet()) {
            assertThat(Files.readString(GUIDE.page())).contains("(images/routing-" + map + ".svg)");
        }
    }

    @Test
    void everyFileTheGuideLinksToIsThere() throws IOException {
        GUIDE.linksToFilesThatAreThere();
    }
}
