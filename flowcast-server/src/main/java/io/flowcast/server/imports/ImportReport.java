package io.flowcast.server.imports;

import io.flowcast.server.http.FindingsView;
import java.time.Instant;

/**
 * What an import led to.
 *
 * @param importId key of the import
 * @param kind what was brought in
 * @param contentHash hash of the body
 * @param rows rows that were published
 * @param leftOut rows that were left out because of an error of their own
 * @param repeated whether the same content had been published before, so that nothing was done now
 * @param publishedAt when it was published first
 * @param findings what was found on the way
 */
public record ImportReport(
        String importId,
        String kind,
        String contentHash,
        long rows,
        long leftOut,
        boolean repeated,
        Instant publishedAt,
        FindingsView findings) {}
