package io.flowcast.server;

import io.flowcast.server.plans.PlanMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server with an embedded database of its own for the tests of a class. */
final class TestServer implements BeforeAllCallback, AfterAllCallback {

    private final PlanMaker maker;
    private final long maximumImportBytes;
    private Path data;
    private FlowCastServer server;
    private ApiClient client;

    TestServer(PlanMaker maker) {
        this(maker, ServerSettings.DEFAULT_MAXIMUM_IMPORT_BYTES);
    }

    TestServer(PlanMaker maker, long maximumImportBytes) {
        this.maker = maker;
        this.maximumImportBytes = maximumImportBytes;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        data = Files.createTempDirectory("flowcast-server");
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Stops the server and starts another on the same data. */
    void restart() throws IOException, InterruptedException {
        server.close();
        start();
    }

    private void start() throws IOException, InterruptedException {
        server = FlowCastServer.start(settings(data, maximumImportBytes), maker);
        client = new ApiClient(server.port());
    }

    static ServerSettings settings(Path data, long maximumImportBytes) {
        return new ServerSettings("127.0.0.1", 0, data, null, false, maximumImportBytes, Clock.systemUTC());
    }

    FlowCastServer server() {
        return server;
    }

    ApiClient client() {
        return client;
    }
}
