package io.flowcast.connectors.openmeteo;

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
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Open-Meteo against a server that answers as its documentation says (https://open-meteo.com/en/docs, /historical-weather-api,
 * /previous-runs-api): an object {@code hourly} with {@code time} and one array for each variable asked; errors as status 400
 * with {@code error} and {@code reason}.
 */
class OpenMeteoTest extends WeatherProviderKit {
    private final MockWebServer server = new MockWebServer();
    private final List<HttpUrl> asked = new ArrayList<>();
    private OpenMeteo weather;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request.getUrl());
                return answer(request.getUrl());
            }
        });
        server.start();
        weather = new OpenMeteo(
                OpenMeteo.defaults("open-meteo", server.url("/now").toString()).build(),
                OpenMeteo.defaults("open-meteo-archive", server.url("/then").toString())
                        .build(),
                OpenMeteo.defaults(
                                "open-meteo-previous-runs", server.url("/runs").toString())
                        .build());
    }

    @AfterEach
    void stop() {
        weather.close();
        server.close();
    }

    /** Temperatures tell where they come from: the day of the month, plus a tenth for each day of lead. */
    private static MockResponse answer(HttpUrl url) {
        String[] variables = String.valueOf(url.queryParameter("hourly")).split(",");
        LocalDate from = LocalDate.parse(String.valueOf(url.queryParameter("start_date")));
        LocalDate to = LocalDate.parse(String.valueOf(url.queryParameter("end_date")));
        List<String> times = new ArrayList<>();
        for (LocalDateTime t = from.atStartOfDay(); t.isBefore(to.plusDays(1).atStartOfDay()); t = t.plusHours(1)) {
            times.add(t.truncatedTo(ChronoUnit.MINUTES).toString());
        }
        StringBuilder json = new StringBuilder(
                        "{\"latitude\":48.14,\"longitude\":11.58,\"timezone\":\"Europe/Berlin\",")
                .append("\"hourly_units\":{\"time\":\"iso8601\",\"wind_speed_10m\":\"m/s\"},\"hourly\":{\"time\":[\"")
                .append(String.join("\",\"", times))
                .append("\"]");
        for (String variable : variables) {
            List<String> values = new ArrayList<>();
            for (String time : times) {
                values.add(value(variable, LocalDateTime.parse(time)));
            }
            json.append(",\"")
                    .append(variable)
                    .append("\":[")
                    .append(String.join(",", values))
                    .append("]");
        }
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json; charset=utf-8")
                .body(json.append("}}").toString())
                .build();
    }

    private static String value(String variable, LocalDateTime time) {
        double lead = variable.contains("_previous_day")
                ? Double.parseDouble(variable.substring(variable.length() - 1)) / 10
                : 0;
        if (variable.startsWith("temperature")) {
            // A swing over the day that does not move its mean.
            return String.valueOf(time.getDayOfMonth() + lead + Math.sin(2 * Math.PI * time.getHour() / 24));
        }
        if (variable.startsWith("precipitation")) {
            return time.getHour() < 10 ? "0.2" : "0.0";
        }
        return variable.startsWith("relative") ? "70" : "3.5";
    }

    private static RunContext now(String instant) {
        return RunContext.asOf(LocalDate.of(2024, 6, 12))
                .clock(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC))
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
    void makesDaysFromHours() {
        DailyWeather day = weather.daily(place(), today(), today(), today(), now("2024-06-12T06:00:00Z"))
                .value()
                .get(0);

        assertThat(day.meanCelsius()).isCloseTo(12, offset(1e-9));
        assertThat(day.precipitationMillimetres()).isCloseTo(2, offset(1e-9));
        assertThat(day.relativeHumidityPercent()).isEqualTo(70);
        assertThat(day.windMetresPerSecond()).isEqualTo(3.5);
        assertThat(day.knownOn()).isEqualTo(today());
        assertThat(asked.get(0).queryParameter("wind_speed_unit")).isEqualTo("ms");
        assertThat(asked.get(0).queryParameter("latitude")).isEqualTo("48.14");
    }

    @Test
    void aBacktestSeesTheForecastOfThatDay() {
        LocalDate then = LocalDate.of(2024, 5, 2);

        List<DailyWeather> days = weather.daily(
                        place(), then.minusDays(1), then.plusDays(10), then, now("2024-06-12T06:00:00Z"))
                .value();

        assertThat(days).hasSize(8); // the day before, and seven days of forecast
        assertThat(days.get(0).knownOn()).isEqualTo(then);
        assertThat(days.get(0).meanCelsius()).isCloseTo(1, offset(1e-9));
        for (int ahead = 0; ahead < 7; ahead++) {
            DailyWeather day = days.get(1 + ahead);
            assertThat(day.knownOn()).isEqualTo(then);
            assertThat(day.meanCelsius())
                    .as("%s days ahead", ahead)
                    .isCloseTo(2 + ahead + (ahead + 1) / 10.0, offset(1e-9));
        }
        assertThat(asked.get(0).encodedPath()).isEqualTo("/then/v1/archive");
        assertThat(asked.get(1).encodedPath()).isEqualTo("/runs/v1/forecast");
    }

    @Test
    void leavesOutADayWithAGap() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                MockResponse whole = answer(request.getUrl());
                Buffer body = new Buffer();
                try {
                    Objects.requireNonNull(whole.getBody()).writeTo(body);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return whole.newBuilder()
                        .body(body.readUtf8().replaceFirst("\"wind_speed_10m\":\\[3.5", "\"wind_speed_10m\":[null"))
                        .build();
            }
        });

        assertThat(weather.daily(place(), today(), today().plusDays(2), today(), now("2024-06-12T06:00:00Z"))
                        .value())
                .extracting(DailyWeather::date)
                .containsExactly(today().plusDays(1), today().plusDays(2));
    }

    @Test
    void tellsTheReasonOfARefusal() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .code(400)
                        .addHeader("Content-Type", "application/json")
                        .body("{\"error\":true,\"reason\":\"Parameter 'start_date' is out of allowed range\"}")
                        .build();
            }
        });

        assertThatThrownBy(() -> weather.daily(place(), today(), today(), today(), now("2024-06-12T06:00:00Z")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("out of allowed range");
    }
}
