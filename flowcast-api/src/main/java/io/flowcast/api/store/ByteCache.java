package io.flowcast.api.store;

import java.time.Duration;
import java.util.Optional;

/**
 * Keeps bytes for a while, for example answers of outside services: on disk, or in Redis for several nodes. A cache may
 * forget at any time. What it answers was put under the same key and is within its time to live; of several values it is
 * the last one, but for a bound that the implementation states. Safe for several threads.
 */
public interface ByteCache {
    /**
     * What was put under a key.
     *
     * @param key the key
     * @return the bytes, or empty if there are none, they are too old, or the cache cannot be reached
     */
    Optional<byte[]> get(String key);

    /**
     * Keeps bytes. A failure is no error: the cache then holds nothing under the key, or what was put before, within its
     * own time to live.
     *
     * @param key the key, up to 1,000 characters
     * @param value the bytes; copied or written before this returns
     * @param timeToLive how long they may be given out, above zero
     */
    void put(String key, byte[] value, Duration timeToLive);

    /**
     * Forgets a key.
     *
     * @param key the key
     */
    void remove(String key);
}
