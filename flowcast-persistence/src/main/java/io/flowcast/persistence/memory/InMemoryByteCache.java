package io.flowcast.persistence.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.flowcast.api.store.ByteCache;
import java.time.Duration;
import java.util.Optional;

/** Keeps bytes in this process, by weight. What it answers is always the last value. */
public final class InMemoryByteCache implements ByteCache {
    private static final int OVERHEAD_BYTES = 200;

    private record Kept(byte[] value, Duration timeToLive) {}

    private final Cache<String, Kept> cache;

    /**
     * A cache.
     *
     * @param maxBytes memory for keys and values, above zero
     */
    public InMemoryByteCache(long maxBytes) {
        this(maxBytes, Ticker.systemTicker());
    }

    InMemoryByteCache(long maxBytes, Ticker ticker) {
        if (maxBytes <= 0) {
            throw new IllegalArgumentException("maxBytes must be above zero, was " + maxBytes);
        }
        cache = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String key, Kept kept) -> OVERHEAD_BYTES + 2 * key.length() + kept.value.length)
                .expireAfter(Expiry.<String, Kept>writing((key, kept) -> kept.timeToLive))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Optional<byte[]> get(String key) {
        Kept kept = cache.getIfPresent(key);
        return kept == null ? Optional.empty() : Optional.of(kept.value.clone());
    }

    @Override
    public void put(String key, byte[] value, Duration timeToLive) {
        if (timeToLive.isNegative() || timeToLive.isZero()) {
            cache.invalidate(key);
            return;
        }
        cache.put(key, new Kept(value.clone(), timeToLive));
    }

    @Override
    public void remove(String key) {
        cache.invalidate(key);
    }
}
