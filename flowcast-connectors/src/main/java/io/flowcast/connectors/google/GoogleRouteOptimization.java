package io.flowcast.connectors.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutePlanner;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.connectors.http.Credential;
import io.flowcast.connectors.http.HttpAnswer;
import io.flowcast.connectors.http.HttpCall;
import io.flowcast.connectors.http.HttpSettings;
import io.flowcast.connectors.http.HttpSource;
import io.flowcast.connectors.http.HttpUsage;
import io.flowcast.connectors.http.JsonAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans routes by the Route Optimization API of Google Maps. Safe for several threads.
 *
 * <p>Without {@link Roads} the service is given the travel matrices of the problem and needs no coordinates. With them it plans on its own
 * roads, with its expected traffic if so wished; the plan is still timed and priced by the problem's matrices, and where these are slower than
 * Google's roads it lists the violations that follow.
 *
 * <p>The answer is not trusted: what the service was told to keep is recomputed from the problem, and an answer that breaks it is a {@link
 * SourceException}, never a plan. A required stop that the service skips is a violation of the plan.
 *
 * <p>It refuses with a finding what the service cannot express as FlowCast means it: release times, stops that both bring and take, classes of
 * priority, goods from a depot with a limit or a cost of time on board, breaks, several trips, a most number of stops, alternatives, stops for the
 * same vehicle, sequences, backhauls last, vehicles under way, and without roads travel that depends on the time of day.
 *
 * <p>The limit on time is sent to the service, at most half an hour; limits on iterations and cost it does not know. Without a limit on time it stops
 * at its first good plan. A run that is cancelled or meets its deadline while the service works ends with all stops left out, as nothing is known yet. Each shipment asked
 * for is a unit of the quota in {@link HttpUsage#costUnits}.
 */
public final class GoogleRouteOptimization implements RoutePlanner, AutoCloseable {
    private static final URI BASE = URI.create("https://routeoptimization.googleapis.com");
    private static final long LONGEST_SECONDS = 1_800;
    /** Share of the time to wait that the service may work; the rest is for the way there and back. */
    private static final double WORKING_SHARE = 0.9;

    /**
     * Roads of Google instead of the problem's matrices.
     *
     * @param places coordinates of the places of the problem's matrices, in their order
     * @param start when second 0 of the problem is; only matters with traffic
     * @param traffic whether the service reckons with the traffic that it expects
     */
    public record Roads(List<GeoPoint> places, Instant start, boolean traffic) {
        /** Checks and copies the arguments. */
        public Roads {
            places = List.copyOf(places);
            Objects.requireNonNull(start, "start");
        }
    }

    private final String project;
    private final Duration answerTimeout;
    private final HttpSource http;
    private final @Nullable Roads roads;

    /**
     * A planner on the problem's matrices.
     *
     * @param project id or number of the Google Cloud project that pays
     * @param tokens gives an OAuth token that is still good, with scope {@code https://www.googleapis.com/auth/cloud-platform}; asked before each
     *     request
     */
    public GoogleRouteOptimization(String project, Supplier<String> tokens) {
        this(project, defaults(tokens).build(), null);
    }

    /**
     * A planner with settings of one's own.
     *
     * @param project id or number of the Google Cloud project that pays
     * @param settings how the service is reached; best made from {@link #defaults}. Their time for an answer also limits how long the service works
     * @param roads coordinates, to plan on Google's roads; {@code null} to plan on the problem's matrices
     */
    public GoogleRouteOptimization(String project, HttpSettings settings, @Nullable Roads roads) {
        if (!project.matches("[A-Za-z0-9.:-]+")) {
            throw new IllegalArgumentException("project must be the id or number of a Google Cloud project, was '"
                    + project + "'. Maybe its display name was given");
        }
        this.project = project;
        this.roads = roads;
        answerTimeout = settings.answerTimeout();
        http = new HttpSource(settings);
    }

    /**
     * Settings that keep the terms: 60 requests a minute, five minutes for an answer.
     *
     * @param tokens gives an OAuth token that is still good
     * @return a builder to change them
     */
    public static HttpSettings.Builder defaults(Supplier<String> tokens) {
        return HttpSettings.builder("google-route-optimization", BASE)
                .credential(Credential.bearer(tokens))
                .cacheBytes(0)
                .timeouts(Duration.ofSeconds(5), Duration.ofMinutes(5))
                .attempts(3, Duration.ofSeconds(1), Duration.ofMinutes(1))
                .maxAnswerBytes(64L << 20)
                .rate(60, Duration.ofMinutes(1));
    }

    @Override
    public String name() {
        return "google-route-optimization";
    }

    @Override
    public RoutePlan plan(RoutingProblem problem, StopWhen stopWhen, RunContext context) {
        ToursRefusals.of(problem, roads).throwIfFatal();
        Instant start =
                roads == null ? context.asOf().atStartOfDay(ZoneOffset.UTC).toInstant() : roads.start();
        ToursRequest request = new ToursRequest(problem, roads, start);
        ObjectNode model = request.model();
        ToursPlan plan = new ToursPlan(problem, request, http.name());
        FindingCollector findings = limits(stopWhen);
        Provenance provenance = Provenance.of(
                "route",
                name(),
                Map.of("roads", roads == null ? "matrices of the problem" : "Google", "time", time(stopWhen)),
                "sha256:" + hash(model),
                context);
        if (request.vehicles().isEmpty() || request.jobs().isEmpty()) {
            return plan.finish(List.of(), Map.of(), roads == null, findings.toFindings(), provenance);
        }
        HttpCall call = call(model, request.jobs().size(), stopWhen, context);
        HttpAnswer answer;
        try {
            answer = http.send(call, context);
        } catch (RunStoppedException stopped) {
            return nothingYet(plan, findings, provenance);
        } catch (SourceException failed) {
            if (context.shouldStop()) {
                return nothingYet(plan, findings, provenance);
            }
            throw failed;
        }
        ToursAnswer tours = new ToursAnswer(request, JsonAnswer.of(http.name(), call, answer), http.name());
        tours.warnings(findings);
        String said = "read at " + answer.fetchedAt() + ", its own cost " + tours.cost();
        return plan.finish(
                tours.tours(),
                tours.skipped(),
                roads == null,
                findings.toFindings(),
                provenance.withSources(Map.of("Google Route Optimization", said)));
    }

    /** The best so far of a run that was stopped before the service had answered. */
    private RoutePlan nothingYet(ToursPlan plan, FindingCollector findings, Provenance provenance) {
        findings.add(
                Severity.WARNING,
                "routing.stopped",
                Place.of(http.name()),
                "answer",
                "",
                "Maybe the deadline was too near: the run was stopped before the service had answered");
        return plan.finish(List.of(), Map.of(), false, findings.toFindings(), provenance);
    }

    private HttpCall call(ObjectNode model, int shipments, StopWhen stopWhen, RunContext context) {
        Duration most = context.timeLeft(answerTimeout);
        double seconds = WORKING_SHARE * most.toMillis() / 1000;
        Duration time = stopWhen.time();
        if (time != null) {
            seconds = Math.min(seconds, time.toMillis() / 1000.0);
        }
        long whole = Math.max(1, Math.min(LONGEST_SECONDS, (long) seconds));
        ObjectNode body = model.objectNode();
        body.put("timeout", whole + "s");
        body.put("searchMode", time == null ? "RETURN_FAST" : "CONSUME_ALL_AVAILABLE_TIME");
        if (roads != null && roads.traffic()) {
            body.put("considerRoadTraffic", true);
        }
        body.set("model", model);
        return HttpCall.post(
                        "optimise routes", "application/json", body.toString().getBytes(StandardCharsets.UTF_8))
                .path("v1", "projects", project + ":optimizeTours")
                // The service's own deadline for REST is shorter than the time it may be given.
                .header("X-Server-Timeout", Long.toString(whole))
                .repeatable() // it only computes
                .acceptStatus(400)
                .inspect(GoogleAnswers::newer)
                .costUnits(shipments)
                .build();
    }

    private FindingCollector limits(StopWhen stopWhen) {
        FindingCollector findings = new FindingCollector();
        limit(findings, "iterations", stopWhen.iterations(), Long.MAX_VALUE);
        limit(findings, "iterationsWithoutImprovement", stopWhen.iterationsWithoutImprovement(), Long.MAX_VALUE);
        limit(findings, "targetCost", stopWhen.targetCost(), Double.NEGATIVE_INFINITY);
        return findings;
    }

    private void limit(FindingCollector findings, String name, Object value, Object none) {
        if (!value.equals(none)) {
            findings.add(
                    Severity.INFO,
                    "routing.limit-unknown-to-google",
                    Place.of(http.name(), "stop when"),
                    name,
                    value,
                    "Maybe give a limit on time: the service knows no other, and stops at its first good plan");
        }
    }

    private static String time(StopWhen stopWhen) {
        return String.valueOf(stopWhen.time());
    }

    private static String hash(ObjectNode model) {
        try {
            byte[] bytes = model.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * What was asked of the service so far.
     *
     * @return counters; the cost units are shipments
     */
    public HttpUsage usage() {
        return http.usage();
    }

    @Override
    public void close() {
        http.close();
    }
}
