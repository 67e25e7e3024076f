package io.flowcast.connectors.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.connectors.internal.RecordFields;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RecordJson} writes. What is wrong is noted with its path; the value is then null. */
final class RecordReader {

    private final RecordJson json;
    private final String source;
    final FindingCollector findings = new FindingCollector();

    RecordReader(RecordJson json, String source) {
        this.json = json;
        this.source = source;
    }

    /** Notes that the text cannot be used. */
    void fatal(String code, String path, Object value, String cause) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        findings.add(Severity.FATAL, "routing-json." + code, Place.of(source, path), name, value, cause);
    }

    /** The record that a node describes, or null if it describes none. */
    @Nullable
    <R extends Record> R record(Class<R> type, JsonNode node, String path) {
        Object value = recordOf(type, node, path);
        return value == null ? null : type.cast(value);
    }

    private @Nullable Object recordOf(Class<?> type, JsonNode node, String path) {
        if (!node.isObject()) {
            wrongType(node, path, "an object");
            return null;
        }
        Map<String, @Nullable Object> fields = new HashMap<>(json.defaults(type));
        Set<String> known = new HashSet<>();
        boolean complete = true;
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            known.add(name);
            if (node.has(name)) {
                Object value = value(component.getGenericType(), node.get(name), path + "/" + name);
                if (value == null && node.get(name).isNull() && !isNullable(component)) {
                    wrongType(node.get(name), path + "/" + name, "a value");
                }
                complete &= value != null || isNullable(component);
                fields.put(name, value);
            } else if (!fields.containsKey(name)) {
                Object empty = empty(component);
                complete &= empty != null || isNullable(component);
                if (empty == null && !isNullable(component)) {
                    fatal("missing", path + "/" + name, "", "Maybe the field is misspelt; it has no default");
                }
                fields.put(name, empty);
            }
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fatal(
                        "unknown-field",
                        path + "/" + name,
                        name,
                        "Maybe misspelt, or of a later version; one of " + known);
            }
        });
        if (!complete) {
            return null;
        }
        try {
            return RecordFields.make(type, fields);
        } catch (IllegalArgumentException e) {
            fatal("refused", path, String.valueOf(e.getMessage()), "Maybe two fields do not fit together");
            return null;
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Object empty(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == OptionalDouble.class) {
            return OptionalDouble.empty();
        }
        if (type == OptionalLong.class) {
            return OptionalLong.empty();
        }
        return type == Optional.class ? Optional.empty() : null;
    }

    private void wrongType(JsonNode node, String path, String wanted) {
        fatal("wrong-type", path, node, "Maybe a value of another field; " + wanted + " stands here");
    }

    private @Nullable Object value(Type type, JsonNode node, String path) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic, node, path);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == OptionalDouble.class || plain == OptionalLong.class) {
            return optional(plain, node, path);
        }
        if (node.isNull()) {
            return null;
        }
        if (plain.isRecord()) {
            return recordOf(plain, node, path);
        }
        if (plain == long.class || plain == Long.class || plain == int.class || plain == Integer.class) {
            return whole(plain, node, path);
        }
        if (plain == double.class || plain == Double.class) {
            return checked(node.isNumber() && Double.isFinite(node.asDouble()), node, path, "a number")
                    ? (Double) node.asDouble()
                    : null;
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return checked(node.isBoolean(), node, path, "true or false") ? (Boolean) node.asBoolean() : null;
        }
        return checked(node.isTextual(), node, path, "a text") ? text(plain, node, path) : null;
    }

    private boolean checked(boolean fits, JsonNode node, String path, String wanted) {
        if (!fits) {
            wrongType(node, path, wanted);
        }
        return fits;
    }

    private @Nullable Object optional(Class<?> type, JsonNode node, String path) {
        boolean real = type == OptionalDouble.class;
        if (node.isNull()) {
            return real ? OptionalDouble.empty() : OptionalLong.empty();
        }
        if (real) {
            Object number = value(double.class, node, path);
            return number == null ? null : OptionalDouble.of((Double) number);
        }
        Object number = value(long.class, node, path);
        return number == null ? null : OptionalLong.of((Long) number);
    }

    private @Nullable Object whole(Class<?> type, JsonNode node, String path) {
        boolean small = type == int.class || type == Integer.class;
        boolean fits = node.isIntegralNumber() && (small ? node.canConvertToInt() : node.canConvertToLong());
        if (!checked(fits, node, path, "a whole number")) {
            return null;
        }
        return small ? (Object) node.asInt() : (Object) node.asLong();
    }

    /** The constant of an enumeration that a node names. */
    @Nullable
    Object constant(Class<?> type, JsonNode node, String path) {
        return value(type, node, path);
    }

    private @Nullable Object text(Class<?> type, JsonNode node, String path) {
        String text = node.asText();
        if (type == String.class) {
            return text;
        }
        if (type == Instant.class) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                wrongType(node, path, "a moment such as 2024-01-31T06:00:00Z");
                return null;
            }
        }
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(text)) {
                    return constant;
                }
            }
            wrongType(node, path, "one of " + List.of(type.getEnumConstants()));
            return null;
        }
        throw new IllegalStateException("No JSON for " + type);
    }

    private @Nullable Object generic(ParameterizedType type, JsonNode node, String path) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return node.isNull() ? Optional.empty() : Optional.ofNullable(value(arguments[0], node, path));
        }
        if (raw == Map.class) {
            return checked(node.isObject(), node, path, "an object") ? map(arguments, node, path) : null;
        }
        if (!checked(node.isArray(), node, path, "a list")) {
            return null;
        }
        List<Object> values = new ArrayList<>(node.size());
        for (int k = 0; k < node.size(); k++) {
            Object each = value(arguments[0], node.get(k), path + "/" + k);
            if (each == null) {
                if (node.get(k).isNull()) {
                    wrongType(node.get(k), path + "/" + k, "a value");
                }
                continue;
            }
            values.add(each);
        }
        return raw == Set.class ? new HashSet<>(values) : values;
    }

    private @Nullable Object map(Type[] arguments, JsonNode node, String path) {
        Map<Object, Object> map = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            String at = path + "/" + entry.getKey();
            Object key = arguments[0] == String.class
                    ? entry.getKey()
                    : value(arguments[0], RecordJson.NODES.textNode(entry.getKey()), at);
            Object value = value(arguments[1], entry.getValue(), at);
            if (key != null && value != null) {
                map.put(key, value);
            }
        });
        return map;
    }
}
