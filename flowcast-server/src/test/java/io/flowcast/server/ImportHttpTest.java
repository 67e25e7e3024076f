package io.flowcast.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.connectors.file.Scenario;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportHttpTest {

    private static final long MAXIMUM_BYTES = 8L << 20;
    private static final String HEADER = "site_id,product_id,date,sold_units\n";

    @RegisterExtension
    static final TestServer SERVER = new TestServer(
            (request, context) -> {
                throw new InvalidInputException(Findings.none());
            },
            MAXIMUM_BYTES);

    private static String site;
    private static String product;

    @BeforeAll
    static void bringInTheCatalog() throws Exception {
        Scenario scenario = Samples.scenario();
        SERVER.client().putJson("/v1/catalog", Samples.catalog(scenario)).expect(200);
        site = scenario.sales().get(0).siteId();
        product = scenario.sales().get(0).productId();
    }

    @Test
    void bringsInTheSampleAndDoesNothingTheSecondTime() throws Exception {
        String sales = Samples.file("sales.csv");

        JsonNode first =
                SERVER.client().postCsv("/v1/imports/sales", sales).expect(201).json();
        JsonNode second =
                SERVER.client().postCsv("/v1/imports/sales", sales).expect(200).json();

        assertThat(first.get("rows").asLong()).isEqualTo(sales.lines().count() - 1);
        assertThat(first.get("repeated").asBoolean()).isFalse();
        assertThat(first.get("contentHash").asText()).matches("sha-256:[0-9a-f]{64}");
        assertThat(second.get("repeated").asBoolean()).isTrue();
        assertThat(second.get("importId")).isEqualTo(first.get("importId"));
        assertThat(second.get("publishedAt")).isEqualTo(first.get("publishedAt"));
    }

    @Test
    void bringsInTheLotsOfTheSample() throws Exception {
        String lots = Samples.file("lots.csv");

        JsonNode report =
                SERVER.client().postCsv("/v1/imports/lots", lots).expect(201).json();

        assertThat(report.get("rows").asLong()).isEqualTo(lots.lines().count() - 1);
        String other = lots.lines()
                .limit(2)
                .reduce((a, b) -> a + "\n" + b)
                .orElseThrow()
                .replaceAll(",\\d+,2024", ",999999,2024");
        JsonNode conflict = SERVER.client().postCsv("/v1/imports/lots", other).problem(422, "import.rejected");
        assertThat(conflict.at("/findings/countByCode/lot.duplicate").asLong()).isEqualTo(1);
        assertThat(conflict.at("/findings/listed/0/line").asLong()).isEqualTo(2);
    }

    @Test
    void bringsInOrdersAndTemperaturesOfTheSample() throws Exception {
        for (String[] kind : new String[][] {{"orders", "open_orders.csv"}, {"temperatures", "temperatures.csv"}}) {
            String body = Samples.file(kind[1]);

            JsonNode report = SERVER.client()
                    .postCsv("/v1/imports/" + kind[0], body)
                    .expect(201)
                    .json();

            assertThat(report.get("rows").asLong()).isEqualTo(body.lines().count() - 1);
            assertThat(SERVER.client()
                            .postCsv("/v1/imports/" + kind[0], body)
                            .expect(200)
                            .json()
                            .get("repeated")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void takesNdjson() throws Exception {
        String row = "{\"siteId\":\"" + site + "\",\"productId\":\"" + product
                + "\",\"date\":\"2020-02-29\",\"soldUnits\":3}\n";

        SERVER.client()
                .send("POST", "/v1/imports/sales", "application/x-ndjson", BodyPublishers.ofString(row))
                .expect(201);
    }

    @Test
    void tellsEverythingThatIsWrongAtOnceAndImportsNothing() throws Exception {
        String bad = HEADER
                + row("2021-01-01", "4")
                + row("2021-01-02", "-4")
                + "NOWHERE," + product + ",2021-01-03,1\n"
                + site + ",NOTHING,2021-01-03,1\n"
                + row("01.02.2021", "1")
                + row("2021-01-01", "5")
                + site + "," + product + "\n"
                + row("2021-01-05", "");

        JsonNode problem = SERVER.client().postCsv("/v1/imports/sales", bad).problem(422, "import.rejected");

        JsonNode findings = problem.get("findings");
        assertThat(findings.get("total").asLong()).isGreaterThanOrEqualTo(7);
        assertThat(findings.at("/countBySeverity/ERROR").asLong()).isEqualTo(7);
        List<String> lines = new ArrayList<>();
        findings.get("listed").forEach(finding -> {
            assertThat(finding.get("cause").asText()).startsWith("Maybe");
            assertThat(finding.get("source").asText()).isEqualTo("body");
            lines.add(finding.path("line").asText());
        });
        assertThat(lines).contains("3", "4", "5", "6", "7", "8", "9");
        // The good row was not imported either: as part of a corrected file it is new.
        JsonNode corrected = SERVER.client()
                .postCsv("/v1/imports/sales", HEADER + row("2021-01-01", "4"))
                .expect(201)
                .json();
        assertThat(corrected.get("rows").asLong()).isEqualTo(1);
    }

    @Test
    void leavesBadRowsOutWhenAskedTo() throws Exception {
        String mixed = HEADER + row("2022-01-01", "4") + row("2022-01-02", "-4") + row("2022-01-01", "5");

        JsonNode report = SERVER.client()
                .postCsv("/v1/imports/sales?onError=skip", mixed)
                .expect(201)
                .json();

        assertThat(report.get("rows").asLong()).isEqualTo(1);
        assertThat(report.get("leftOut").asLong()).isEqualTo(2);
        assertThat(report.at("/findings/countBySeverity/ERROR").asLong()).isEqualTo(2);
    }

    @Test
    void countsExactlyAndListsAThousand() throws Exception {
        StringBuilder bad = new StringBuilder(HEADER);
        for (int i = 0; i < 3_000; i++) {
            bad.append(row("2021-01-01", "-1"));
        }

        JsonNode problem =
                SERVER.client().postCsv("/v1/imports/sales", bad.toString()).problem(422, "import.rejected");

        assertThat(problem.at("/findings/countByCode/sales.negative-quantity").asLong())
                .isEqualTo(3_000);
        long listed = 0;
        for (JsonNode finding : problem.at("/findings/listed")) {
            listed += finding.get("code").asText().equals("sales.negative-quantity") ? 1 : 0;
        }
        assertThat(listed).isEqualTo(1_000);
    }

    @Test
    void rejectsWhatIsNoTable() throws Exception {
        for (String body :
                List.of("", "\n", "just words", "a;b;c\n1;2;3\n", "{\"not\":\"csv\"}", "\u0000\u0001\u0002")) {
            JsonNode problem =
                    SERVER.client().postCsv("/v1/imports/sales", body).problem(422, "import.rejected");
            assertThat(problem.at("/findings/countBySeverity/FATAL").asLong())
                    .as(body)
                    .isPositive();
        }
        SERVER.client()
                .send("POST", "/v1/imports/sales", "application/x-ndjson", BodyPublishers.ofString("[1,2"))
                .problem(422, "import.rejected");
    }

    @Test
    void publishesTheSameContentOnceHoweverManySendIt() throws Exception {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int day = 1; day <= 28; day++) {
            rows.append(row("2019-02-%02d".formatted(day), "1"));
        }
        Callable<ApiClient.Answer> send = () -> SERVER.client().postCsv("/v1/imports/sales", rows.toString());
        ExecutorService executor = Executors.newFixedThreadPool(4);
        List<Integer> statuses = new ArrayList<>();
        try {
            for (Future<ApiClient.Answer> answer : executor.invokeAll(Collections.nCopies(4, send))) {
                statuses.add(answer.get().status());
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(statuses).containsExactlyInAnyOrder(201, 200, 200, 200);
    }

    /** The server answers and closes while the client still writes; if its write fails first, this client drops the answer, and asks again. */
    private static ApiClient.Answer answered(Callable<ApiClient.Answer> send) throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                return send.call();
            } catch (IOException dropped) {
                if (tries == 20) {
                    throw dropped;
                }
            }
        }
    }

    private static ApiClient.Answer sendUnannounced(byte[] body) throws Exception {
        PipedInputStream in = new PipedInputStream(1 << 16);
        PipedOutputStream out = new PipedOutputStream(in);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            try (out) {
                out.write(body);
            } catch (IOException e) {
                // The server has stopped to read, as it should.
            }
        });
        try {
            return SERVER.client()
                    .send("POST", "/v1/imports/sales", "text/csv", BodyPublishers.ofInputStream(() -> in));
        } finally {
            in.close();
            writing.join();
        }
    }

    @Test
    void refusesBodiesBeyondTheLimitAnnouncedOrNot() throws Exception {
        byte[] large = (HEADER + row("2021-01-01", "1").repeat(500_000)).getBytes(StandardCharsets.US_ASCII);
        assertThat((long) large.length).isGreaterThan(MAXIMUM_BYTES);

        answered(() -> SERVER.client().send("POST", "/v1/imports/sales", "text/csv", BodyPublishers.ofByteArray(large)))
                .problem(413, "request.body.too-large");
        answered(() -> sendUnannounced(large)).problem(413, "request.body.too-large");
    }

    @Test
    void importsNothingOfABodyThatBreaksOff() throws Exception {
        String rows = HEADER + row("2018-01-01", "1") + row("2018-01-02", "1");
        try (Socket socket = new Socket("127.0.0.1", SERVER.server().port())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /v1/imports/sales HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: "
                                    + (rows.length() + 100) + "\r\n\r\n" + rows)
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
        JsonNode whole =
                SERVER.client().postCsv("/v1/imports/sales", rows).expect(201).json();
        assertThat(whole.get("repeated").asBoolean()).isFalse();
    }

    @Test
    void takesOnlyWhatItSays() throws Exception {
        ApiClient client = SERVER.client();
        client.postJson("/v1/imports/sales", "{}").problem(415, "request.media-type.unsupported");
        client.send("POST", "/v1/imports/sales", "", BodyPublishers.ofString("x"))
                .problem(415, "request.media-type.unsupported");
        client.postCsv("/v1/imports/sales?onError=perhaps", HEADER).problem(400, "request.parameter.invalid");
        client.postCsv("/v1/imports/sales?onError=skip&onError=reject", HEADER)
                .problem(400, "request.parameter.invalid");
        client.postCsv("/v1/imports/sales?mode=fast", HEADER).problem(400, "request.parameter.invalid");
        HttpRequest zipped = HttpRequest.newBuilder(client.uri("/v1/imports/sales"))
                .header("Content-Type", "text/csv")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(zipped)
                        .problem(415, "request.media-type.unsupported")
                        .at("/errors/0/header")
                        .asText())
                .isEqualTo("Content-Encoding");
    }

    private static String row(String date, String units) {
        return site + "," + product + "," + date + "," + units + "\n";
    }
}
