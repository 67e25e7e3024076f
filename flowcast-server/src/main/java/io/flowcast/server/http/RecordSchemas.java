package io.flowcast.server.http;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Writes JSON schemas (draft 2020-12) of records as {@link Json} writes and reads them: a component that may be null may be
 * left out, all others must be there, and there are no further fields. The kinds of a sealed interface are told apart as
 * its Jackson annotations say.
 */
final class RecordSchemas {

    static final String REFERENCE = "#/components/schemas/";

    /** Each with its format or pattern. */
    private static final Map<Class<?>, String[]> SIMPLE = Map.ofEntries(
            Map.entry(String.class, new String[] {"string"}),
            Map.entry(boolean.class, new String[] {"boolean"}),
            Map.entry(Boolean.class, new String[] {"boolean"}),
            Map.entry(int.class, new String[] {"integer", "format", "int32"}),
            Map.entry(Integer.class, new String[] {"integer", "format", "int32"}),
            Map.entry(long.class, new String[] {"integer", "format", "int64"}),
            Map.entry(Long.class, new String[] {"integer", "format", "int64"}),
            Map.entry(double.class, new String[] {"number", "format", "double"}),
            Map.entry(Double.class, new String[] {"number", "format", "double"}),
            Map.entry(BigDecimal.class, new String[] {"number"}),
            Map.entry(UUID.class, new String[] {"string", "format", "uuid"}),
            Map.entry(LocalDate.class, new String[] {"string", "format", "date"}),
            Map.entry(Instant.class, new String[] {"string", "format", "date-time"}),
            Map.entry(Duration.class, new String[] {"string", "format", "duration"}),
            Map.entry(LocalTime.class, new String[] {"string", "pattern", "^\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?$"}),
            Map.entry(ZoneId.class, new String[] {"string", "description", "Name of a time zone, such as Europe/Berlin."
            }),
            Map.entry(Currency.class, new String[] {"string", "pattern", "^[A-Z]{3}$"}));

    private final ObjectMapper mapper;
    private final Map<String, JsonNode> schemas = new LinkedHashMap<>();
    private final Map<String, Class<?>> owners = new LinkedHashMap<>();

    RecordSchemas(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The schemas that were referred to so far, by name. */
    Map<String, JsonNode> schemas() {
        return Collections.unmodifiableMap(schemas);
    }

    /** Name under which the schema of a record or sealed interface is kept. */
    String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        boolean alone = outer == null || outer.isInterface() || !outer.isRecord();
        String name = alone ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner == null) {
            schemas.put(name, mapper.createObjectNode());
            schemas.put(name, type.isRecord() ? record(type) : kinds(type));
        } else if (owner != type) {
            throw new IllegalStateException("two types want the name " + name + ": " + owner + " and " + type);
        }
        return name;
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode schema = mapper.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = mapper.createArrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), component(component));
            if (Nullness.required(component)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private ObjectNode component(RecordComponent component) {
        ObjectNode schema = of(component.getGenericType());
        Doc doc = component.getAnnotation(Doc.class);
        if (doc != null) {
            schema.put("description", doc.value());
            if (doc.least() != Long.MIN_VALUE) {
                schema.put("minimum", doc.least());
            }
            if (doc.most() != Long.MAX_VALUE) {
                schema.put("maximum", doc.most());
            }
        }
        return schema;
    }

    /** One schema for each kind, with the field that tells them apart. */
    private ObjectNode kinds(Class<?> type) {
        Class<?> annotated = Objects.requireNonNullElse(mapper.findMixInClassFor(type), type);
        JsonTypeInfo info = annotated.getAnnotation(JsonTypeInfo.class);
        JsonSubTypes kinds = annotated.getAnnotation(JsonSubTypes.class);
        if (!type.isSealed() || info == null || kinds == null) {
            throw new IllegalStateException("there is no schema for " + type);
        }
        ObjectNode schema = mapper.createObjectNode();
        ArrayNode oneOf = schema.putArray("oneOf");
        for (JsonSubTypes.Type kind : kinds.value()) {
            ObjectNode fields = record(kind.value());
            ObjectNode properties = mapper.createObjectNode();
            properties.putObject(info.property()).put("const", kind.name());
            properties.setAll((ObjectNode) fields.get("properties"));
            fields.set("properties", properties);
            fields.withArray("required").insert(0, info.property());
            oneOf.add(fields);
        }
        return schema;
    }

    private ObjectNode of(Type type) {
        ObjectNode schema = mapper.createObjectNode();
        if (type instanceof ParameterizedType generic) {
            container(schema, (Class<?>) generic.getRawType(), generic.getActualTypeArguments());
            return schema;
        }
        Class<?> plain = (Class<?>) type;
        String[] simple = SIMPLE.get(plain);
        if (simple != null) {
            schema.put("type", simple[0]);
            if (simple.length > 1) {
                schema.put(simple[1], simple[2]);
            }
        } else if (plain.isEnum()) {
            schema.put("type", "string").set("enum", constants(plain));
        } else {
            schema.put("$ref", REFERENCE + name(plain));
        }
        return schema;
    }

    private void container(ObjectNode schema, Class<?> container, Type[] arguments) {
        if (container == List.class || container == Set.class) {
            schema.put("type", "array").set("items", of(arguments[0]));
            if (container == Set.class) {
                schema.put("uniqueItems", true);
            }
        } else if (container == Map.class) {
            schema.put("type", "object").set("additionalProperties", of(arguments[1]));
            if (arguments[0] instanceof Class<?> key && key.isEnum()) {
                schema.putObject("propertyNames").set("enum", constants(key));
            }
        } else {
            throw new IllegalStateException("there is no schema for " + container);
        }
    }

    private ArrayNode constants(Class<?> type) {
        ArrayNode names = mapper.createArrayNode();
        Arrays.stream(type.getEnumConstants()).map(Object::toString).forEach(names::add);
        return names;
    }
}
