package io.flowcast.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link Broadcast} must do. Extend it and say which. */
public abstract class BroadcastKit {
    private static final int SECONDS = 20;

    /** Makes a kit for one broadcast. */
    protected BroadcastKit() {}

    /**
     * The broadcast under test.
     *
     * @return a broadcast that is ready
     */
    protected abstract Broadcast broadcast();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String next(BlockingQueue<String> heard) throws InterruptedException {
        return String.valueOf(heard.poll(SECONDS, TimeUnit.SECONDS));
    }

    private static Broadcast.Subscription listen(Broadcast broadcast, String channel, BlockingQueue<String> heard) {
        return broadcast.subscribe(channel, m -> heard.add(new String(m, StandardCharsets.UTF_8)), () -> {});
    }

    @Test
    void everybodyHearsInOrder() throws Exception {
        Broadcast broadcast = broadcast();
        BlockingQueue<String> first = new LinkedBlockingQueue<>();
        BlockingQueue<String> second = new LinkedBlockingQueue<>();
        BlockingQueue<String> other = new LinkedBlockingQueue<>();
        try (Broadcast.Subscription a = listen(broadcast, "order", first);
                Broadcast.Subscription b = listen(broadcast, "order", second);
                Broadcast.Subscription c = listen(broadcast, "elsewhere", other)) {
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                sent.add("message " + i);
                broadcast.publish("order", bytes("message " + i));
            }
            broadcast.publish("elsewhere", bytes("end"));
            for (String message : sent) {
                assertThat(next(first)).isEqualTo(message);
                assertThat(next(second)).isEqualTo(message);
            }
            assertThat(next(other)).isEqualTo("end");
            assertThat(a).isNotSameAs(b).isNotSameAs(c);
        }
    }

    @Test
    void whoHasLeftHearsNothing() throws Exception {
        Broadcast broadcast = broadcast();
        BlockingQueue<String> gone = new LinkedBlockingQueue<>();
        BlockingQueue<String> here = new LinkedBlockingQueue<>();
        Broadcast.Subscription leaves = listen(broadcast, "leave", gone);
        try (Broadcast.Subscription stays = listen(broadcast, "leave", here)) {
            leaves.close();
            leaves.close();
            broadcast.publish("leave", bytes("late"));
            assertThat(next(here)).isEqualTo("late");
            assertThat(gone).isEmpty();
            assertThat(stays).isNotNull();
        }
        broadcast.publish("leave", bytes("nobody"));
    }
}
