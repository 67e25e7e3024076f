package io.flowcast.connectors.fred;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.IndicatorProvider;
import io.flowcast.api.signal.IndicatorProviderKit;
import io.flowcast.api.signal.Observation;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * FRED against a server that answers as its documentation says: fred/series/observations, fred/series/search,
 * fred/series, fred/releases (https://fred.stlouisfed.org/docs/api/fred/) and the page on errors.
 */
class FredTest extends IndicatorProviderKit {
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz123456"; // the key of the documentation's examples

    private final MockWebServer server = new MockWebServer();
    private Fred fred;
    private String errorOnVintages = "";

    /** One value and when it held, as a row of the archive. */
    private record Vintage(LocalDate date, String value, LocalDate start, LocalDate end) {}

    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);
    private static final List<Vintage> ARCHIVE = List.of(
            new Vintage(date("2023-11-01"), "310.0", date("2023-12-12"), FOREVER),
            new Vintage(date("2023-12-01"), ".", date("2024-01-11"), FOREVER),
            new Vintage(date("2024-01-01"), "312.1", date("2024-02-13"), date("2024-03-11")),
            new Vintage(date("2024-01-01"), "312.5", date("2024-03-12"), FOREVER));

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Archive());
        server.start();
        fred = new Fred(Fred.defaults(KEY).base(server.url("/fred").uri()).build());
    }

    @AfterEach
    void stop() {
        fred.close();
        server.close();
    }

    private final class Archive extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            var url = request.getUrl();
            if (!KEY.equals(url.queryParameter("api_key"))) {
                return error("Bad Request.  The value for variable api_key is not registered.");
            }
            return switch (url.encodedPath()) {
                case "/fred/series/observations" -> observations(request);
                case "/fred/series/search", "/fred/series" ->
                    json("{\"realtime_start\":\"2024-06-12\",\"realtime_end\":\"2024-06-12\",\"count\":1,\"seriess\":[{"
                            + "\"id\":\"CPIUFDSL\",\"realtime_start\":\"2024-06-12\",\"realtime_end\":\"2024-06-12\","
                            + "\"title\":\"Consumer Price Index for All Urban Consumers: Food in U.S. City Average\","
                            + "\"observation_start\":\"1947-01-01\",\"observation_end\":\"2024-05-01\","
                            + "\"frequency\":\"Monthly\",\"frequency_short\":\"M\","
                            + "\"units\":\"Index 1982-1984=100\",\"units_short\":\"Index 1982-1984=100\","
                            + "\"seasonal_adjustment\":\"Seasonally Adjusted\","
                            + "\"seasonal_adjustment_short\":\"SA\",\"last_updated\":\"2024-06-12 07:37:03-05\","
                            + "\"popularity\":55}]}");
                case "/fred/releases" ->
                    json("{\"count\":1,\"releases\":[{\"id\":10,\"realtime_start\":\"2013-08-13\","
                            + "\"realtime_end\":\"2013-08-13\",\"name\":\"Consumer Price Index\","
                            + "\"press_release\":true,\"link\":\"http://www.bls.gov/cpi/\"}]}");
                default -> new MockResponse.Builder().code(404).build();
            };
        }

        private MockResponse observations(RecordedRequest request) {
            var url = request.getUrl();
            if (!"CPIUFDSL".equals(url.queryParameter("series_id"))) {
                return error("Bad Request.  The series does not exist.");
            }
            LocalDate start = date(String.valueOf(url.queryParameter("realtime_start")));
            LocalDate end = date(String.valueOf(url.queryParameter("realtime_end")));
            if (!errorOnVintages.isEmpty() && start.isBefore(end)) {
                return error(errorOnVintages);
            }
            List<String> rows = new ArrayList<>();
            for (Vintage v : ARCHIVE) {
                boolean inRange = !v.date.isBefore(date(String.valueOf(url.queryParameter("observation_start"))))
                        && !v.date.isAfter(date(String.valueOf(url.queryParameter("observation_end"))));
                if (inRange && !v.end.isBefore(start) && !v.start.isAfter(end)) {
                    rows.add("{\"realtime_start\":\"" + (v.start.isBefore(start) ? start : v.start)
                            + "\",\"realtime_end\":\"" + (v.end.isAfter(end) ? end : v.end) + "\",\"date\":\"" + v.date
                            + "\",\"value\":\"" + v.value + "\"}");
                }
            }
            int offset = Integer.parseInt(String.valueOf(url.queryParameter("offset")));
            List<String> page = rows.subList(Math.min(offset, rows.size()), Math.min(offset + 2, rows.size()));
            return json("{\"realtime_start\":\"" + start + "\",\"realtime_end\":\"" + end
                    + "\",\"units\":\"lin\",\"output_type\":1,\"file_type\":\"json\",\"count\":" + rows.size()
                    + ",\"offset\":" + offset + ",\"limit\":2,\"observations\":[" + String.join(",", page) + "]}");
        }

        private MockResponse error(String message) {
            return json("{\"error_code\":400,\"error_message\":\"" + message + "\"}")
                    .newBuilder()
                    .code(400)
                    .build();
        }

        private MockResponse json(String body) {
            return new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json; charset=UTF-8")
                    .body(body)
                    .build();
        }
    }

    private static RunContext context() {
        return RunContext.asOf(LocalDate.of(2024, 6, 12)).build();
    }

    @Override
    protected IndicatorProvider provider() {
        return fred;
    }

    @Override
    protected String seriesId() {
        return "CPIUFDSL";
    }

    @Override
    protected String unknownSeriesId() {
        return "NOSUCHSERIES";
    }

    @Override
    protected LocalDate period() {
        return date("2024-01-01");
    }

    @Override
    protected LocalDate beforeRevision() {
        return date("2024-03-01");
    }

    @Override
    protected LocalDate afterRevision() {
        return date("2024-04-01");
    }

    @Test
    void readsAllPagesLeavesOutWhatIsMissingAndKnowsWhenEachWasPublished() {
        List<Observation> known = fred.observations(
                        "CPIUFDSL", date("2023-01-01"), date("2024-12-31"), date("2024-06-12"), context())
                .value();

        assertThat(known)
                .containsExactly(
                        new Observation(date("2023-11-01"), 310.0, date("2023-12-12")),
                        new Observation(date("2024-01-01"), 312.5, date("2024-03-12")));
        assertThat(fred.usage().requests()).isEqualTo(2);
    }

    @Test
    void asksForOneDayWhereThereAreTooManyVintages() {
        errorOnVintages = "Bad Request.  There can be at most 2000 vintage dates in an answer.";

        List<Observation> known = fred.observations(
                        "CPIUFDSL", date("2024-01-01"), date("2024-12-31"), date("2024-03-01"), context())
                .value();

        assertThat(known).containsExactly(new Observation(date("2024-01-01"), 312.1, date("2024-03-01")));
    }

    @Test
    void asksOnceForWhatItKnows() {
        for (int i = 0; i < 5; i++) {
            fred.observations("CPIUFDSL", date("2024-01-01"), date("2024-01-31"), date("2024-04-01"), context());
        }
        assertThat(fred.usage().requests()).isEqualTo(1);
    }

    @Test
    void aWrongKeyIsOneClearMessage() {
        try (Fred wrong = new Fred(
                Fred.defaults("wrong-key-1234").base(server.url("/fred").uri()).build())) {
            assertThatThrownBy(() -> wrong.releases(context())).isInstanceOfSatisfying(SourceException.class, e -> {
                assertThat(e.finding().code()).isEqualTo("source.key-refused");
                assertThat(e.finding().value()).contains("api_key is not registered");
                assertThat(e).hasMessageNotContaining("wrong-key-1234");
            });
        }
    }

    @Test
    void findsSeriesAndReleases() {
        assertThat(fred.search("food prices", 10, context()).value())
                .singleElement()
                .isEqualTo(new FredSeries(
                        "CPIUFDSL",
                        "Consumer Price Index for All Urban Consumers: Food in U.S. City Average",
                        "Monthly",
                        "Index 1982-1984=100",
                        "Seasonally Adjusted",
                        date("1947-01-01"),
                        date("2024-05-01")));
        assertThat(fred.series("CPIUFDSL", context()).frequency()).isEqualTo("Monthly");
        assertThat(fred.releases(context()).value())
                .containsExactly(new FredRelease(10, "Consumer Price Index", "http://www.bls.gov/cpi/"));
    }

    @Test
    void namesTheFieldThatIsNotAsDocumented() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .addHeader("Content-Type", "application/json")
                        .body(
                                "{\"count\":1,\"observations\":[{\"realtime_start\":\"2024-01-01\",\"date\":\"yesterday\","
                                        + "\"value\":\"1\"}]}")
                        .build();
            }
        });

        assertThatThrownBy(() -> fred.observations(
                        "CPIUFDSL", date("2024-01-01"), date("2024-01-31"), date("2024-04-01"), context()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("observations[0].date")
                .hasMessageContaining("yesterday");
    }

    @Test
    void everySetHasSeries() {
        for (FredSet set : FredSet.values()) {
            assertThat(set.seriesIds()).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void aDayThatHasNotYetBegunInSaintLouisIsNotAskedFor() throws InterruptedException {
        RunContext early = RunContext.asOf(LocalDate.of(2024, 6, 12))
                .clock(Clock.fixed(Instant.parse("2024-06-12T03:00:00Z"), ZoneOffset.UTC))
                .build();
        fred.observations("CPIUFDSL", date("2024-01-01"), date("2024-01-31"), date("2024-06-12"), early);
        assertThat(server.takeRequest().getUrl().queryParameter("realtime_end")).isEqualTo("2024-06-11");
    }
}
