package io.flowcast.connectors.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key of an outside service, and where it is sent. Prints without the key. Safe for several threads.
 */
public final class Credential {
    private static final String MASK = "***";
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");
    private static final int SHORTEST_MASKED = 4;
    /** Shorter ones may be part of what a service says, for example "demo". */
    private static final int SHORTEST_MASKED_IN_BODY = 12;
    /** Tokens that are remembered for masking: an answer may still name the one before. */
    private static final int REMEMBERED = 16;

    /** The supplier of a token failed, or gave none that can be sent. */
    static final class NoTokenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoTokenException(String message) {
            super(message);
        }
    }

    private final boolean inQuery;
    private final String name;
    private final String value;
    private final @Nullable Supplier<String> tokens;
    /** Tokens that were sent, and their shapes; the oldest first. */
    private final Map<String, List<String>> sent = new LinkedHashMap<>();

    private volatile List<String> shapes;

    private Credential(boolean inQuery, String name, String value) {
        this.inQuery = inQuery;
        this.name = Objects.requireNonNull(name, "name");
        this.value = Objects.requireNonNull(value, "value");
        tokens = null;
        shapes = shapes(value);
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

    /**
     * Tokens that are sent as {@code Authorization: Bearer} and run out. One is asked for before each request, by the thread that
     * sends it.
     *
     * @param tokens gives a token that is still good; it keeps and renews it itself, and may be asked by several threads at once
     * @return the credential
     */
    public static Credential bearer(Supplier<String> tokens) {
        return new Credential(Objects.requireNonNull(tokens, "tokens"));
    }

    private Credential(boolean inQuery, String name, String value, String prefix) {
        this.inQuery = inQuery;
        this.name = name;
        this.value = prefix + value;
        tokens = null;
        shapes = shapes(value);
    }

    private Credential(Supplier<String> tokens) {
        inQuery = false;
        name = "Authorization";
        value = "";
        this.tokens = tokens;
        shapes = List.of();
    }

    boolean inQuery() {
        return inQuery;
    }

    String name() {
        return name;
    }

    /** What is sent with the next request. */
    String value() {
        if (tokens == null) {
            return value;
        }
        String token;
        try {
            token = Objects.requireNonNullElse(tokens.get(), "");
        } catch (RuntimeException e) {
            // Its message may hold secrets of the sign-in, so only its kind is told.
            throw new NoTokenException(
                    "the supplier of the token failed: " + e.getClass().getName());
        }
        Credential checked;
        try {
            checked = bearer(token);
        } catch (IllegalArgumentException e) {
            throw new NoTokenException(String.valueOf(e.getMessage()));
        }
        remember(token, checked.shapes);
        return checked.value;
    }

    private void remember(String token, List<String> itsShapes) {
        synchronized (sent) {
            sent.remove(token);
            sent.put(token, itsShapes);
            if (sent.size() > REMEMBERED) {
                sent.remove(sent.keySet().iterator().next());
            }
            List<String> all = new ArrayList<>(itsShapes); // the newest first
            sent.values().forEach(all::addAll);
            shapes = List.copyOf(all);
        }
    }

    /** The key as it is, as it looks in a URL, and as it looks in JSON that writes a slash as {@code \\/}. */
    private static List<String> shapes(String secret) {
        if (secret.length() < SHORTEST_MASKED) {
            return List.of(); // too short to be a secret, and it would mask half of the text
        }
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String query = form.replace("%2F", "/"); // a slash needs no escape in a query
        return Stream.of(secret, form, query)
                .flatMap(shape -> Stream.of(shape, lowerEscapes(shape)))
                .flatMap(shape -> Stream.of(shape, shape.replace("/", "\\/")))
                .distinct()
                .toList();
    }

    private static String lowerEscapes(String encoded) {
        return ESCAPE.matcher(encoded).replaceAll(m -> m.group().toLowerCase(Locale.ROOT));
    }

    /** The text without the key. */
    String mask(String text) {
        String masked = text;
        for (String shape : shapes) {
            masked = masked.replace(shape, MASK);
        }
        return masked;
    }

    /** The bytes without the key, the same array where it is not in them. */
    byte[] mask(byte[] bytes) {
        List<String> known = shapes;
        if (known.isEmpty() || known.get(0).length() < SHORTEST_MASKED_IN_BODY) {
            return bytes;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1); // a character is a byte: nothing else changes
        String masked = mask(text);
        return masked.equals(text) ? bytes : masked.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return (inQuery ? "query parameter " : "header ") + name + " " + MASK;
    }
}
