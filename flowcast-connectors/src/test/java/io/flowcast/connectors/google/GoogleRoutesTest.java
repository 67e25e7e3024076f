package io.flowcast.connectors.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.Directions;
import io.flowcast.api.signal.TravelProvider;
import io.flowcast.api.signal.TravelProviderKit;
import io.flowcast.api.travel.TravelMatrix;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GoogleRoutesTest extends TravelProviderKit {
    private static final List<GeoPoint> PLACES =
            List.of(new GeoPoint(48.1, 11.5), new GeoPoint(48.2, 11.7), new GeoPoint(48.4, 11.2));

    private final MockWebServer server = new MockWebServer();
    private final GoogleServer google = new GoogleServer();
    private GoogleRoutes roads;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(google);
        server.start();
        roads = open(GoogleServer.KEY);
    }

    private GoogleRoutes open(String key) {
        return new GoogleRoutes(GoogleRoutes.defaults(key)
                .base(server.url("/").uri())
                .rate(1000, Duration.ofSeconds(1))
                .attempts(1, Duration.ofMillis(1), Duration.ofSeconds(5))
                .build());
    }

    @AfterEach
    void stop() {
        roads.close();
        server.close();
    }

    private static RunContext context() {
        return RunContext.asOf(LocalDate.of(2024, 6, 12)).build();
    }

    private static List<GeoPoint> many(int n) {
        List<GeoPoint> places = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            places.add(new GeoPoint(40 + i / 100.0, 10 + (i * i % 17) / 10.0));
        }
        return places;
    }

    @Override
    protected TravelProvider provider() {
        return roads;
    }

    @Override
    protected List<GeoPoint> places() {
        return PLACES;
    }

    @Test
    void asksNoMoreThanTheMostElementsAtOnceAndCountsThem() {
        List<GeoPoint> places = many(60);

        TravelMatrix matrix = roads.matrix(places, 40, context()).value();

        assertThat(google.asked).hasSize(9);
        assertThat(roads.usage().costUnits()).isEqualTo(3600);
        assertThat(matrix.distanceMetres(59, 1)).isEqualTo(metres(places.get(59), places.get(1)));
        assertThat(matrix.durationSeconds(3, 40))
                .isEqualTo((long) Math.ceil(metres(places.get(3), places.get(40)) / 10.0));
    }

    private static long metres(GeoPoint a, GeoPoint b) {
        return Math.round(100_000
                * Math.hypot(a.latitudeDegrees() - b.latitudeDegrees(), a.longitudeDegrees() - b.longitudeDegrees()));
    }

    @Test
    void trafficTakesItsTime() {
        TravelMatrix matrix = roads.trafficMatrix(
                        PLACES,
                        LocalDate.of(2024, 6, 13),
                        ZoneOffset.UTC,
                        List.of(LocalTime.of(6, 0), LocalTime.of(10, 0)),
                        context())
                .value();

        long free = matrix.durationSeconds(0, 1);
        assertThat(matrix.timeDependent()).isTrue();
        assertThat(matrix.durationSeconds(0, 1, 3 * 3600)).isBetween(2 * free - 1, 2 * free + 1);
        assertThat(matrix.durationSeconds(0, 1, 12 * 3600)).isEqualTo(free);
        assertThat(google.asked).hasSize(2);
        assertThatThrownBy(() ->
                        roads.trafficMatrix(PLACES, LocalDate.of(2024, 6, 13), ZoneOffset.UTC, List.of(), context()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void placesThatNoRoadJoinsAreUnreachable() {
        TravelMatrix matrix = roads.matrix(List.of(new GeoPoint(1, 1), new GeoPoint(-1, 1)), 40, context())
                .value();
        assertThat(matrix.distanceMetres(0, 1)).isEqualTo(TravelMatrix.UNREACHABLE);
        assertThat(roads.matrix(List.of(), 40, context()).value().size()).isZero();
    }

    @Test
    void directionsOfALongTourAreAskedInParts() {
        Directions way = roads.directions(many(60), context()).value();

        assertThat(way.legs()).hasSize(59);
        assertThat(google.asked).hasSize(3);
        assertThat(way.legs().get(0).steps().get(0).instruction()).isEqualTo("Head north");
        assertThat(way.line()).startsWith(new GeoPoint(38.5, -120.2));
        assertThat(way.distanceMetres())
                .isEqualTo(way.legs().stream()
                        .mapToLong(Directions.Leg::distanceMetres)
                        .sum());
    }

    @Test
    void saysThatThereIsNoRoute() {
        assertThatThrownBy(() -> roads.directions(List.of(new GeoPoint(-1, 1), new GeoPoint(1, 1)), context()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("source.no-route");
    }

    @Test
    void aWrongKeyIsOneClearMessage() {
        try (GoogleRoutes wrong = open("wrong-key")) {
            assertThatThrownBy(() -> wrong.matrix(PLACES, 40, context()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("source.key-refused")
                    .hasMessageContaining("API key not valid")
                    .hasMessageNotContaining("wrong-key");
        }
    }

    @Test
    void aMissingElementIsNoDistanceOfZero() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return GoogleServer.json(
                        200,
                        "[{\"originIndex\":0,\"destinationIndex\":1,\"distanceMeters\":5,\"duration\":\"3s\","
                                + "\"condition\":\"ROUTE_EXISTS\"}]");
            }
        });
        assertThatThrownBy(() -> roads.matrix(PLACES, 40, context()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("source.broken-answer");
    }

    @Test
    void theOlderServiceGivesTheSameRoads() {
        List<GeoPoint> places = many(23);
        try (GoogleDistanceMatrix free = older(Optional.empty());
                GoogleDistanceMatrix busy = older(Optional.of(Instant.parse("2024-06-13T06:00:00Z")))) {
            TravelMatrix matrix = free.matrix(places, 40, context()).value();
            TravelMatrix traffic = busy.matrix(places, 40, context()).value();
            assertThat(free.usage().costUnits()).isEqualTo(23 * 23);
            for (int i = 0; i < 23; i++) {
                for (int j = 0; j < 23; j++) {
                    long metres = i == j ? 0 : metres(places.get(i), places.get(j));
                    assertThat(matrix.distanceMetres(i, j)).isEqualTo(metres);
                    assertThat(matrix.durationSeconds(i, j)).isEqualTo(metres / 10);
                    assertThat(traffic.durationSeconds(i, j)).isEqualTo(metres / 5);
                }
            }
        }
    }

    private GoogleDistanceMatrix older(Optional<Instant> departure) {
        return new GoogleDistanceMatrix(
                GoogleDistanceMatrix.defaults(GoogleServer.KEY)
                        .base(server.url("/").uri())
                        .rate(1000, Duration.ofSeconds(1))
                        .build(),
                departure);
    }

    private void answers(int status, String body) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return GoogleServer.json(status, body);
            }
        });
    }

    @Test
    void anErrorInsideAStreamOfElementsIsToldAsSuch() {
        answers(400, "[{\"error\":{\"code\":400,\"message\":\"API key not valid.\",\"status\":\"INVALID_ARGUMENT\"}}]");
        assertThatThrownBy(() -> roads.matrix(PLACES, 35, context()))
                .hasMessageContaining("source.key-refused")
                .hasMessageContaining("API key not valid");
        answers(
                200,
                "[{\"originIndex\":0,\"destinationIndex\":1,\"condition\":\"ROUTE_EXISTS\"},"
                        + "{\"error\":{\"code\":13,\"message\":\"Internal\"}}]");
        assertThatThrownBy(() -> roads.matrix(PLACES, 35, context()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("Internal");
    }

    @Test
    void aPairThatCouldNotBeWorkedOutIsNotAPairWithoutARoad() {
        answers(
                200,
                "[{\"destinationIndex\":1,\"status\":{\"code\":13,\"message\":\"internal\"}},{},"
                        + "{\"originIndex\":1,\"condition\":\"ROUTE_NOT_FOUND\"},"
                        + "{\"originIndex\":1,\"destinationIndex\":1}]");
        assertThatThrownBy(() -> roads.matrix(PLACES.subList(0, 2), 35, context()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("internal");
    }

    @Test
    void timesOfDayThatDoNotRiseCostNothing() {
        assertThatThrownBy(() -> roads.trafficMatrix(
                        PLACES,
                        LocalDate.of(2024, 6, 12),
                        ZoneOffset.UTC,
                        List.of(LocalTime.of(8, 0), LocalTime.of(7, 0)),
                        context()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aPairThatIsClosedAtOneTimeOfDayIsClosed() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean closed =
                        Objects.requireNonNull(request.getBody()).utf8().contains("T07:00");
                String other = closed
                        ? "\"condition\":\"ROUTE_NOT_FOUND\""
                        : "\"condition\":\"ROUTE_EXISTS\",\"distanceMeters\":5,\"duration\":\"9s\"";
                return GoogleServer.json(
                        200,
                        "[{},{\"destinationIndex\":1," + other + "},{\"originIndex\":1,\"condition\":\"ROUTE_EXISTS\","
                                + "\"distanceMeters\":5,\"duration\":\"9s\"},{\"originIndex\":1,\"destinationIndex\":1}]");
            }
        });
        TravelMatrix matrix = roads.trafficMatrix(
                        PLACES.subList(0, 2),
                        LocalDate.of(2024, 6, 12),
                        ZoneOffset.UTC,
                        List.of(LocalTime.of(5, 0), LocalTime.of(7, 0)),
                        context())
                .value();
        assertThat(matrix.durationSeconds(0, 1, 18_000)).isEqualTo(TravelMatrix.UNREACHABLE);
        assertThat(matrix.distanceMetres(0, 1)).isEqualTo(TravelMatrix.UNREACHABLE);
        assertThat(matrix.durationSeconds(1, 0)).isEqualTo(9);
    }

    @Test
    void aPlaceThatCannotBeIsABrokenAnswer() {
        answers(200, "{\"status\":\"OK\",\"results\":[{\"geometry\":{\"location\":{\"lat\":912,\"lng\":1}}}]}");
        try (GoogleGeocoder geocoder = new GoogleGeocoder(GoogleGeocoder.defaults(GoogleServer.KEY)
                .base(server.url("/").uri())
                .build())) {
            assertThatThrownBy(() -> geocoder.locate("Anywhere", context()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("source.broken-answer");
        }
    }
}
