package io.flowcast.connectors.fred;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.IndicatorProvider;
import io.flowcast.api.signal.Observation;
import io.flowcast.api.signal.Sourced;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Economic indicators of FRED, the data base of the Federal Reserve Bank of St. Louis, with its archive of vintages
 * (ALFRED), so that a backtest sees each value as it was on the day. Safe for several threads.
 *
 * <p>Asked is {@code fred/series/observations} with a real-time period from the first vintage to the day asked about: each
 * row is a value and the days on which it held ({@code realtime_start}). Series with more than 2,000 vintages in that time
 * do not fit in one answer; for them only the values of the day itself are asked, and {@code knownOn} of each is that day,
 * which is late but never early. A missing value, written as a dot, is left out.
 */
public final class Fred implements IndicatorProvider, AutoCloseable {
    private static final URI BASE = URI.create("https://api.stlouisfed.org/fred");
    private static final String EARLIEST = "1776-07-04"; // the API's own first day
    /** The service refuses a day that has not yet begun where it stands, also while it has begun further east. */
    private static final ZoneId HOME = ZoneId.of("America/Chicago");

    private static final int PAGE = 100_000; // the largest limit of series/observations
    private static final Duration SETTLED = Duration.ofDays(30); // the past does not change
    private static final Duration CURRENT = Duration.ofHours(1);

    private final HttpSource http;

    /**
     * FRED with a key.
     *
     * @param apiKey the key, 32 lower case letters and digits; free of charge
     */
    public Fred(String apiKey) {
        this(defaults(apiKey).build());
    }

    /**
     * FRED with settings of one's own.
     *
     * @param settings how it is reached; best made from {@link #defaults}
     */
    public Fred(HttpSettings settings) {
        http = new HttpSource(settings);
    }

    /**
     * Settings that keep the terms of the service: 120 requests a minute.
     *
     * @param apiKey the key
     * @return a builder to change them
     */
    public static HttpSettings.Builder defaults(String apiKey) {
        return HttpSettings.builder("fred", BASE)
                .credential(Credential.queryParameter("api_key", apiKey))
                .rate(110, Duration.ofMinutes(1))
                .attempts(4, Duration.ofMillis(500), Duration.ofMinutes(1));
    }

    @Override
    public Sourced<List<Observation>> observations(
            String seriesId, LocalDate from, LocalDate to, LocalDate asKnownOn, RunContext context) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to " + to + " is before from " + from);
        }
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), HOME);
        LocalDate day = asKnownOn.isAfter(today) ? today : asKnownOn;
        Page page = page(seriesId, from, to, day, EARLIEST, context);
        if (page == null) {
            page = page(seriesId, from, to, day, day.toString(), context);
        }
        if (page == null) {
            throw new SourceException(
                    new Finding(
                            "source.refused",
                            Severity.ERROR,
                            Place.of("fred"),
                            "answer",
                            "too many vintages on the one day " + day,
                            "Maybe the service has changed its limits."),
                    null);
        }
        List<Observation> known = page.latest.values().stream()
                .filter(Row::hasValue)
                .map(row -> new Observation(row.date, row.value, row.knownOn))
                .toList();
        return new Sourced<>(known, "FRED series " + seriesId + ", vintage of " + asKnownOn, page.answer.fetchedAt());
    }

    /** A row of an answer; a value that is missing is NaN. */
    private record Row(LocalDate date, double value, LocalDate knownOn) {
        boolean hasValue() {
            return !Double.isNaN(value);
        }
    }

    /** The last vintage of each period, and the last answer it came from. */
    private record Page(TreeMap<LocalDate, Row> latest, HttpAnswer answer) {}

    private @Nullable Page page(
            String seriesId, LocalDate from, LocalDate to, LocalDate asKnownOn, String since, RunContext context) {
        TreeMap<LocalDate, Row> latest = new TreeMap<>();
        int offset = 0;
        while (true) {
            HttpCall call = call("read observations", "series", "observations")
                    .query("series_id", seriesId)
                    .query("realtime_start", since)
                    .query("realtime_end", asKnownOn.toString())
                    .query("observation_start", from.toString())
                    .query("observation_end", to.toString())
                    .query("limit", String.valueOf(PAGE))
                    .query("offset", String.valueOf(offset))
                    .cacheFor(keep(asKnownOn, context), Duration.ZERO)
                    .build();
            HttpAnswer answer = http.send(call, context);
            if (answer.status() == 400) {
                return null; // too many vintages: everything else was refused before
            }
            JsonAnswer document = JsonAnswer.of(http.name(), call, answer);
            List<JsonAnswer> rows = document.at("observations").elements();
            for (JsonAnswer o : rows) {
                String value = o.at("value").text();
                Row row = new Row(
                        o.at("date").date(),
                        value.equals(".") ? Double.NaN : o.at("value").number(),
                        o.at("realtime_start").date());
                boolean asked = !row.date.isBefore(from) && !row.date.isAfter(to) && !row.knownOn.isAfter(asKnownOn);
                if (asked) {
                    latest.merge(row.date, row, (a, b) -> b.knownOn.isBefore(a.knownOn) ? a : b);
                }
            }
            offset += rows.size();
            if (rows.isEmpty() || offset >= document.at("count").whole()) {
                return new Page(latest, answer);
            }
        }
    }

    private static Duration keep(LocalDate asKnownOn, RunContext context) {
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
        return asKnownOn.isBefore(today.minusDays(1)) ? SETTLED : CURRENT;
    }

    /**
     * Finds series by words.
     *
     * @param words what to look for
     * @param limit most series to return, from 1 to 1,000
     * @param context deadline and cancellation
     * @return the series, the best match first
     * @throws SourceException if FRED does not answer as it must
     */
    public Sourced<List<FredSeries>> search(String words, int limit, RunContext context) {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit must lie between 1 and 1,000, was " + limit);
        }
        HttpCall call = call("search", "series", "search")
                .query("search_text", words)
                .query("limit", String.valueOf(limit))
                .cacheFor(CURRENT, CURRENT)
                .build();
        HttpAnswer answer = http.send(call, context);
        List<FredSeries> found = JsonAnswer.of(http.name(), call, answer).at("seriess").elements().stream()
                .map(Fred::series)
                .toList();
        return new Sourced<>(found, "FRED search", answer.fetchedAt());
    }

    /**
     * What a series is.
     *
     * @param seriesId its key
     * @param context deadline and cancellation
     * @return the series
     * @throws SourceException if there is no such series or FRED does not answer as it must
     */
    public FredSeries series(String seriesId, RunContext context) {
        HttpCall call = call("describe", "series")
                .query("series_id", seriesId)
                .cacheFor(CURRENT, Duration.ZERO)
                .build();
        List<JsonAnswer> all = JsonAnswer.of(http.name(), call, http.send(call, context))
                .at("seriess")
                .elements();
        return all.stream().findFirst().map(Fred::series).orElseThrow(() -> unknown(seriesId));
    }

    private static SourceException unknown(String seriesId) {
        return new SourceException(
                new Finding(
                        "indicator.unknown-series",
                        Severity.ERROR,
                        Place.of("fred"),
                        "seriesId",
                        seriesId,
                        "Maybe the key is misspelt; FRED's search finds series by words."),
                null);
    }

    private static FredSeries series(JsonAnswer s) {
        return new FredSeries(
                s.at("id").text(),
                s.at("title").text(),
                s.at("frequency").text(""),
                s.at("units").text(""),
                s.at("seasonal_adjustment").text(""),
                s.at("observation_start").date(),
                s.at("observation_end").date());
    }

    /**
     * All publications that FRED carries.
     *
     * @param context deadline and cancellation
     * @return the releases in the order of their numbers
     * @throws SourceException if FRED does not answer as it must
     */
    public Sourced<List<FredRelease>> releases(RunContext context) {
        HttpCall call =
                call("list releases", "releases").cacheFor(CURRENT, CURRENT).build();
        HttpAnswer answer = http.send(call, context);
        List<FredRelease> releases = new ArrayList<>();
        for (JsonAnswer r :
                JsonAnswer.of(http.name(), call, answer).at("releases").elements()) {
            releases.add(new FredRelease(
                    r.at("id").whole(), r.at("name").text(), r.at("link").text("")));
        }
        return new Sourced<>(List.copyOf(releases), "FRED releases", answer.fetchedAt());
    }

    /**
     * The observations of a ready set.
     *
     * @param set which one
     * @param from first day
     * @param to last day
     * @param asKnownOn nothing that was published later is returned
     * @param context deadline, cancellation and progress
     * @return key of each series to its observations, in the order of the set
     * @throws SourceException if FRED does not answer as it must
     */
    public Map<String, Sourced<List<Observation>>> observations(
            FredSet set, LocalDate from, LocalDate to, LocalDate asKnownOn, RunContext context) {
        Map<String, Sourced<List<Observation>>> all = new LinkedHashMap<>();
        for (String id : set.seriesIds()) {
            all.put(id, observations(id, from, to, asKnownOn, context));
        }
        return all;
    }

    /**
     * What was asked of the service so far.
     *
     * @return counters
     */
    public HttpUsage usage() {
        return http.usage();
    }

    private static HttpCall.Builder call(String operation, String... path) {
        return HttpCall.get(operation)
                .path(path)
                .query("file_type", "json")
                .acceptStatus(400)
                .inspect(Fred::inspect);
    }

    /** Errors come as status 400 with {@code error_message}, also where the key is at fault. */
    private static Verdict inspect(HttpAnswer answer) {
        return JsonAnswer.peek(answer)
                .map(document -> {
                    if (answer.status() != 400) {
                        return Verdict.good();
                    }
                    String message = document.at("error_message").text("");
                    String words = message.toLowerCase(Locale.ROOT);
                    if (words.contains("api_key") || words.contains("api key")) {
                        return new Verdict(Verdict.Kind.KEY_REFUSED, message);
                    }
                    return words.contains("vintage date")
                            ? Verdict.empty()
                            : new Verdict(Verdict.Kind.REFUSED, message);
                })
                .orElse(new Verdict(Verdict.Kind.BROKEN, ""));
    }

    @Override
    public void close() {
        http.close();
    }
}
