package io.flowcast.connectors.openweathermap;

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
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weather of OpenWeatherMap. Safe for several threads.
 *
 * <p>{@link #daily} gives days before the day asked about from the History API (hours), known the day after, and days from
 * it on from the 5 Day / 3 Hour Forecast, then from the days of One Call. The service keeps no forecasts of former days: for
 * a day asked about that is past only what was measured before it is given, and nothing of the days after it. Days are
 * local days by the offset that the place has today, so hours near midnight may fall on the other side of it in the other
 * half of the year.
 *
 * <p>From hours a day is the mean of temperature, humidity and wind and the sum of precipitation. A day of One Call gives
 * one humidity and one wind, and a temperature for four times of the day, whose mean is taken.
 */
public final class OpenWeatherMap implements WeatherProvider, AutoCloseable {
    private static final URI BASE = URI.create("https://api.openweathermap.org");
    private static final URI HISTORY_BASE = URI.create("https://history.openweathermap.org");
    private static final int DAYS_IN_A_REQUEST = 7; // the History API gives up to a week at once
    private static final int SLOTS_IN_A_DAY = 8;
    private static final int DAYS_OF_ONE_CALL = 8;
    private static final int FEWEST_HOURS = 20;
    private static final Duration MINUTES = Duration.ofMinutes(10); // the service asks not to call more often
    private static final Duration SETTLED = Duration.ofDays(30);

    private final HttpSource http;
    private final HttpSource history;

    /**
     * OpenWeatherMap with a key.
     *
     * @param apiKey the key
     */
    public OpenWeatherMap(String apiKey) {
        this(
                defaults("openweathermap", BASE, apiKey).build(),
                defaults("openweathermap-history", HISTORY_BASE, apiKey).build());
    }

    /**
     * OpenWeatherMap with settings of one's own.
     *
     * @param current of current weather, forecasts, One Call
     * @param history of the history and the climate statistics
     */
    public OpenWeatherMap(HttpSettings current, HttpSettings history) {
        http = new HttpSource(current);
        this.history = new HttpSource(history);
    }

    /**
     * Settings that keep the terms of the free plan: 60 requests a minute.
     *
     * @param source name for messages
     * @param base address
     * @param apiKey the key
     * @return a builder to change them
     */
    public static HttpSettings.Builder defaults(String source, URI base, String apiKey) {
        return HttpSettings.builder(source, base)
                .credential(Credential.queryParameter("appid", apiKey))
                .rate(55, Duration.ofMinutes(1))
                .attempts(4, Duration.ofMillis(500), Duration.ofMinutes(1));
    }

    /**
     * The weather now.
     *
     * @param place where
     * @param context deadline and cancellation
     * @return the weather
     * @throws io.flowcast.api.finding.SourceException if the service does not answer as it must
     */
    public Sourced<WeatherAt> current(GeoPoint place, RunContext context) {
        HttpCall call =
                at(place, "read current weather", "data", "2.5", "weather").build();
        HttpAnswer answer = http.send(call, context);
        return sourced(hour(JsonAnswer.of(http.name(), call, answer)), "current weather", answer);
    }

    /**
     * The forecast by steps of three hours, five days ahead.
     *
     * @param place where
     * @param context deadline and cancellation
     * @return the steps in order
     * @throws io.flowcast.api.finding.SourceException if the service does not answer as it must
     */
    public Sourced<List<WeatherAt>> threeHourly(GeoPoint place, RunContext context) {
        HttpCall call = forecastCall(place);
        HttpAnswer answer = http.send(call, context);
        List<WeatherAt> steps = JsonAnswer.of(http.name(), call, answer).at("list").elements().stream()
                .map(OpenWeatherMap::hour)
                .toList();
        return sourced(steps, "5 day / 3 hour forecast", answer);
    }

    /**
     * The forecast by hours, two days ahead.
     *
     * @param place where
     * @param context deadline and cancellation
     * @return the hours in order
     * @throws io.flowcast.api.finding.SourceException if the service does not answer as it must
     */
    public Sourced<List<WeatherAt>> hourly(GeoPoint place, RunContext context) {
        HttpCall call = oneCall(place);
        HttpAnswer answer = http.send(call, context);
        List<WeatherAt> hours = new ArrayList<>();
        for (JsonAnswer h :
                JsonAnswer.of(http.name(), call, answer).at("hourly").elements()) {
            hours.add(new WeatherAt(
                    h.at("dt").epochSeconds(),
                    h.at("temp").number(),
                    h.at("humidity").number(),
                    h.at("wind_speed").number(),
                    h.at("rain").at("1h").number(0) + h.at("snow").at("1h").number(0),
                    description(h)));
        }
        return sourced(List.copyOf(hours), "One Call", answer);
    }

    /**
     * The warnings in force.
     *
     * @param place where
     * @param context deadline and cancellation
     * @return the warnings; empty if there are none
     * @throws io.flowcast.api.finding.SourceException if the service does not answer as it must
     */
    public Sourced<List<WeatherAlert>> alerts(GeoPoint place, RunContext context) {
        HttpCall call = oneCall(place);
        HttpAnswer answer = http.send(call, context);
        JsonAnswer alerts = JsonAnswer.of(http.name(), call, answer).at("alerts");
        List<WeatherAlert> found = new ArrayList<>();
        for (JsonAnswer a : alerts.present() ? alerts.elements() : List.<JsonAnswer>of()) {
            JsonAnswer tags = a.at("tags");
            found.add(new WeatherAlert(
                    a.at("sender_name").text(""),
                    a.at("event").text(),
                    a.at("start").epochSeconds(),
                    a.at("end").epochSeconds(),
                    a.at("description").text(""),
                    tags.present()
                            ? tags.elements().stream().map(JsonAnswer::text).toList()
                            : List.of()));
        }
        return sourced(List.copyOf(found), "One Call alerts", answer);
    }

    /**
     * What is usual on a day of the year.
     *
     * @param place where
     * @param month month, 1 to 12
     * @param day day of the month
     * @param context deadline and cancellation
     * @return the climate of that day
     * @throws io.flowcast.api.finding.SourceException if the service does not answer as it must
     */
    public Sourced<DayClimate> climate(GeoPoint place, int month, int day, RunContext context) {
        LocalDate.of(2024, month, day); // a leap year: refuses what is no day
        HttpCall call = place(HttpCall.get("read the climate of a day").path("data", "2.5", "aggregated", "day"), place)
                .query("month", String.valueOf(month))
                .query("day", String.valueOf(day))
                .cacheFor(SETTLED, Duration.ZERO)
                .build();
        HttpAnswer answer = history.send(call, context);
        JsonAnswer r = JsonAnswer.of(history.name(), call, answer).at("result");
        JsonAnswer temperature = r.at("temp");
        DayClimate climate = new DayClimate(
                month,
                day,
                celsius(temperature.at("mean")),
                celsius(temperature.at("p25")),
                celsius(temperature.at("p75")),
                r.at("humidity").at("mean").number(),
                r.at("wind").at("mean").number(),
                r.at("precipitation").at("mean").number(0));
        return sourced(climate, "climate statistics", answer);
    }

    /** The statistics come in kelvins, whatever units are asked for. */
    private static double celsius(JsonAnswer kelvins) {
        return kelvins.number() - 273.15;
    }

    @Override
    public Sourced<List<DailyWeather>> daily(
            GeoPoint place, LocalDate from, LocalDate to, LocalDate asKnownOn, RunContext context) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to " + to + " is before from " + from);
        }
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
        HttpCall now = forecastCall(place);
        HttpAnswer forecast = http.send(now, context);
        JsonAnswer document = JsonAnswer.of(http.name(), now, forecast);
        ZoneOffset offset = ZoneOffset.ofTotalSeconds((int) Math.max(
                -64_800, Math.min(64_800, document.at("city").at("timezone").whole())));
        Map<LocalDate, DailyWeather> days = new TreeMap<>();
        // Of a day that is still to come nothing has been measured; a place may be a day ahead of UTC.
        LocalDate tomorrow = today.plusDays(1);
        LocalDate known = asKnownOn.isAfter(tomorrow) ? tomorrow : asKnownOn;
        LocalDate lastMeasured = to.isBefore(known) ? to : known.minusDays(1);
        for (LocalDate first = from; !first.isAfter(lastMeasured); first = first.plusDays(DAYS_IN_A_REQUEST)) {
            LocalDate end = first.plusDays(DAYS_IN_A_REQUEST - 1);
            measured(place, first, end.isBefore(lastMeasured) ? end : lastMeasured, offset, today, days, context);
        }
        if (!known.isBefore(today) && !to.isBefore(known)) {
            List<WeatherAt> steps = document.at("list").elements().stream()
                    .map(OpenWeatherMap::hour)
                    .toList();
            Days.of(steps, offset, SLOTS_IN_A_DAY)
                    .forEach((date, day) -> days.putIfAbsent(date, document.checked(() -> day.weather(known))));
            LocalDate reach = today.plusDays(DAYS_OF_ONE_CALL);
            if (known.datesUntil(to.plusDays(1)).anyMatch(date -> date.isBefore(reach) && !days.containsKey(date))) {
                laterDays(place, offset, known, days, context);
            }
        }
        days.keySet().removeIf(date -> date.isBefore(from) || date.isAfter(to));
        return sourced(List.copyOf(days.values()), "as known on " + asKnownOn, forecast);
    }

    private void measured(
            GeoPoint place,
            LocalDate first,
            LocalDate last,
            ZoneOffset offset,
            LocalDate today,
            Map<LocalDate, DailyWeather> days,
            RunContext context) {
        long start = first.atStartOfDay().toEpochSecond(offset);
        HttpCall call = place(HttpCall.get("read the history").path("data", "2.5", "history", "city"), place)
                .query("type", "hour")
                .query("start", String.valueOf(start))
                .query("end", String.valueOf(last.plusDays(1).atStartOfDay().toEpochSecond(offset) - 1))
                .query("units", "metric")
                .cacheFor(last.isBefore(today.minusDays(1)) ? SETTLED : MINUTES, Duration.ZERO)
                .build();
        JsonAnswer document = JsonAnswer.of(history.name(), call, history.send(call, context));
        List<WeatherAt> hours = document.at("list").elements().stream()
                .map(OpenWeatherMap::hour)
                .toList();
        Days.of(hours, offset, FEWEST_HOURS)
                .forEach((date, day) -> days.put(date, document.checked(() -> day.weather(date.plusDays(1)))));
    }

    private void laterDays(
            GeoPoint place,
            ZoneOffset offset,
            LocalDate knownOn,
            Map<LocalDate, DailyWeather> days,
            RunContext context) {
        HttpCall call = oneCall(place);
        for (JsonAnswer d : JsonAnswer.of(http.name(), call, http.send(call, context))
                .at("daily")
                .elements()) {
            LocalDate date = d.at("dt").epochSeconds().atOffset(offset).toLocalDate();
            JsonAnswer t = d.at("temp");
            double mean = (t.at("morn").number()
                            + t.at("day").number()
                            + t.at("eve").number()
                            + t.at("night").number())
                    / 4;
            days.putIfAbsent(
                    date,
                    d.checked(() -> new DailyWeather(
                            date,
                            mean,
                            d.at("rain").number(0) + d.at("snow").number(0),
                            d.at("humidity").number(),
                            d.at("wind_speed").number(),
                            knownOn)));
        }
    }

    private static HttpCall forecastCall(GeoPoint place) {
        return at(place, "read the forecast", "data", "2.5", "forecast").build();
    }

    private static HttpCall oneCall(GeoPoint place) {
        return at(place, "read one call", "data", "3.0", "onecall")
                .query("exclude", "minutely,current")
                .build();
    }

    private static HttpCall.Builder at(GeoPoint place, String operation, String... path) {
        return place(HttpCall.get(operation).path(path), place)
                .query("units", "metric")
                .cacheFor(MINUTES, Duration.ZERO);
    }

    private static HttpCall.Builder place(HttpCall.Builder call, GeoPoint place) {
        return call.query("lat", String.format(Locale.ROOT, "%.4f", place.latitudeDegrees()))
                .query("lon", String.format(Locale.ROOT, "%.4f", place.longitudeDegrees()));
    }

    /** A step of current weather, forecast or history: they have the same fields. */
    private static WeatherAt hour(JsonAnswer h) {
        JsonAnswer main = h.at("main");
        return new WeatherAt(
                h.at("dt").epochSeconds(),
                main.at("temp").number(),
                main.at("humidity").number(),
                h.at("wind").at("speed").number(),
                precipitation(h.at("rain")) + precipitation(h.at("snow")),
                description(h));
    }

    private static double precipitation(JsonAnswer amount) {
        return amount.at("1h").present()
                ? amount.at("1h").number()
                : amount.at("3h").number(0);
    }

    private static String description(JsonAnswer h) {
        JsonAnswer weather = h.at("weather");
        List<JsonAnswer> words = weather.present() ? weather.elements() : List.of();
        return words.isEmpty() ? "" : words.get(0).at("description").text("");
    }

    private static <T> Sourced<T> sourced(T value, String product, HttpAnswer answer) {
        return new Sourced<>(value, "OpenWeatherMap " + product, answer.fetchedAt());
    }

    /**
     * What was asked of the service so far.
     *
     * @return counters of current weather and forecasts, and of the history
     */
    public List<HttpUsage> usage() {
        return List.of(http.usage(), history.usage());
    }

    @Override
    public void close() {
        http.close();
        history.close();
    }
}
