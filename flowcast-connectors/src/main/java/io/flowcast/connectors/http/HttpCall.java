package io.flowcast.connectors.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an outside service, without any key. Immutable.
 *
 * <p>Its {@link #key()} names the answer in caches and recordings: two calls that ask the same have the same key, whatever
 * credential they are sent with.
 */
public final class HttpCall {
    private static final int LONGEST_KEY = 400;
    private static final String JSON = "application/json";

    /**
     * A pair of name and value.
     *
     * @param name the name
     * @param value the value
     */
    record Pair(String name, String value) {}

    private final String operation;
    private final String method;
    private final List<String> path;
    private final List<Pair> query;
    private final List<Pair> headers;
    private final byte @Nullable [] body;
    private final String bodyType;
    private final boolean repeatable;
    private final Duration cacheFor;
    private final Duration cacheEmptyFor;
    private final Function<HttpAnswer, Verdict> inspection;
    private final Set<Integer> acceptedStatus;
    private final String expectedType;
    private final int costUnits;
    private final String key;

    private HttpCall(Builder b) {
        operation = b.operation;
        method = b.method;
        path = List.copyOf(b.path);
        query = List.copyOf(b.query);
        headers = List.copyOf(b.headers);
        body = b.body;
        bodyType = b.bodyType;
        repeatable = b.repeatable;
        cacheFor = b.cacheFor;
        cacheEmptyFor = b.cacheEmptyFor;
        inspection = b.inspection;
        acceptedStatus = Set.copyOf(b.acceptedStatus);
        expectedType = b.expectedType;
        costUnits = b.costUnits;
        key = makeKey();
    }

    /**
     * Reads something.
     *
     * @param operation name of the operation for messages, for example {@code geocode}
     * @return a builder
     */
    public static Builder get(String operation) {
        return new Builder(operation, "GET", true);
    }

    /**
     * Sends something. It is repeated after a failure only if {@link Builder#repeatable} says that asking twice does no
     * harm.
     *
     * @param operation name of the operation for messages
     * @param contentType media type of the body
     * @param body the body; copied
     * @return a builder
     */
    public static Builder post(String operation, String contentType, byte[] body) {
        Builder builder = new Builder(operation, "POST", false);
        builder.body = body.clone();
        builder.bodyType = Objects.requireNonNull(contentType, "contentType");
        return builder;
    }

    private String makeKey() {
        StringBuilder text = new StringBuilder(method);
        path.forEach(segment -> text.append('/').append(escape(segment)));
        char mark = '?';
        for (Pair pair : query) {
            text.append(mark).append(escape(pair.name)).append('=').append(escape(pair.value));
            mark = '&';
        }
        for (Pair pair : headers) {
            text.append(' ').append(escape(pair.name)).append(':').append(escape(pair.value));
        }
        if (body != null) {
            text.append(" body ").append(sha256(body));
        }
        if (body != null && !bodyType.startsWith(JSON)) {
            text.append(" as ").append(escape(bodyType));
        }
        if (!expectedType.equals(JSON)) {
            text.append(" for ").append(escape(expectedType));
        }
        if (text.length() <= LONGEST_KEY) {
            return text.toString();
        }
        String all = text.toString();
        return all.substring(0, LONGEST_KEY - 80) + "... " + sha256(all.getBytes(StandardCharsets.UTF_8));
    }

    /** Marks that separate the parts of a key must not come from the parts themselves. */
    private static String escape(String text) {
        return text.replace("%", "%25")
                .replace("/", "%2F")
                .replace("?", "%3F")
                .replace("&", "%26")
                .replace("=", "%3D")
                .replace(":", "%3A")
                .replace(" ", "%20")
                .replace("\n", "%0A")
                .replace("\r", "%0D");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Names the answer in caches and recordings.
     *
     * @return method, path, query, headers and hash of the body; never a credential
     */
    public String key() {
        return key;
    }

    /**
     * Name of the operation.
     *
     * @return the name for messages
     */
    public String operation() {
        return operation;
    }

    /**
     * How much of a quota the call takes.
     *
     * @return units, at least 0
     */
    public int costUnits() {
        return costUnits;
    }

    String method() {
        return method;
    }

    List<String> path() {
        return path;
    }

    List<Pair> query() {
        return query;
    }

    List<Pair> headers() {
        return headers;
    }

    byte @Nullable [] body() {
        return body;
    }

    String bodyType() {
        return bodyType;
    }

    boolean repeatable() {
        return repeatable;
    }

    Duration cacheFor() {
        return cacheFor;
    }

    Duration cacheEmptyFor() {
        return cacheEmptyFor;
    }

    Verdict inspect(HttpAnswer answer) {
        return inspection.apply(answer);
    }

    boolean accepts(int status) {
        return (status >= 200 && status < 300) || acceptedStatus.contains(status);
    }

    String expectedType() {
        return expectedType;
    }

    @Override
    public String toString() {
        return operation + " " + key;
    }

    /** Builds an {@link HttpCall}. */
    public static final class Builder {
        private final String operation;
        private final String method;
        private final List<String> path = new ArrayList<>();
        private final List<Pair> query = new ArrayList<>();
        private final List<Pair> headers = new ArrayList<>();
        private byte @Nullable [] body;
        private String bodyType = "";
        private boolean repeatable;
        private Duration cacheFor = Duration.ZERO;
        private Duration cacheEmptyFor = Duration.ZERO;
        private Function<HttpAnswer, Verdict> inspection = answer -> Verdict.good();
        private final Set<Integer> acceptedStatus = new TreeSet<>();
        private String expectedType = JSON;
        private int costUnits = 1;

        private Builder(String operation, String method, boolean repeatable) {
            this.operation = Objects.requireNonNull(operation, "operation");
            this.method = method;
            this.repeatable = repeatable;
        }

        /**
         * Adds a path below the address of the service.
         *
         * @param segments parts of the path, not encoded; a slash inside a part is part of it
         * @return this builder
         */
        public Builder path(String... segments) {
            for (String segment : segments) {
                if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                    throw new IllegalArgumentException("a part of a path must be a name, was '" + segment + "'");
                }
                path.add(segment);
            }
            return this;
        }

        /**
         * Adds a parameter of the query.
         *
         * @param name its name
         * @param value its value, not encoded
         * @return this builder
         */
        public Builder query(String name, String value) {
            query.add(new Pair(name, value));
            return this;
        }

        /**
         * Adds a header that is no credential.
         *
         * @param name its name
         * @param value its value
         * @return this builder
         */
        public Builder header(String name, String value) {
            headers.add(new Pair(name, value));
            return this;
        }

        /**
         * Says that asking twice does no harm although the method alone does not promise it.
         *
         * @return this builder
         */
        public Builder repeatable() {
            repeatable = true;
            return this;
        }

        /**
         * Lets the answer be kept.
         *
         * @param found how long an answer may be kept, as the provider's terms allow; zero for not at all
         * @param empty how long an answer may be kept that says there is nothing ({@link Verdict.Kind#EMPTY})
         * @return this builder
         */
        public Builder cacheFor(Duration found, Duration empty) {
            if (found.isNegative() || empty.isNegative()) {
                throw new IllegalArgumentException(
                        "an answer cannot be kept for a negative time, was " + found + " and " + empty);
            }
            cacheFor = found;
            cacheEmptyFor = empty;
            return this;
        }

        /**
         * Sets who looks into an answer before it is kept and given out.
         *
         * @param value looks at every answer whose status is accepted; must not throw
         * @return this builder
         */
        public Builder inspect(Function<HttpAnswer, Verdict> value) {
            inspection = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Takes a status that is no success as an answer: the caller reads it. Others become exceptions.
         *
         * @param status for example 404
         * @return this builder
         */
        public Builder acceptStatus(int status) {
            acceptedStatus.add(status);
            return this;
        }

        /**
         * Sets what the service must answer with.
         *
         * @param mediaType for example {@code application/json}; empty for anything
         * @return this builder
         */
        public Builder expects(String mediaType) {
            expectedType = Objects.requireNonNull(mediaType, "mediaType");
            return this;
        }

        /**
         * Sets how much of the quota the call takes.
         *
         * @param units for example the elements of a matrix, at least 0
         * @return this builder
         */
        public Builder costUnits(int units) {
            if (units < 0) {
                throw new IllegalArgumentException("costUnits must not be negative, was " + units);
            }
            costUnits = units;
            return this;
        }

        /**
         * The call.
         *
         * @return an immutable call
         */
        public HttpCall build() {
            return new HttpCall(this);
        }
    }
}
