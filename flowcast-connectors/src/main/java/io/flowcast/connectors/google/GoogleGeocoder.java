package io.flowcast.connectors.google;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.Geocoder;
import io.flowcast.api.signal.Sourced;
import io.flowcast.connectors.http.Credential;
import io.flowcast.connectors.http.HttpAnswer;
import io.flowcast.connectors.http.HttpCall;
import io.flowcast.connectors.http.HttpSettings;
import io.flowcast.connectors.http.HttpSource;
import io.flowcast.connectors.http.HttpUsage;
import io.flowcast.connectors.http.JsonAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses by the Geocoding API. Safe for several threads. Coordinates are kept for 29 days, a day less than the terms
 * allow; that an address is unknown for a day.
 */
public final class GoogleGeocoder implements Geocoder, AutoCloseable {
    private static final URI BASE = URI.create("https://maps.googleapis.com/maps/api");
    private static final Duration KEEP = Duration.ofDays(29);
    private static final Duration KEEP_EMPTY = Duration.ofDays(1);

    private final HttpSource http;

    /**
     * A geocoder with a key.
     *
     * @param apiKey the key
     */
    public GoogleGeocoder(String apiKey) {
        this(defaults(apiKey).build());
    }

    /**
     * A geocoder with settings of one's own.
     *
     * @param settings how it is reached; best made from {@link #defaults}
     */
    public GoogleGeocoder(HttpSettings settings) {
        http = new HttpSource(settings);
    }

    /**
     * Settings that keep the terms: 3,000 requests a minute.
     *
     * @param apiKey the key
     * @return a builder to change them
     */
    public static HttpSettings.Builder defaults(String apiKey) {
        return HttpSettings.builder("google-geocoding", BASE)
                .credential(Credential.queryParameter("key", apiKey))
                .rate(45, Duration.ofSeconds(1));
    }

    @Override
    public Optional<Sourced<GeoPoint>> locate(String address, RunContext context) {
        return find(address, context)
                .map(found -> new Sourced<>(found.value().place(), found.source(), found.fetchedAt()));
    }

    /**
     * Finds an address.
     *
     * @param address the address in one line
     * @param context deadline and cancellation
     * @return the best match, or empty if there is none
     * @throws io.flowcast.api.finding.SourceException if the service does not answer as it must
     */
    public Optional<Sourced<FoundAddress>> find(String address, RunContext context) {
        if (address.isBlank()) {
            throw new IllegalArgumentException("the address is empty");
        }
        return best("find an address", "address", address.strip(), context);
    }

    /**
     * The address of a place.
     *
     * @param place where
     * @param context deadline and cancellation
     * @return the nearest address, or empty if there is none
     * @throws io.flowcast.api.finding.SourceException if the service does not answer as it must
     */
    public Optional<Sourced<FoundAddress>> reverse(GeoPoint place, RunContext context) {
        String at = String.format(Locale.ROOT, "%.6f,%.6f", place.latitudeDegrees(), place.longitudeDegrees());
        return best("find the address of a place", "latlng", at, context);
    }

    private Optional<Sourced<FoundAddress>> best(String operation, String name, String value, RunContext context) {
        HttpCall call = HttpCall.get(operation)
                .path("geocode", "json")
                .query(name, value)
                .inspect(GoogleAnswers::older)
                .cacheFor(KEEP, KEEP_EMPTY)
                .build();
        HttpAnswer answer = http.send(call, context);
        List<JsonAnswer> results =
                JsonAnswer.of(http.name(), call, answer).at("results").elements();
        return results.stream().findFirst().map(r -> {
            JsonAnswer location = r.at("geometry").at("location");
            GeoPoint place = location.checked(() ->
                    new GeoPoint(location.at("lat").number(), location.at("lng").number()));
            return new Sourced<>(
                    new FoundAddress(
                            place,
                            r.at("formatted_address").text(""),
                            r.at("place_id").text(""),
                            r.at("partial_match").flag(false)),
                    "Google Geocoding",
                    answer.fetchedAt());
        });
    }

    /**
     * What was asked of the service so far.
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
