package io.flowcast.persistence.postgres;

import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a database and how many connections to keep.
 *
 * @param jdbcUrl JDBC URL without credentials
 * @param user role
 * @param password its password; never part of {@link #toString()}
 * @param maximumConnections most connections at once, at least 2
 * @param clock tells when something was kept
 * @param meterRegistry a Micrometer registry that receives figures about the connections, or null for none
 */
public record DatabaseSettings(
        String jdbcUrl,
        String user,
        String password,
        int maximumConnections,
        Clock clock,
        @Nullable Object meterRegistry) {
    /** Checks the arguments. */
    public DatabaseSettings {
        Objects.requireNonNull(jdbcUrl, "jdbcUrl");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(clock, "clock");
        if (maximumConnections < 2) {
            throw new IllegalArgumentException("maximumConnections must be at least 2, was " + maximumConnections);
        }
    }

    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
