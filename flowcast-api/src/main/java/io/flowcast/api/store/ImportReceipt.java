package io.flowcast.api.store;

import io.flowcast.api.internal.Require;
import java.time.Instant;

/**
 * That an import was published.
 *
 * @param importId key of the import
 * @param contentHash hash of what was imported, in the form {@code algorithm:hex}
 * @param rows rows published
 * @param repeated true if the same content had been published before and nothing was done now
 * @param publishedAt when it was published first
 */
public record ImportReceipt(String importId, String contentHash, long rows, boolean repeated, Instant publishedAt) {
    /** Checks the arguments. */
    public ImportReceipt {
        Require.text("importId", importId);
        Require.text("contentHash", contentHash);
        Require.nonNegative("rows", rows);
        Require.present("publishedAt", publishedAt);
    }
}
