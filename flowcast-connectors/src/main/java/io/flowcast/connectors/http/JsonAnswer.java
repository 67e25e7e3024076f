package io.flowcast.connectors.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.finding.SourceException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value inside a JSON answer that knows where it is, so that a field that is missing or of another kind is told by its
 * path. Immutable.
 */
public final class JsonAnswer {
    /** Answers of outside services are not trusted: depth and length are limited. */
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(400)
                            .maxStringLength(4_000_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final long FIRST_SECOND = -62_167_219_200L; // year 0
    private static final long LAST_SECOND = 253_402_300_799L; // end of the year 9999

    private final String source;
    private final String operation;
    private final String path;
    private final JsonNode node;

    private JsonAnswer(String source, String operation, String path, JsonNode node) {
        this.source = source;
        this.operation = operation;
        this.path = path;
        this.node = node;
    }

    /**
     * Reads an answer.
     *
     * @param source name of the service
     * @param call what was asked
     * @param answer what it answered
     * @return the whole document
     * @throws SourceException if the body is no JSON
     */
    public static JsonAnswer of(String source, HttpCall call, HttpAnswer answer) {
        JsonNode node = parse(answer);
        if (node == null) {
            throw broken(source, call.operation(), "body", answer.text(), "Maybe the answer was cut off.");
        }
        return new JsonAnswer(source, call.operation(), "", node);
    }

    /**
     * Looks into an answer without complaining, for {@link HttpCall.Builder#inspect}.
     *
     * @param answer an answer
     * @return the document, or empty if the body is no JSON
     */
    public static Optional<JsonAnswer> peek(HttpAnswer answer) {
        return Optional.ofNullable(parse(answer)).map(node -> new JsonAnswer("", "", "", node));
    }

    private static @Nullable JsonNode parse(HttpAnswer answer) {
        try {
            JsonNode node = MAPPER.readTree(answer.body());
            return node == null || node.isMissingNode() ? null : node;
        } catch (IOException e) {
            return null;
        }
    }

    private static SourceException broken(String source, String operation, String name, String value, String cause) {
        return new SourceException(
                new Finding("source.broken-answer", Severity.ERROR, Place.of(source, operation), name, value, cause),
                null);
    }

    private SourceException broken(String expected) {
        return broken(
                source,
                operation,
                path.isEmpty() ? "body" : path,
                node.isMissingNode() ? "" : node.toString(),
                node.isMissingNode()
                        ? "Maybe the service has changed its format: the field is missing."
                        : "Maybe the service has changed its format: " + expected + " was expected.");
    }

    /**
     * A field of an object.
     *
     * @param name its name
     * @return the value; reading it fails if the field is missing
     */
    public JsonAnswer at(String name) {
        return new JsonAnswer(source, operation, path.isEmpty() ? name : path + "." + name, node.path(name));
    }

    /**
     * Whether there is a value: the field is there and not null.
     *
     * @return true if it can be read
     */
    public boolean present() {
        return !node.isMissingNode() && !node.isNull();
    }

    /**
     * Whether there is an array.
     *
     * @return true if it has elements or could have
     */
    public boolean array() {
        return node.isArray();
    }

    /**
     * The elements of an array.
     *
     * @return the elements in order
     * @throws SourceException if it is no array
     */
    public List<JsonAnswer> elements() {
        if (!node.isArray()) {
            throw broken("an array");
        }
        List<JsonAnswer> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(new JsonAnswer(source, operation, path + "[" + i + "]", node.get(i)));
        }
        return elements;
    }

    /**
     * A text.
     *
     * @return the text
     * @throws SourceException if it is no text
     */
    public String text() {
        if (!node.isTextual()) {
            throw broken("a text");
        }
        return node.textValue();
    }

    /**
     * A text where there may be none.
     *
     * @param otherwise what is taken then
     * @return the text, or what is taken if the field is missing, null or no text
     */
    public String text(String otherwise) {
        return node.isTextual() ? node.textValue() : otherwise;
    }

    /**
     * The beginning of a text, for example the date of a time.
     *
     * @param length how many characters
     * @return the beginning, or the whole text if it is shorter
     * @throws SourceException if it is no text
     */
    public JsonAnswer prefix(int length) {
        String text = text();
        return new JsonAnswer(
                source, operation, path, TextNode.valueOf(text.substring(0, Math.min(length, text.length()))));
    }

    /**
     * A text without its end, for example a number without its unit.
     *
     * @param suffix the end
     * @return the rest
     * @throws SourceException if it is no text that ends so
     */
    public JsonAnswer withoutSuffix(String suffix) {
        String text = text();
        if (!text.endsWith(suffix)) {
            throw broken("a text that ends with '" + suffix + "'");
        }
        return new JsonAnswer(
                source, operation, path, TextNode.valueOf(text.substring(0, text.length() - suffix.length())));
    }

    /**
     * True or false where there may be neither.
     *
     * @param otherwise what is taken then
     * @return the value, or what is taken if the field is missing, null or something else
     */
    public boolean flag(boolean otherwise) {
        return node.isBoolean() ? node.booleanValue() : otherwise;
    }

    /**
     * A finite number, also one that is written as a text.
     *
     * @return the number
     * @throws SourceException if it is no number
     */
    public double number() {
        double value = Double.NaN;
        if (node.isNumber()) {
            value = node.doubleValue();
        } else if (node.isTextual()) {
            try {
                value = Double.parseDouble(node.textValue());
            } catch (NumberFormatException e) {
                value = Double.NaN;
            }
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw broken("a number");
        }
        return value;
    }

    /**
     * A number where there may be none.
     *
     * @param otherwise what is taken then
     * @return the number, or what is taken if the field is missing or null
     * @throws SourceException if there is something that is no number
     */
    public double number(double otherwise) {
        return present() ? number() : otherwise;
    }

    /**
     * A whole number.
     *
     * @return the number
     * @throws SourceException if it is no whole number of 64 bits
     */
    public long whole() {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw broken("a whole number");
        }
        return node.longValue();
    }

    /**
     * A date as {@code 2026-03-01}.
     *
     * @return the date
     * @throws SourceException if it is no date
     */
    public LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeException e) {
            throw broken("a date such as 2026-03-01");
        }
    }

    /**
     * A moment that is written as seconds since 1970.
     *
     * @return the moment
     * @throws SourceException if it is no whole number, or lies outside the years 0 to 9999
     */
    public Instant epochSeconds() {
        long seconds = whole();
        if (seconds < FIRST_SECOND || seconds > LAST_SECOND) {
            throw broken("a time in seconds since 1970");
        }
        return Instant.ofEpochSecond(seconds);
    }

    /**
     * Makes something of what was read.
     *
     * @param <T> type of what is made
     * @param make reads fields and makes a value of them
     * @return the value
     * @throws SourceException if the values that the service gave lie outside their ranges
     */
    public <T> T checked(Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw broken(
                    source,
                    operation,
                    path.isEmpty() ? "body" : path,
                    String.valueOf(e.getMessage()),
                    "Maybe the service has changed its units, or gives values that cannot be.");
        }
    }

    @Override
    public String toString() {
        return path + " = " + node;
    }
}
