package io.flowcast.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** JSON as the server reads and writes it: strict, with limits, dates as ISO 8601 text, nothing for what is not there. */
public final class Json {

    private static final int MAXIMUM_DEPTH = 50;
    private static final int MAXIMUM_STRING_LENGTH = 100_000;

    private final ObjectMapper mapper;

    /** Makes a reader and writer of plain records. */
    public Json() {
        this(Map.of());
    }

    /**
     * Makes a reader and writer.
     *
     * @param annotations for types that cannot carry annotations of their own, a type that carries them instead
     */
    public Json(Map<Class<?>, Class<?>> annotations) {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .annotationIntrospector(new RequiredComponents())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
        annotations.forEach(builder::addMixIn);
        mapper = builder.build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAXIMUM_DEPTH)
                        .maxStringLength(MAXIMUM_STRING_LENGTH)
                        .build());
    }

    /** The mapper itself, for streams and for the documentation. */
    public ObjectMapper mapper() {
        return mapper;
    }

    /** Writes a value. */
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a whole body.
     *
     * @throws ProblemException with a pointer to the field that is wrong
     */
    public <T> T read(byte[] body, Class<T> type) {
        T value;
        try {
            value = mapper.readValue(body, type);
        } catch (JsonMappingException e) {
            throw ProblemException.of(ProblemType.BODY_INVALID, FieldError.at(pointer(e), detail(e)));
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " in line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new ProblemException(ProblemType.BODY_MALFORMED, "The body is not JSON: it breaks" + place + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (value == null) {
            throw ProblemException.of(ProblemType.BODY_INVALID, FieldError.at("", "The body must be an object."));
        }
        return value;
    }

    /**
     * Makes a value of a part of a body.
     *
     * @param part the part
     * @param pointer where it stands in the body
     * @param type what to make
     * @param errors receives what is wrong with it
     * @return the value, or null if anything is wrong
     */
    public <T> @Nullable T convert(JsonNode part, String pointer, Class<T> type, Consumer<FieldError> errors) {
        try {
            T value = mapper.treeToValue(part, type);
            if (value == null) {
                errors.accept(FieldError.at(pointer, "There must be a value."));
            }
            return value;
        } catch (JsonMappingException e) {
            errors.accept(FieldError.at(pointer + pointer(e), detail(e)));
        } catch (JsonProcessingException e) {
            errors.accept(FieldError.at(pointer, "The value cannot be read."));
        }
        return null;
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            String name = step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName();
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /** Says it in our own words: the library's messages name Java classes. */
    private static String detail(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "The field \"" + shortened(unknown.getPropertyName()) + "\" is unknown.";
        }
        if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException cause) {
            return String.valueOf(cause.getMessage());
        }
        if (e instanceof InvalidFormatException format) {
            return "The value \"" + shortened(String.valueOf(format.getValue())) + "\" is not "
                    + expected(format.getTargetType()) + ".";
        }
        if (e.getPath().isEmpty()) {
            return "The body must be an object with the documented fields.";
        }
        return "The field is missing or has the wrong type.";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "allowed here";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a date or time in ISO 8601";
        }
        return Number.class.isAssignableFrom(type) || type.isPrimitive() ? "a number in range" : "allowed here";
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** Makes the components of a record that are not marked nullable required. */
    private static final class RequiredComponents extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            if (member instanceof AnnotatedParameter parameter
                    && member.getDeclaringClass().isRecord()) {
                RecordComponent[] components = member.getDeclaringClass().getRecordComponents();
                if (parameter.getOwner().getParameterCount() == components.length) {
                    return Nullness.required(components[parameter.getIndex()]);
                }
            }
            return super.hasRequiredMarker(member);
        }
    }
}
