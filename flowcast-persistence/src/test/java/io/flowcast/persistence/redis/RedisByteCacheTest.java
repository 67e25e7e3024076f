package io.flowcast.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.store.ByteCache;
import io.flowcast.api.store.ByteCacheKit;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A cache in a real Redis, seen from two processes, and what happens when Redis is killed, emptied or slow. */
class RedisByteCacheTest extends ByteCacheKit {
    private static final Duration LONG = Duration.ofHours(1);
    private static TestRedis redis;
    private static RedisNode here;
    private static RedisNode there;
    private static RedisByteCache cache;
    private static RedisByteCache other;

    @BeforeAll
    static void open() {
        redis = new TestRedis();
        here = redis.node(Duration.ofSeconds(5));
        there = redis.node(Duration.ofSeconds(5));
        cache = here.cache("test", 10_000_000);
        other = there.cache("test", 10_000_000);
    }

    @AfterAll
    static void close() {
        cache.close();
        other.close();
        here.close();
        there.close();
        redis.close();
    }

    @Override
    protected ByteCache cache() {
        return cache;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Optional<byte[]> value) {
        return value.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("nothing");
    }

    /** Messages travel; a bound of a test that fails, not a measure of speed. */
    private static void until(BooleanSupplier true_) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!true_.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("waited long enough").isNegative();
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void readTwice(RedisByteCache from, String key) {
        long before = from.localHits();
        until(() -> {
            from.get(key);
            return from.localHits() > before;
        });
    }

    @Test
    void aSecondReadNeedsNoRedisAndHearsOfChanges() {
        cache.put("price", bytes("1"), LONG);
        readTwice(other, "price");

        cache.put("price", bytes("2"), LONG);
        until(() -> text(other.get("price")).equals("2"));
        readTwice(other, "price");
        cache.remove("price");
        until(() -> other.get("price").isEmpty());
    }

    @Test
    void aLocalCopyIsNoOlderThanRedisSays() {
        cache.put("short", bytes("1"), Duration.ofMillis(300));
        assertThat(text(other.get("short"))).isEqualTo("1");
        until(() -> other.get("short").isEmpty());
    }

    @Test
    void anEmptiedServerIsAnEmptyCache() {
        cache.put("emptied", bytes("1"), LONG);
        readTwice(other, "emptied");
        try (Commands commands = new Commands()) {
            commands.connection.sync().flushall();
        }
        until(() -> other.get("emptied").isEmpty());
        assertThat(cache.get("emptied")).isEmpty();
    }

    @Test
    void aKilledServerIsAnEmptyCacheAndComesBack() {
        cache.put("killed", bytes("1"), LONG);
        readTwice(other, "killed");

        redis.kill();
        until(() -> other.get("killed").isEmpty());
        cache.put("killed", bytes("2"), LONG);
        assertThat(cache.get("killed")).isEmpty();
        assertThat(cache.failures()).isPositive();

        redis.revive();
        until(() -> {
            cache.put("killed", bytes("3"), LONG);
            return text(other.get("killed")).equals("3");
        });
        readTwice(other, "killed"); // tracking runs again
        cache.put("killed", bytes("4"), LONG);
        until(() -> text(other.get("killed")).equals("4"));
    }

    @Test
    void aSlowServerCostsNoMoreThanTheTimeout() {
        try (RedisNode hasty = redis.node(Duration.ofMillis(100));
                RedisByteCache impatient = hasty.cache("slow", 1_000_000);
                Commands commands = new Commands()) {
            impatient.put("a", bytes("1"), LONG);
            until(() -> text(impatient.get("a")).equals("1"));
            commands.pause(600);
            long failures = impatient.failures();
            assertThat(impatient.get("unknown")).isEmpty();
            impatient.put("b", bytes("2"), LONG);
            assertThat(impatient.failures()).isGreaterThan(failures);
            until(() -> {
                impatient.put("a", bytes("5"), LONG);
                return text(impatient.get("a")).equals("5");
            });
        }
    }

    /** One node writes rising versions, another reads, while the server is killed, emptied and paused in turns. */
    @Test
    void noAnswerIsWrongWhateverHappensToTheServer() throws Exception {
        int keys = 5;
        AtomicIntegerArray attempted = new AtomicIntegerArray(keys);
        AtomicReference<String> wrong = new AtomicReference<>("");
        AtomicBoolean end = new AtomicBoolean();
        try (RedisNode one = redis.node(Duration.ofMillis(150));
                RedisNode two = redis.node(Duration.ofMillis(150));
                RedisByteCache writer = one.cache("chaos", 1_000_000);
                RedisByteCache reader = two.cache("chaos", 1_000_000)) {
            Thread writing = new Thread(() -> {
                for (int i = 0; !end.get(); i++) {
                    int version = attempted.incrementAndGet(i % keys);
                    writer.put("key " + i % keys, bytes("key " + i % keys + " version " + version), LONG);
                }
            });
            Thread reading = new Thread(() -> {
                for (int i = 0; !end.get(); i++) {
                    int key = i % keys;
                    String found = text(reader.get("key " + key));
                    int latest = attempted.get(key);
                    String start = "key " + key + " version ";
                    boolean right = found.equals("nothing")
                            || (found.startsWith(start) && Integer.parseInt(found.substring(start.length())) <= latest);
                    if (!right) {
                        wrong.set(found + " for key " + key);
                    }
                }
            });
            writing.start();
            reading.start();
            for (int round = 0; round < 3; round++) {
                redis.kill();
                redis.revive();
                try (Commands commands = new Commands()) {
                    commands.connection.sync().flushall();
                    commands.pause(200);
                }
                int seen = attempted.get(0);
                until(() -> attempted.get(0) > seen + 20);
            }
            end.set(true);
            writing.join();
            reading.join();
            assertThat(wrong.get()).isEmpty();
            for (int key = 0; key < keys; key++) {
                String name = "key " + key;
                until(() -> {
                    writer.put(name, bytes("the end of " + name), LONG);
                    return text(reader.get(name)).equals("the end of " + name);
                });
            }
        }
    }

    @Test
    void closingWhileItIsAskedIsNoError() throws Exception {
        try (Commands commands = new Commands();
                RedisNode node = redis.node(Duration.ofSeconds(20))) {
            RedisByteCache cache = node.cache("closing", 100_000);
            cache.put("a", bytes("1"), LONG);
            commands.pause(3000);
            CompletableFuture<Optional<byte[]>> asked = CompletableFuture.supplyAsync(() -> cache.get("a"));
            Thread.sleep(300); // it waits for the paused server
            cache.close();
            assertThat(asked.get(20, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void startsWithoutAServer() {
        try (RedisNode nowhere = new RedisNode(URI.create("redis://127.0.0.1:1"), Duration.ofMillis(200));
                RedisByteCache empty = nowhere.cache("none", 1000)) {
            empty.put("a", bytes("1"), LONG);
            assertThat(empty.get("a")).isEmpty();
            assertThat(empty.failures()).isEqualTo(2);
        }
    }

    @Test
    void refusesNamesThatWouldMix() {
        assertThatThrownBy(() -> here.cache("a:b", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RedisNode(redis.uri(), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        try (RedisNode secured = new RedisNode(URI.create("redis://:secret@localhost:6379"), LONG)) {
            assertThat(secured.toString()).doesNotContain("secret");
        }
    }

    /** An operator at the server. */
    private static final class Commands implements AutoCloseable {
        private final RedisClient client = RedisClient.create(RedisURI.create(redis.uri()));
        private final StatefulRedisConnection<String, String> connection = client.connect();

        void pause(int millis) {
            connection
                    .sync()
                    .dispatch(
                            CommandType.CLIENT,
                            new StatusOutput<>(StringCodec.UTF8),
                            new CommandArgs<>(StringCodec.UTF8)
                                    .add("PAUSE")
                                    .add(millis)
                                    .add("ALL"));
        }

        @Override
        public void close() {
            connection.close();
            client.shutdown();
        }
    }
}
