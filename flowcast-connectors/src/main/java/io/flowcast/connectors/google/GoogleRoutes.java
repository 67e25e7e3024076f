package io.flowcast.connectors.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.Directions;
import io.flowcast.api.signal.DirectionsProvider;
import io.flowcast.api.signal.Sourced;
import io.flowcast.api.signal.TravelProvider;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TimeSlotTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.http.Credential;
import io.flowcast.connectors.http.HttpAnswer;
import io.flowcast.connectors.http.HttpCall;
import io.flowcast.connectors.http.HttpSettings;
import io.flowcast.connectors.http.HttpSource;
import io.flowcast.connectors.http.HttpUsage;
import io.flowcast.connectors.http.JsonAnswer;
import io.flowcast.connectors.internal.Polyline;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Roads by the Routes API. Safe for several threads.
 *
 * <p>{@link #matrix} gives durations without traffic; {@link #trafficMatrix} asks once for each time of day and costs that
 * many times as much. Each element of a matrix is a unit of the quota in {@link HttpUsage#costUnits}. Places that no road
 * joins are {@link TravelMatrix#UNREACHABLE}.
 */
public final class GoogleRoutes implements TravelProvider, DirectionsProvider, AutoCloseable {
    private static final URI BASE = URI.create("https://routes.googleapis.com");
    /** 25 x 25 = 625 elements, the most in a request of computeRouteMatrix between coordinates. */
    private static final int SIDE = 25;
    /** Places between the first and the last, the most in a request of computeRoutes. */
    private static final int MOST_BETWEEN = 25;

    private static final int POLYLINE_DIGITS = 5;
    private static final String MATRIX_FIELDS = "originIndex,destinationIndex,distanceMeters,duration,status,condition";
    private static final String ROUTE_FIELDS = "routes.legs.distanceMeters,routes.legs.duration,"
            + "routes.legs.steps.distanceMeters,routes.legs.steps.staticDuration,"
            + "routes.legs.steps.navigationInstruction,routes.polyline.encodedPolyline";

    private final HttpSource http;

    /**
     * Roads with a key.
     *
     * @param apiKey the key
     */
    public GoogleRoutes(String apiKey) {
        this(defaults(apiKey).build());
    }

    /**
     * Roads with settings of one's own.
     *
     * @param settings how the service is reached; best made from {@link #defaults}
     */
    public GoogleRoutes(HttpSettings settings) {
        http = new HttpSource(settings);
    }

    /**
     * Settings that keep the terms: 3,000 elements a minute, which is five full requests.
     *
     * @param apiKey the key
     * @return a builder to change them
     */
    public static HttpSettings.Builder defaults(String apiKey) {
        return HttpSettings.builder("google-routes", BASE)
                .credential(Credential.header("X-Goog-Api-Key", apiKey))
                .cacheBytes(0)
                .timeouts(Duration.ofSeconds(5), Duration.ofSeconds(60))
                .attempts(5, Duration.ofSeconds(1), Duration.ofMinutes(2))
                .rate(4, Duration.ofMinutes(1));
    }

    @Override
    public Sourced<TravelMatrix> matrix(List<GeoPoint> places, double averageKilometresPerHour, RunContext context) {
        int n = places.size();
        long[][] metres = new long[n][n];
        long[][] seconds = new long[n][n];
        Instant fetched = fill(places, null, metres, seconds, context);
        return new Sourced<>(DenseTravelMatrix.of(metres, seconds), "Google Routes, without traffic", fetched);
    }

    /**
     * Travel by time of day.
     *
     * @param places the places, in the order of the matrix
     * @param day the day to come whose traffic is expected
     * @param zone time zone of the places
     * @param slotStarts beginning of each time of day, rising; at least one. What lies before the first is as in the first
     * @param context deadline, cancellation and progress
     * @return the matrix with its source; seconds of departure count from midnight of the day
     * @throws SourceException if the service does not answer as it must
     */
    public Sourced<TravelMatrix> trafficMatrix(
            List<GeoPoint> places, LocalDate day, ZoneId zone, List<LocalTime> slotStarts, RunContext context) {
        if (slotStarts.isEmpty()) {
            throw new IllegalArgumentException("at least one time of day is needed");
        }
        for (int s = 1; s < slotStarts.size(); s++) { // before anything is paid for
            if (!slotStarts.get(s - 1).isBefore(slotStarts.get(s))) {
                throw new IllegalArgumentException("the times of day must rise, were " + slotStarts);
            }
        }
        int n = places.size();
        long[][] metres = new long[n][n];
        long[][][] seconds = new long[slotStarts.size()][n][n];
        long[] starts = new long[slotStarts.size() - 1];
        Instant oldest = context.clock().instant();
        for (int s = 0; s < slotStarts.size(); s++) {
            if (s > 0) {
                starts[s - 1] = slotStarts.get(s).toSecondOfDay();
            }
            // The distance of the first time of day is kept: a matrix has one, though the best road may change with
            // traffic.
            long[][] ways = s == 0 ? metres : new long[n][n];
            Instant departure = day.atTime(slotStarts.get(s)).atZone(zone).toInstant();
            Instant fetched = fill(places, departure, ways, seconds[s], context);
            oldest = fetched.isBefore(oldest) ? fetched : oldest;
        }
        closeEverywhere(metres, seconds);
        return new Sourced<>(
                TimeSlotTravelMatrix.of(metres, starts, seconds),
                "Google Routes, traffic of " + day + " at " + slotStarts,
                oldest);
    }

    /** A pair that is joined at some times of day only counts as not joined: a matrix of slots knows no closing times. */
    private static void closeEverywhere(long[][] metres, long[][][] seconds) {
        for (int i = 0; i < metres.length; i++) {
            for (int j = 0; j < metres.length; j++) {
                boolean closed = false;
                for (long[][] slot : seconds) {
                    closed |= slot[i][j] == TravelMatrix.UNREACHABLE;
                }
                if (closed) {
                    metres[i][j] = TravelMatrix.UNREACHABLE;
                    for (long[][] slot : seconds) {
                        slot[i][j] = TravelMatrix.UNREACHABLE;
                    }
                }
            }
        }
    }

    private Instant fill(
            List<GeoPoint> places, @Nullable Instant departure, long[][] metres, long[][] seconds, RunContext context) {
        context.stopIfAsked("reading a matrix of roads");
        return Blocks.fill(places.size(), SIDE, "matrix of roads", context, (a, b, c, d) -> {
            ObjectNode body = body(departure);
            body.set("origins", waypoints(places.subList(a, b)));
            body.set("destinations", waypoints(places.subList(c, d)));
            HttpCall call = post("read a matrix", body, "distanceMatrix", "v2:computeRouteMatrix")
                    .header("X-Goog-FieldMask", MATRIX_FIELDS)
                    .costUnits((b - a) * (d - c))
                    .build();
            HttpAnswer answer = http.send(call, context);
            boolean[][] seen = new boolean[b - a][d - c];
            for (JsonAnswer element : JsonAnswer.of(http.name(), call, answer).elements()) {
                int i = index(element, "originIndex", b - a);
                int j = index(element, "destinationIndex", d - c);
                seen[i][j] = true;
                if (a + i != c + j) {
                    boolean exists = exists(element);
                    metres[a + i][c + j] =
                            exists ? atLeastOne(element.at("distanceMeters").number(0)) : TravelMatrix.UNREACHABLE;
                    seconds[a + i][c + j] = exists
                            ? atLeastOne(GoogleAnswers.seconds(element.at("duration")))
                            : TravelMatrix.UNREACHABLE;
                }
            }
            requireAll(seen);
            return answer.fetchedAt();
        });
    }

    /** An element that could not be worked out has a status and no condition: that is not the same as no road. */
    private boolean exists(JsonAnswer element) {
        String condition = element.at("condition").text("");
        if (!condition.equals("ROUTE_EXISTS") && !condition.equals("ROUTE_NOT_FOUND")) {
            throw failed(
                    "source.broken-answer",
                    element.toString(),
                    "Maybe the service could not work out one pair of places: its status says why.");
        }
        return condition.equals("ROUTE_EXISTS");
    }

    private void requireAll(boolean[][] seen) {
        for (boolean[] row : seen) {
            for (boolean cell : row) {
                if (!cell) {
                    throw failed("source.broken-answer", "an element is missing", "Maybe the answer was cut off.");
                }
            }
        }
    }

    /** Zero is left out of an answer. */
    private int index(JsonAnswer element, String name, int below) {
        double index = element.at(name).number(0);
        if (index < 0 || index >= below || index != Math.rint(index)) {
            throw failed("source.broken-answer", name + " = " + index, "Maybe the service has changed its format.");
        }
        return (int) index;
    }

    /** Two places are never nothing apart, also where the service rounds to zero. */
    private static long atLeastOne(double value) {
        return Math.max(1, (long) Math.ceil(value));
    }

    private static long whole(double value) {
        return Math.max(0, Math.round(value));
    }

    @Override
    public Sourced<Directions> directions(List<GeoPoint> places, RunContext context) {
        if (places.size() < 2) {
            throw new IllegalArgumentException("directions need at least two places, were " + places.size());
        }
        context.stopIfAsked("finding a route");
        List<Directions.Leg> legs = new ArrayList<>();
        List<GeoPoint> line = new ArrayList<>();
        Instant oldest = context.clock().instant();
        // Long tours are asked in parts that share their ends.
        for (int start = 0; start < places.size() - 1; start += MOST_BETWEEN + 1) {
            int end = Math.min(places.size() - 1, start + MOST_BETWEEN + 1);
            Instant fetched = part(places.subList(start, end + 1), legs, line, context);
            oldest = fetched.isBefore(oldest) ? fetched : oldest;
        }
        return new Sourced<>(new Directions(legs, line), "Google Routes", oldest);
    }

    private Instant part(List<GeoPoint> places, List<Directions.Leg> legs, List<GeoPoint> line, RunContext context) {
        ObjectNode body = body(null);
        ArrayNode waypoints = waypoints(places);
        body.set("origin", waypoints.get(0).get("waypoint"));
        body.set("destination", waypoints.get(waypoints.size() - 1).get("waypoint"));
        ArrayNode between = body.putArray("intermediates");
        for (int i = 1; i < waypoints.size() - 1; i++) {
            between.add(waypoints.get(i).get("waypoint"));
        }
        body.put("polylineEncoding", "ENCODED_POLYLINE");
        HttpCall call = post("find a route", body, "directions", "v2:computeRoutes")
                .header("X-Goog-FieldMask", ROUTE_FIELDS)
                .build();
        HttpAnswer answer = http.send(call, context);
        JsonAnswer routes = JsonAnswer.of(http.name(), call, answer).at("routes");
        if (!routes.present() || routes.elements().isEmpty()) {
            throw failed("source.no-route", places.toString(), "Maybe a place lies where no road leads.");
        }
        JsonAnswer route = routes.elements().get(0);
        List<JsonAnswer> ways = route.at("legs").elements();
        if (ways.size() != places.size() - 1) {
            throw failed(
                    "source.broken-answer",
                    ways.size() + " legs between " + places.size() + " places",
                    "Maybe the answer was cut off.");
        }
        for (JsonAnswer leg : ways) {
            List<Directions.Step> steps = new ArrayList<>();
            for (JsonAnswer step : leg.at("steps").present() ? leg.at("steps").elements() : List.<JsonAnswer>of()) {
                steps.add(new Directions.Step(
                        step.at("navigationInstruction").at("instructions").text(""),
                        whole(step.at("distanceMeters").number(0)),
                        whole(GoogleAnswers.seconds(step.at("staticDuration")))));
            }
            legs.add(new Directions.Leg(
                    whole(leg.at("distanceMeters").number(0)),
                    whole(GoogleAnswers.seconds(leg.at("duration"))),
                    steps));
        }
        try {
            line.addAll(
                    Polyline.decode(route.at("polyline").at("encodedPolyline").text(), POLYLINE_DIGITS));
        } catch (IllegalArgumentException e) {
            throw failed("source.broken-answer", String.valueOf(e.getMessage()), "Maybe the answer was cut off.");
        }
        return answer.fetchedAt();
    }

    private static ObjectNode body(@Nullable Instant departure) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("travelMode", "DRIVE");
        if (departure == null) {
            return body.put("routingPreference", "TRAFFIC_UNAWARE");
        }
        return body.put("routingPreference", "TRAFFIC_AWARE").put("departureTime", departure.toString());
    }

    private static ArrayNode waypoints(List<GeoPoint> places) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (GeoPoint place : places) {
            array.addObject()
                    .putObject("waypoint")
                    .putObject("location")
                    .putObject("latLng")
                    .put("latitude", place.latitudeDegrees())
                    .put("longitude", place.longitudeDegrees());
        }
        return array;
    }

    /** Both services only read, so they may be asked twice. */
    private static HttpCall.Builder post(String operation, ObjectNode body, String... path) {
        return HttpCall.post(operation, "application/json", body.toString().getBytes(StandardCharsets.UTF_8))
                .path(path)
                .repeatable()
                .acceptStatus(400)
                .inspect(GoogleAnswers::newer);
    }

    private SourceException failed(String code, String value, String cause) {
        return new SourceException(
                new Finding(code, Severity.ERROR, Place.of(http.name()), "answer", value, cause), null);
    }

    /**
     * What was asked of the service so far.
     *
     * @return counters; the cost units are elements of matrices, and requests for directions
     */
    public HttpUsage usage() {
        return http.usage();
    }

    @Override
    public void close() {
        http.close();
    }
}
