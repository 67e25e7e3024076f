package io.flowcast.connectors.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.connectors.internal.RecordFields;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON objects with their components as fields, so that what a later version adds is written and read too. A field is left
 * out if it has the value that the record's builder gives it.
 */
final class RecordJson {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Examples of records whose builders set what is not said. */
    private final Map<Class<?>, Map<String, @Nullable Object>> defaults = new HashMap<>();

    RecordJson() {}

    /** Takes as default what an example has, but for the fields that have none. */
    RecordJson defaults(Record example, String... without) {
        Map<String, @Nullable Object> fields = RecordFields.of(example);
        fields.keySet().removeAll(Set.of(without));
        defaults.put(example.getClass(), fields);
        return this;
    }

    /** What a field of a record is if nobody says, or an empty map for records without defaults. */
    Map<String, @Nullable Object> defaults(Class<?> type) {
        return defaults.getOrDefault(type, Map.of());
    }

    ObjectNode object(Record value) {
        ObjectNode node = NODES.objectNode();
        Map<String, @Nullable Object> usual = defaults(value.getClass());
        RecordFields.of(value).forEach((name, field) -> {
            boolean said = !usual.containsKey(name) || !Objects.equals(usual.get(name), field);
            if (said && !(isEmpty(field) && !usual.containsKey(name))) {
                node.set(name, node(field));
            }
        });
        return node;
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || (value instanceof OptionalDouble number && number.isEmpty())
                || (value instanceof OptionalLong number && number.isEmpty())
                || (value instanceof Optional<?> any && any.isEmpty());
    }

    JsonNode node(@Nullable Object value) {
        if (isEmpty(value)) {
            return NODES.nullNode();
        }
        if (value instanceof Record record) {
            return object(record);
        }
        if (value instanceof Collection<?> many) {
            ArrayNode array = NODES.arrayNode(many.size());
            many.forEach(each -> array.add(node(each)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, each) -> object.set(String.valueOf(key), node(each)));
            return object;
        }
        if (value instanceof OptionalDouble number) {
            return NODES.numberNode(number.getAsDouble());
        }
        if (value instanceof OptionalLong number) {
            return NODES.numberNode(number.getAsLong());
        }
        if (value instanceof Optional<?> any) {
            return node(any.get());
        }
        if (value instanceof Long number) {
            return NODES.numberNode((long) number);
        }
        if (value instanceof Integer number) {
            return NODES.numberNode((int) number);
        }
        if (value instanceof Double number) {
            return NODES.numberNode((double) number);
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof Enum<?> || value instanceof String || value instanceof Instant) {
            return NODES.textNode(value instanceof Enum<?> constant ? constant.name() : String.valueOf(value));
        }
        throw new IllegalStateException(
                "No JSON for " + Objects.requireNonNull(value).getClass());
    }
}
