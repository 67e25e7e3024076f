package io.flowcast.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Talks to a server over HTTP and holds every answer to the document the server publishes: the status and the media type
 * must be documented for the operation, and JSON must have the documented shape.
 */
final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final ObjectNode document;

    ApiClient(int port) throws IOException, InterruptedException {
        base = URI.create("http://127.0.0.1:" + port);
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(base.resolve("/openapi.json")).build(), BodyHandlers.ofString());
        document = (ObjectNode) JSON.readTree(answer.body());
    }

    /** An answer. */
    record Answer(int status, HttpResponse<String> response, String text) {
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + text, e);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Answer expect(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }

        /** The answer must be a problem of this code. */
        JsonNode problem(int expectedStatus, String code) {
            expect(expectedStatus);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(json().path("code").asText()).isEqualTo(code);
            assertThat(json().path("type").asText()).isEqualTo("urn:flowcast:problem:" + code);
            assertThat(json().path("status").asInt()).isEqualTo(expectedStatus);
            assertThat(json().path("requestId").asText()).isEqualTo(header("X-Request-Id"));
            assertThat(text).doesNotContain("io.flowcast", "java.", "Exception", "at org.", "jackson", "SELECT");
            return json();
        }
    }

    ObjectNode document() {
        return document;
    }

    URI uri(String path) {
        return base.resolve(path);
    }

    HttpClient http() {
        return http;
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", BodyPublishers.noBody());
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "", BodyPublishers.noBody());
    }

    Answer postJson(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, "application/json", BodyPublishers.ofString(body));
    }

    Answer putJson(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, "application/json", BodyPublishers.ofString(body));
    }

    Answer postCsv(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, "text/csv", BodyPublishers.ofString(body));
    }

    Answer send(String method, String path, String contentType, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, body);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return send(request.build());
    }

    Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        Answer answer = new Answer(response.statusCode(), response, response.body());
        check(request.method(), request.uri().getPath(), answer);
        return answer;
    }

    private void check(String method, String path, Answer answer) {
        for (Map.Entry<String, JsonNode> item : document.get("paths").properties()) {
            String template = item.getKey();
            String pattern = Pattern.quote(template).replaceAll("\\{[^/}]+}", "\\\\E[^/]+\\\\Q");
            JsonNode operation = item.getValue().get(method.toLowerCase(Locale.ROOT));
            if (operation != null && path.matches(pattern)) {
                check(template, method.toLowerCase(Locale.ROOT), operation, answer);
                return;
            }
        }
        // Not documented: only a problem may come back.
        assertThat(answer.status()).as(method + " " + path).isGreaterThanOrEqualTo(400);
        validate("#/components/schemas/Problem", answer);
    }

    private void check(String template, String method, JsonNode operation, Answer answer) {
        String status = Integer.toString(answer.status());
        String key = operation.get("responses").has(status) ? status : "default";
        if (key.equals("default")) {
            assertThat(answer.status())
                    .as("undocumented " + status + " of " + template)
                    .isGreaterThanOrEqualTo(400);
        }
        JsonNode content = operation.get("responses").get(key).path("content");
        if (content.isMissingNode() || content.isEmpty()) {
            assertThat(answer.text()).isEmpty();
            return;
        }
        String type = answer.header("Content-Type").split(";", 2)[0];
        if (!template.equals("/docs/{asset}")) {
            assertThat(content.has(type))
                    .as(type + " of " + method + " " + template + " " + key)
                    .isTrue();
        }
        if (type.endsWith("json")) {
            validate(
                    "#/paths/" + escape(template) + "/" + method + "/responses/" + key + "/content/" + escape(type)
                            + "/schema",
                    answer);
        }
    }

    private void validate(String reference, Answer answer) {
        ObjectNode schema = document.deepCopy();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$ref", reference);
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(answer.json());
        assertThat(errors).as(reference + ": " + answer.text()).isEmpty();
    }

    private static String escape(String segment) {
        return segment.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }
}
