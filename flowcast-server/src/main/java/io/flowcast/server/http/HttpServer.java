package io.flowcast.server.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.UriCompliance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Answers HTTP by a route table. */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final String MATCHED_ROUTE = "flowcast.route";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /**
     * Where the server listens.
     *
     * @param host address to bind
     * @param port port, or 0 for any free one
     * @param loopbackNamesOnly whether only requests for a name of this machine are answered
     */
    public record Settings(String host, int port, boolean loopbackNamesOnly) {}

    private final Settings settings;
    private final Exchange exchange;
    private final MeterRegistry meters;
    private final Map<String, Set<String>> methodsByPath = new TreeMap<>();
    private final Javalin javalin;

    private HttpServer(Settings settings, List<Route> routes, Exchange exchange, Json json, MeterRegistry meters) {
        this.settings = settings;
        this.exchange = exchange;
        this.meters = meters;
        this.javalin = Javalin.create(config -> configure(config, routes, json));
    }

    /**
     * Starts to answer.
     *
     * @param settings where
     * @param routes what there is
     * @param exchange how answers are written
     * @param json how errors are written where no handler is involved
     * @param meters receives time and status of each request
     */
    public static HttpServer start(
            Settings settings, List<Route> routes, Exchange exchange, Json json, MeterRegistry meters) {
        HttpServer server = new HttpServer(settings, routes, exchange, json, meters);
        server.javalin.start();
        return server;
    }

    /** The port that is listened on. */
    public int port() {
        return javalin.port();
    }

    /** Ends open requests and stops listening. */
    @Override
    public void close() {
        javalin.stop();
    }

    private void configure(JavalinConfig config, List<Route> routes, Json json) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new JettyProblems(json));
            server.setStopTimeout(STOP_LIMIT.toMillis());
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setUriCompliance(UriCompliance.DEFAULT);
        });
        config.router.javaLangErrorHandler((response, error) -> {
            LOG.atError().setCause(error).log("a request ended in an error of the virtual machine");
            JettyProblems.write(response, json);
        });
        config.requestLogger.http(this::account);
        config.routes.before(this::open);
        routes.forEach(route -> add(config.routes, route));
        addExceptions(config.routes);
    }

    private void add(RoutesConfig config, Route route) {
        methodsByPath
                .computeIfAbsent(route.path(), path -> new TreeSet<>())
                .add(route.method().name());
        Handler handler = context -> {
            context.attribute(MATCHED_ROUTE, route);
            Exchange.check(route, context);
            route.handler().handle(context);
        };
        config.addEndpoint(Endpoint.create(route.method(), route.path()).handler(handler));
        if (route.method().equals(HandlerType.GET) && route.rateClass() != RateClass.STREAM) {
            // The same answer; the body is left out where it is written.
            config.addEndpoint(Endpoint.create(HandlerType.HEAD, route.path()).handler(handler));
        }
    }

    private void open(Context context) {
        String id = Exchange.requestId(context);
        MDC.put("requestId", id);
        context.header(Exchange.REQUEST_ID_HEADER, id)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Frame-Options", "DENY")
                .header("Cache-Control", "no-store");
        if (settings.loopbackNamesOnly() && !HostGuard.isLoopback(context.header("Host"))) {
            throw new ProblemException(
                    ProblemType.HOST_MISDIRECTED,
                    "This server answers for localhost only.",
                    List.of(FieldError.ofHeader("Host", "Must be localhost, 127.0.0.1 or [::1].")),
                    Map.of());
        }
    }

    private void addExceptions(RoutesConfig config) {
        config.exception(
                ProblemException.class,
                (e, context) -> reply(context, e.type(), String.valueOf(e.getMessage()), e.errors(), e.headers()));
        config.exception(MethodNotAllowedResponse.class, (e, context) -> {
            Object available = e.getDetails().getOrDefault("availableMethods", "");
            reply(
                    context,
                    ProblemType.METHOD_NOT_ALLOWED,
                    "The path knows other methods only.",
                    List.of(),
                    Map.of("Allow", available.toString()));
        });
        // Set without an exception when a client stops in the middle of its body.
        config.error(ProblemType.TIMEOUT.status(), context -> reply(context, ProblemType.TIMEOUT.status()));
        config.exception(HttpResponseException.class, (e, context) -> reply(context, e.getStatus()));
        config.exception(Exception.class, (e, context) -> {
            if (e instanceof HttpException malformed) {
                reply(context, malformed.getCode());
                return;
            }
            LOG.atError().setCause(e).log("a request failed");
            reply(context, 500);
        });
    }

    private void reply(Context context, int status) {
        ProblemType type = JettyProblems.typeOf(status);
        String detail = type == ProblemType.INTERNAL
                ? "The request failed for a reason that lies in the server; its log says more under the request's id."
                : type.title() + ".";
        reply(context, type, detail, List.of(), Map.of());
    }

    private void reply(
            Context context, ProblemType type, String detail, List<FieldError> errors, Map<String, String> headers) {
        headers.forEach(context::header);
        exchange.reply(context, Problem.of(type, detail, errors, Exchange.requestId(context)));
    }

    private void account(Context context, float milliseconds) {
        Route route = context.attribute(MATCHED_ROUTE);
        String path = route == null ? "none" : route.path();
        String method = route == null ? "other" : route.method().name();
        int status = context.statusCode();
        Timer.builder("flowcast.http.requests")
                .description("Time to answer, by route and status")
                .tag("method", method)
                .tag("route", path)
                .tag("status", Integer.toString(status))
                .register(meters)
                .record((long) (milliseconds * 1_000), TimeUnit.MICROSECONDS);
        LOG.atInfo()
                .addKeyValue("method", context.method().name())
                .addKeyValue("route", path)
                .addKeyValue("status", status)
                .addKeyValue("milliseconds", milliseconds)
                .log("request");
        MDC.clear();
    }

    /** The methods of each path, as they were declared. */
    public Map<String, Set<String>> methodsByPath() {
        return Collections.unmodifiableMap(methodsByPath);
    }
}
