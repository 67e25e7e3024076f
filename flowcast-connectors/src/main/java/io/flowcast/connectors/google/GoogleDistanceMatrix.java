package io.flowcast.connectors.google;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.Sourced;
import io.flowcast.api.signal.TravelProvider;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.http.Credential;
import io.flowcast.connectors.http.HttpAnswer;
import io.flowcast.connectors.http.HttpCall;
import io.flowcast.connectors.http.HttpSettings;
import io.flowcast.connectors.http.HttpSource;
import io.flowcast.connectors.http.HttpUsage;
import io.flowcast.connectors.http.JsonAnswer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Roads by the older Distance Matrix API. Safe for several threads. Ten by ten places a request: the service takes 25 of each,
 * but 100 elements in all.
 */
public final class GoogleDistanceMatrix implements TravelProvider, AutoCloseable {
    private static final URI BASE = URI.create("https://maps.googleapis.com/maps/api");
    private static final int SIDE = 10;

    private final HttpSource http;
    private final @Nullable Instant departure;

    /**
     * Roads without traffic.
     *
     * @param apiKey the key
     */
    public GoogleDistanceMatrix(String apiKey) {
        this(defaults(apiKey).build(), Optional.empty());
    }

    /**
     * Roads with settings of one's own.
     *
     * @param settings how the service is reached; best made from {@link #defaults}
     * @param departure when one leaves, now or later, for durations in traffic; empty for durations without traffic
     */
    public GoogleDistanceMatrix(HttpSettings settings, Optional<Instant> departure) {
        http = new HttpSource(settings);
        this.departure = departure.orElse(null);
    }

    /**
     * Settings that keep the terms: 60,000 elements a minute.
     *
     * @param apiKey the key
     * @return a builder to change them
     */
    public static HttpSettings.Builder defaults(String apiKey) {
        return HttpSettings.builder("google-distance-matrix", BASE)
                .credential(Credential.queryParameter("key", apiKey))
                .cacheBytes(0)
                .rate(9, Duration.ofSeconds(1));
    }

    @Override
    public Sourced<TravelMatrix> matrix(List<GeoPoint> places, double averageKilometresPerHour, RunContext context) {
        context.stopIfAsked("reading a matrix of roads");
        int n = places.size();
        long[][] metres = new long[n][n];
        long[][] seconds = new long[n][n];
        Instant fetched = Blocks.fill(n, SIDE, "matrix of roads", context, (a, b, c, d) -> {
            HttpCall.Builder builder = HttpCall.get("read a matrix")
                    .path("distancematrix", "json")
                    .query("origins", text(places.subList(a, b)))
                    .query("destinations", text(places.subList(c, d)))
                    .query("mode", "driving")
                    .inspect(GoogleAnswers::older)
                    .costUnits((b - a) * (d - c));
            if (departure != null) {
                builder.query("departure_time", String.valueOf(departure.getEpochSecond()));
            }
            HttpCall call = builder.build();
            HttpAnswer answer = http.send(call, context);
            List<JsonAnswer> rows =
                    expect(JsonAnswer.of(http.name(), call, answer).at("rows"), b - a);
            for (int i = a; i < b; i++) {
                List<JsonAnswer> elements = expect(rows.get(i - a).at("elements"), d - c);
                for (int j = c; j < d; j++) {
                    if (i != j) {
                        read(elements.get(j - c), metres[i], seconds[i], j);
                    }
                }
            }
            return answer.fetchedAt();
        });
        String traffic = departure == null ? "without traffic" : "leaving at " + departure;
        return new Sourced<>(DenseTravelMatrix.of(metres, seconds), "Google Distance Matrix, " + traffic, fetched);
    }

    private static void read(JsonAnswer element, long[] metres, long[] seconds, int to) {
        if (!"OK".equals(element.at("status").text(""))) {
            metres[to] = TravelMatrix.UNREACHABLE;
            seconds[to] = TravelMatrix.UNREACHABLE;
            return;
        }
        JsonAnswer inTraffic = element.at("duration_in_traffic");
        JsonAnswer duration = inTraffic.present() ? inTraffic : element.at("duration");
        metres[to] = Math.max(1, element.at("distance").at("value").whole());
        seconds[to] = Math.max(1, duration.at("value").whole());
    }

    private List<JsonAnswer> expect(JsonAnswer array, int count) {
        List<JsonAnswer> elements = array.elements();
        if (elements.size() != count) {
            throw new SourceException(
                    new Finding(
                            "source.broken-answer",
                            Severity.ERROR,
                            Place.of(http.name()),
                            "answer",
                            elements.size() + " elements instead of " + count,
                            "Maybe the answer was cut off."),
                    null);
        }
        return elements;
    }

    private static String text(List<GeoPoint> places) {
        return places.stream()
                .map(p -> String.format(Locale.ROOT, "%.6f,%.6f", p.latitudeDegrees(), p.longitudeDegrees()))
                .collect(Collectors.joining("|"));
    }

    /**
     * What was asked of the service so far.
     *
     * @return counters; the cost units are elements
     */
    public HttpUsage usage() {
        return http.usage();
    }

    @Override
    public void close() {
        http.close();
    }
}
