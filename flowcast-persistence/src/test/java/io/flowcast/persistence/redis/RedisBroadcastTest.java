package io.flowcast.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.store.Broadcast;
import io.flowcast.api.store.BroadcastKit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
