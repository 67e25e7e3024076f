package io.flowcast.connectors.openweathermap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.DailyWeather;
import io.flowcast.api.signal.WeatherProvider;
import io.flowcast.api.signal.WeatherProviderKit;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * OpenWeatherMap against a server that answers as its documentation says (https://openweathermap.org/current, /forecast5,
 * /api/one-call-3, /history, /api/statistics-api, /faq#error401).
 */
class OpenWeatherMapTest extends WeatherProviderKit {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2024-06-12T06:00:00Z");
    private static final int ZONE_SECONDS = 7200;

    private final MockWebServer server = new MockWebServer();
    private OpenWeatherMap weather;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request.getUrl());
            }
        });
        server.start();
        weather = open(KEY);
    }

    private OpenWeatherMap open(String key) {
        return new OpenWeatherMap(
                OpenWeatherMap.defaults("openweathermap", server.url("/").uri(), key)
                        .build(),
                OpenWeatherMap.defaults(
                                "openweathermap-history", server.url("/past").uri(), key)
                        .build());
    }

    @AfterEach
    void stop() {
        weather.close();
        server.close();
    }

    private static MockResponse answer(HttpUrl url) {
        if (!KEY.equals(url.queryParameter("appid"))) {
            return json(
                    401,
                    "{\"cod\":401, \"message\": \"Invalid API key. Please see https://openweathermap.org/faq#error401 for more"
                            + " info.\"}");
        }
        return switch (url.encodedPath()) {
            case "/data/2.5/weather" -> json(200, step(NOW, 1, "1h"));
            case "/data/2.5/forecast" -> json(200, forecast());
            case "/data/3.0/onecall" -> json(200, oneCall());
            case "/past/data/2.5/history/city" ->
                json(
                        200,
                        history(
                                Long.parseLong(String.valueOf(url.queryParameter("start"))),
                                Long.parseLong(String.valueOf(url.queryParameter("end")))));
            case "/past/data/2.5/aggregated/day" ->
                json(
                        200,
                        "{\"cod\":200,\"city_id\":4409896,\"calctime\":0.01,\"result\":{\"month\":2,\"day\":1,\"temp\":"
                                + "{\"record_min\":262.21,\"record_max\":296.36,\"average_min\":270.1,\"average_max\":"
                                + "280.2,\"median\":275.2,\"mean\":275.15,\"p25\":271.15,\"p75\":279.15,\"st_dev\":5.8,"
                                + "\"num\":1200},\"humidity\":{\"mean\":73.86},\"wind\":{\"mean\":2.9},"
                                + "\"precipitation\":{\"mean\":0.07}}}");
            default -> json(404, "{\"cod\":\"404\",\"message\":\"Internal error\"}");
        };
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json; charset=utf-8")
                .body(body)
                .build();
    }

    /** The temperature is the local day of the month, so that it tells which day a step was counted to. */
    private static String step(Instant at, double rain, String hours) {
        int day = at.atOffset(ZoneOffset.ofTotalSeconds(ZONE_SECONDS)).getDayOfMonth();
        return "{\"dt\":" + at.getEpochSecond() + ",\"main\":{\"temp\":" + day + ",\"pressure\":1015,\"humidity\":62},"
                + "\"weather\":[{\"id\":500,\"main\":\"Rain\",\"description\":\"light rain\",\"icon\":\"10d\"}],"
                + "\"wind\":{\"speed\":4.09,\"deg\":121}"
                + (rain > 0 ? ",\"rain\":{\"" + hours + "\":" + rain + "}" : "")
                + "}";
    }

    private static String forecast() {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            steps.add(step(NOW.plusSeconds(10_800L * i), 0.5, "3h"));
        }
        return "{\"cod\":\"200\",\"message\":0,\"cnt\":40,\"list\":[" + String.join(",", steps)
                + "],\"city\":{\"id\":2867714,\"name\":\"Munich\",\"timezone\":" + ZONE_SECONDS + "}}";
    }

    private static String oneCall() {
        List<String> days = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Instant noon = Instant.parse("2024-06-12T10:00:00Z").plusSeconds(86_400L * i);
            int t = 20 + i;
            days.add("{\"dt\":" + noon.getEpochSecond() + ",\"temp\":{\"day\":" + (t + 2) + ",\"min\":1,\"max\":40,"
                    + "\"night\":" + (t - 2) + ",\"eve\":" + (t + 1) + ",\"morn\":" + (t - 1)
                    + "},\"humidity\":55,\"wind_speed\":3.2,\"rain\":0.4}");
        }
        return "{\"lat\":48.14,\"lon\":11.58,\"timezone\":\"Europe/Berlin\",\"timezone_offset\":" + ZONE_SECONDS
                + ",\"hourly\":[{\"dt\":" + NOW.getEpochSecond() + ",\"temp\":18.5,\"humidity\":70,\"wind_speed\":2.5,"
                + "\"weather\":[{\"description\":\"clear sky\"}],\"rain\":{\"1h\":0.2}}],\"daily\":["
                + String.join(",", days) + "],\"alerts\":[{\"sender_name\":\"NWS Philadelphia\",\"event\":"
                + "\"Small Craft Advisory\",\"start\":1684952747,\"end\":1684988747,\"description\":\"...\",\"tags\":"
                + "[\"Wind\"]}]}";
    }

    private static String history(long start, long end) {
        List<String> steps = new ArrayList<>();
        for (long t = start; t <= end; t += 3600) {
            steps.add(step(Instant.ofEpochSecond(t), 0.25, "1h"));
        }
        return "{\"message\":\"Count: " + steps.size() + "\",\"cod\":\"200\",\"city_id\":1,\"calctime\":0.01,\"cnt\":"
                + steps.size() + ",\"list\":[" + String.join(",", steps) + "]}";
    }

    private static RunContext context() {
        return RunContext.asOf(LocalDate.of(2024, 6, 12))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build();
    }

    @Override
    protected WeatherProvider provider() {
        return weather;
    }

    @Override
    protected GeoPoint place() {
        return new GeoPoint(48.137, 11.575);
    }

    @Override
    protected LocalDate today() {
        return LocalDate.of(2024, 6, 12);
    }

    @Test
    void joinsHistoryHoursAndDays() {
        List<DailyWeather> days = weather.daily(place(), today().minusDays(9), today().plusDays(9), today(), context())
                .value();

        assertThat(days).hasSize(9 + 8);
        for (DailyWeather day : days) {
            boolean measured = day.date().isBefore(today());
            boolean steps =
                    !measured && day.date().isAfter(today()) && day.date().isBefore(today().plusDays(5));
            double expected = measured || steps
                    ? day.date().getDayOfMonth()
                    : 20 + day.date().toEpochDay() - today().toEpochDay();
            assertThat(day.meanCelsius()).as("%s", day).isCloseTo(expected, offset(1e-9));
            double rain = measured ? 24 * 0.25 : steps ? 8 * 0.5 : 0.4;
            assertThat(day.precipitationMillimetres()).as("%s", day).isCloseTo(rain, offset(1e-9));
            assertThat(day.knownOn()).isEqualTo(measured ? day.date().plusDays(1) : today());
        }
        assertThat(weather.usage().get(1).requests()).isEqualTo(2); // nine days are two weeks
    }

    @Test
    void aPastDayHasNoForecast() {
        LocalDate then = LocalDate.of(2024, 3, 10);
        assertThat(weather.daily(place(), then.minusDays(2), then.plusDays(5), then, context())
                        .value())
                .extracting(DailyWeather::date)
                .containsExactly(then.minusDays(2), then.minusDays(1));
    }

    @Test
    void readsWeatherOfNowAlertsAndClimate() {
        WeatherAt now = weather.current(place(), context()).value();
        assertThat(now).isEqualTo(new WeatherAt(NOW, 12, 62, 4.09, 1, "light rain"));
        assertThat(weather.hourly(place(), context()).value())
                .containsExactly(new WeatherAt(NOW, 18.5, 70, 2.5, 0.2, "clear sky"));
        assertThat(weather.threeHourly(place(), context()).value()).hasSize(40);
        assertThat(weather.alerts(place(), context()).value()).singleElement().satisfies(alert -> {
            assertThat(alert.event()).isEqualTo("Small Craft Advisory");
            assertThat(alert.from()).isEqualTo(Instant.ofEpochSecond(1684952747));
            assertThat(alert.tags()).containsExactly("Wind");
        });
        DayClimate climate = weather.climate(place(), 2, 1, context()).value();
        assertThat(climate.meanCelsius()).isCloseTo(2.0, offset(1e-9));
        assertThat(climate.lowCelsius()).isCloseTo(-2.0, offset(1e-9));
        assertThat(climate.relativeHumidityPercent()).isEqualTo(73.86);
        assertThatThrownBy(() -> weather.climate(place(), 2, 30, context())).isInstanceOf(DateTimeException.class);
    }

    @Test
    void aWrongKeyIsOneClearMessage() {
        try (OpenWeatherMap wrong = open("ffffffffffffffff")) {
            assertThatThrownBy(() -> wrong.current(place(), context()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("source.key-refused")
                    .hasMessageNotContaining("ffffffffffffffff");
        }
    }

    @Test
    void aDayFarAheadIsAskedOfTheForecastAlone() {
        LocalDate later = today().plusDays(30);
        assertThat(weather.daily(place(), today(), later, later, context()).value())
                .allSatisfy(day -> assertThat(day.knownOn()).isBeforeOrEqualTo(today().plusDays(1)));
    }

    @Test
    void weatherThatCannotBeIsABrokenAnswer() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return json(
                        200, "{\"dt\":999999999999999999,\"main\":{\"temp\":1,\"humidity\":1},\"wind\":{\"speed\":1}}");
            }
        });
        assertThatThrownBy(() -> weather.current(place(), context()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("dt");
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return String.valueOf(request.getUrl()).contains("onecall")
                        ? json(200, oneCall().replace("\"humidity\":55", "\"humidity\":155"))
                        : json(200, forecast());
            }
        });
        assertThatThrownBy(() -> weather.daily(place(), today(), today(), today(), context()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("source.broken-answer");
    }
}
