package io.flowcast.benchmarks.expiry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.benchmarks.BenchOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads files of reference values; what is missing is named. */
final class ReferenceFile {
    private ReferenceFile() {}

    static JsonNode read(Path file) throws IOException {
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readString(BenchOptions.readable(file)));
            if (root == null || !root.isObject()) {
                throw new IOException(file + " holds no JSON object. Maybe it is another kind of file.");
            }
            return root;
        } catch (JsonProcessingException broken) {
            throw new IOException(
                    file + " is no JSON: " + broken.getOriginalMessage() + ". Maybe it was cut off.", broken);
        }
    }

    static double number(JsonNode node, String where, String name) {
        JsonNode value = node.path(name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(where + "." + name + " is " + value
                    + ".\nMaybe the file has another layout: a number is needed here.");
        }
        return value.asDouble();
    }

    static List<Double> numbers(JsonNode node, String where, String name) {
        JsonNode array = node.path(name);
        if (!array.isArray()) {
            throw new IllegalArgumentException(where + "." + name + " is " + array
                    + ".\nMaybe the file has another layout: a list is needed here.");
        }
        List<Double> numbers = new ArrayList<>();
        for (JsonNode value : array) {
            if (!value.isNumber()) {
                throw new IllegalArgumentException(
                        where + "." + name + " holds " + value + ".\nMaybe it was mistyped.");
            }
            numbers.add(value.asDouble());
        }
        return numbers;
    }
}
