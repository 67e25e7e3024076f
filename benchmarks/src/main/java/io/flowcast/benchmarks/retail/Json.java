package io.flowcast.benchmarks.retail;

import java.util.Map;

/** Writes figures as JSON: maps, numbers, text and arrays of numbers. */
final class Json {
    private Json() {}

    static String of(Map<String, Object> figures) {
        StringBuilder text = new StringBuilder();
        append(figures, "", text);
        return text.append('\n').toString();
    }

    private static void append(Object value, String indent, StringBuilder text) {
        if (value instanceof Map<?, ?> map) {
            text.append("{\n");
            int i = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text.append(indent).append("  \"").append(entry.getKey()).append("\": ");
                append(entry.getValue(), indent + "  ", text);
                text.append(++i < map.size() ? ",\n" : "\n");
            }
            text.append(indent).append('}');
        } else if (value instanceof double[] numbers) {
            text.append('[');
            for (int i = 0; i < numbers.length; i++) {
                text.append(i > 0 ? ", " : "").append(numbers[i]);
            }
            text.append(']');
        } else if (value instanceof Number) {
            text.append(value);
        } else {
            text.append('"').append(value).append('"');
        }
    }
}
