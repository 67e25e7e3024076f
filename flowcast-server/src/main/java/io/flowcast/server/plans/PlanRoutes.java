package io.flowcast.server.plans;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.flowcast.persistence.postgres.Job;
import io.flowcast.persistence.postgres.JobStore;
import io.flowcast.persistence.postgres.PlanPage;
import io.flowcast.persistence.postgres.PostgresPlanStore;
import io.flowcast.server.http.Cursor;
import io.flowcast.server.http.Exchange;
import io.flowcast.server.http.Json;
import io.flowcast.server.http.Parameter;
import io.flowcast.server.http.ProblemException;
import io.flowcast.server.http.ProblemType;
import io.flowcast.server.http.RateClass;
import io.flowcast.server.http.Route;
import io.flowcast.server.http.Scope;
import io.flowcast.server.jobs.JobSignal;
import io.flowcast.server.jobs.JobView;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The routes of plans. */
public final class PlanRoutes {

    /** Kind of the jobs that make plans. */
    public static final String JOB_KIND = "plan";

    private static final String SUBJECT = "plans";
    private static final int MOST_PLANS = 200;
    /** The page carries its own scripts and styles and must not fetch or send anything. */
    private static final String REPORT_POLICY =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
                    + " img-src data:; font-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox allow-scripts";

    private static final ObjectMapper PAGES = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(PlanRunner.MOST_REPORT_BYTES)
                    .build())
            .build());

    private static final Parameter<UUID> PLAN_ID = Parameter.id("planId", "Key of the plan.");
    private static final Parameter<Integer> LIMIT =
            Parameter.integer("limit", 1, 1_000, 100, "How many items a page has at most.");
    private static final Parameter<Integer> PLANS =
            Parameter.integer("limit", 1, MOST_PLANS, 20, "How many plans at most.");

    private final PostgresPlanStore plans;
    private final JobStore jobs;
    private final JobSignal signal;
    private final Exchange exchange;
    private final Json json;

    /**
     * Makes the handlers.
     *
     * @param plans where plans are kept
     * @param jobs where they are asked for
     * @param signal tells of new jobs
     * @param exchange how answers are written
     * @param json how parts are written
     */
    public PlanRoutes(PostgresPlanStore plans, JobStore jobs, JobSignal signal, Exchange exchange, Json json) {
        this.plans = plans;
        this.jobs = jobs;
        this.signal = signal;
        this.exchange = exchange;
        this.json = json;
    }

    /** The routes. */
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                Route.post("/v1/plans", "startPlan")
                        .about(SUBJECT, "Start a plan")
                        .description(
                                "The plan is made by a job from the catalog, sales and lots that were brought in; the answer's"
                                        + " `Location` shows how far it is. The plan has the key of its job.")
                        .needs(Scope.PLANS_WRITE, RateClass.HEAVY)
                        .takes(PlanStart.class, "What is asked for.")
                        .gives(202, JobView.class, "The job is in the queue.")
                        .handledBy(this::start),
                Route.get("/v1/plans", "listPlans")
                        .about(SUBJECT, "The newest plans")
                        .needs(Scope.PLANS_READ, RateClass.READ)
                        .with(PLANS)
                        .gives(200, PlanView.Page.class, "The plans, newest first.")
                        .handledBy(this::list),
                Route.get("/v1/plans/{planId}", "getPlan")
                        .about(SUBJECT, "A plan and where its parts are")
                        .needs(Scope.PLANS_READ, RateClass.READ)
                        .with(PLAN_ID)
                        .gives(200, PlanView.class, "The plan.")
                        .fails(ProblemType.NOT_FOUND)
                        .handledBy(this::get),
                Route.get("/v1/plans/{planId}/report", "getPlanReport")
                        .about(SUBJECT, "The plan as one page for people")
                        .needs(Scope.PLANS_READ, RateClass.READ)
                        .with(PLAN_ID)
                        .givesText(200, "text/html", "A page that needs no network.")
                        .fails(ProblemType.NOT_FOUND)
                        .handledBy(this::report)));
        for (PlanPart part : PlanPart.values()) {
            routes.add(route(part));
        }
        return routes;
    }

    private Route route(PlanPart part) {
        Route.Builder route = Route.get("/v1/plans/{planId}/" + part.path(), "getPlan" + pascal(part))
                .about(SUBJECT, part.summary())
                .needs(Scope.PLANS_READ, RateClass.READ)
                .with(PLAN_ID)
                .givesShaped(200, "Plan" + pascal(part), part.schema(json.mapper()), part.summary() + ".")
                .fails(ProblemType.NOT_FOUND);
        String list = part.list();
        return list == null
                ? route.handledBy(context -> whole(context, part))
                : route.with(Cursor.PARAMETER, LIMIT).handledBy(context -> page(context, part, list));
    }

    private static String pascal(PlanPart part) {
        StringBuilder name = new StringBuilder();
        for (String word : part.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private void start(Context context) throws IOException {
        PlanStart asked = exchange.body(context, PlanStart.class);
        Job job = jobs.submit(JOB_KIND, new String(json.write(asked), StandardCharsets.UTF_8));
        signal.tell();
        context.header("Location", "/v1/jobs/" + job.id());
        exchange.reply(context, 202, JobView.of(job));
    }

    private void list(Context context) {
        exchange.reply(
                context,
                200,
                new PlanView.Page(plans.newest(PLANS.read(context)).stream()
                        .map(PlanView::of)
                        .toList()));
    }

    private void get(Context context) {
        UUID id = PLAN_ID.read(context);
        exchange.reply(
                context,
                200,
                PlanView.of(plans.find(id.toString()).orElseThrow(() -> ProblemException.notFound("plan", id))));
    }

    private void report(Context context) throws JsonProcessingException {
        UUID id = PLAN_ID.read(context);
        String page =
                plans.part(id.toString(), PlanRunner.REPORT).orElseThrow(() -> ProblemException.notFound("plan", id));
        context.header("Content-Security-Policy", REPORT_POLICY)
                .contentType("text/html;charset=utf-8")
                .result(PAGES.readValue(page, String.class).getBytes(StandardCharsets.UTF_8));
    }

    private void whole(Context context, PlanPart part) {
        UUID id = PLAN_ID.read(context);
        String document =
                plans.part(id.toString(), part.part()).orElseThrow(() -> ProblemException.notFound("plan", id));
        context.contentType("application/json").result(document);
    }

    private void page(Context context, PlanPart part, String list) throws JsonProcessingException {
        UUID id = PLAN_ID.read(context);
        int from = Cursor.position(Cursor.PARAMETER.readOrNull(context));
        int limit = LIMIT.read(context);
        PlanPage page = plans.page(id.toString(), part.part(), list, from, limit)
                .orElseThrow(() -> ProblemException.notFound("plan", id));
        ObjectNode document = part.without((ObjectNode) json.mapper().readTree(page.document()));
        ArrayNode items = document.putArray(list);
        page.items().forEach(item -> items.addRawValue(new RawValue(item)));
        int next = from + page.items().size();
        if (next < page.total() && !page.items().isEmpty()) {
            document.put(PlanPart.NEXT_CURSOR, Cursor.of(next));
        }
        exchange.reply(context, 200, document);
    }
}
