package io.flowcast.persistence.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.flowcast.api.store.ByteCache;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.push.PushMessage;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes in Redis, and those that are read often in this process too.
 *
 * <p>Redis remembers which keys this process has read and tells when one changes (client tracking); the local copy is
 * dropped then, usually within milliseconds. When the connection breaks all local copies are dropped, and none are made
 * before tracking runs again. Should a message be lost all the same, a local copy is no older than {@link
 * #DEFAULT_LONGEST_LOCAL_AGE}: that is the bound within which another node's value may not be seen yet.
 *
 * <p>A reader that asks Redis marks the key first and keeps the value only if no change was told meanwhile, so that a
 * message that overtakes the answer is not lost.
 */
public final class RedisByteCache implements ByteCache, AutoCloseable {
    /** Longest age of a local copy. */
    public static final Duration DEFAULT_LONGEST_LOCAL_AGE = Duration.ofSeconds(5);

    private static final int OVERHEAD_BYTES = 200;
    private static final Duration LONGEST = Duration.ofDays(3650);

    /** A local copy; a mark of a reader under way has no value. */
    private static final class Copy {
        private final byte @Nullable [] value;
        private final Duration age;

        private Copy(byte @Nullable [] value, Duration age) {
            this.value = value;
            this.age = age;
        }
    }

    private final Line<StatefulRedisConnection<String, byte[]>> line;
    private final String prefix;
    private final @Nullable Cache<String, Copy> local;
    private final Duration longestAge;
    /** Counts connections; odd while one is tracked. */
    private final AtomicLong era = new AtomicLong();

    private final LongAdder failures = new LongAdder();
    private final LongAdder localHits = new LongAdder();

    RedisByteCache(RedisNode node, String namespace, long localBytes, Duration longestAge) {
        if (namespace.isEmpty() || namespace.contains(":")) {
            throw new IllegalArgumentException("namespace must be a name without a colon, was '" + namespace + "'");
        }
        prefix = namespace + ":";
        this.longestAge = longestAge;
        local = localBytes == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumWeight(localBytes)
                        .weigher((String key, Copy copy) ->
                                OVERHEAD_BYTES + 2 * key.length() + (copy.value == null ? 0 : copy.value.length))
                        .expireAfter(Expiry.<String, Copy>writing((key, copy) -> copy.age))
                        .executor(Runnable::run)
                        .build();
        line = new Line<>(node, () -> connect(node));
    }

    private StatefulRedisConnection<String, byte[]> connect(RedisNode node) {
        StatefulRedisConnection<String, byte[]> connection =
                node.client().connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        if (local != null) {
            connection.addListener(this::hear);
            connection.addListener(new Tracking(connection));
            track(connection);
        }
        return connection;
    }

    /** Redis forgets whom to tell when a connection ends. */
    private final class Tracking implements RedisConnectionStateListener {
        private final StatefulRedisConnection<String, byte[]> connection;

        private Tracking(StatefulRedisConnection<String, byte[]> connection) {
            this.connection = connection;
        }

        @Override
        public void onRedisConnected(RedisChannelHandler<?, ?> handler, SocketAddress address) {
            track(connection);
        }

        @Override
        public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
            forget();
        }
    }

    private void forget() {
        era.updateAndGet(e -> e % 2 == 0 ? e + 2 : e + 1);
        if (local != null) {
            local.invalidateAll();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the stage after it tells how it went
    private void track(StatefulRedisConnection<String, byte[]> connection) {
        forget();
        long untracked = era.get();
        connection.async().clientTracking(TrackingArgs.Builder.enabled()).whenComplete((ok, failed) -> {
            if (failed == null) {
                era.compareAndSet(untracked, untracked + 1); // unless the connection has ended meanwhile
            }
        });
    }

    private void hear(PushMessage message) {
        if (local == null || !message.getType().equals("invalidate")) {
            return;
        }
        List<Object> content = message.getContent();
        if (content.size() < 2 || !(content.get(1) instanceof List<?> keys)) {
            local.invalidateAll(); // the server was emptied
            return;
        }
        for (Object key : keys) {
            if (key instanceof ByteBuffer bytes) {
                local.invalidate(
                        StandardCharsets.UTF_8.decode(bytes.asReadOnlyBuffer()).toString());
            }
        }
    }

    @Override
    public Optional<byte[]> get(String key) {
        String name = prefix + key;
        if (local != null) {
            Copy copy = local.getIfPresent(name);
            if (copy != null && copy.value != null) {
                localHits.increment();
                return Optional.of(copy.value.clone());
            }
        }
        StatefulRedisConnection<String, byte[]> connection = line.get();
        if (connection == null) {
            failures.increment();
            return Optional.empty();
        }
        return ask(connection.async(), name);
    }

    private Optional<byte[]> ask(RedisAsyncCommands<String, byte[]> redis, String name) {
        long before = era.get();
        Copy mark = new Copy(null, longestAge);
        boolean keep = local != null && before % 2 == 1;
        if (keep && local != null) {
            local.put(name, mark);
        }
        RedisFuture<byte[]> value = redis.get(name);
        RedisFuture<Long> left = redis.pttl(name);
        byte[] bytes = await(value);
        Long millis = await(left);
        if (bytes == null) {
            if (keep && local != null) {
                local.asMap().remove(name, mark);
            }
            return Optional.empty();
        }
        if (keep && local != null) {
            if (millis != null && millis > 0 && era.get() == before) {
                Duration age = Duration.ofMillis(millis);
                Copy copy = new Copy(bytes.clone(), age.compareTo(longestAge) < 0 ? age : longestAge);
                local.asMap().replace(name, mark, copy);
            } else {
                local.asMap().remove(name, mark);
            }
        }
        return Optional.of(bytes);
    }

    /** The answer, or null if there is none; the commands have a timeout of their own. */
    private <T> @Nullable T await(RedisFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException | CancellationException | RedisException e) { // cancelled: closed meanwhile
            failures.increment();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.increment();
            return null;
        }
    }

    @Override
    public void put(String key, byte[] value, Duration timeToLive) {
        if (timeToLive.isNegative() || timeToLive.isZero()) {
            remove(key);
            return;
        }
        Duration time = timeToLive.compareTo(LONGEST) < 0 ? timeToLive : LONGEST;
        change(key, redis -> redis.set(prefix + key, value.clone(), SetArgs.Builder.px(Math.max(1, time.toMillis()))));
    }

    @Override
    public void remove(String key) {
        change(key, redis -> redis.del(prefix + key));
    }

    /** A change that waits for its answer. */
    private interface Change {
        RedisFuture<?> send(RedisAsyncCommands<String, byte[]> redis);
    }

    private void change(String key, Change change) {
        if (local != null) {
            local.invalidate(prefix + key);
        }
        StatefulRedisConnection<String, byte[]> connection = line.get();
        if (connection == null) {
            failures.increment();
            return;
        }
        await(change.send(connection.async()));
        if (local != null) {
            local.invalidate(prefix + key); // a reader may have kept the old value meanwhile
        }
    }

    /**
     * How often Redis did not answer.
     *
     * @return commands that failed or came too late, and calls without a connection
     */
    public long failures() {
        return failures.sum();
    }

    /**
     * How often this process knew the answer.
     *
     * @return reads without Redis
     */
    public long localHits() {
        return localHits.sum();
    }

    @Override
    public void close() {
        line.close();
    }
}
