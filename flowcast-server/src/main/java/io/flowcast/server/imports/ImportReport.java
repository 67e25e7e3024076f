package io.flowcast.server.imports;

import io.flowcast.server.http.Doc;
import io.flowcast.server.http.FindingsView;
import java.time.Instant;

/** What an import led to. */
public record ImportReport(
        @Doc("Key of the import.") String importId,
        @Doc("What was brought in.") String kind,
        @Doc("Hash of the body.") String contentHash,
        @Doc("Rows that were published.") long rows,

        @Doc("Rows that were left out because of an error of their own.")
        long leftOut,

        @Doc("Whether the same content had been published before, so that nothing was done now.")
        boolean repeated,

        @Doc("When it was published first.") Instant publishedAt,
        @Doc("What was found on the way.") FindingsView findings) {}
