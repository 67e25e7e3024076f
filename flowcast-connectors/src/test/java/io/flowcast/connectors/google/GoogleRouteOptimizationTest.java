package io.flowcast.connectors.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.Backhauls;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.DriverBreak;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.routing.Visit;
import io.flowcast.api.run.Cancellation;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleRouteOptimizationTest extends ToursFixture {
    @Test
    void sendsTheProblemInDocumentedWords() {
        RoutingProblem problem = base(
                        van(1, 100)
                                .cost(50, 0.002, 0.01)
                                .maxDistanceMetres(9_000)
                                .maxDurationSeconds(30_000)
                                .overtime(20_000, 0.02)
                                .build(),
                        VehicleType.at("bike", 1, "D", 20L)
                                .endDepot(null)
                                .skills("park")
                                .shift(new TimeWindow(3_600, 7_200))
                                .build())
                .stop(stop("A", 1)
                        .windows(new TimeWindow(0, 100), new TimeWindow(101, 200), new TimeWindow(5_000, 99_999))
                        .serviceSeconds("bike", 90)
                        .prize(7)
                        .build())
                .stop(Stop.at("B", 2).pickup(4L).requiredSkills("park").build())
                .shipment(new Shipment(
                        "S",
                        Stop.at("P", 3).serviceSeconds(5).build(),
                        Stop.at("Q", 4).build(),
                        List.of(3L),
                        900))
                .build();

        plan(problem);

        JsonNode body = google.asked.get(0);
        assertThat(body.path("timeout").asText()).isEqualTo("20s");
        assertThat(body.path("searchMode").asText()).isEqualTo("CONSUME_ALL_AVAILABLE_TIME");
        assertThat(body.has("considerRoadTraffic")).isFalse();
        assertThat(google.requests.get(0).getHeaders().get("X-Server-Timeout")).isEqualTo("20");
        JsonNode model = body.path("model");
        assertThat(model.path("globalStartTime").asText()).isEqualTo(DAY + "00:00:00Z");
        assertThat(model.path("globalEndTime").asText()).isEqualTo(DAY + "10:00:00Z");
        assertThat(model.path("shipments").toString())
                .isEqualTo(
                        "[{\"label\":\"A\",\"deliveries\":[{\"tags\":[\"place 1\"],\"duration\":\"60s\",\"timeWindows\":["
                                + "{\"startTime\":\"2024-06-12T00:00:00Z\",\"endTime\":\"2024-06-12T00:03:20Z\"},"
                                + "{\"startTime\":\"2024-06-12T01:23:20Z\",\"endTime\":\"2024-06-12T10:00:00Z\"}],"
                                + "\"visitTypes\":[\"service of A\"],\"label\":\"A\"}],"
                                + "\"loadDemands\":{\"massGrams\":{\"amount\":\"10\"}},\"penaltyCost\":7.0},"
                                + "{\"label\":\"B\",\"pickups\":[{\"tags\":[\"place 2\"],\"duration\":\"0s\",\"label\":\"B\"}],"
                                + "\"loadDemands\":{\"massGrams\":{\"amount\":\"4\"}},\"allowedVehicleIndices\":[1]},"
                                + "{\"label\":\"S\",\"pickups\":[{\"tags\":[\"place 3\"],\"duration\":\"5s\",\"label\":\"P\"}],"
                                + "\"deliveries\":[{\"tags\":[\"place 4\"],\"duration\":\"0s\",\"label\":\"Q\"}],"
                                + "\"loadDemands\":{\"massGrams\":{\"amount\":\"3\"}},\"pickupToDeliveryTimeLimit\":\"905s\"}]");
        assertThat(model.path("vehicles").get(0).toString())
                .isEqualTo(
                        "{\"label\":\"van/0\",\"startTags\":[\"place 0\",\"travel default\"],\"endTags\":[\"place 0\"],"
                                + "\"startTimeWindows\":[{\"startTime\":\"2024-06-12T00:00:00Z\",\"endTime\":\"2024-06-12T10:00:00Z\"}],"
                                + "\"endTimeWindows\":[{\"startTime\":\"2024-06-12T00:00:00Z\",\"endTime\":\"2024-06-12T10:00:00Z\"}],"
                                + "\"loadLimits\":{\"massGrams\":{\"maxLoad\":\"100\"}},"
                                + "\"costPerKilometer\":2.0,\"costPerHour\":36.0,\"fixedCost\":50.0,"
                                + "\"routeDurationLimit\":{\"maxDuration\":\"30000s\",\"softMaxDuration\":\"20000s\","
                                + "\"costPerHourAfterSoftMax\":72.0},\"routeDistanceLimit\":{\"maxMeters\":\"9000\"}}");
        JsonNode bike = model.path("vehicles").get(1);
        assertThat(bike.path("endTags").toString()).isEqualTo("[\"nowhere\"]");
        assertThat(bike.path("extraVisitDurationForVisitType").toString()).isEqualTo("{\"service of A\":\"30s\"}");
        assertThat(model.path("durationDistanceMatrixDstTags").toString())
                .isEqualTo("[\"place 0\",\"place 1\",\"place 2\",\"place 3\",\"place 4\",\"nowhere\"]");
        JsonNode matrix = model.path("durationDistanceMatrices").get(0);
        assertThat(matrix.path("vehicleStartTag").asText()).isEqualTo("travel default");
        assertThat(matrix.path("rows").get(1).toString())
                .isEqualTo("{\"durations\":[\"10s\",\"0s\",\"10s\",\"20s\",\"30s\",\"0s\"],"
                        + "\"meters\":[100.0,0.0,100.0,200.0,300.0,0.0]}");
        assertThat(planner.usage().costUnits()).isEqualTo(3);
    }

    @Test
    void timesAndPricesThePlanByTheProblem() {
        RoutingProblem problem = base(van(2, 20).cost(50, 0.002, 0.01).build())
                .stop(stop("A", 1).build())
                .stop(stop("B", 3).windows(new TimeWindow(1_000, 2_000)).build())
                .stop(stop("C", 4).build())
                .build();

        RoutePlan plan = plan(problem);

        // The server gives A and B to the first van, and C to the second. By hand: B opens at 1000 and is 90 s of road
        // and service behind the start of
        // A's service, so the van leaves at 1000 - 20 - 60 - 10.
        assertThat(plan.violations()).isEmpty();
        assertThat(plan.unserved()).isEmpty();
        assertThat(plan.routes())
                .containsExactly(
                        new Route(
                                "van",
                                0,
                                "D",
                                "D",
                                910,
                                1_090,
                                List.of(new Visit("A", 920, 920, 980), new Visit("B", 1_000, 1_000, 1_060)),
                                600,
                                50 + 0.002 * 600 + 0.01 * 180),
                        new Route(
                                "van",
                                1,
                                "D",
                                "D",
                                0,
                                140,
                                List.of(new Visit("C", 40, 40, 100)),
                                800,
                                50 + 0.002 * 800 + 0.01 * 140));
        assertThat(plan.cost()).isEqualTo(53 + 53);
        assertThat(plan.provenance().dataHash()).matches("sha256:[0-9a-f]{64}");
        assertThat(plan.provenance().sources()).containsKey("Google Route Optimization");
        assertThat(plan.findings().isEmpty()).isTrue();
    }

    @Test
    void shipmentsArePickedUpAndDelivered() {
        RoutingProblem problem = base(van(1, 5).build())
                .shipment(new Shipment(
                        "S",
                        Stop.at("P", 3).serviceSeconds(5).build(),
                        Stop.at("Q", 1).build(),
                        List.of(5L),
                        20))
                .stop(Stop.at("T", 2)
                        .pickup(5L)
                        .requiredSkills("tail lift")
                        .prize(3)
                        .build())
                .build();

        RoutePlan plan = plan(problem);

        assertThat(plan.violations()).isEmpty();
        assertThat(plan.routes()).hasSize(1);
        assertThat(plan.routes().get(0).visits())
                .containsExactly(new Visit("P", 30, 30, 35), new Visit("Q", 55, 55, 55));
        assertThat(plan.unserved())
                .containsExactly(new UnservedStop("T", "no vehicle has the skills that the stop needs"));
        assertThat(google.asked.get(0).path("model").path("shipments")).hasSize(1);
        assertThat(plan.cost()).isEqualTo(600 + 3);
    }

    @Test
    void aSkippedShipmentIsLeftOutWithItsReason() {
        RoutingProblem problem = base(van(1, 15).build())
                .stop(stop("A", 1).build())
                .stop(stop("B", 2).prize(40).build())
                .stop(stop("C", 3).build())
                .build();

        RoutePlan plan = plan(problem);

        assertThat(plan.feasible()).isFalse();
        assertThat(plan.unserved())
                .extracting(UnservedStop::stopId, UnservedStop::reason)
                .containsExactly(
                        tuple("B", "Google skipped it: DEMAND_EXCEEDS_VEHICLE_CAPACITY"),
                        tuple("C", "Google skipped it: DEMAND_EXCEEDS_VEHICLE_CAPACITY"));
        assertThat(plan.violations())
                .extracting(Violation::kind, Violation::subject)
                .containsExactly(tuple(Violation.Kind.UNSERVED, "C"));
        assertThat(plan.cost()).isEqualTo(200 + 40);
    }

    @Test
    void whatNoVehicleCanDoIsNotAskedFor() {
        RoutingProblem shut = RoutingProblem.builder("massGrams")
                .depot(new Depot("D", 0, new TimeWindow(50_000, 60_000)))
                .vehicleType(van(1, 10).build())
                .travel(line(5))
                .stop(stop("A", 1).build())
                .build();

        RoutePlan plan = plan(shut);

        assertThat(plan.unserved()).containsExactly(new UnservedStop("A", "no vehicle can be on the road"));
        assertThat(plan.violations()).hasSize(1);
        assertThat(google.requests).isEmpty();
        RoutePlan late = plan(base(van(1, 10).build())
                .stop(stop("A", 1).windows(new TimeWindow(40_000, 50_000)).build())
                .build());
        assertThat(late.unserved().get(0).reason()).contains("no window");
        assertThat(google.requests).isEmpty();
    }

    @Test
    void planningOnGooglesRoadsTellsWhereTheProblemsRoadsAreSlower() {
        List<GeoPoint> places = List.of(
                new GeoPoint(48, 11),
                new GeoPoint(48.001, 11),
                new GeoPoint(48.002, 11),
                new GeoPoint(48.003, 11),
                new GeoPoint(48.004, 11));
        TravelMatrix slow = DenseTravelMatrix.of(new long[][] {{0, 100}, {100, 0}}, new long[][] {{0, 500}, {500, 0}});
        RoutingProblem problem = RoutingProblem.builder("massGrams")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(van(1, 10).build())
                .travel(slow)
                .stop(stop("A", 1).windows(new TimeWindow(0, 100)).build())
                .build();
        Instant morning = Instant.parse("2024-06-13T06:00:00Z");
        try (GoogleRouteOptimization roads =
                open(() -> google.token, new GoogleRouteOptimization.Roads(places, morning, true))) {
            RoutePlan plan = roads.plan(problem, SECONDS, context());

            JsonNode body = google.asked.get(0);
            assertThat(body.path("considerRoadTraffic").asBoolean()).isTrue();
            assertThat(body.path("model").path("globalStartTime").asText()).isEqualTo("2024-06-13T06:00:00Z");
            assertThat(body.path("model").has("durationDistanceMatrices")).isFalse();
            assertThat(body.path("model")
                            .path("vehicles")
                            .get(0)
                            .path("startLocation")
                            .toString())
                    .isEqualTo("{\"latitude\":48.0,\"longitude\":11.0}");
            JsonNode visit = body.path("model")
                    .path("shipments")
                    .get(0)
                    .path("deliveries")
                    .get(0);
            assertThat(visit.path("arrivalLocation").toString()).isEqualTo("{\"latitude\":48.001,\"longitude\":11.0}");
            assertThat(plan.violations())
                    .extracting(Violation::kind, Violation::subject, Violation::amount)
                    .containsExactly(tuple(Violation.Kind.TIME_WINDOW, "A", 400.0));
            assertThat(plan.routes().get(0).visits()).containsExactly(new Visit("A", 500, 500, 560));
        }
    }

    @Test
    void namesPlacesWithoutCoordinates() {
        RoutingProblem problem = base(van(1, 10).build())
                .stop(stop("A", 1).build())
                .stop(stop("B", 2).build())
                .build();
        GoogleRouteOptimization.Roads few = new GoogleRouteOptimization.Roads(
                List.of(new GeoPoint(48, 11), new GeoPoint(0, 0)), Instant.EPOCH, false);
        try (GoogleRouteOptimization roads = open(() -> google.token, few)) {
            assertThatThrownBy(() -> roads.plan(problem, SECONDS, context()))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            e -> assertThat(e.findings().listed())
                                    .extracting(Finding::code)
                                    .containsExactly(
                                            "routing.place-without-coordinates", "routing.place-without-coordinates"));
        }
        assertThat(google.requests).isEmpty();
    }

    @Test
    void namesEverythingThatItCannotExpress() {
        RoutingProblem problem = base(
                        van(1, 10)
                                .maxStops(2)
                                .trips(2, 60)
                                .breaks(new DriverBreak(new TimeWindow(0, 10), 30))
                                .build(),
                        VehicleType.at("van", 1, "E", 1L, 2L).profile("truck").build())
                .stop(stop("A", 1).pickup(1L).releaseSecond(60).build())
                .stop(stop("B", 9).maxSecondsOnBoard(60).costPerSecondOnBoard(1).build())
                .stop(stop("B", 2).prize(5).priority(1).build())
                .alternatives(new Alternatives("one", List.of("A", "B"), OptionalDouble.empty()))
                .backhauls(Backhauls.LAST)
                .build();

        assertThatThrownBy(() -> plan(problem))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.findings().listed())
                                .extracting(Finding::name)
                                .containsExactlyInAnyOrder(
                                        "maxStops",
                                        "maxTrips",
                                        "breaks",
                                        "id",
                                        "startDepotId",
                                        "endDepotId",
                                        "profile",
                                        "capacity",
                                        "releaseSecond",
                                        "pickup",
                                        "location",
                                        "maxSecondsOnBoard",
                                        "costPerSecondOnBoard",
                                        "id",
                                        "priority",
                                        "stopIds",
                                        "backhauls"));
        assertThat(google.requests).isEmpty();
    }

    @Test
    void tellsThatItKnowsNoLimitOnIterations() {
        RoutingProblem problem =
                base(van(1, 10).build()).stop(stop("A", 1).build()).build();

        RoutePlan plan = planner.plan(problem, StopWhen.afterIterations(10), context());

        assertThat(plan.findings().listed())
                .extracting(Finding::code)
                .containsExactly("routing.limit-unknown-to-google");
        assertThat(google.asked.get(0).path("searchMode").asText()).isEqualTo("RETURN_FAST");
        assertThat(google.asked.get(0).path("timeout").asText()).isEqualTo("270s");
    }

    @Test
    void theDeadlineShortensTheWorkOfTheService() {
        RoutingProblem problem =
                base(van(1, 10).build()).stop(stop("A", 1).build()).build();

        planner.plan(
                problem,
                SECONDS,
                context().toBuilder().timeout(Duration.ofSeconds(10)).build());

        assertThat(google.asked.get(0).path("timeout").asText()).isIn("8s", "9s");
    }

    @Test
    void aCancelledRunLeavesAllOut() {
        RoutingProblem problem =
                base(van(1, 10).build()).stop(stop("A", 1).build()).build();
        Cancellation cancelled = () -> true;

        RoutePlan plan = planner.plan(
                problem, SECONDS, context().toBuilder().cancellation(cancelled).build());

        assertThat(plan.routes()).isEmpty();
        assertThat(plan.violations()).hasSize(1);
        assertThat(plan.findings().listed()).extracting(Finding::code).containsExactly("routing.stopped");
    }

    @Test
    void aServiceThatIsSlowerThanTheDeadlineLeavesAllOut() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .headersDelay(5, TimeUnit.SECONDS)
                        .body("{}")
                        .build();
            }
        });
        RoutingProblem problem =
                base(van(1, 10).build()).stop(stop("A", 1).build()).build();

        RoutePlan plan = planner.plan(
                problem,
                SECONDS,
                context().toBuilder().timeout(Duration.ofMillis(300)).build());

        assertThat(plan.routes()).isEmpty();
        assertThat(plan.findings().listed()).extracting(Finding::code).containsExactly("routing.stopped");
    }

    @Test
    void aTokenIsAskedForBeforeEachRequestAndNeverTold() {
        RoutingProblem problem =
                base(van(1, 10).build()).stop(stop("A", 1).build()).build();
        String[] token = {"ya29.good"};
        try (GoogleRouteOptimization renewing = open(() -> token[0], null)) {
            assertThat(renewing.plan(problem, SECONDS, context()).feasible()).isTrue();
            google.token = "ya29.next";
            token[0] = "ya29.next";
            assertThat(renewing.plan(problem, SECONDS, context()).feasible()).isTrue();
            token[0] = "ya29.run-out";
            assertThatThrownBy(() -> renewing.plan(problem, SECONDS, context()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("source.key-refused")
                    .hasMessageContaining("invalid authentication")
                    .hasMessageNotContaining("ya29");
        }
    }

    @Test
    void aServiceThatRepeatsTheTokenDoesNotGiveItAway() {
        String[] tokens = {"ya29.first-of-two", "ya29.second-of-two"};
        int[] asked = {0};
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return GoogleServer.json(
                        403, "{\"error\":{\"message\":\"no rights for " + String.join(" and ", tokens) + "\"}}");
            }
        });
        RoutingProblem problem =
                base(van(1, 10).build()).stop(stop("A", 1).build()).build();
        try (GoogleRouteOptimization renewing = open(() -> tokens[asked[0]++ % 2], null)) {
            assertThatThrownBy(() -> renewing.plan(problem, SECONDS, context())).isInstanceOf(SourceException.class);
            assertThatThrownBy(() -> renewing.plan(problem, SECONDS, context()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("no rights for *** and ***");
        }
    }

    @Test
    void aSupplierThatFailsIsOneClearMessage() {
        RoutingProblem problem =
                base(van(1, 10).build()).stop(stop("A", 1).build()).build();
        List<Supplier<String>> suppliers = List.of(
                () -> {
                    throw new IllegalStateException("secret of the sign-in");
                },
                () -> "",
                () -> null,
                () -> "ya29\nfeed");
        for (Supplier<String> supplier : suppliers) {
            try (GoogleRouteOptimization broken = open(supplier, null)) {
                assertThatThrownBy(() -> broken.plan(problem, SECONDS, context()))
                        .isInstanceOf(SourceException.class)
                        .hasMessageContaining("source.key-refused")
                        .hasMessageNotContaining("secret of the sign-in")
                        .hasMessageNotContaining("ya29");
            }
        }
        assertThat(google.requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"429, source.busy", "403, source.key-refused", "503, source.unavailable", "400, source.refused"})
    void whatTheServiceRefusesIsTold(int status, String code) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return GoogleServer.json(
                        status, "{\"error\":{\"code\":" + status + ",\"message\":\"Quota, rights or words\"}}");
            }
        });
        assertThatThrownBy(() ->
                        plan(base(van(1, 10).build()).stop(stop("A", 1).build()).build()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(code)
                .hasMessageContaining("Quota, rights or words");
    }

    @Test
    void keepsTheQuotaOfShipments() {
        RoutingProblem problem = base(van(1, 100).build())
                .stop(stop("A", 1).build())
                .stop(stop("B", 2).build())
                .build();
        try (GoogleRouteOptimization small = new GoogleRouteOptimization(
                "my-project",
                GoogleRouteOptimization.defaults(() -> google.token)
                        .base(server.url("/").uri())
                        .quota(3)
                        .build(),
                null)) {
            small.plan(problem, SECONDS, context());
            assertThatThrownBy(() -> small.plan(problem, SECONDS, context()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("source.quota");
        }
        assertThatThrownBy(() -> new GoogleRouteOptimization("My Project", () -> "t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("display name");
    }
}
