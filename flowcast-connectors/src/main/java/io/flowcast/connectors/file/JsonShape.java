package io.flowcast.connectors.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares a JSON tree with the components of a record and reports every difference. Jackson alone stops at the first
 * one.
 */
final class JsonShape {
    private final Report report;
    private boolean fits = true;

    JsonShape(Report report) {
        this.report = report;
    }

    /** Hears of one difference. */
    interface Report {
        void misfit(String code, String pointer, String name, String value, String cause);
    }

    /** Whether the tree fits the record; every difference was reported. */
    boolean fits(JsonNode root, Class<? extends Record> type) {
        object(root, type, Map.of(), "");
        return fits;
    }

    private void object(JsonNode node, Class<?> type, Map<String, Type> variables, String pointer) {
        if (!node.isObject()) {
            wrong(pointer, node, "an object");
            return;
        }
        Set<String> names = new HashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
            JsonNode value = node.get(component.getName());
            String at = pointer + "/" + component.getName();
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (value == null || value.isNull()) {
                if (!optional) {
                    misfit("scenario.missing-field", pointer, component.getName(), "", causeOfMissing(node, component));
                }
            } else {
                value(value, component.getGenericType(), variables, at);
            }
        }
        for (Iterator<String> it = node.fieldNames(); it.hasNext(); ) {
            String name = it.next();
            if (!names.contains(name)) {
                misfit(
                        "scenario.unknown-field",
                        pointer + "/" + name,
                        name,
                        node.get(name).toString(),
                        "Maybe the name has a typing error, or the file is for a newer version.");
            }
        }
    }

    private static String causeOfMissing(JsonNode node, RecordComponent component) {
        for (Iterator<String> it = node.fieldNames(); it.hasNext(); ) {
            String name = it.next();
            if (Column.bare(name).equals(Column.bare(component.getName()))) {
                return "Maybe '" + name + "' is meant.";
            }
        }
        return "Maybe the file was written for an older version.";
    }

    /** {@code variables} gives the types that stand for the type variables of the record around the value. */
    private void value(JsonNode node, Type type, Map<String, Type> variables, String pointer) {
        if (type instanceof TypeVariable<?> variable) {
            value(node, variables.getOrDefault(variable.getName(), String.class), Map.of(), pointer);
        } else if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == List.class) {
                if (!node.isArray()) {
                    wrong(pointer, node, "a list");
                }
                for (int i = 0; i < node.size() && node.isArray(); i++) {
                    value(node.get(i), last, variables, pointer + "/" + i);
                }
            } else if (generic.getRawType() == Map.class) {
                if (!node.isObject()) {
                    wrong(pointer, node, "an object");
                }
                node.properties()
                        .forEach(entry -> value(entry.getValue(), last, variables, pointer + "/" + entry.getKey()));
            } else if (generic.getRawType() instanceof Class<?> raw) {
                object(node, raw, Map.of(raw.getTypeParameters()[0].getName(), last), pointer);
            }
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            object(node, plain, Map.of(), pointer);
        } else if (type instanceof Class<?> plain) {
            scalar(node, plain, pointer);
        }
    }

    private void scalar(JsonNode node, Class<?> type, String pointer) {
        if (type == int.class || type == Integer.class) {
            require(node.canConvertToInt() && node.isIntegralNumber(), pointer, node, "a whole number");
        } else if (type == long.class) {
            require(node.canConvertToLong() && node.isIntegralNumber(), pointer, node, "a whole number");
        } else if (type == double.class || type == Double.class) {
            require(node.isNumber() && Double.isFinite(node.doubleValue()), pointer, node, "a number");
        } else if (type == boolean.class) {
            require(node.isBoolean(), pointer, node, "true or false");
        } else if (type == LocalDate.class) {
            require(node.isTextual() && Dates.isoOrNull(node.textValue()) != null, pointer, node, "a date, 2024-06-12");
        } else if (type == LocalTime.class) {
            require(node.isTextual() && isTime(node.textValue()), pointer, node, "a time of day, 06:00");
        } else if (type.isEnum()) {
            boolean known = Arrays.stream(type.getEnumConstants())
                    .anyMatch(constant -> ((Enum<?>) constant).name().equals(node.textValue()));
            require(known, pointer, node, "one of " + Arrays.toString(type.getEnumConstants()));
        } else {
            require(node.isTextual() && !node.textValue().isBlank(), pointer, node, "text");
        }
    }

    private static boolean isTime(String text) {
        try {
            LocalTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void require(boolean holds, String pointer, JsonNode node, String expected) {
        if (!holds) {
            wrong(pointer, node, expected);
        }
    }

    private void wrong(String pointer, JsonNode node, String expected) {
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        misfit(
                "scenario.wrong-value",
                pointer,
                name.isEmpty() ? "file" : name,
                node.toString(),
                "Maybe quotes or a unit do not belong there: expected " + expected + ".");
    }

    private void misfit(String code, String pointer, String name, String value, String cause) {
        fits = false;
        report.misfit(code, pointer, name, value, cause);
    }
}
