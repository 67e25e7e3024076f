package io.flowcast.server.health;

import io.flowcast.server.http.Doc;
import io.flowcast.server.http.Exchange;
import io.flowcast.server.http.ProblemException;
import io.flowcast.server.http.ProblemType;
import io.flowcast.server.http.RateClass;
import io.flowcast.server.http.Route;
import io.flowcast.server.http.Scope;
import io.javalin.http.Handler;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The routes that tell how the server is. */
public final class HealthRoutes {

    private static final String SUBJECT = "health";
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Exchange exchange;
    private final BooleanSupplier started;
    private final Map<String, BooleanSupplier> parts;
    private final PrometheusMeterRegistry meters;

    /**
     * Makes the handlers.
     *
     * @param exchange how answers are written
     * @param started whether the start is over
     * @param parts what must be well for the server to do its work, by name
     * @param meters the metrics
     */
    public HealthRoutes(
            Exchange exchange,
            BooleanSupplier started,
            Map<String, BooleanSupplier> parts,
            PrometheusMeterRegistry meters) {
        this.exchange = exchange;
        this.started = started;
        this.parts = Map.copyOf(parts);
        this.meters = meters;
    }

    /** An answer to a question about health. */
    public record Health(
            @Doc("Always `up`: anything else is a problem.") String status) {}

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/health/live", "getLiveness")
                        .about(SUBJECT, "Whether the process answers; if not, restart it")
                        .needs(Scope.NONE, RateClass.FREE)
                        .gives(200, Health.class, "It does.")
                        .handledBy(context -> exchange.reply(context, 200, new Health("up"))),
                Route.get("/health/started", "getStartup")
                        .about(SUBJECT, "Whether the start is over")
                        .needs(Scope.NONE, RateClass.FREE)
                        .gives(200, Health.class, "It is.")
                        .fails(ProblemType.UNAVAILABLE)
                        .handledBy(answer(Map.of("start", started))),
                Route.get("/health/ready", "getReadiness")
                        .about(SUBJECT, "Whether the server can do its work now; if not, send requests elsewhere")
                        .needs(Scope.NONE, RateClass.FREE)
                        .gives(200, Health.class, "It can.")
                        .fails(ProblemType.UNAVAILABLE)
                        .handledBy(answer(parts)),
                Route.get("/metrics", "getMetrics")
                        .about(SUBJECT, "Metrics in the text format of Prometheus")
                        .needs(Scope.METRICS_READ, RateClass.READ)
                        .givesText(200, "text/plain", "The metrics.")
                        .handledBy(context -> context.contentType(METRICS_TYPE).result(meters.scrape())));
    }

    private Handler answer(Map<String, BooleanSupplier> asked) {
        return context -> {
            List<String> down = asked.entrySet().stream()
                    .filter(part -> !part.getValue().getAsBoolean())
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            if (!down.isEmpty()) {
                throw new ProblemException(
                        ProblemType.UNAVAILABLE, "Not well: " + String.join(", ", down) + ".", List.of(), Map.of());
            }
            exchange.reply(context, 200, new Health("up"));
        };
    }
}
