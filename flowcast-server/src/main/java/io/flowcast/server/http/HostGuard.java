package io.flowcast.server.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that a foreign web page has sent here through the visitor's own browser. While callers are not
 * authenticated, a page could make its own name point to this machine and then read everything; the browser still says
 * which name it believes to talk to.
 */
final class HostGuard {

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private HostGuard() {}

    /** Whether a Host header means this machine. */
    static boolean isLoopback(@Nullable String host) {
        if (host == null) {
            return false;
        }
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']');
        String name = hasPort ? host.substring(0, colon) : host;
        return LOOPBACK_NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
