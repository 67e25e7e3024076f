package io.flowcast.connectors.osrm;

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
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.http.HttpAnswer;
import io.flowcast.connectors.http.HttpCall;
import io.flowcast.connectors.http.HttpSettings;
import io.flowcast.connectors.http.HttpSource;
import io.flowcast.connectors.http.HttpUsage;
import io.flowcast.connectors.http.JsonAnswer;
import io.flowcast.connectors.http.Verdict;
import io.flowcast.connectors.internal.Polyline;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Roads of an OSRM server. Safe for several threads.
 *
 * <p>Distances and durations are those of the server's profile, so the speed that the caller assumes is not used. Places
 * that no road joins are {@link TravelMatrix#UNREACHABLE}. OSRM knows no traffic.
 */
public final class Osrm implements TravelProvider, DirectionsProvider, AutoCloseable {
    /** Coordinates in one request to a server with its usual {@code --max-table-size}. */
    public static final int DEFAULT_TABLE_SIZE = 100;

    private static final int POLYLINE_DIGITS = 6;
    private static final Duration KEEP = Duration.ofDays(7);
    private static final Duration KEEP_EMPTY = Duration.ofMinutes(10);

    private final HttpSource http;
    private final String profile;
    private final int tableSize;

    /**
     * A server with the profile {@code driving}.
     *
     * @param base its address, for example {@code http://localhost:5000}
     */
    public Osrm(URI base) {
        this(
                HttpSettings.builder("osrm", base)
                        .rate(200, Duration.ofSeconds(1))
                        .build(),
                "driving",
                DEFAULT_TABLE_SIZE);
    }

    /**
     * A server.
     *
     * @param settings how it is reached
     * @param profile its profile; servers ignore it and use the one they were made with
     * @param tableSize most coordinates in one table, at least 2
     */
    public Osrm(HttpSettings settings, String profile, int tableSize) {
        if (tableSize < 2) {
            throw new IllegalArgumentException("tableSize must be at least 2, was " + tableSize);
        }
        http = new HttpSource(settings);
        this.profile = profile;
        this.tableSize = tableSize;
    }

    @Override
    public Sourced<TravelMatrix> matrix(List<GeoPoint> places, double averageKilometresPerHour, RunContext context) {
        context.stopIfAsked("reading a table of roads");
        int n = places.size();
        long[][] metres = new long[n][n];
        long[][] seconds = new long[n][n];
        Instant oldest = context.clock().instant();
        int block = n <= tableSize ? Math.max(1, n) : Math.max(1, tableSize / 2);
        int blocks = (n + block - 1) / block;
        for (int a = 0; a < blocks; a++) {
            for (int b = 0; b < blocks; b++) {
                Instant fetched = table(places, range(a, block, n), range(b, block, n), metres, seconds, context);
                oldest = fetched.isBefore(oldest) ? fetched : oldest;
                context.progress().report("table of roads", a * (long) blocks + b + 1, (long) blocks * blocks, "");
            }
        }
        return new Sourced<>(DenseTravelMatrix.of(metres, seconds), "OSRM table, profile " + profile, oldest);
    }

    private static int[] range(int index, int block, int n) {
        return IntStream.range(index * block, Math.min(n, (index + 1) * block)).toArray();
    }

    private Instant table(
            List<GeoPoint> places, int[] from, int[] to, long[][] metres, long[][] seconds, RunContext context) {
        boolean same = from[0] == to[0];
        List<GeoPoint> asked = new ArrayList<>();
        IntStream.of(from).forEach(i -> asked.add(places.get(i)));
        if (!same) {
            IntStream.of(to).forEach(i -> asked.add(places.get(i)));
        }
        if (asked.size() == 1) {
            return context.clock().instant(); // a place to itself is nothing
        }
        HttpCall.Builder builder = call("read a table", "table", asked).query("annotations", "duration,distance");
        if (!same) {
            builder.query("sources", indices(0, from.length))
                    .query("destinations", indices(from.length, from.length + to.length));
        }
        HttpCall call = builder.costUnits(from.length * to.length).build();
        HttpAnswer answer = http.send(call, context);
        JsonAnswer document = good(call, answer);
        List<JsonAnswer> durations = rows(document.at("durations"), from.length);
        List<JsonAnswer> distances = rows(document.at("distances"), from.length);
        for (int i = 0; i < from.length; i++) {
            List<JsonAnswer> duration = rows(durations.get(i), to.length);
            List<JsonAnswer> distance = rows(distances.get(i), to.length);
            for (int j = 0; j < to.length; j++) {
                if (from[i] != to[j]) {
                    boolean joined =
                            duration.get(j).present() && distance.get(j).present();
                    seconds[from[i]][to[j]] = joined ? whole(duration.get(j)) : TravelMatrix.UNREACHABLE;
                    metres[from[i]][to[j]] = joined ? whole(distance.get(j)) : TravelMatrix.UNREACHABLE;
                }
            }
        }
        return answer.fetchedAt();
    }

    /** Rounded up: a way between two places is never nothing, and sums never promise too early an arrival. */
    private static long whole(JsonAnswer value) {
        return (long) Math.ceil(Math.max(0, value.number()));
    }

    private List<JsonAnswer> rows(JsonAnswer array, int count) {
        List<JsonAnswer> rows = array.elements();
        if (rows.size() != count) {
            throw failed(
                    "source.broken-answer",
                    array.toString(),
                    "Maybe something else than OSRM answers at this address: " + count + " elements were expected.");
        }
        return rows;
    }

    private static String indices(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.joining(";"));
    }

    @Override
    public Sourced<Directions> directions(List<GeoPoint> places, RunContext context) {
        if (places.size() < 2) {
            throw new IllegalArgumentException("directions need at least two places, were " + places.size());
        }
        HttpCall call = call("find a route", "route", places)
                .query("overview", "full")
                .query("geometries", "polyline6")
                .query("steps", "true")
                .build();
        HttpAnswer answer = http.send(call, context);
        List<JsonAnswer> routes = good(call, answer).at("routes").elements();
        if (routes.isEmpty()) {
            throw failed("source.no-route", places.toString(), "Maybe a place lies where no road leads.");
        }
        JsonAnswer route = routes.get(0);
        List<Directions.Leg> legs = new ArrayList<>();
        for (JsonAnswer leg : rows(route.at("legs"), places.size() - 1)) {
            List<Directions.Step> steps = new ArrayList<>();
            for (JsonAnswer step : leg.at("steps").elements()) {
                steps.add(new Directions.Step(
                        instruction(step),
                        Math.max(0, Math.round(step.at("distance").number())),
                        Math.max(0, Math.round(step.at("duration").number()))));
            }
            legs.add(new Directions.Leg(whole(leg.at("distance")), whole(leg.at("duration")), steps));
        }
        return new Sourced<>(
                new Directions(legs, line(route.at("geometry"))), "OSRM route, profile " + profile, answer.fetchedAt());
    }

    private List<GeoPoint> line(JsonAnswer geometry) {
        try {
            return Polyline.decode(geometry.text(), POLYLINE_DIGITS);
        } catch (IllegalArgumentException e) {
            throw failed("source.broken-answer", String.valueOf(e.getMessage()), "Maybe the answer was cut off.");
        }
    }

    /** OSRM gives the parts of an instruction and leaves the words to its users. */
    private static String instruction(JsonAnswer step) {
        JsonAnswer maneuver = step.at("maneuver");
        String name = step.at("name").text("");
        String type = maneuver.at("type").text("continue");
        String modifier = maneuver.at("modifier").text("");
        return type + (modifier.isEmpty() ? "" : " " + modifier) + (name.isEmpty() ? "" : " onto " + name);
    }

    private HttpCall.Builder call(String operation, String service, List<GeoPoint> places) {
        String coordinates = places.stream()
                .map(p -> String.format(Locale.ROOT, "%.6f,%.6f", p.longitudeDegrees(), p.latitudeDegrees()))
                .collect(Collectors.joining(";"));
        return HttpCall.get(operation)
                .path(service, "v1", profile, coordinates)
                .acceptStatus(400)
                .inspect(Osrm::inspect)
                .cacheFor(KEEP, KEEP_EMPTY);
    }

    /** Errors come as status 400 with {@code code} and {@code message}. */
    private static Verdict inspect(HttpAnswer answer) {
        return JsonAnswer.peek(answer)
                .map(document -> switch (document.at("code").text("")) {
                    case "Ok" -> Verdict.good();
                    case "NoRoute", "NoTable", "NoSegment" -> Verdict.empty();
                    case "" -> new Verdict(Verdict.Kind.BROKEN, "");
                    default ->
                        new Verdict(
                                Verdict.Kind.REFUSED,
                                document.at("code").text("") + ": "
                                        + document.at("message").text(""));
                })
                .orElse(new Verdict(Verdict.Kind.BROKEN, ""));
    }

    private JsonAnswer good(HttpCall call, HttpAnswer answer) {
        JsonAnswer document = JsonAnswer.of(http.name(), call, answer);
        String code = document.at("code").text("");
        if (!code.equals("Ok")) {
            throw failed(
                    "source.no-route",
                    code + ": " + document.at("message").text(""),
                    "Maybe a place lies where no road leads, or outside the map of the server.");
        }
        return document;
    }

    private SourceException failed(String code, String value, String cause) {
        return new SourceException(
                new Finding(code, Severity.ERROR, Place.of(http.name()), "answer", value, cause), null);
    }

    /**
     * What was asked of the server so far.
     *
     * @return counters
     */
    public HttpUsage usage() {
        return http.usage();
    }

    @Override
    public void close() {
        http.close();
    }
}
