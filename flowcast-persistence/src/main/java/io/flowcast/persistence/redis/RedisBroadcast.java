package io.flowcast.persistence.redis;

import io.flowcast.api.store.Broadcast;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells all nodes through Redis. Whenever listening begins, also after a broken line, listeners are told that messages may be
 * missing. While there is no line nothing is told, not even on this node.
 */
public final class RedisBroadcast implements Broadcast, AutoCloseable {
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private static final Duration RETRY = Duration.ofSeconds(1);

    /** One of those who listen; two of them are never the same. */
    private static final class Listener {
        private final Consumer<byte[]> heard;
        private final Runnable missed;

        private Listener(Consumer<byte[]> heard, Runnable missed) {
            this.heard = heard;
            this.missed = missed;
        }
    }

    private final Line<StatefulRedisConnection<String, byte[]>> out;
    private final Line<StatefulRedisPubSubConnection<String, byte[]>> in;
    private final ConcurrentMap<String, List<Listener>> listeners = new ConcurrentHashMap<>();
    private final RedisNode node;
    private final LongAdder failures = new LongAdder();
    /** The thread that brings the messages while it tells a listener; it must not wait for a further one. */
    private volatile @Nullable Thread teller;

    private boolean closed;

    RedisBroadcast(RedisNode node) {
        this.node = node;
        out = new Line<>(node, () -> node.client().connect(CODEC));
        in = new Line<>(node, () -> listen(node));
    }

    private StatefulRedisPubSubConnection<String, byte[]> listen(RedisNode node) {
        StatefulRedisPubSubConnection<String, byte[]> connection = node.client().connectPubSub(CODEC);
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, byte[] message) {
                listeners.getOrDefault(channel, List.of()).forEach(l -> tell(() -> l.heard.accept(message.clone())));
            }

            @Override
            public void subscribed(String channel, long count) {
                // Also after a reconnection: from here on messages come, those before may be lost.
                listeners.getOrDefault(channel, List.of()).forEach(l -> tell(l.missed));
            }
        });
        return connection;
    }

    /** A listener that throws must not keep the others from hearing, nor break the line. */
    private void tell(Runnable listener) {
        Thread before = teller;
        teller = Thread.currentThread();
        try {
            listener.run();
        } catch (RuntimeException e) {
            failures.increment();
        } finally {
            teller = before;
        }
    }

    @Override
    public void publish(String channel, byte[] message) {
        StatefulRedisConnection<String, byte[]> connection = out.get();
        if (connection == null) {
            failures.increment();
            return;
        }
        try {
            connection.sync().publish(channel, message.clone());
        } catch (RedisException e) {
            failures.increment(); // listeners hear of the broken line
        }
    }

    @Override
    public Subscription subscribe(String channel, Consumer<byte[]> listener, Runnable missed) {
        Listener own = new Listener(listener, missed);
        synchronized (this) {
            listeners
                    .computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>())
                    .add(own);
        }
        join(channel);
        return () -> leave(channel, own);
    }

    /** Joins a channel as long as somebody listens, now or when the server can be reached. */
    private void join(String channel) {
        RedisFuture<?> joined = null;
        synchronized (this) {
            if (closed || !listeners.containsKey(channel)) {
                return;
            }
            StatefulRedisPubSubConnection<String, byte[]> connection = in.get();
            if (connection != null) {
                joined = connection.async().subscribe(channel); // Lettuce repeats it by itself after a broken line
            }
        }
        if (joined == null) {
            node.later(RETRY, () -> join(channel));
            return;
        }
        joined.whenComplete((done, failed) -> {
            if (failed != null) {
                failures.increment();
                node.later(RETRY, () -> join(channel));
            }
        });
        // Without the lock: a listener that is told meanwhile may join or leave.
        if (teller != Thread.currentThread()) {
            await(joined);
        }
    }

    /** Waits until messages come; where that fails it is tried again later. The command has a timeout of its own. */
    private static void await(RedisFuture<?> joined) {
        try {
            joined.get();
        } catch (ExecutionException | CancellationException | RedisException e) {
            // counted and tried again where it was sent
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it: what still comes is dropped
    private synchronized void leave(String channel, Listener own) {
        List<Listener> all = listeners.get(channel);
        if (all == null || !all.remove(own) || !all.isEmpty()) {
            return; // left before, or others still listen
        }
        listeners.remove(channel);
        StatefulRedisPubSubConnection<String, byte[]> connection = in.get();
        if (connection != null) {
            try {
                connection.async().unsubscribe(channel);
            } catch (RedisException e) {
                failures.increment(); // nobody listens here any more; what still comes is dropped
            }
        }
    }

    /**
     * How often Redis did not answer.
     *
     * @return messages that were not sent, and channels that could not be joined or left at once
     */
    public long failures() {
        return failures.sum();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        out.close();
        in.close();
    }
}
