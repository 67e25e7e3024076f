package io.flowcast.persistence.memory;

import io.flowcast.api.store.ImportReceipt;
import io.flowcast.persistence.internal.Storable;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The imports of one store, by hash of their content. Guarded by the store that owns it. */
final class Receipts {

    private final Clock clock;
    private final Map<String, ImportReceipt> byHash = new HashMap<>();

    Receipts(Clock clock) {
        this.clock = clock;
    }

    /** The receipt of the same content, marked as repeated, or null if it is new. */
    @Nullable
    ImportReceipt repeated(String contentHash) {
        ImportReceipt first = byHash.get(contentHash);
        return first == null
                ? null
                : new ImportReceipt(first.importId(), first.contentHash(), first.rows(), true, first.publishedAt());
    }

    /** Writes a receipt for new content. */
    ImportReceipt issue(String contentHash, long rows) {
        ImportReceipt receipt = new ImportReceipt(
                UUID.randomUUID().toString(), contentHash, rows, false, Storable.time(clock.instant()));
        byHash.put(contentHash, receipt);
        return receipt;
    }
}
