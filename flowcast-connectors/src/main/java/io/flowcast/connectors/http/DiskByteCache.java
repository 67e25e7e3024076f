package io.flowcast.connectors.http;

import io.flowcast.api.store.ByteCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes as files in a folder, one file each, named by the hash of its key. A file holds the time until which it may
 * be given out, a check sum over key and bytes, and the bytes; one that was cut off or is of another key is as good as
 * none. Files are written beside and moved into place, so several processes can share a folder. When the folder grows
 * beyond its size the oldest files go.
 */
public final class DiskByteCache implements ByteCache {
    private static final int CHECK_BYTES = 32;
    private static final int HEAD_BYTES = Long.BYTES + CHECK_BYTES;
    private static final String SUFFIX = ".cache";
    private static final String DRAFT = ".tmp";
    private static final int LOOK_EVERY = 64;
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Duration DEAD_DRAFT = Duration.ofHours(1);

    private final Path folder;
    private final long maxBytes;
    private final Clock clock;
    private int putsSinceLook;
    private long bytesSinceLook;

    /**
     * A cache in a folder.
     *
     * @param folder the folder; made if it is not there, shared with nothing else
     * @param maxBytes size of the folder from which the oldest files go, above zero
     * @throws UncheckedIOException if the folder cannot be made
     */
    public DiskByteCache(Path folder, long maxBytes) {
        this(folder, maxBytes, Clock.systemUTC());
    }

    DiskByteCache(Path folder, long maxBytes, Clock clock) {
        if (maxBytes <= 0) {
            throw new IllegalArgumentException("maxBytes must be above zero, was " + maxBytes);
        }
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder, e);
        }
    }

    @Override
    public Optional<byte[]> get(String key) {
        Path file = file(key);
        try {
            byte[] all = Files.readAllBytes(file);
            if (all.length < HEAD_BYTES) {
                return Optional.empty();
            }
            long until = ByteBuffer.wrap(all).getLong();
            byte[] value = Arrays.copyOfRange(all, HEAD_BYTES, all.length);
            boolean sound =
                    MessageDigest.isEqual(check(key, until, value), Arrays.copyOfRange(all, Long.BYTES, HEAD_BYTES));
            if (!sound || clock.millis() >= until) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            return Optional.of(value);
        } catch (IOException e) {
            return Optional.empty(); // mostly: there is no such file
        }
    }

    @Override
    public void put(String key, byte[] value, Duration timeToLive) {
        if (timeToLive.isNegative() || timeToLive.isZero()) {
            return;
        }
        Duration time = timeToLive.compareTo(LONGEST) < 0 ? timeToLive : LONGEST;
        long until = Instant.ofEpochMilli(clock.millis()).plus(time).toEpochMilli();
        Path draft = null;
        try {
            draft = Files.createTempFile(folder, "draft", DRAFT);
            ByteBuffer all = ByteBuffer.allocate(HEAD_BYTES + value.length)
                    .putLong(until)
                    .put(check(key, until, value))
                    .put(value);
            Files.write(draft, all.array());
            Files.move(draft, file(key), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            draft = null;
            makeRoom(all.capacity());
        } catch (IOException | UncheckedIOException e) {
            discard(file(key)); // the old bytes should not outlive the new ones
        } finally {
            discard(draft);
        }
    }

    private static void discard(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // the disk is full or not to be written: what is there stays within its own time
            }
        }
    }

    @Override
    public void remove(String key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove an entry of the cache " + folder, e);
        }
    }

    /** A file and what is needed to choose which goes first. */
    private record Entry(Path file, long bytes, long modified) {}

    private synchronized void makeRoom(long written) throws IOException {
        putsSinceLook++;
        bytesSinceLook += written;
        if (putsSinceLook < LOOK_EVERY && putsSinceLook != 1 && bytesSinceLook < maxBytes / 10) {
            return; // listing the folder costs more than a few entries too many
        }
        putsSinceLook = 1;
        bytesSinceLook = 0;
        List<Entry> entries = new ArrayList<>();
        long sum = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try {
                    if (file.toString().endsWith(DRAFT)) {
                        discardDead(file);
                    }
                    if (file.toString().endsWith(SUFFIX)) {
                        Entry entry = new Entry(
                                file,
                                Files.size(file),
                                Files.getLastModifiedTime(file).toMillis());
                        entries.add(entry);
                        sum += entry.bytes;
                    }
                } catch (IOException e) {
                    // another process removed it
                }
            }
        }
        entries.sort(Comparator.comparingLong(Entry::modified).thenComparing(Entry::file));
        for (Entry entry : entries) {
            if (sum <= maxBytes) {
                break;
            }
            Files.deleteIfExists(entry.file);
            sum -= entry.bytes;
        }
    }

    /** A process that ended while it wrote left its draft behind. */
    private static void discardDead(Path draft) throws IOException {
        Instant old = Instant.now().minus(DEAD_DRAFT); // files bear the time of the machine
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(old)) {
            Files.deleteIfExists(draft);
        }
    }

    private Path file(String key) {
        return folder.resolve(HexFormat.of().formatHex(sha256(key.getBytes(StandardCharsets.UTF_8))) + SUFFIX);
    }

    private static byte[] check(String key, long until, byte[] value) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        return sha256(ByteBuffer.allocate(Integer.BYTES + name.length + Long.BYTES + value.length)
                .putInt(name.length)
                .put(name)
                .putLong(until)
                .put(value)
                .array());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
