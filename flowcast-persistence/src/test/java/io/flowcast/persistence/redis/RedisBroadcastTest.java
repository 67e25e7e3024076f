package io.flowcast.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.store.Broadcast;
import io.flowcast.api.store.BroadcastKit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A broadcast through a real Redis. */
class RedisBroadcastTest extends BroadcastKit {
    private static TestRedis redis;
    private static RedisNode here;
    private static RedisNode there;
    private static RedisBroadcast broadcast;
    private static RedisBroadcast other;

    @BeforeAll
    static void open() {
        redis = new TestRedis();
        here = redis.node(Duration.ofSeconds(5));
        there = redis.node(Duration.ofSeconds(5));
        broadcast = here.broadcast();
        other = there.broadcast();
    }

    @AfterAll
    static void close() {
        broadcast.close();
        other.close();
        here.close();
        there.close();
        redis.close();
    }

    @Override
    protected Broadcast broadcast() {
        return broadcast;
    }

    @Test
    void anotherNodeHearsAndIsToldOfABrokenLine() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        AtomicInteger gaps = new AtomicInteger();
        try (Broadcast.Subscription subscription =
                other.subscribe("jobs", m -> heard.add(new String(m, StandardCharsets.UTF_8)), () -> {
                    gaps.incrementAndGet();
                    heard.add("gap");
                })) {
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("gap"); // the beginning
            broadcast.publish("jobs", "one".getBytes(StandardCharsets.UTF_8));
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("one");

            redis.kill();
            broadcast.publish("jobs", "lost".getBytes(StandardCharsets.UTF_8));
            assertThat(broadcast.failures()).isPositive();
            redis.revive();

            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("gap");
            String next = null;
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (next == null && System.nanoTime() - end < 0) {
                broadcast.publish("jobs", "two".getBytes(StandardCharsets.UTF_8));
                next = heard.poll(50, TimeUnit.MILLISECONDS);
            }
            assertThat(next).isEqualTo("two");
            assertThat(subscription).isNotNull();
        }
    }

    @Test
    void aListenerMayThrowLeaveTwiceAndJoinFromWithin() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        List<Broadcast.Subscription> within = new CopyOnWriteArrayList<>();
        Runnable nothing = () -> {};
        Broadcast.Subscription bad = broadcast.subscribe(
                "rough",
                m -> {
                    throw new IllegalStateException("thrown by a listener");
                },
                nothing);
        Broadcast.Subscription joining = broadcast.subscribe(
                "rough",
                m -> {
                    if (within.isEmpty()) {
                        within.add(broadcast.subscribe("inner", x -> heard.add("inner"), nothing));
                    }
                },
                nothing);
        Consumer<byte[]> same = m -> heard.add("same");
        Broadcast.Subscription first = broadcast.subscribe("rough", same, nothing);
        Broadcast.Subscription second = broadcast.subscribe("rough", same, nothing);
        first.close();
        first.close(); // must not end the second
        long start = System.nanoTime();
        broadcast.publish("rough", new byte[] {1});
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("same");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4)); // no command waits
        String inner = null;
        while (inner == null
                && System.nanoTime() - start < Duration.ofSeconds(20).toNanos()) {
            broadcast.publish("inner", new byte[] {1});
            inner = heard.poll(50, TimeUnit.MILLISECONDS);
        }
        assertThat(inner).isEqualTo("inner");
        List.of(bad, joining, second, second).forEach(Broadcast.Subscription::close);
        within.forEach(Broadcast.Subscription::close);
        second.close();
    }

    @Test
    void theNodeMayBeClosedFirst() {
        RedisNode node = redis.node(Duration.ofSeconds(5));
        RedisByteCache cache = node.cache("ended", 1000);
        RedisBroadcast ended = node.broadcast();
        Broadcast.Subscription subscription = ended.subscribe("ended", m -> {}, () -> {});
        cache.put("a", new byte[] {1}, Duration.ofHours(1));
        node.close();
        assertThat(cache.get("a")).isEmpty();
        assertThat(node.cache("new", 1000).get("a")).isEmpty();
        ended.publish("ended", new byte[] {1});
        subscription.close();
        ended.close();
        cache.close();
    }

    @Test
    void listeningBeginsWhenTheServerIsThere() throws Exception {
        try (TestRedis late = new TestRedis();
                RedisNode node = late.node(Duration.ofSeconds(2));
                RedisBroadcast own = node.broadcast()) {
            late.kill();
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            try (Broadcast.Subscription subscription = own.subscribe("late", m -> {}, () -> heard.add("listening"))) {
                assertThat(heard).isEmpty();
                late.revive();
                assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("listening");
                assertThat(subscription).isNotNull();
            }
        }
    }
}
