package io.flowcast.persistence.memory;

import io.flowcast.api.store.Broadcast;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells all who listen in this process, on the sender's thread. Nothing is ever missed. */
public final class InMemoryBroadcast implements Broadcast {
    /** A listener of its own, as the same one may listen twice. */
    private static final class Listener {
        private final Consumer<byte[]> heard;

        private Listener(Consumer<byte[]> heard) {
            this.heard = heard;
        }
    }

    private final ConcurrentMap<String, List<Listener>> listeners = new ConcurrentHashMap<>();

    /** A broadcast without listeners. */
    public InMemoryBroadcast() {}

    @Override
    public void publish(String channel, byte[] message) {
        listeners.getOrDefault(channel, List.of()).forEach(listener -> listener.heard.accept(message.clone()));
    }

    @Override
    public Subscription subscribe(String channel, Consumer<byte[]> listener, Runnable missed) {
        Listener own = new Listener(listener);
        listeners.compute(channel, (name, all) -> {
            List<Listener> list = all == null ? new CopyOnWriteArrayList<>() : all;
            list.add(own);
            return list;
        });
        return () -> listeners.computeIfPresent(channel, (name, all) -> {
            all.remove(own);
            return all.isEmpty() ? null : all;
        });
    }
}
