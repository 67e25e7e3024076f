package io.flowcast.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error is a problem with a stable code, and nothing internal leaves with it. */
class ProblemHttpTest {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TestServer SERVER = new TestServer((request, context) -> {
        throw new InvalidInputException(Findings.none());
    });

    @Test
    void knowsNoOtherPath() throws Exception {
        for (String path : List.of("/", "/v1", "/v1/nothing", "/v2/plans", "/docs/../logback.xml", "/v1/plans/a/b/c")) {
            ApiClient.Answer answer = SERVER.client().get(path);
            assertThat(answer.status()).as(path).isIn(400, 404);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
        SERVER.client().get("/v1/plans/" + NOBODY).problem(404, "resource.not-found");
        SERVER.client().get("/v1/plans/" + NOBODY + "/orders").problem(404, "resource.not-found");
        SERVER.client().get("/v1/jobs/" + NOBODY + "/events").problem(404, "resource.not-found");
        SERVER.client().delete("/v1/jobs/" + NOBODY).problem(404, "resource.not-found");
    }

    @Test
    void saysWhichMethodsAPathKnows() throws Exception {
        ApiClient.Answer answer = SERVER.client().delete("/v1/plans");
        answer.problem(405, "request.method.not-allowed");
        assertThat(answer.header("Allow")).contains("GET", "POST");
        SERVER.client()
                .send("PATCH", "/v1/catalog", "application/json", BodyPublishers.ofString("{}"))
                .problem(405, "request.method.not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"asOf\":\"2024-06-12\",\"horizonDays\":7",
                "{\"asOf\":",
                "not json",
                "{\"asOf\":\"2024-06-12\"}}",
                "{\"horizonDays\":7,\"horizonDays\":8,\"asOf\":\"2024-06-12\"}",
                "{'asOf':'2024-06-12'}",
                "{\"horizonDays\":NaN}"
            })
    void tellsBrokenJson(String body) throws Exception {
        ApiClient.Answer answer = SERVER.client().postJson("/v1/plans", body);
        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.json().get("code").asText()).isIn("request.body.malformed", "request.body.invalid");
        answer.problem(answer.status(), answer.json().get("code").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|/asOf",
                "[]|``",
                "null|``",
                "7|``",
                "{\"asOf\":\"2024-06-12\"}|/horizonDays",
                "{\"asOf\":\"2024-06-31\",\"horizonDays\":7}|/asOf",
                "{\"asOf\":\"12.06.2024\",\"horizonDays\":7}|/asOf",
                "{\"asOf\":null,\"horizonDays\":7}|``",
                "{\"asOf\":\"2024-06-12\",\"horizonDays\":\"7\"}|/horizonDays",
                "{\"asOf\":\"2024-06-12\",\"horizonDays\":7.5}|/horizonDays",
                "{\"asOf\":\"2024-06-12\",\"horizonDays\":99999999999}|/horizonDays",
                "{\"asOf\":\"2024-06-12\",\"horizonDays\":0}|``",
                "{\"asOf\":\"2024-06-12\",\"horizonDays\":29}|``",
                "{\"asOf\":\"2024-06-12\",\"horizonDays\":null}|/horizonDays",
                "{\"asOf\":\"2024-06-12\",\"horizonDays\":7,\"sede\":1}|/sede",
                "{\"asOf\":\"2024-06-12\",\"horizonDays\":7,\"seed\":\"x\"}|/seed"
            })
    void pointsAtTheFieldThatDoesNotFit(String body, String pointer) throws Exception {
        JsonNode problem = SERVER.client().postJson("/v1/plans", body).problem(422, "request.body.invalid");
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/detail").asText()).isNotBlank();
    }

    @Test
    void survivesDeepAndLongJson() throws Exception {
        SERVER.client().postJson("/v1/plans", "[".repeat(100_000)).problem(422, "request.body.invalid");
        SERVER.client()
                .postJson("/v1/plans", "{\"asOf\":\"" + "x".repeat(200_000) + "\"}")
                .problem(422, "request.body.invalid");
        SERVER.client().postJson("/v1/plans", " ".repeat(1_000_001)).problem(413, "request.body.too-large");
        SERVER.client().putJson("/v1/catalog", "[".repeat(100_000)).problem(400, "request.body.malformed");
    }

    @Test
    void tellsEverythingThatIsWrongWithACatalog() throws Exception {
        ObjectNode catalog = (ObjectNode) JSON.readTree(Samples.catalog(Samples.scenario()));
        ((ObjectNode) catalog.at("/products/0")).put("massGramsPerUnit", -1);
        ((ObjectNode) catalog.at("/products/1/shelfLife/temperatureLaw")).put("type", "magic");
        ((ObjectNode) catalog.at("/sites/2")).put("zone", "Mars/Olympus");
        ((ObjectNode) catalog.at("/sites/3")).remove("name");
        ((ArrayNode) catalog.get("vehicles")).add(catalog.at("/vehicles/0").deepCopy());
        catalog.remove("lanes");
        catalog.put("planets", 9);

        JsonNode problem =
                SERVER.client().putJson("/v1/catalog", catalog.toString()).problem(422, "request.body.invalid");

        List<String> pointers = new ArrayList<>();
        problem.get("errors").forEach(error -> pointers.add(error.get("pointer").asText()));
        assertThat(pointers)
                .contains("/planets", "/lanes", "/sites/3/name", "/sites/2/zone")
                .anyMatch(pointer -> pointer.startsWith("/products/0"))
                .anyMatch(pointer -> pointer.startsWith("/products/1/shelfLife"))
                .anyMatch(pointer -> pointer.startsWith("/vehicles/"));
        assertThat(SERVER.client().get("/v1/catalog").expect(200).json().get("products"))
                .isEmpty();
    }

    @Test
    void keepsCatalogAndSettings() throws Exception {
        var scenario = Samples.scenario();
        String settings = Samples.settings(scenario);

        SERVER.client().putJson("/v1/settings", settings).expect(200);

        assertThat(SERVER.client().get("/v1/settings").expect(200).json()).isEqualTo(JSON.readTree(settings));
        ObjectNode wrong = (ObjectNode) JSON.readTree(settings);
        wrong.put("newestFirstShare", 7);
        SERVER.client().putJson("/v1/settings", wrong.toString()).problem(422, "request.body.invalid");
        assertThat(SERVER.client().get("/v1/settings").expect(200).json()).isEqualTo(JSON.readTree(settings));
    }

    @Test
    void refusesStrangeParameters() throws Exception {
        for (String path : List.of(
                "/v1/plans?limit=0",
                "/v1/plans?limit=201",
                "/v1/plans?limit=x",
                "/v1/plans?limit=1&limit=2",
                "/v1/plans?page=2",
                "/v1/plans/not-a-uuid",
                "/v1/plans/1-1-1-1-1",
                "/v1/plans/" + NOBODY + "/orders?cursor=abc",
                "/v1/plans/" + NOBODY + "/orders?cursor=" + "x".repeat(500),
                "/v1/plans/" + NOBODY + "/impact?limit=5")) {
            SERVER.client().get(path).problem(400, "request.parameter.invalid");
        }
    }

    @Test
    void answersForThisMachineOnly() throws Exception {
        String answer = raw("GET /health/live HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 421").contains("request.host.misdirected");
        for (String host : List.of("localhost", "127.0.0.1:7070", "[::1]:80", "LOCALHOST:1")) {
            assertThat(raw("GET /health/live HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void answersMalformedHttpWithAProblemToo() throws Exception {
        for (String request : List.of(
                "GET / HTTP/9.9\r\n\r\n",
                "GET /v1/plans HTTP/1.1\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "G@T /v1/plans HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /v1/plans HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n",
                "POST /v1/plans HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
                "POST /v1/plans HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked"
                        + "\r\n\r\nzz\r\n")) {
            String answer = raw(request);
            assertThat(answer).as(request).matches("(?s)HTTP/1.1 (4\\d\\d|505) .*");
            assertThat(answer).doesNotContain("Jetty", "org.eclipse", "<html");
            assertThat(answer).contains("application/problem+json");
        }
    }

    @Test
    void keepsAHarmlessRequestIdAndReplacesAnyOther() throws Exception {
        ApiClient client = SERVER.client();
        HttpRequest.Builder request = HttpRequest.newBuilder(client.uri("/health/live"));
        assertThat(client.send(request.copy()
                                .header("X-Request-Id", "order-17.a_B")
                                .build())
                        .header("X-Request-Id"))
                .isEqualTo("order-17.a_B");
        for (String strange : List.of("a b", "<script>", "x".repeat(65))) {
            assertThat(client.send(request.copy()
                                    .header("X-Request-Id", strange)
                                    .build())
                            .header("X-Request-Id"))
                    .hasSize(36);
        }
    }

    @Test
    void answersHeadLikeGet() throws Exception {
        ApiClient client = SERVER.client();
        var head = HttpRequest.newBuilder().method("HEAD", BodyPublishers.noBody());
        assertThat(client.http()
                        .send(
                                head.copy().uri(client.uri("/v1/plans")).build(),
                                java.net.http.HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.http()
                        .send(
                                head.copy()
                                        .uri(client.uri("/v1/plans/" + NOBODY))
                                        .build(),
                                java.net.http.HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void tellsHowItIs() throws Exception {
        SERVER.client().get("/health/live").expect(200);
        SERVER.client().get("/health/started").expect(200);
        SERVER.client().get("/health/ready").expect(200);
        String metrics = SERVER.client().get("/metrics").expect(200).text();
        assertThat(metrics)
                .contains("flowcast_http_requests_seconds_count{method=\"GET\",route=\"/health/live\",status=\"200\"}")
                .contains("hikaricp_connections")
                .contains("jvm_memory_used_bytes")
                .contains("flowcast_jobs_waiting 0.0");
    }

    private static String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", SERVER.server().port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
