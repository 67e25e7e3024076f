package io.flowcast.server;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How a server is set up.
 *
 * @param host address to listen on
 * @param port port, or 0 for any free one
 * @param dataDirectory where the embedded database lies
 * @param databaseUrl address of an external database, or null for the embedded one
 * @param unauthenticatedNetwork whether it may listen on an address that others can reach
 * @param maximumImportBytes largest body of an import
 * @param clock tells the time
 */
public record ServerSettings(
        String host,
        int port,
        Path dataDirectory,
        @Nullable String databaseUrl,
        boolean unauthenticatedNetwork,
        long maximumImportBytes,
        Clock clock) {

    /** Largest body of an import where nothing else is asked: 4 GiB. */
    public static final long DEFAULT_MAXIMUM_IMPORT_BYTES = 4L << 30;

    /** The address and the directory; not the URL, which may hold a password. */
    @Override
    public String toString() {
        return host + ":" + port + ", data in " + dataDirectory;
    }
}
