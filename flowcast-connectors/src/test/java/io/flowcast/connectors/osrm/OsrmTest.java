package io.flowcast.connectors.osrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.Directions;
import io.flowcast.api.signal.TravelProvider;
import io.flowcast.api.signal.TravelProviderKit;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.http.HttpSettings;
import io.flowcast.connectors.internal.Polyline;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * OSRM against a server that answers as its documentation says (https://project-osrm.org/docs/v5.24.0/api/, table service,
 * route service, responses): {@code code}, {@code durations} and {@code distances} by source and destination, null where no
 * road leads; routes with legs, steps and geometry.
 */
class OsrmTest extends TravelProviderKit {
    private final MockWebServer server = new MockWebServer();
    private Osrm osrm;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request.getUrl());
            }
        });
        server.start();
        osrm = new Osrm(
                HttpSettings.builder("osrm", server.url("/").uri())
                        .attempts(1, Duration.ofMillis(1), Duration.ofSeconds(5))
                        .build(),
                "driving",
                4);
    }

    @AfterEach
    void stop() {
        osrm.close();
        server.close();
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json; charset=UTF-8")
                .body(body)
                .build();
    }

    /** Distance in the plane in thousandths of a degree; places south of the equator cannot be reached. */
    private static MockResponse answer(HttpUrl url) {
        List<String> segments = url.pathSegments();
        String[] pairs = segments.get(3).split(";");
        double[][] at = new double[pairs.length][];
        for (int i = 0; i < pairs.length; i++) {
            String[] xy = pairs[i].split(",");
            at[i] = new double[] {Double.parseDouble(xy[0]), Double.parseDouble(xy[1])};
        }
        if (segments.get(0).equals("route")) {
            if (at[0][1] < 0) {
                return json(400, "{\"code\":\"NoRoute\",\"message\":\"Impossible route between points\"}");
            }
            return json(
                    200,
                    "{\"code\":\"Ok\",\"routes\":[{\"geometry\":\"_izlhA~rlgdF_{geC~ywl@_kwzCn`{nI\",\"distance\":90.0,"
                            + "\"duration\":300.0,\"legs\":[{\"distance\":30.4,\"duration\":100.2,\"summary\":\"\","
                            + "\"steps\":[{\"distance\":20,\"duration\":70,\"name\":\"Main Street\",\"maneuver\":"
                            + "{\"type\":\"turn\",\"modifier\":\"left\",\"location\":[1,2]}},{\"distance\":10.4,"
                            + "\"duration\":30.2,\"name\":\"\",\"maneuver\":{\"type\":\"arrive\",\"location\":[1,2]}}]}]}],"
                            + "\"waypoints\":[]}");
        }
        if (pairs.length > 4) {
            return json(400, "{\"code\":\"TooBig\",\"message\":\"Too many table coordinates\"}");
        }
        int[] from = indices(url.queryParameter("sources"), pairs.length);
        int[] to = indices(url.queryParameter("destinations"), pairs.length);
        List<String> durations = new ArrayList<>();
        List<String> distances = new ArrayList<>();
        for (int i : from) {
            List<String> duration = new ArrayList<>();
            List<String> distance = new ArrayList<>();
            for (int j : to) {
                boolean joined = at[i][1] >= 0 == at[j][1] >= 0;
                double d = 1000 * Math.hypot(at[i][0] - at[j][0], at[i][1] - at[j][1]);
                duration.add(joined ? String.valueOf(d / 10) : "null");
                distance.add(joined ? String.valueOf(d) : "null");
            }
            durations.add("[" + String.join(",", duration) + "]");
            distances.add("[" + String.join(",", distance) + "]");
        }
        return json(
                200,
                "{\"code\":\"Ok\",\"durations\":[" + String.join(",", durations) + "],\"distances\":["
                        + String.join(",", distances) + "]}");
    }

    private static int[] indices(@Nullable String list, int all) {
        return list == null
                ? IntStream.range(0, all).toArray()
                : Arrays.stream(list.split(";")).mapToInt(Integer::parseInt).toArray();
    }

    private static RunContext context() {
        return RunContext.asOf(LocalDate.of(2024, 6, 12)).build();
    }

    @Override
    protected TravelProvider provider() {
        return osrm;
    }

    @Override
    protected List<GeoPoint> places() {
        return List.of(new GeoPoint(48.1, 11.5), new GeoPoint(48.2, 11.7), new GeoPoint(48.4, 11.2));
    }

    @Test
    void asksALargeTableInBlocks() {
        List<GeoPoint> places = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            places.add(new GeoPoint(40 + i / 10.0, 10 + i * i / 100.0));
        }

        TravelMatrix matrix = osrm.matrix(places, 40, context()).value();

        for (int i = 0; i < 11; i++) {
            for (int j = 0; j < 11; j++) {
                double d = 1000
                        * Math.hypot(
                                places.get(i).longitudeDegrees() - places.get(j).longitudeDegrees(),
                                places.get(i).latitudeDegrees() - places.get(j).latitudeDegrees());
                assertThat((double) matrix.distanceMetres(i, j)).isCloseTo(Math.ceil(d), offset(1.0));
                assertThat((double) matrix.durationSeconds(i, j)).isCloseTo(Math.ceil(d / 10), offset(1.0));
            }
        }
        assertThat(osrm.usage().requests()).isEqualTo(35); // 6 blocks of 2 in a square; the last alone needs none
        osrm.matrix(places, 40, context());
        assertThat(osrm.usage().requests()).isEqualTo(35);
    }

    @Test
    void placesThatNoRoadJoinsAreUnreachable() {
        TravelMatrix matrix = osrm.matrix(List.of(new GeoPoint(1, 1), new GeoPoint(-1, 1)), 40, context())
                .value();

        assertThat(matrix.distanceMetres(0, 1)).isEqualTo(TravelMatrix.UNREACHABLE);
        assertThat(matrix.durationSeconds(1, 0)).isEqualTo(TravelMatrix.UNREACHABLE);
        assertThat(osrm.matrix(List.of(), 40, context()).value().size()).isZero();
        assertThat(osrm.matrix(List.of(new GeoPoint(1, 1)), 40, context())
                        .value()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void givesDirectionsWithTheirLine() {
        Directions way = osrm.directions(places().subList(0, 2), context()).value();

        assertThat(way.legs()).singleElement().satisfies(leg -> {
            assertThat(leg.distanceMetres()).isEqualTo(31);
            assertThat(leg.steps())
                    .extracting(Directions.Step::instruction)
                    .containsExactly("turn left onto Main Street", "arrive");
        });
        // The example of Google's documentation of the format, written with six digits.
        assertThat(way.line())
                .containsExactly(
                        new GeoPoint(38.5, -120.2), new GeoPoint(40.7, -120.95), new GeoPoint(43.252, -126.453));
    }

    @Test
    void aLegThatIsMissingIsToldAndNotLeftOut() {
        assertThatThrownBy(() -> osrm.directions(places().subList(0, 3), context())) // the server gives one leg
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("source.broken-answer");
    }

    @Test
    void saysThatThereIsNoRoute() {
        assertThatThrownBy(() -> osrm.directions(List.of(new GeoPoint(-1, 1), new GeoPoint(1, 1)), context()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("source.no-route")
                .hasMessageContaining("Impossible route");
    }

    @Test
    void readsTheExampleOfTheLineFormat() {
        // https://developers.google.com/maps/documentation/utilities/polylinealgorithm
        assertThat(Polyline.decode("_p~iF~ps|U_ulLnnqC_mqNvxq`@", 5))
                .containsExactly(
                        new GeoPoint(38.5, -120.2), new GeoPoint(40.7, -120.95), new GeoPoint(43.252, -126.453));
        assertThat(Polyline.decode("", 5)).isEmpty();
        assertThatThrownBy(() -> Polyline.decode("_p~iF~ps|", 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Polyline.decode("~~~~~~~~~~~~~~~", 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Polyline.decode("a b", 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
