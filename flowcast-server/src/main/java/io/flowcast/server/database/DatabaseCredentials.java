package io.flowcast.server.database;

import java.util.Objects;

/**
 * Where a database answers and who asks.
 *
 * @param jdbcUrl JDBC URL without any credential in it
 * @param user role name
 * @param password password of the role, possibly empty; never part of {@link #toString()}
 */
public record DatabaseCredentials(String jdbcUrl, String user, String password) {

    /** Checks that nothing is missing. */
    public DatabaseCredentials {
        Objects.requireNonNull(jdbcUrl, "jdbcUrl");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    /** The URL and the role, without the password. */
    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
