package io.flowcast.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.GzipSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel against a real server on its bad days. */
class HttpSourceTest {
    private static final String SECRET = "s3cr3t-key/with+signs";
    private static final HttpCall CALL = HttpCall.get("greet")
            .path("v1", "greeting")
            .query("name", "Anna & Bo")
            .build();

    private final MockWebServer server = new MockWebServer();
    private HttpSource source;

    @BeforeEach
    void start() throws IOException {
        server.start();
        source = open(b -> b);
    }

    @AfterEach
    void stop() {
        source.close();
        server.close();
    }

    private HttpSource open(UnaryOperator<HttpSettings.Builder> change) {
        if (source != null) {
            source.close();
        }
        source = new HttpSource(
                change.apply(HttpSettings.builder("greeter", server.url("/base").uri())
                                .credential(Credential.queryParameter("key", SECRET))
                                .attempts(3, Duration.ofMillis(1), Duration.ofSeconds(2))
                                .timeouts(Duration.ofSeconds(2), Duration.ofSeconds(10)))
                        .build());
        return source;
    }

    private static RunContext context() {
        return RunContext.asOf(LocalDate.of(2026, 3, 1))
                .timeout(Duration.ofSeconds(60))
                .build();
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json; charset=utf-8")
                .body(body)
                .build();
    }

    private String codeOf(HttpCall call) {
        try {
            source.send(call, context());
            return "answered";
        } catch (SourceException e) {
            StringWriter all = new StringWriter();
            e.printStackTrace(new PrintWriter(all));
            assertThat(all + e.finding().message())
                    .as("no key in what is told")
                    .doesNotContain(SECRET)
                    .doesNotContain("s3cr3t");
            assertThat(e.finding().cause()).startsWith("Maybe");
            assertThat(e.finding().place().source()).isEqualTo("greeter");
            return e.finding().code();
        }
    }

    @Test
    void asksWithTheKeyAndReturnsTheBody() throws Exception {
        server.enqueue(json(200, "{\"hello\":\"Anna\"}"));

        HttpAnswer answer = source.send(CALL, context());

        assertThat(answer.text()).isEqualTo("{\"hello\":\"Anna\"}");
        assertThat(answer.origin()).isEqualTo(HttpAnswer.Origin.SERVICE);
        var asked = server.takeRequest();
        assertThat(asked.getUrl().queryParameter("key")).isEqualTo(SECRET);
        assertThat(asked.getUrl().queryParameter("name")).isEqualTo("Anna & Bo");
        assertThat(asked.getUrl().encodedPath()).isEqualTo("/base/v1/greeting");
        assertThat(CALL.key()).doesNotContain(SECRET);
        assertThat(source.usage()).isEqualTo(new HttpUsage(1, 1, 0, 0, 1, 0));
    }

    @Test
    void sendsAKeyInAHeader() throws Exception {
        open(b -> b.credential(Credential.bearer("token-123")));
        server.enqueue(json(200, "{}"));

        source.send(CALL, context());

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer token-123");
        assertThat(Credential.bearer("token-123").toString()).doesNotContain("token-123");
    }

    @ParameterizedTest
    @CsvSource({
        "500,unavailable,3",
        "502,unavailable,3",
        "503,unavailable,3",
        "501,unavailable,1",
        "408,timeout,3",
        "429,busy,3",
        "401,key-refused,1",
        "403,key-refused,1",
        "404,not-found,1",
        "400,refused,1",
        "422,refused,1"
    })
    void everyStatusHasItsCodeAndIsRepeatedWhereThatHelps(int status, String code, int requests) {
        for (int i = 0; i < requests; i++) {
            server.enqueue(json(status, "{\"message\":\"no " + SECRET + "\"}"));
        }

        assertThat(codeOf(CALL)).isEqualTo("source." + code);
        assertThat(server.getRequestCount()).isEqualTo(requests);
    }

    @Test
    void comesThroughAStormOfErrors() {
        server.enqueue(json(503, ""));
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(json(200, "{}"));

        assertThat(codeOf(CALL)).isEqualTo("answered");
        assertThat(source.usage()).isEqualTo(new HttpUsage(1, 3, 2, 0, 3, 0));
    }

    @Test
    void doesNotRepeatWhatMayHaveBeenDone() {
        HttpCall post = HttpCall.post("create", "application/json", "{}".getBytes(StandardCharsets.UTF_8))
                .build();
        server.enqueue(json(500, ""));
        server.enqueue(json(200, "{}"));

        assertThat(codeOf(post)).isEqualTo("source.unavailable");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void repeatsAPostThatWasRefusedForItsRate() {
        HttpCall post = HttpCall.post("create", "application/json", "{}".getBytes(StandardCharsets.UTF_8))
                .build();
        server.enqueue(json(429, "").newBuilder().addHeader("Retry-After", "0").build());
        server.enqueue(json(200, "{}"));

        assertThat(codeOf(post)).isEqualTo("answered");
    }

    @Test
    void failsAtOnceWhereTheServiceAsksForALongerPauseThanThereIs() {
        server.enqueue(
                json(429, "").newBuilder().addHeader("Retry-After", "3600").build());
        server.enqueue(json(200, "{}"));

        assertThat(codeOf(CALL)).isEqualTo("source.busy");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsNoMoreThanTheLargestAnswer(boolean compressed) throws IOException {
        open(b -> b.maxAnswerBytes(100_000));
        Buffer body = new Buffer();
        if (compressed) {
            try (GzipSink zip = new GzipSink(body)) {
                zip.write(new Buffer().write(new byte[50_000_000]), 50_000_000);
            }
        } else {
            body.write(new byte[5_000_000]);
        }
        MockResponse.Builder answer = new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body);
        server.enqueue((compressed ? answer.addHeader("Content-Encoding", "gzip") : answer).build());

        assertThat(codeOf(CALL)).isEqualTo("source.too-large");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void refusesATruncatedBody() {
        for (int i = 0; i < 3; i++) {
            server.enqueue(json(200, "0123456789".repeat(1000))
                    .newBuilder()
                    .onResponseBody(new SocketEffect.CloseSocket())
                    .build());
        }

        assertThat(codeOf(CALL)).isEqualTo("source.unreachable");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void refusesAPageWhereDataWasAsked() {
        for (int i = 0; i < 3; i++) {
            server.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "text/html")
                    .body("<html>Sign in</html>")
                    .build());
        }

        assertThat(codeOf(CALL)).isEqualTo("source.wrong-type");
    }

    @Test
    void takesNoRedirect() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", server.url("/elsewhere"))
                .build());

        assertThat(codeOf(CALL)).isEqualTo("source.redirect");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void givesUpOnAServiceThatDoesNotAnswer() {
        open(b -> b.timeouts(Duration.ofSeconds(1), Duration.ofMillis(100))
                .attempts(1, Duration.ofMillis(1), Duration.ofMillis(2)));
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());

        assertThat(codeOf(CALL)).isEqualTo("source.timeout");
    }

    @Test
    void givesUpOnAServiceThatDrips() {
        open(b -> b.timeouts(Duration.ofSeconds(1), Duration.ofMillis(200))
                .attempts(1, Duration.ofMillis(1), Duration.ofMillis(2)));
        server.enqueue(json(200, "x".repeat(1000))
                .newBuilder()
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build());

        assertThat(codeOf(CALL)).isEqualTo("source.timeout");
    }

    @Test
    void namesAServiceThatIsNotThere() {
        server.close();

        assertThat(codeOf(CALL)).isEqualTo("source.unreachable");
    }

    @Test
    void hearsACancellationWhileTheServiceIsSilent() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        AtomicBoolean cancelled = new AtomicBoolean();
        RunContext context = RunContext.asOf(LocalDate.of(2026, 3, 1))
                .cancellation(cancelled::get)
                .build();
        Thread canceller = new Thread(() -> {
            try {
                server.takeRequest();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cancelled.set(true);
        });
        canceller.start();

        assertThatThrownBy(() -> source.send(CALL, context)).isInstanceOf(RunStoppedException.class);
        canceller.join();
    }

    @Test
    void keepsTheDeadlineOfTheRun() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        RunContext context = RunContext.asOf(LocalDate.of(2026, 3, 1))
                .timeout(Duration.ofMillis(150))
                .build();

        assertThatThrownBy(() -> source.send(CALL, context))
                .isInstanceOfAny(RunStoppedException.class, SourceException.class);
    }

    @Test
    void leavesAFailingServiceAlone() {
        open(b -> b.attempts(1, Duration.ofMillis(1), Duration.ofMillis(2)).breaker(4, 0.5, Duration.ofMinutes(5)));
        for (int i = 0; i < 4; i++) {
            server.enqueue(json(500, ""));
            assertThat(codeOf(CALL)).isEqualTo("source.unavailable");
        }

        assertThat(codeOf(CALL)).isEqualTo("source.circuit-open");
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void aWrongKeyDoesNotOpenTheCircuit() {
        open(b -> b.attempts(1, Duration.ofMillis(1), Duration.ofMillis(2)).breaker(2, 0.5, Duration.ofMinutes(5)));
        for (int i = 0; i < 5; i++) {
            server.enqueue(json(401, ""));
            assertThat(codeOf(CALL)).isEqualTo("source.key-refused");
        }
    }

    @Test
    void spendsNoMoreThanTheQuota() {
        open(b -> b.quota(10));
        HttpCall matrix = HttpCall.get("matrix").costUnits(4).build();
        server.enqueue(json(200, "{}"));
        server.enqueue(json(200, "{}"));

        assertThat(codeOf(matrix)).isEqualTo("answered");
        assertThat(codeOf(matrix)).isEqualTo("answered");
        assertThat(codeOf(matrix)).isEqualTo("source.quota");
        assertThat(source.usage()).isEqualTo(new HttpUsage(3, 2, 0, 0, 8, 1));
    }

    @Test
    void keepsTheRate() {
        open(b -> b.rate(2, Duration.ofDays(1)).attempts(1, Duration.ofMillis(1), Duration.ofMillis(5)));
        server.enqueue(json(200, "{}"));
        server.enqueue(json(200, "{}"));

        assertThat(codeOf(CALL)).isEqualTo("answered");
        assertThat(codeOf(CALL)).isEqualTo("answered");
        assertThat(codeOf(CALL)).isEqualTo("source.rate");
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY,source.busy,3",
        "BROKEN,source.broken-answer,3",
        "KEY_REFUSED,source.key-refused,1",
        "REFUSED,source.refused,1",
        "EMPTY,answered,1"
    })
    void listensToWhatTheConnectorReadsInTheBody(Verdict.Kind kind, String code, int requests) {
        for (int i = 0; i < requests; i++) {
            server.enqueue(json(200, "{}"));
        }
        HttpCall call = HttpCall.get("look")
                .inspect(answer -> new Verdict(kind, "said so"))
                .build();

        assertThat(codeOf(call)).isEqualTo(code);
        assertThat(server.getRequestCount()).isEqualTo(requests);
    }

    @Test
    void refusesSettingsAndKeysThatMakeNoSense() {
        assertThatThrownBy(() -> Credential.queryParameter("key", " ")).hasMessageContaining("Maybe");
        assertThatThrownBy(() -> Credential.queryParameter("key", "abc\n"))
                .hasMessageContaining("Maybe")
                .hasMessageNotContaining("abc");
        assertThatThrownBy(() -> open(b -> b.maxConcurrent(0))).hasMessageContaining("maxConcurrent");
        assertThatThrownBy(() -> open(b -> b.base(URI.create("ftp://example.org"))))
                .hasMessageContaining("base");
        assertThatThrownBy(() -> open(b -> b.base(URI.create("https://example.org/?key=x"))))
                .hasMessageContaining("Maybe a key");
        assertThatThrownBy(() -> HttpCall.get("x").path("..")).isInstanceOf(IllegalArgumentException.class);
    }
}
