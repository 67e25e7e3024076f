package io.flowcast.connectors.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.flowcast.api.store.ByteCache;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers in memory, by weight, and in a second cache behind it. Times in memory are measured by a monotonic clock,
 * those in the second cache by the wall clock, as other machines may share it.
 */
final class AnswerCache {
    private static final int FORMAT = 1;
    private static final int OVERHEAD_BYTES = 400;
    private static final Duration LONGEST = Duration.ofDays(3650);

    /**
     * A kept answer.
     *
     * @param answer the answer
     * @param freshUntil moment of the monotonic clock until which it may be given out
     * @param keptUntil until which it may stand in
     */
    private record Kept(HttpAnswer answer, long freshUntil, long keptUntil) {}

    private final @Nullable Cache<String, Kept> memory;
    private final @Nullable ByteCache second;
    private final String prefix;
    private final Duration stale;
    private final Ticker ticker;

    AnswerCache(HttpSettings settings, Ticker ticker) {
        this.ticker = ticker;
        stale = settings.staleIfError();
        second = settings.secondCache();
        // Answers of one service at two addresses are two answers.
        prefix = settings.source() + " " + settings.base() + " ";
        memory = settings.cacheBytes() == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumWeight(settings.cacheBytes())
                        .weigher((String key, Kept kept) ->
                                OVERHEAD_BYTES + 2 * key.length() + kept.answer.body().length)
                        .expireAfter(Expiry.<String, Kept>creating((key, kept) -> left(kept.keptUntil)))
                        .ticker(ticker)
                        .executor(Runnable::run)
                        .build();
    }

    private Duration left(long until) {
        return Duration.ofNanos(Math.max(0, until - ticker.read()));
    }

    /** What memory holds and may be given out. */
    @Nullable
    HttpAnswer fresh(String key) {
        Kept kept = memory == null ? null : memory.getIfPresent(key);
        return kept != null && kept.freshUntil - ticker.read() > 0 ? kept.answer : null;
    }

    /** What may stand in for an answer that does not come. */
    @Nullable
    HttpAnswer stale(String key) {
        Kept kept = memory == null ? null : memory.getIfPresent(key);
        return kept == null ? null : kept.answer;
    }

    /** What the second cache holds; it then is in memory too. */
    @Nullable
    HttpAnswer fromSecond(String key, Instant now) {
        if (second == null) {
            return null;
        }
        Optional<byte[]> bytes = ofSecond(second, prefix + key);
        if (bytes.isEmpty()) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.get()))) {
            if (in.readInt() != FORMAT) {
                return null;
            }
            Instant freshUntil = Instant.ofEpochMilli(in.readLong());
            Instant fetchedAt = Instant.ofEpochMilli(in.readLong());
            int status = in.readInt();
            String type = in.readUTF();
            int length = in.readInt();
            if (length < 0 || length != in.available()) {
                return null;
            }
            byte[] body = in.readNBytes(length);
            Duration left = Duration.between(now, freshUntil);
            if (left.isNegative() || left.isZero() || left.compareTo(LONGEST) > 0) {
                return null;
            }
            HttpAnswer answer = new HttpAnswer(status, type, body, fetchedAt, HttpAnswer.Origin.CACHE);
            keepInMemory(key, answer, left);
            return answer;
        } catch (IOException e) {
            return null; // written by another version, or cut off: as good as nothing
        }
    }

    private static Optional<byte[]> ofSecond(ByteCache second, String name) {
        try {
            return second.get(name);
        } catch (RuntimeException e) {
            return Optional.empty(); // see keep
        }
    }

    void keep(String key, HttpAnswer answer, Duration timeToLive, Instant now) {
        Duration time = timeToLive.compareTo(LONGEST) < 0 ? timeToLive : LONGEST;
        keepInMemory(key, answer, time);
        if (second != null) {
            try {
                second.put(prefix + key, bytes(answer, now.plus(time)), time);
            } catch (RuntimeException e) {
                // somebody else's cache may break its promise; the answer is good all the same
            }
        }
    }

    private void keepInMemory(String key, HttpAnswer answer, Duration time) {
        if (memory != null) {
            long now = ticker.read();
            memory.put(
                    key,
                    new Kept(
                            answer.from(HttpAnswer.Origin.CACHE),
                            now + time.toNanos(),
                            now + time.plus(stale).toNanos()));
        }
    }

    private static byte[] bytes(HttpAnswer answer, Instant freshUntil) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.body().length + 100);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeLong(freshUntil.toEpochMilli());
            out.writeLong(answer.fetchedAt().toEpochMilli());
            out.writeInt(answer.status());
            out.writeUTF(answer.contentType());
            out.writeInt(answer.body().length);
            out.write(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
