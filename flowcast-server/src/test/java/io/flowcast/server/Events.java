package io.flowcast.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows a job by its events, as a browser would. */
final class Events implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    private Events(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** An event. */
    record Event(int id, String type, JsonNode data) {}

    static Events of(ApiClient client, String jobId, int lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(client.uri("/v1/jobs/" + jobId + "/events"))
                .header("Accept", "text/event-stream");
        if (lastEventId > 0) {
            request.header("Last-Event-ID", Integer.toString(lastEventId));
        }
        return new Events(client.http().send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The next event, or empty at the end of the stream. */
    Optional<Event> next() throws IOException {
        int id = 0;
        String type = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = Integer.parseInt(line.substring(4));
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                return Optional.of(new Event(id, type, JSON.readTree(line.substring(6))));
            }
        }
        return Optional.empty();
    }

    /** Reads until an event of a type, which must come. */
    Event await(String type) throws IOException {
        for (Optional<Event> event = next(); event.isPresent(); event = next()) {
            if (event.get().type().equals(type)) {
                return event.get();
            }
        }
        throw new AssertionError("the stream ended without " + type);
    }

    /** Reads to the end. */
    List<Event> rest() throws IOException {
        List<Event> events = new ArrayList<>();
        for (Optional<Event> event = next(); event.isPresent(); event = next()) {
            events.add(event.get());
        }
        return events;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
