package io.flowcast.server;

import io.flowcast.api.run.CancellationSwitch;
import io.flowcast.persistence.postgres.DatabaseSettings;
import io.flowcast.persistence.postgres.PostgresDatabase;
import io.flowcast.server.catalog.CatalogRoutes;
import io.flowcast.server.catalog.DomainJson;
import io.flowcast.server.catalog.PlanSettingsStore;
import io.flowcast.server.database.DatabaseCredentials;
import io.flowcast.server.database.DatabaseUrl;
import io.flowcast.server.database.EmbeddedDatabase;
import io.flowcast.server.database.ExternalDatabase;
import io.flowcast.server.database.ServerDatabase;
import io.flowcast.server.health.HealthRoutes;
import io.flowcast.server.http.Documentation;
import io.flowcast.server.http.Exchange;
import io.flowcast.server.http.HttpServer;
import io.flowcast.server.http.Json;
import io.flowcast.server.http.OpenApiDocument;
import io.flowcast.server.http.Route;
import io.flowcast.server.imports.ImportRoutes;
import io.flowcast.server.jobs.JobRoutes;
import io.flowcast.server.jobs.JobSignal;
import io.flowcast.server.jobs.JobWorker;
import io.flowcast.server.plans.PlanMaker;
import io.flowcast.server.plans.PlanRoutes;
import io.flowcast.server.plans.PlanRunner;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: its database, its worker and its door. */
public final class FlowCastServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FlowCastServer.class);
    private static final int DATABASE_CONNECTIONS = 16;
    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(2);

    private final Closing open = new Closing();
    private final List<Route> routes = new ArrayList<>();
    private final HttpServer http;

    private FlowCastServer(ServerSettings settings, PlanMaker maker) {
        try {
            http = open(settings, maker);
        } catch (RuntimeException | Error e) {
            open.close();
            throw e;
        }
    }

    /**
     * Starts a server; it answers when this returns.
     *
     * @param settings how it is set up
     * @param maker makes the plans
     * @throws StartException if it must not listen where it was told to
     * @throws io.flowcast.server.database.DatabaseException if the embedded database cannot be used
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    public static FlowCastServer start(ServerSettings settings, PlanMaker maker) {
        requireAllowed(settings);
        return new FlowCastServer(settings, maker);
    }

    /** The port that is listened on. */
    public int port() {
        return http.port();
    }

    /** The route table. */
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    /** Stops taking requests, puts work under way back into the queue, and lets go of the database. */
    @Override
    public void close() {
        open.close();
    }

    private HttpServer open(ServerSettings settings, PlanMaker maker) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ServerDatabase server = open.add(database(settings));
        PostgresDatabase database = open.add(PostgresDatabase.open(new DatabaseSettings(
                server.credentials().jdbcUrl(),
                server.credentials().user(),
                server.credentials().password(),
                DATABASE_CONNECTIONS,
                settings.clock(),
                meters)));
        if (server.exclusive()) {
            int interrupted = database.jobs().releaseAll();
            LOG.atInfo().addKeyValue("jobs", interrupted).log("jobs of the last run are back in the queue");
        }
        Json json = DomainJson.create();
        Exchange exchange = new Exchange(json);
        CancellationSwitch shutdown = new CancellationSwitch();
        JobSignal signal = new JobSignal();
        PlanSettingsStore planSettings = new PlanSettingsStore(database.settings(), json);
        JobWorker worker = open.add(worker(settings, maker, database, planSettings, signal, json));
        AtomicBoolean started = new AtomicBoolean();
        Documentation documentation = new Documentation();
        JobRoutes jobs = open.add(new JobRoutes(database.jobs(), signal, exchange, shutdown));
        routes.addAll(new CatalogRoutes(database.catalog(), planSettings, exchange, json).routes());
        routes.addAll(new ImportRoutes(database, exchange, settings.clock(), shutdown, settings.maximumImportBytes())
                .routes());
        routes.addAll(new PlanRoutes(database.plans(), database.jobs(), signal, exchange, json).routes());
        routes.addAll(jobs.routes());
        routes.addAll(new HealthRoutes(
                        exchange,
                        started::get,
                        Map.of("database", () -> database.answers(HEALTH_LIMIT), "worker", worker::alive),
                        meters)
                .routes());
        routes.addAll(documentation.routes());
        documentation.publish(OpenApiDocument.write(routes, json, version()));
        measure(meters, database);
        HttpServer door = open.add(HttpServer.start(
                new HttpServer.Settings(settings.host(), settings.port(), !settings.unauthenticatedNetwork()),
                routes,
                exchange,
                json,
                meters));
        // Closed first: what waits for something sees that it waits in vain.
        open.add(() -> {
            shutdown.cancel();
            signal.tell();
        });
        started.set(true);
        return door;
    }

    private JobWorker worker(
            ServerSettings settings,
            PlanMaker maker,
            PostgresDatabase database,
            PlanSettingsStore planSettings,
            JobSignal signal,
            Json json) {
        int parallelism = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(parallelism, work -> new Thread(work, "plan"));
        open.add(executor::shutdownNow);
        PlanRunner runner = new PlanRunner(
                new PlanRunner.Sources(
                        database.catalog(),
                        planSettings,
                        database.history(),
                        database.lots(),
                        database.situation(),
                        database.plans()),
                maker,
                json,
                settings.clock(),
                executor,
                parallelism);
        return JobWorker.start(database.jobs(), signal, runner, json);
    }

    private static ServerDatabase database(ServerSettings settings) {
        if (settings.databaseUrl() != null) {
            DatabaseCredentials credentials = DatabaseUrl.parse(settings.databaseUrl(), System.getenv());
            return new ExternalDatabase(credentials);
        }
        return EmbeddedDatabase.start(settings.dataDirectory());
    }

    @SuppressWarnings("resource") // The metrics of garbage collection end with the process.
    private static void measure(PrometheusMeterRegistry meters, PostgresDatabase database) {
        new JvmMemoryMetrics().bindTo(meters);
        new JvmGcMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        Gauge.builder("flowcast.jobs.waiting", database, d -> d.jobs().waiting())
                .description("Jobs in the queue")
                .register(meters);
    }

    private static String version() {
        String version = FlowCastServer.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static void requireAllowed(ServerSettings settings) {
        try {
            if (settings.unauthenticatedNetwork()
                    || InetAddress.getByName(settings.host()).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException e) {
            throw new StartException("There is no address " + settings.host() + ".\nMaybe it has a typing error", e);
        }
        throw new StartException("The server does not ask yet who calls, so it listens on this machine only, not on "
                + settings.host()
                + ".\nMaybe put a proxy in front that does ask, or give --allow-unauthenticated-network if everybody in"
                + " that network may read and change everything");
    }
}
