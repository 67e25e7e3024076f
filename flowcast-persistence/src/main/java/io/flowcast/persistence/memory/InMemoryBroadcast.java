package io.flowcast.persistence.memory;

import io.flowcast.api.store.Broadcast;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells all who listen in this process, on the sender's thread. Nothing is ever missed. */
public final class InMemoryBroadcast implements Broadcast {
    private final ConcurrentMap<String, List<Consumer<byte[]>>> listeners = new ConcurrentHashMap<>();

    /** A broadcast without listeners. */
    public InMemoryBroadcast() {}

    @Override
    public void publish(String channel, byte[] message) {
        listeners.getOrDefault(channel, List.of()).forEach(listener -> listener.accept(message.clone()));
    }

    @Override
    public Subscription subscribe(String channel, Consumer<byte[]> listener, Runnable missed) {
        Consumer<byte[]> own = listener::accept; // the same listener may listen twice
        listeners.compute(channel, (name, all) -> {
            List<Consumer<byte[]>> list = all == null ? new CopyOnWriteArrayList<>() : all;
            list.add(own);
            return list;
        });
        return () -> listeners.computeIfPresent(channel, (name, all) -> {
            all.remove(own);
            return all.isEmpty() ? null : all;
        });
    }
}
