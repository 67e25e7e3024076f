package io.flowcast.connectors.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A key of an outside service, and where it is sent. Prints without the key. Immutable.
 */
public final class Credential {
    private static final String MASK = "***";
    private static final int SHORTEST_MASKED = 4;

    private final boolean inQuery;
    private final String name;
    private final String value;

    private Credential(boolean inQuery, String name, String value) {
        this.inQuery = inQuery;
        this.name = Objects.requireNonNull(name, "name");
        this.value = Objects.requireNonNull(value, "value");
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "the key for " + name + " is empty. Maybe the environment variable that holds it is not set");
        }
        if (value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            // The key itself must not be printed.
            throw new IllegalArgumentException("the key for " + name
                    + " holds a blank or a character outside ASCII. Maybe a line break was copied with it");
        }
    }

    /**
     * A key that is sent as a parameter of the query.
     *
     * @param name name of the parameter
     * @param value the key
     * @return the credential
     * @throws IllegalArgumentException if the key is empty or holds blanks
     */
    public static Credential queryParameter(String name, String value) {
        return new Credential(true, name, value);
    }

    /**
     * A key that is sent as a header.
     *
     * @param name name of the header
     * @param value the key
     * @return the credential
     * @throws IllegalArgumentException if the key is empty or holds blanks
     */
    public static Credential header(String name, String value) {
        return new Credential(false, name, value);
    }

    /**
     * A token that is sent as {@code Authorization: Bearer}.
     *
     * @param token the token
     * @return the credential
     * @throws IllegalArgumentException if the token is empty or holds blanks
     */
    public static Credential bearer(String token) {
        new Credential(false, "Authorization", token); // checked without its prefix
        return new Credential(false, "Authorization", token, "Bearer ");
    }

    private Credential(boolean inQuery, String name, String value, String prefix) {
        this.inQuery = inQuery;
        this.name = name;
        this.value = prefix + value;
    }

    boolean inQuery() {
        return inQuery;
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }

    /** The text without the key, as it is and as it looks in a URL. */
    String mask(String text) {
        String secret = value.startsWith("Bearer ") ? value.substring("Bearer ".length()) : value;
        if (secret.length() < SHORTEST_MASKED) {
            return text; // too short to be a secret, and it would mask half of the text
        }
        return text.replace(secret, MASK).replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), MASK);
    }

    @Override
    public String toString() {
        return (inQuery ? "query parameter " : "header ") + name + " " + MASK;
    }
}
