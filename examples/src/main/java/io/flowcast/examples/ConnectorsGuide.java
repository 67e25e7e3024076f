package io.flowcast.examples;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.DailyWeather;
import io.flowcast.api.signal.Geocoder;
import io.flowcast.api.signal.IndicatorProvider;
import io.flowcast.api.signal.Observation;
import io.flowcast.api.signal.Sourced;
import io.flowcast.api.signal.TravelProvider;
import io.flowcast.api.signal.WeatherProvider;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.fred.Fred;
import io.flowcast.connectors.google.GoogleRoutes;
import io.flowcast.connectors.http.DiskByteCache;
import io.flowcast.connectors.http.HttpSettings;
import io.flowcast.connectors.http.HttpTape;
import io.flowcast.connectors.http.HttpUsage;
import io.flowcast.connectors.offline.GreatCircleTravel;
import io.flowcast.connectors.openmeteo.OpenMeteo;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What docs/connectors.md shows, cut from here; the test runs every piece. {@link #main} needs no key: it asks outside
 * services only where the environment holds one.
 */
public final class ConnectorsGuide {
    private ConnectorsGuide() {}

    static TravelProvider roads(Map<String, String> environment) {
        // snippet: roads
        String key = environment.get("GOOGLE_MAPS_API_KEY");
        TravelProvider roads = key == null ? new GreatCircleTravel() : new GoogleRoutes(key);
        // end of snippet
        return roads;
    }

    static Sourced<TravelMatrix> matrix(TravelProvider roads, List<GeoPoint> places, RunContext context) {
        // snippet: matrix
        Sourced<TravelMatrix> answer = roads.matrix(places, 35, context); // 35 km/h where the provider knows no speed
        System.out.println(answer.source() + ", " + answer.fetchedAt());
        System.out.println(
                answer.value().distanceMetres(0, 1) + " m, " + answer.value().durationSeconds(0, 1) + " s");
        // end of snippet
        return answer;
    }

    static TravelMatrix traffic(GoogleRoutes roads, List<GeoPoint> places, LocalDate tomorrow, RunContext context) {
        // snippet: traffic
        TravelMatrix traffic = roads.trafficMatrix(
                        places,
                        tomorrow,
                        ZoneId.of("Europe/Berlin"),
                        List.of(LocalTime.of(5, 0), LocalTime.of(7, 30), LocalTime.of(9, 30)),
                        context)
                .value();
        System.out.println(traffic.durationSeconds(0, 1, 8 * 3600) + " s for those who leave at eight");
        // end of snippet
        return traffic;
    }

    static Optional<GeoPoint> address(Geocoder geocoder, String address, RunContext context) {
        // snippet: address
        Optional<GeoPoint> place = geocoder.locate(address, context).map(Sourced::value);
        place.ifPresentOrElse(
                p -> System.out.println(p.latitudeDegrees() + ", " + p.longitudeDegrees()),
                () -> System.out.println("nobody knows " + address));
        // end of snippet
        return place;
    }

    static List<DailyWeather> weather(WeatherProvider weather, GeoPoint shop, LocalDate day, RunContext context) {
        // snippet: weather
        List<DailyWeather> known = weather.daily(shop, day.minusDays(28), day.plusDays(6), day, context)
                .value();
        // end of snippet
        return known;
    }

    static List<Observation> indicator(IndicatorProvider indicators, LocalDate day, RunContext context) {
        // snippet: indicator
        List<Observation> foodPrices = indicators
                .observations("CPIUFDSL", day.minusYears(2), day, day, context)
                .value();
        // end of snippet
        return foodPrices;
    }

    static Sourced<TravelMatrix> fallback(TravelProvider roads, List<GeoPoint> places, RunContext context) {
        // snippet: fallback
        Sourced<TravelMatrix> matrix;
        try {
            matrix = roads.matrix(places, 35, context);
        } catch (SourceException e) {
            System.out.println(e.finding().message()); // what was asked, what came back, a likely cause; never a key
            matrix = new GreatCircleTravel().matrix(places, 35, context);
        }
        // end of snippet
        return matrix;
    }

    static HttpSettings settings(String key, URI base, Path folder) {
        // snippet: settings
        HttpSettings settings = Fred.defaults(key)
                .base(base)
                .timeouts(Duration.ofSeconds(2), Duration.ofSeconds(10))
                .attempts(5, Duration.ofMillis(200), Duration.ofSeconds(20))
                .quota(1_000) // no more than a thousand requests, whatever happens
                .staleIfError(Duration.ofDays(7))
                .secondCache(new DiskByteCache(folder, 100_000_000))
                .build();
        // end of snippet
        return settings;
    }

    static HttpUsage record(String key, URI base, Path tape, LocalDate day, RunContext context) {
        // snippet: record
        try (Fred fred = new Fred(
                Fred.defaults(key).base(base).tape(HttpTape.record(tape)).build())) {
            fred.observations("CPIUFDSL", day.minusYears(2), day, day, context);
            return fred.usage();
        }
        // end of snippet
    }

    static List<Observation> replay(Path tape, LocalDate day, RunContext context) {
        // snippet: replay
        try (Fred fred =
                new Fred(Fred.defaults("none").tape(HttpTape.replay(tape)).build())) {
            return fred.observations("CPIUFDSL", day.minusYears(2), day, day, context)
                    .value();
        }
        // end of snippet
    }

    /**
     * Prints distances between three places in Munich, and, if {@code FLOWCAST_ONLINE} is set, the weather there.
     *
     * @param args none
     */
    public static void main(String[] args) {
        List<GeoPoint> places =
                List.of(new GeoPoint(48.1351, 11.5820), new GeoPoint(48.1550, 11.5418), new GeoPoint(48.1112, 11.6003));
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        RunContext context =
                RunContext.asOf(today).timeout(Duration.ofMinutes(1)).build();
        matrix(roads(System.getenv()), places, context);
        if (System.getenv("FLOWCAST_ONLINE") != null) {
            try (OpenMeteo weather = new OpenMeteo()) {
                weather(weather, places.get(0), today, context).forEach(System.out::println);
            }
        }
    }
}
