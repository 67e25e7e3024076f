package io.flowcast.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.DailyWeather;
import io.flowcast.api.signal.Observation;
import io.flowcast.connectors.fred.Fred;
import io.flowcast.connectors.google.GoogleGeocoder;
import io.flowcast.connectors.google.GoogleRoutes;
import io.flowcast.connectors.offline.ClimatologyWeather;
import io.flowcast.connectors.offline.GreatCircleTravel;
import io.flowcast.connectors.offline.LastKnownIndicator;
import io.flowcast.connectors.offline.WeatherStation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every piece of the connectors guide runs, and the guide shows what runs. */
class ConnectorsGuideTest {
    private static final Guide GUIDE = Guide.of("connectors.md", "ConnectorsGuide");
    private static final LocalDate DAY = LocalDate.of(2024, 6, 12);
    private static final List<GeoPoint> PLACES = List.of(new GeoPoint(48.1, 11.5), new GeoPoint(48.2, 11.7));
    private static final String OBSERVATIONS =
            "{\"count\":1,\"observations\":[{\"realtime_start\":\"2024-05-15\",\"date\":\"2024-04-01\",\"value\":\"312.1\"}]}";

    private final RunContext context =
            RunContext.asOf(DAY).timeout(Duration.ofMinutes(1)).build();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private int status = 200;
    private String body = OBSERVATIONS;

    @TempDir
    Path folder;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Test
    void roadsNeedNoKey() {
        assertThat(ConnectorsGuide.roads(Map.of())).isInstanceOf(GreatCircleTravel.class);
        try (GoogleRoutes online = (GoogleRoutes) ConnectorsGuide.roads(Map.of("GOOGLE_MAPS_API_KEY", "a-key"))) {
            assertThat(online.usage().requests()).isZero();
        }
        assertThat(ConnectorsGuide.matrix(new GreatCircleTravel(), PLACES, context)
                        .value()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void trafficIsAskedForEachTimeOfDay() {
        body = "[{\"destinationIndex\":1,\"distanceMeters\":900,\"duration\":\"90s\",\"condition\":\"ROUTE_EXISTS\"},"
                + "{\"originIndex\":1,\"distanceMeters\":900,\"duration\":\"90s\",\"condition\":\"ROUTE_EXISTS\"},"
                + "{\"condition\":\"ROUTE_EXISTS\"},{\"originIndex\":1,\"destinationIndex\":1}]";
        try (GoogleRoutes roads =
                new GoogleRoutes(GoogleRoutes.defaults("a-key").base(base()).build())) {
            assertThat(ConnectorsGuide.traffic(roads, PLACES, DAY.plusDays(1), context)
                            .durationSeconds(0, 1, 8 * 3600))
                    .isEqualTo(90);
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void anUnknownAddressIsNoError() {
        body = "{\"results\":[],\"status\":\"ZERO_RESULTS\"}";
        try (GoogleGeocoder geocoder =
                new GoogleGeocoder(GoogleGeocoder.defaults("a-key").base(base()).build())) {
            assertThat(ConnectorsGuide.address(geocoder, "Nowhere 1", context)).isEmpty();
        }
    }

    @Test
    void weatherAndIndicatorsAreAsKnownOnTheDay() {
        DailyWeather yesterday = new DailyWeather(DAY.minusDays(1), 18, 0, 60, 2, DAY);
        DailyWeather today = new DailyWeather(DAY, 19, 0, 60, 2, DAY.plusDays(1));
        ClimatologyWeather weather =
                new ClimatologyWeather(List.of(new WeatherStation("shop", PLACES.get(0), List.of(yesterday, today))));
        assertThat(ConnectorsGuide.weather(weather, PLACES.get(0), DAY, context))
                .contains(yesterday);

        Observation first = new Observation(LocalDate.of(2024, 4, 1), 312, LocalDate.of(2024, 5, 15));
        Observation revised = new Observation(LocalDate.of(2024, 4, 1), 313, LocalDate.of(2024, 6, 20));
        assertThat(ConnectorsGuide.indicator(
                        new LastKnownIndicator(Map.of("CPIUFDSL", List.of(first, revised))), DAY, context))
                .containsExactly(first);
    }

    @Test
    void theOfflineTwinStandsIn() {
        status = 500;
        try (GoogleRoutes roads = new GoogleRoutes(GoogleRoutes.defaults("a-key")
                .base(base())
                .attempts(1, Duration.ofMillis(1), Duration.ofMillis(2))
                .build())) {
            assertThat(ConnectorsGuide.fallback(roads, PLACES, context).source())
                    .contains("offline twin");
        }
    }

    @Test
    void answersOutliveTheProgramOnDisk() {
        for (int i = 0; i < 2; i++) {
            try (Fred fred = new Fred(ConnectorsGuide.settings("a-key", base(), folder))) {
                assertThat(ConnectorsGuide.indicator(fred, DAY, context)).hasSize(1);
            }
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void aTapeNeedsNoServer() throws IOException {
        Path tape = folder.resolve("fred.ndjson");
        assertThat(ConnectorsGuide.record("a-secret-key", base(), tape, DAY, context)
                        .requests())
                .isEqualTo(1);
        server.stop(0);
        assertThat(ConnectorsGuide.replay(tape, DAY, context))
                .containsExactly(new Observation(LocalDate.of(2024, 4, 1), 312.1, LocalDate.of(2024, 5, 15)));
        assertThat(Files.readString(tape)).doesNotContain("a-secret-key");
    }

    @Test
    void theGuideShowsWhatRuns() throws IOException {
        GUIDE.showsWhatRuns(10);
    }

    @Test
    void linksLeadToFilesThatAreThere() throws IOException {
        GUIDE.linksToFilesThatAreThere();
    }
}
