package io.flowcast.server.http;

import io.javalin.http.Context;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A path or query parameter: how it is documented and how it is read, declared once.
 *
 * @param <T> what it is read into
 */
public final class Parameter<T> {

    /** Where a parameter stands. */
    public enum Place {
        /** A segment of the path; always there. */
        PATH,
        /** Behind the question mark; may be left out. */
        QUERY
    }

    private final Place place;
    private final String name;
    private final String description;
    private final Supplier<Schema<?>> schema;
    private final Function<String, T> parser;
    private final @Nullable T fallback;

    private Parameter(
            Place place,
            String name,
            String description,
            Supplier<Schema<?>> schema,
            Function<String, T> parser,
            @Nullable T fallback) {
        this.place = place;
        this.name = name;
        this.description = description;
        this.schema = schema;
        this.parser = parser;
        this.fallback = fallback;
    }

    /** An identifier in the path. */
    public static Parameter<UUID> id(String name, String description) {
        return new Parameter<>(
                Place.PATH,
                name,
                description,
                () -> new UUIDSchema(),
                text -> {
                    if (text.length() != 36) {
                        throw new IllegalArgumentException("must be a UUID");
                    }
                    return UUID.fromString(text);
                },
                null);
    }

    /** A name in the path. */
    public static Parameter<String> segment(String name, String description) {
        return new Parameter<>(Place.PATH, name, description, StringSchema::new, text -> text, null);
    }

    /** A whole number in the query, with its bounds and what is taken when it is left out. */
    public static Parameter<Integer> integer(String name, int least, int most, int fallback, String description) {
        return new Parameter<>(
                Place.QUERY,
                name,
                description,
                () -> {
                    IntegerSchema documented = new IntegerSchema();
                    documented.minimum(BigDecimal.valueOf(least)).maximum(BigDecimal.valueOf(most));
                    documented.setDefault(fallback);
                    return documented;
                },
                text -> {
                    int value = Integer.parseInt(text);
                    if (value < least || value > most) {
                        throw new IllegalArgumentException("must be from " + least + " to " + most);
                    }
                    return value;
                },
                fallback);
    }

    /** A text in the query that may be left out. */
    public static Parameter<String> text(String name, int mostCharacters, String description) {
        return new Parameter<>(
                Place.QUERY,
                name,
                description,
                () -> new StringSchema().maxLength(mostCharacters),
                text -> {
                    if (text.length() > mostCharacters) {
                        throw new IllegalArgumentException("must have at most " + mostCharacters + " characters");
                    }
                    return text;
                },
                null);
    }

    /** One of the names of an enumeration, in lower case, in the query. */
    public static <E extends Enum<E>> Parameter<E> choice(String name, E fallback, String description) {
        List<E> values = Arrays.asList(fallback.getDeclaringClass().getEnumConstants());
        List<String> labels = values.stream().map(Parameter::label).toList();
        return new Parameter<>(
                Place.QUERY,
                name,
                description,
                () -> {
                    StringSchema documented = new StringSchema();
                    documented.setEnum(List.copyOf(labels));
                    documented.setDefault(label(fallback));
                    return documented;
                },
                text -> {
                    int index = labels.indexOf(text);
                    if (index < 0) {
                        throw new IllegalArgumentException("must be one of " + labels);
                    }
                    return values.get(index);
                },
                fallback);
    }

    /** Where it stands. */
    public Place place() {
        return place;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What it means. */
    public String description() {
        return description;
    }

    /** Its type as OpenAPI says it; a fresh object each time, for documents are changed after they are made. */
    public Schema<?> schema() {
        return schema.get();
    }

    /**
     * Reads it from a request.
     *
     * @return the value, or what is taken instead, which is null where there is nothing to take
     * @throws ProblemException if it is there and does not fit, or there more than once
     */
    public @Nullable T readOrNull(Context context) {
        if (place == Place.PATH) {
            return parse(context.pathParam(name));
        }
        List<String> values = context.queryParams(name);
        if (values.isEmpty()) {
            return fallback;
        }
        if (values.size() > 1) {
            throw invalid("is given " + values.size() + " times");
        }
        return parse(values.get(0));
    }

    /** Reads a parameter that stands in the path or has a fallback, and therefore always has a value. */
    public T read(Context context) {
        return Objects.requireNonNull(readOrNull(context), name);
    }

    private T parse(String text) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw invalid("must be a whole number");
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private ProblemException invalid(String why) {
        return ProblemException.of(
                ProblemType.PARAMETER_INVALID,
                FieldError.ofParameter(name, "The parameter \"" + name + "\" " + why + "."));
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
