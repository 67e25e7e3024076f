package io.flowcast.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.store.ByteCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept, for how long, and who asks when many want the same. */
class AnswerCacheTest {
    private static final HttpCall CALL = HttpCall.get("look")
            .path("price")
            .cacheFor(Duration.ofMinutes(10), Duration.ofMinutes(1))
            .build();

    private final MockWebServer server = new MockWebServer();
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpSettings.Builder settings() {
        return HttpSettings.builder("prices", server.url("/").uri())
                .attempts(1, Duration.ofMillis(1), Duration.ofSeconds(1));
    }

    private static RunContext context() {
        return RunContext.asOf(LocalDate.of(2026, 3, 1))
                .timeout(Duration.ofSeconds(60))
                .build();
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build());
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void keepsAnAnswerForItsTime() {
        try (HttpSource source = new HttpSource(settings().build(), nanos::get)) {
            answer(200, "1");
            answer(200, "2");

            assertThat(source.send(CALL, context()).text()).isEqualTo("1");
            pass(Duration.ofMinutes(9));
            HttpAnswer kept = source.send(CALL, context());
            assertThat(kept.text()).isEqualTo("1");
            assertThat(kept.origin()).isEqualTo(HttpAnswer.Origin.CACHE);
            pass(Duration.ofMinutes(2));
            assertThat(source.send(CALL, context()).text()).isEqualTo("2");
            assertThat(source.usage().cacheHits()).isEqualTo(1);
        }
    }

    @Test
    void keepsThatThereIsNothingForAShorterTime() {
        try (HttpSource source = new HttpSource(settings().build(), nanos::get)) {
            HttpCall call = HttpCall.get("look")
                    .acceptStatus(404)
                    .cacheFor(Duration.ofMinutes(10), Duration.ofMinutes(1))
                    .build();
            answer(404, "none");
            answer(200, "now");

            assertThat(source.send(call, context()).text()).isEqualTo("none");
            pass(Duration.ofSeconds(59));
            assertThat(source.send(call, context()).text()).isEqualTo("none");
            pass(Duration.ofSeconds(2));
            assertThat(source.send(call, context()).text()).isEqualTo("now");
        }
    }

    @Test
    void anOldAnswerStandsInWhereThatIsAllowed() {
        try (HttpSource source =
                new HttpSource(settings().staleIfError(Duration.ofHours(1)).build(), nanos::get)) {
            answer(200, "old");
            answer(500, "");
            answer(500, "");

            source.send(CALL, context());
            pass(Duration.ofMinutes(30));
            assertThat(source.send(CALL, context()).text()).isEqualTo("old");
            pass(Duration.ofHours(1));
            assertThatThrownBy(() -> source.send(CALL, context())).isInstanceOf(SourceException.class);
        }
    }

    @Test
    void doesNotKeepAFailure() {
        try (HttpSource source = new HttpSource(settings().build(), nanos::get)) {
            answer(500, "");
            answer(200, "1");

            assertThatThrownBy(() -> source.send(CALL, context())).isInstanceOf(SourceException.class);
            assertThat(source.send(CALL, context()).text()).isEqualTo("1");
        }
    }

    @Test
    void manyThatAskTheSameAtOnceSendOneRequest() throws Exception {
        int callers = 8;
        CountDownLatch started = new CountDownLatch(callers);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                started.await();
                return new MockResponse.Builder()
                        .addHeader("Content-Type", "application/json")
                        .body("1")
                        .build();
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try (HttpSource source = new HttpSource(settings().build(), nanos::get)) {
            List<Future<String>> answers = IntStream.range(0, callers)
                    .mapToObj(i -> threads.submit(() -> {
                        started.countDown();
                        return source.send(CALL, context()).text();
                    }))
                    .toList();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("1");
            }
            assertThat(server.getRequestCount()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSecondSourceFindsTheAnswerOnDisk() {
        ByteCache disk = new DiskByteCache(folder, 1_000_000);
        answer(200, "shared");
        try (HttpSource first = new HttpSource(settings().secondCache(disk).build(), nanos::get);
                HttpSource second = new HttpSource(settings().secondCache(disk).build(), nanos::get)) {
            first.send(CALL, context());

            HttpAnswer answer = second.send(CALL, context());

            assertThat(answer.text()).isEqualTo("shared");
            assertThat(answer.origin()).isEqualTo(HttpAnswer.Origin.CACHE);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void diskForgetsWhatIsOldCutOffOrChanged() throws IOException {
        AtomicLong millis = new AtomicLong();
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(millis.get());
            }
        };
        DiskByteCache disk = new DiskByteCache(folder, 1_000_000, clock);
        byte[] value = {1, 2, 3};

        disk.put("a", value, Duration.ofSeconds(10));
        assertThat(disk.get("a")).contains(value);
        millis.set(10_000);
        assertThat(disk.get("a")).isEmpty();

        disk.put("a", value, Duration.ofSeconds(10));
        Path file = onlyFile();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThat(disk.get("a")).isEmpty();

        disk.put("a", value, Duration.ofSeconds(10));
        Files.write(onlyFile(), new byte[5]);
        assertThat(disk.get("a")).isEmpty();

        disk.put("a", value, Duration.ofDays(400_000)); // its end is still a moment
        disk.put("b", new byte[0], Duration.ofSeconds(1));
        assertThat(disk.get("b")).contains(new byte[0]);
        disk.remove("b");
        disk.remove("b");
        assertThat(disk.get("b")).isEmpty();
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void diskStaysWithinItsSize() throws IOException {
        DiskByteCache disk = new DiskByteCache(folder, 10_000);
        for (int i = 0; i < 200; i++) {
            disk.put("key " + i, new byte[1000], Duration.ofHours(1));
        }
        long sum = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                sum += Files.size(file);
            }
        }
        assertThat(sum).isLessThan(10_000 + 65 * 1_100); // it looks after every 64 entries
    }

    @Test
    void aTapePlaysWhatWasRecordedWithoutNetworkAndKey() throws IOException {
        Path file = folder.resolve("tape.ndjson");
        HttpCall other = HttpCall.get("look").path("other").build();
        answer(200, "{\"price\":1,\"key\":\"secret-1234\"}");
        try (HttpSource source = new HttpSource(settings()
                .credential(Credential.header("X-Key", "secret-1234"))
                .tape(HttpTape.record(file))
                .build())) {
            source.send(CALL, context());
        }
        server.close();

        assertThat(Files.readString(file)).doesNotContain("secret-1234");
        try (HttpSource source =
                new HttpSource(settings().tape(HttpTape.replay(file)).build())) {
            HttpAnswer answer = source.send(CALL, context());
            assertThat(answer.text()).contains("\"price\":1");
            assertThatThrownBy(() -> source.send(other, context()))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.finding().code()).isEqualTo("source.not-on-tape"));
        }
        Files.writeString(file, "{\"source\":");
        assertThatThrownBy(() -> HttpTape.replay(file)).hasMessageContaining("Maybe");
    }
}
