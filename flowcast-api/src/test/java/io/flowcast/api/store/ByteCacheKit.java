package io.flowcast.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link ByteCache} must do. Extend it and say which cache. */
public abstract class ByteCacheKit {
    private static final Duration LONG = Duration.ofHours(1);

    /** Makes a kit for one cache. */
    protected ByteCacheKit() {}

    /**
     * The cache under test, empty or with keys of other tests.
     *
     * @return the cache
     */
    protected abstract ByteCache cache();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void givesBackWhatWasPut() {
        ByteCache cache = cache();
        cache.put("a", bytes("one"), LONG);
        cache.put("b \u00e4\n:/", bytes(""), LONG);
        for (int i = 0; i < 3; i++) {
            assertThat(cache.get("a")).contains(bytes("one"));
            assertThat(cache.get("b \u00e4\n:/")).contains(bytes(""));
            assertThat(cache.get("c")).isEmpty();
        }
    }

    @Test
    void theLastValueCounts() {
        ByteCache cache = cache();
        cache.put("changed", bytes("one"), LONG);
        assertThat(cache.get("changed")).contains(bytes("one"));
        cache.put("changed", bytes("two"), LONG);
        assertThat(cache.get("changed")).contains(bytes("two"));
        cache.remove("changed");
        assertThat(cache.get("changed")).isEmpty();
        cache.remove("changed");
    }

    @Test
    void nobodyChangesWhatIsKept() {
        ByteCache cache = cache();
        byte[] mine = bytes("abc");
        cache.put("kept", mine, LONG);
        mine[0] = 'x';
        cache.get("kept").orElseThrow()[1] = 'x';
        assertThat(cache.get("kept")).contains(bytes("abc"));
    }

    @Test
    void nothingIsKeptForNoTime() {
        ByteCache cache = cache();
        cache.put("gone", bytes("one"), LONG);
        cache.put("gone", bytes("two"), Duration.ZERO);
        assertThat(cache.get("gone").map(String::new)).isNotEqualTo(Optional.of("two"));
        cache.put("longer", bytes("three"), Duration.ofDays(1_000_000));
        assertThat(cache.get("longer")).contains(bytes("three"));
    }

    @Test
    void largeValuesAndLongKeysComeBack() {
        ByteCache cache = cache();
        byte[] large = new byte[200_000];
        large[large.length - 1] = 7;
        String key = "k".repeat(1_000);
        cache.put(key, large, LONG);
        assertThat(cache.get(key)).contains(large);
    }
}
