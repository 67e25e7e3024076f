package io.flowcast.connectors.openmeteo;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.DailyWeather;
import io.flowcast.api.signal.Sourced;
import io.flowcast.api.signal.WeatherProvider;
import io.flowcast.connectors.http.Credential;
import io.flowcast.connectors.http.HttpAnswer;
import io.flowcast.connectors.http.HttpCall;
import io.flowcast.connectors.http.HttpSettings;
import io.flowcast.connectors.http.HttpSource;
import io.flowcast.connectors.http.HttpUsage;
import io.flowcast.connectors.http.JsonAnswer;
import io.flowcast.connectors.http.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Weather of Open-Meteo. Safe for several threads.
 *
 * <p>What is asked depends on the day asked about, so that a backtest does not see the future:
 *
 * <ul>
 *   <li>days before it are measurements, known the day after: from the Historical Weather API, or from the Forecast API where
 *       they are younger than a week, as the history comes with a delay of some days;
 *   <li>days from it on are a forecast. If the day asked about is today or later, that is the forecast of now; if it is past,
 *       the Previous Model Runs API gives the forecast as it was issued, up to seven days ahead.
 * </ul>
 *
 * <p>Days are local days of the place, made from its hours: means of temperature, humidity and wind, the sum of
 * precipitation. A day with an hour without a value is left out.
 */
public final class OpenMeteo implements WeatherProvider, AutoCloseable {
    private static final List<String> VARIABLES =
            List.of("temperature_2m", "precipitation", "relative_humidity_2m", "wind_speed_10m");
    private static final int DAYS_IN_FORECAST_API = 7;
    private static final int LONGEST_PREVIOUS_RUN = 7;
    private static final int FORECAST_DAYS = 15; // 16 with today
    private static final Duration SETTLED = Duration.ofDays(30);
    private static final Duration CURRENT = Duration.ofHours(1);

    private final HttpSource forecast;
    private final HttpSource archive;
    private final HttpSource previousRuns;

    /** Open-Meteo without a key, for non-commercial use. */
    public OpenMeteo() {
        this(
                defaults("open-meteo", "https://api.open-meteo.com").build(),
                defaults("open-meteo-archive", "https://archive-api.open-meteo.com")
                        .build(),
                defaults("open-meteo-previous-runs", "https://previous-runs-api.open-meteo.com")
                        .build());
    }

    /**
     * Open-Meteo for customers.
     *
     * @param apiKey the key
     */
    public OpenMeteo(String apiKey) {
        this(
                withKey(defaults("open-meteo", "https://customer-api.open-meteo.com"), apiKey),
                withKey(defaults("open-meteo-archive", "https://customer-archive-api.open-meteo.com"), apiKey),
                withKey(
                        defaults("open-meteo-previous-runs", "https://customer-previous-runs-api.open-meteo.com"),
                        apiKey));
    }

    /**
     * Open-Meteo with settings of one's own, for example on one's own machines.
     *
     * @param forecast of the Weather Forecast API
     * @param archive of the Historical Weather API
     * @param previousRuns of the Previous Model Runs API
     */
    public OpenMeteo(HttpSettings forecast, HttpSettings archive, HttpSettings previousRuns) {
        this.forecast = new HttpSource(forecast);
        this.archive = new HttpSource(archive);
        this.previousRuns = new HttpSource(previousRuns);
    }

    /**
     * Settings that keep the terms of the service.
     *
     * @param source name for messages
     * @param base address
     * @return a builder to change them
     */
    public static HttpSettings.Builder defaults(String source, String base) {
        return HttpSettings.builder(source, URI.create(base)).rate(500, Duration.ofMinutes(1));
    }

    private static HttpSettings withKey(HttpSettings.Builder settings, String apiKey) {
        return settings.credential(Credential.queryParameter("apikey", apiKey)).build();
    }

    @Override
    public Sourced<List<DailyWeather>> daily(
            GeoPoint place, LocalDate from, LocalDate to, LocalDate asKnownOn, RunContext context) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to " + to + " is before from " + from);
        }
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
        Collected collected = new Collected();
        // Of a day that is still to come nothing has been measured; a place may be a day ahead of UTC.
        LocalDate known = min(asKnownOn, today.plusDays(1));
        LocalDate lastMeasured = min(to, known.minusDays(1));
        LocalDate recent = today.minusDays(DAYS_IN_FORECAST_API);
        measured(archive, "archive", place, from, min(lastMeasured, recent.minusDays(1)), collected, context);
        measured(forecast, "forecast", place, max(from, recent), lastMeasured, collected, context);
        LocalDate firstForecast = max(from, known);
        if (!asKnownOn.isBefore(today)) {
            LocalDate last = min(to, today.plusDays(FORECAST_DAYS));
            forecastOfNow(place, firstForecast, last, known, collected, context);
        } else {
            forecastOfThen(place, firstForecast, to, asKnownOn, collected, context);
        }
        return new Sourced<>(
                List.copyOf(collected.days),
                "Open-Meteo, as known on " + asKnownOn,
                collected.fetchedAt == null ? context.clock().instant() : collected.fetchedAt);
    }

    /** Days in order, and when the oldest answer was fetched. */
    private static final class Collected {
        private final List<DailyWeather> days = new ArrayList<>();
        private @Nullable Instant fetchedAt;

        void fetched(HttpAnswer answer) {
            if (fetchedAt == null || answer.fetchedAt().isBefore(fetchedAt)) {
                fetchedAt = answer.fetchedAt();
            }
        }
    }

    private void measured(
            HttpSource source,
            String endpoint,
            GeoPoint place,
            LocalDate from,
            LocalDate to,
            Collected into,
            RunContext context) {
        if (to.isBefore(from)) {
            return;
        }
        JsonAnswer hourly = hours(source, endpoint, place, from, to, "", keep(to, context), into, context);
        for (HourlyDays.Day day : HourlyDays.of(hourly, VARIABLES, "")) {
            if (!day.date().isBefore(from) && !day.date().isAfter(to)) {
                into.days.add(hourly.checked(() -> day.weather(day.date().plusDays(1))));
            }
        }
    }

    private void forecastOfNow(
            GeoPoint place, LocalDate from, LocalDate to, LocalDate knownOn, Collected into, RunContext context) {
        if (to.isBefore(from)) {
            return;
        }
        JsonAnswer hourly = hours(forecast, "forecast", place, from, to, "", CURRENT, into, context);
        for (HourlyDays.Day day : HourlyDays.of(hourly, VARIABLES, "")) {
            if (!day.date().isBefore(from) && !day.date().isAfter(to)) {
                into.days.add(hourly.checked(() -> day.weather(knownOn)));
            }
        }
    }

    /** The hours of a day that lies k days ahead were last forecast before the day asked about began k + 1 days earlier. */
    private void forecastOfThen(
            GeoPoint place, LocalDate from, LocalDate to, LocalDate knownOn, Collected into, RunContext context) {
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            long ahead = ChronoUnit.DAYS.between(knownOn, date) + 1;
            if (ahead > LONGEST_PREVIOUS_RUN) {
                return;
            }
            String suffix = "_previous_day" + ahead;
            JsonAnswer hourly =
                    hours(previousRuns, "forecast", place, date, date, suffix, keep(date, context), into, context);
            for (HourlyDays.Day day : HourlyDays.of(hourly, VARIABLES, suffix)) {
                if (day.date().equals(date)) {
                    into.days.add(hourly.checked(() -> day.weather(knownOn)));
                }
            }
        }
    }

    private JsonAnswer hours(
            HttpSource source,
            String endpoint,
            GeoPoint place,
            LocalDate from,
            LocalDate to,
            String suffix,
            Duration keep,
            Collected into,
            RunContext context) {
        StringBuilder variables = new StringBuilder();
        for (String variable : VARIABLES) {
            variables.append(variables.isEmpty() ? "" : ",").append(variable).append(suffix);
        }
        HttpCall call = HttpCall.get("read hourly weather")
                .path("v1", endpoint)
                .query("latitude", degrees(place.latitudeDegrees()))
                .query("longitude", degrees(place.longitudeDegrees()))
                .query("hourly", variables.toString())
                .query("start_date", from.toString())
                .query("end_date", to.toString())
                .query("timezone", "auto")
                .query("wind_speed_unit", "ms")
                .acceptStatus(400)
                .inspect(OpenMeteo::inspect)
                .cacheFor(keep, Duration.ZERO)
                .build();
        HttpAnswer answer = source.send(call, context);
        into.fetched(answer);
        return JsonAnswer.of(source.name(), call, answer).at("hourly");
    }

    /** Weather models know the place to some kilometres, so a hundredth of a degree is enough and lets neighbours share. */
    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static Duration keep(LocalDate last, RunContext context) {
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
        return last.isBefore(today.minusDays(DAYS_IN_FORECAST_API)) ? SETTLED : CURRENT;
    }

    /** Errors come as status 400 with {@code reason}. */
    private static Verdict inspect(HttpAnswer answer) {
        return JsonAnswer.peek(answer)
                .map(document -> {
                    if (answer.status() != 400) {
                        return Verdict.good();
                    }
                    String reason = document.at("reason").text("");
                    String words = reason.toLowerCase(Locale.ROOT);
                    Verdict.Kind kind = words.contains("api key") || words.contains("apikey")
                            ? Verdict.Kind.KEY_REFUSED
                            : words.contains("limit exceeded") ? Verdict.Kind.BUSY : Verdict.Kind.REFUSED;
                    return new Verdict(kind, reason);
                })
                .orElse(new Verdict(Verdict.Kind.BROKEN, ""));
    }

    private static LocalDate min(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate max(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    /**
     * What was asked of the three services so far.
     *
     * @return counters of the forecast, the archive and the previous runs
     */
    public List<HttpUsage> usage() {
        return List.of(forecast.usage(), archive.usage(), previousRuns.usage());
    }

    @Override
    public void close() {
        forecast.close();
        archive.close();
        previousRuns.close();
    }
}
