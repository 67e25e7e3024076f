package io.flowcast.connectors.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.finding.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Records the answers of outside services to a file, or gives them from it, so that tests of programs that use FlowCast
 * need no network and no key. One JSON object a line: {@code source}, {@code call}, {@code status}, {@code contentType},
 * {@code fetchedAt}, and {@code text} or, for what is no text, {@code base64}. Keys are not on it: a call has none, and
 * where a service repeats the key in its answer it is masked. Safe for several threads.
 */
public final class HttpTape {
    /** An answer of any size that was recorded can be read again. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private final Path file;
    private final boolean replays;
    private final Map<String, HttpAnswer> answers = new HashMap<>();

    private HttpTape(Path file, boolean replays) {
        this.file = file;
        this.replays = replays;
    }

    /**
     * Records: the service is asked, and what it answers is added to the file.
     *
     * @param file the file; made when the first answer comes
     * @return a tape
     */
    public static HttpTape record(Path file) {
        return new HttpTape(file, false);
    }

    /**
     * Replays: the service is never asked. Of several answers to the same call the last one counts.
     *
     * @param file a file that was recorded
     * @return a tape
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if a line is no recording
     */
    public static HttpTape replay(Path file) {
        HttpTape tape = new HttpTape(file, true);
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank()) {
                    tape.load(line, number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the tape " + file, e);
        }
        return tape;
    }

    private void load(String line, int number) {
        try {
            JsonNode node = JSON.readTree(line);
            byte[] body = node.has("text")
                    ? node.path("text").asText().getBytes(StandardCharsets.UTF_8)
                    : Base64.getDecoder().decode(node.required("base64").asText());
            answers.put(
                    name(node.required("source").asText(), node.required("call").asText()),
                    new HttpAnswer(
                            node.required("status").asInt(),
                            node.required("contentType").asText(),
                            body,
                            Instant.parse(node.required("fetchedAt").asText()),
                            HttpAnswer.Origin.TAPE));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "line " + number + " of the tape " + file + " is no recording. Maybe it was cut off", e);
        }
    }

    boolean replays() {
        return replays;
    }

    HttpAnswer find(HttpSettings settings, HttpCall call) {
        HttpAnswer answer = answers.get(name(settings.source(), call.key()));
        if (answer == null) {
            throw notOnTape(settings, call);
        }
        return answer;
    }

    private SourceException notOnTape(HttpSettings settings, HttpCall call) {
        return Failure.of(
                        "not-on-tape",
                        String.valueOf(file.getFileName()),
                        "Maybe the program asks something else now: record the tape again.")
                .exception(settings, call);
    }

    synchronized void add(HttpSettings settings, HttpCall call, HttpAnswer answer) {
        ObjectNode node = JSON.createObjectNode()
                .put("source", settings.source())
                .put("call", call.key())
                .put("status", answer.status())
                .put("contentType", answer.contentType())
                .put("fetchedAt", answer.fetchedAt().toString());
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(answer.body()))
                    .toString();
            Credential credential = settings.credential();
            node.put("text", credential == null ? text : credential.mask(text));
        } catch (CharacterCodingException e) {
            node.put("base64", Base64.getEncoder().encodeToString(answer.body()));
        }
        try {
            Files.writeString(
                    file, JSON.writeValueAsString(node) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the tape " + file, e);
        }
    }

    private static String name(String source, String call) {
        return source + "\n" + call;
    }
}
