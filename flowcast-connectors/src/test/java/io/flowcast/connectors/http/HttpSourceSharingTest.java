package io.flowcast.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.store.ByteCache;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one caller of a source must not do to the others, and what an answer must not carry along. */
class HttpSourceSharingTest {
    private static final String SECRET = "s3cr3t-key/with+signs==";
    private static final HttpCall CALL = HttpCall.get("greet").path("v1").build();
    private static final HttpCall KEPT = HttpCall.get("greet")
            .path("v1")
            .cacheFor(Duration.ofHours(1), Duration.ZERO)
            .build();

    private final MockWebServer server = new MockWebServer();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpSource open(UnaryOperator<HttpSettings.Builder> change) {
        return new HttpSource(
                change.apply(HttpSettings.builder("greeter", server.url("/").uri())
                                .credential(Credential.queryParameter("key", SECRET))
                                .attempts(1, Duration.ofMillis(1), Duration.ofSeconds(20)))
                        .build());
    }

    private static RunContext within(Duration time) {
        return RunContext.asOf(LocalDate.of(2026, 3, 1)).timeout(time).build();
    }

    private static RunContext context() {
        return within(Duration.ofSeconds(60));
    }

    private static MockResponse.Builder json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body);
    }

    @Test
    void callersThatCannotWaitDoNotTakeTheTurnsOfOthers() {
        server.enqueue(json("1").build());
        server.enqueue(json("2").build());
        try (HttpSource source = open(b -> b.rate(1, Duration.ofSeconds(1)))) {
            source.send(CALL, context());
            for (int i = 0; i < 50; i++) {
                assertThatThrownBy(() -> source.send(CALL, within(Duration.ofMillis(20))))
                        .isInstanceOfAny(SourceException.class, RunStoppedException.class);
            }
            // With 50 turns reserved by those who gave up, this would have to wait for 50 seconds.
            assertThat(source.send(CALL, within(Duration.ofSeconds(10))).text()).isEqualTo("2");
        }
    }

    @Test
    void aRunWithLittleTimeDoesNotFailOneThatAsksTheSameWithMore() throws Exception {
        server.enqueue(json("late").headersDelay(30, TimeUnit.SECONDS).build());
        server.enqueue(json("good").build());
        try (HttpSource source = open(b -> b)) {
            CompletableFuture<HttpAnswer> hurried =
                    CompletableFuture.supplyAsync(() -> source.send(KEPT, within(Duration.ofMillis(700))));
            assertThat(server.takeRequest(20, TimeUnit.SECONDS)).isNotNull(); // the hurried one asks
            assertThat(source.send(KEPT, context()).text()).isEqualTo("good");
            assertThat(hurried.handle((answer, failed) -> failed).get()).isNotNull();
        }
    }

    @Test
    void runsWithLittleTimeDoNotOpenTheCircuit() {
        for (int i = 0; i < 4; i++) {
            server.enqueue(json("late").headersDelay(30, TimeUnit.SECONDS).build());
        }
        server.enqueue(json("good").build());
        try (HttpSource source = open(b -> b.breaker(2, 0.5, Duration.ofMinutes(5)))) {
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> source.send(CALL, within(Duration.ofMillis(300))))
                        .isInstanceOfAny(SourceException.class, RunStoppedException.class);
            }
            assertThat(source.send(CALL, context()).text()).isEqualTo("good");
        }
    }

    @Test
    void nothingIsRepeatedBehindTheBackOfTheRate() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "0")
                .build());
        server.enqueue(json("again").build());
        try (HttpSource source = open(b -> b)) {
            assertThatThrownBy(() -> source.send(CALL, context())).hasMessageContaining("source.unavailable");
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void aKeyThatTheServiceRepeatsGoesNowhere() throws IOException {
        String url = "\"http:\\/\\/api\\/v1?key=s3cr3t-key\\/with%2bsigns%3d%3d\"";
        server.enqueue(json("[\"" + SECRET + "\"," + url + "]").build());
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://api/v2?key=s3cr3t-key/with%2Bsigns%3D%3D")
                .build());
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body("x".repeat(150) + SECRET)
                .build());
        server.enqueue(
                new MockResponse.Builder().body("no JSON for key=" + SECRET).build());
        try (HttpSource source = open(b -> b.secondCache(new DiskByteCache(folder, 1_000_000)))) {
            HttpAnswer answer = source.send(KEPT, context());
            assertThat(answer.text()).contains("***").doesNotContain("s3cr3t");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files)
                        .hasSize(1)
                        .allSatisfy(
                                file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                                        .doesNotContain("s3cr3t"));
            }
            assertThatThrownBy(() -> source.send(CALL, context()))
                    .hasMessageContaining("source.redirect")
                    .hasMessageNotContaining("s3cr3t");
            assertThatThrownBy(() -> source.send(CALL, context()))
                    .hasMessageContaining("source.refused")
                    .hasMessageNotContaining("s3cr");
            HttpAnswer text = source.send(CALL, context());
            assertThatThrownBy(() -> JsonAnswer.of("greeter", CALL, text)).hasMessageNotContaining("s3cr3t");
        }
    }

    @Test
    void aSecondCacheThatFailsCostsNoAnswer() {
        ByteCache broken = new ByteCache() {
            @Override
            public Optional<byte[]> get(String key) {
                throw new IllegalStateException("gone");
            }

            @Override
            public void put(String key, byte[] value, Duration timeToLive) {
                throw new IllegalStateException("gone");
            }

            @Override
            public void remove(String key) {
                throw new IllegalStateException("gone");
            }
        };
        server.enqueue(json("1").build());
        try (HttpSource source = open(b -> b.secondCache(broken))) {
            assertThat(source.send(KEPT, context()).text()).isEqualTo("1");
        }
    }

    @Test
    void aHugeContentTypeCostsNoAnswer() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json; x=" + "y".repeat(100_000))
                .body("1")
                .build());
        try (HttpSource source = open(b -> b.secondCache(new DiskByteCache(folder, 1_000_000)))) {
            assertThat(source.send(KEPT, context()).text()).isEqualTo("1");
        }
    }

    @Test
    void aKeptAnswerOfAnImpossibleLengthIsAsGoodAsNone() {
        byte[] bad = ByteBuffer.allocate(40)
                .putInt(1)
                .putLong(Long.MAX_VALUE)
                .putLong(0)
                .putInt(200)
                .putShort((short) 0)
                .putInt(Integer.MAX_VALUE)
                .array();
        HttpSettings settings = HttpSettings.builder("greeter", server.url("/").uri())
                .secondCache(new ByteCache() {
                    @Override
                    public Optional<byte[]> get(String key) {
                        return Optional.of(bad);
                    }

                    @Override
                    public void put(String key, byte[] value, Duration timeToLive) {}

                    @Override
                    public void remove(String key) {}
                })
                .build();
        assertThat(new AnswerCache(settings, Ticker.systemTicker())
                        .fromSecond("k", context().clock().instant()))
                .isNull();
    }

    @Test
    void answersOfTwoKindsAreTwoAnswers() {
        HttpCall text = HttpCall.get("greet").path("v1").expects("text/csv").build();
        assertThat(text.key()).isNotEqualTo(CALL.key());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoError() throws IOException {
        DiskByteCache cache = new DiskByteCache(folder, 1_000_000);
        cache.put("key", new byte[] {1}, Duration.ofSeconds(Long.MAX_VALUE));
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));
        assertThatCode(() -> cache.put("key", new byte[] {1}, Duration.ofHours(1)))
                .doesNotThrowAnyException();
        assertThat(cache.get("key")).isEmpty();
    }

    @Test
    void aLongRecordingCanBeReadAgain() throws IOException {
        Path tape = folder.resolve("tape");
        byte[] body = new byte[15_100_000]; // in base 64 longer than Jackson's usual 20,000,000 characters
        body[0] = (byte) 0xff; // no text
        HttpSettings settings =
                HttpSettings.builder("greeter", server.url("/").uri()).build();
        HttpAnswer answer = new HttpAnswer(200, "", body, context().clock().instant(), HttpAnswer.Origin.SERVICE);
        HttpTape.record(tape).add(settings, CALL, answer);
        assertThat(HttpTape.replay(tape).find(settings, CALL).body()).hasSize(body.length);
    }
}
