package io.flowcast.connectors.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON file of settings into records: nothing may be missing, unknown or doubled, and all that is wrong is
 * found at once, with its line.
 */
final class JsonDocument {
    private static final long MAX_BYTES = 16L << 20;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING_CHARS = 1 << 16;
    private static final int MAX_NUMBER_CHARS = 40;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(MAX_BYTES)
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING_CHARS)
                        .maxNumberLength(MAX_NUMBER_CHARS)
                        .build());
    }

    private final String source;
    private final FindingCollector findings;
    private final Map<String, Long> lineByPath = new HashMap<>();

    JsonDocument(String source, FindingCollector findings) {
        this.source = source;
        this.findings = findings;
    }

    /**
     * Reads a file.
     *
     * @return the record, or {@code null} after a fatal finding
     */
    <T extends Record> @Nullable T read(Path file, Class<T> type) {
        try {
            byte[] bytes = bytes(file);
            if (bytes == null) {
                return null;
            }
            indexLines(bytes);
            JsonNode root = MAPPER.readTree(bytes);
            boolean fits = new JsonShape(this::misfit).fits(root, type);
            return fits ? MAPPER.treeToValue(root, type) : null;
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            fatal(
                    "file.not-json",
                    location == null ? 0 : location.getLineNr(),
                    "",
                    "file",
                    "",
                    "Maybe a comma or bracket is missing, or a name is there twice: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
        return null;
    }

    private byte @Nullable [] bytes(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                fatal("file.too-large", 0, "", "file", Files.size(file), "Maybe it is a data file, not settings.");
                return null;
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            fatal("file.unreadable", 0, "", "file", file, "Maybe the path is wrong, or this user may not read it.");
            return null;
        }
    }

    /** Where a value stands, by its JSON pointer. */
    Place place(String pointer) {
        return new Place(source, lineByPath.getOrDefault(pointer, 0L), pointer);
    }

    private void indexLines(byte[] bytes) throws IOException {
        try (JsonParser parser = MAPPER.getFactory().createParser(bytes)) {
            for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
                String path = parser.getParsingContext().pathAsPointer().toString();
                lineByPath.putIfAbsent(
                        path, (long) parser.currentTokenLocation().getLineNr());
            }
        }
    }

    private void misfit(String code, String pointer, String name, String value, String cause) {
        findings.add(Severity.FATAL, code, place(pointer), name, value, cause);
    }

    private void fatal(String code, long line, String path, String name, Object value, String cause) {
        findings.add(Severity.FATAL, code, new Place(source, line, path), name, value, cause);
    }
}
