package io.flowcast.persistence.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.store.ByteCache;
import io.flowcast.api.store.ByteCacheKit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InMemoryByteCacheTest extends ByteCacheKit {
    private final ByteCache cache = new InMemoryByteCache(10_000_000);

    @Override
    protected ByteCache cache() {
        return cache;
    }

    @Test
    void forgetsWhatIsOldAndWhatIsTooMuch() {
        AtomicLong nanos = new AtomicLong();
        ByteCache small = new InMemoryByteCache(5_000, nanos::get);
        small.put("a", new byte[1], Duration.ofSeconds(1));
        nanos.set(999_999_999);
        assertThat(small.get("a")).isPresent();
        nanos.set(1_000_000_000);
        assertThat(small.get("a")).isEmpty();
        int kept = 0;
        for (int i = 0; i < 100; i++) {
            small.put("key " + i, new byte[500], Duration.ofHours(1));
        }
        for (int i = 0; i < 100; i++) {
            kept += small.get("key " + i).isPresent() ? 1 : 0;
        }
        assertThat(kept).isBetween(1, 7); // 500 bytes, and 200 for the entry
    }
}
