package io.flowcast.server;

import io.flowcast.api.finding.SourceException;
import io.flowcast.connectors.offline.GreatCircleTravel;
import io.flowcast.models.Models;
import io.flowcast.server.database.DatabaseException;
import io.javalin.util.JavalinBindException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the server from a command line and stops it when the process is asked to end. */
@Command(
        name = "flowcast serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Starts the reference server. It keeps its data in an embedded PostgreSQL unless --database-url names"
                        + " another.",
        footer = {
            "",
            "Environment:",
            "  FLOWCAST_DATABASE_USER, FLOWCAST_DATABASE_PASSWORD   credentials for --database-url",
            "",
            "The server does not ask yet who calls: it listens on this machine only unless told otherwise."
        })
public final class Main implements Callable<Integer> {

    private static final String SUBCOMMAND = "serve";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "address to listen on; default: ${DEFAULT-VALUE}")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7070",
            description = "port to listen on, 0 for any free one; default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = ".flowcast/data",
            description = "directory of the embedded database; default: ${DEFAULT-VALUE}")
    private Path dataDirectory = Path.of(".flowcast", "data");

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "external PostgreSQL, postgresql://host:5432/name?sslmode=verify-full")
    private @Nullable String databaseUrl;

    @Option(
            names = "--allow-unauthenticated-network",
            description = "listen on an address that others can reach, although everybody there may do everything")
    private boolean unauthenticatedNetwork;

    @Option(
            names = "--max-import-bytes",
            paramLabel = "BYTES",
            description = "largest body of an import; default: 4 GiB")
    private long maximumImportBytes = ServerSettings.DEFAULT_MAXIMUM_IMPORT_BYTES;

    private Main() {}

    /** Starts the server; returns when it has stopped. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        boolean named = arguments.length > 0 && arguments[0].equals(SUBCOMMAND);
        return new CommandLine(new Main())
                .execute(named ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("not called by the command line");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            FlowCastServer server = FlowCastServer.start(settings(), Models.flowCast(new GreatCircleTravel())::plan);
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                server.close();
                                stopped.countDown();
                            },
                            "shutdown"));
            String address = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port();
            out.println("FlowCast answers at " + address + " (documentation: " + address + "/docs)");
            if (databaseUrl == null) {
                out.println("Its data lies in " + dataDirectory.toAbsolutePath().normalize());
            }
            out.println("Stop it with Ctrl+C.");
            out.flush();
            stopped.await();
            return 0;
        } catch (StartException | DatabaseException e) {
            err.println(e.getMessage());
        } catch (SourceException e) {
            err.println("The database does not answer: " + e.finding().message());
        } catch (JavalinBindException e) {
            err.println(
                    "Port " + port + " cannot be used.\nMaybe another program listens there: choose another by --port");
        }
        err.flush();
        return 1;
    }

    private ServerSettings settings() {
        return new ServerSettings(
                host, port, dataDirectory, databaseUrl, unauthenticatedNetwork, maximumImportBytes, Clock.systemUTC());
    }
}
