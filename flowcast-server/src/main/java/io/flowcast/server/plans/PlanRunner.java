package io.flowcast.server.plans;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.run.Cancellation;
import io.flowcast.api.run.Progress;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.StockLot;
import io.flowcast.api.store.CatalogStore;
import io.flowcast.api.store.HistoryQuery;
import io.flowcast.api.store.HistoryStore;
import io.flowcast.api.store.LotStore;
import io.flowcast.api.store.PlanDocument;
import io.flowcast.api.store.PlanStore;
import io.flowcast.connectors.report.HtmlReport;
import io.flowcast.connectors.report.ReportOptions;
import io.flowcast.connectors.result.PlanJson;
import io.flowcast.core.feature.DailyPanels;
import io.flowcast.persistence.postgres.JobLease;
import io.flowcast.persistence.postgres.SituationStore;
import io.flowcast.server.catalog.PlanSettingsStore;
import io.flowcast.server.catalog.SettingsDocument;
import io.flowcast.server.http.Json;
import io.flowcast.server.jobs.JobTask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Makes a plan from what the database holds and keeps it. The plan has the key of its job, so a job makes one plan. */
public final class PlanRunner implements JobTask {

    /** Name of the part that is a page for people. */
    static final String REPORT = "report";

    /** A page beyond that helps nobody; a plan of so many series is read part by part. */
    static final int MOST_REPORT_BYTES = 32 << 20;

    /** Older sales tell nothing about the coming days that newer ones do not. */
    private static final int HISTORY_YEARS = 3;
    /** Goods that have lain longer than that do not care any more how warm it was at first. */
    private static final Duration TEMPERATURES = Duration.ofDays(60);

    private final Sources sources;
    private final PlanMaker maker;
    private final Json json;
    private final Clock clock;
    private final Executor executor;
    private final int parallelism;

    /**
     * Where a plan is made from and kept.
     *
     * @param catalogs what is sold, where, by whom
     * @param settings what the company decides once
     * @param history what was sold
     * @param lots what lies where
     * @param situation what is on its way, and how warm it was
     * @param plans receives the plan
     */
    public record Sources(
            CatalogStore catalogs,
            PlanSettingsStore settings,
            HistoryStore history,
            LotStore lots,
            SituationStore situation,
            PlanStore plans) {}

    /**
     * Makes a runner.
     *
     * @param sources where plans are made from and kept
     * @param maker makes them
     * @param json reads what is asked for
     * @param clock tells when a plan was made
     * @param executor where parallel work goes
     * @param parallelism how many tasks may run at once
     */
    public PlanRunner(Sources sources, PlanMaker maker, Json json, Clock clock, Executor executor, int parallelism) {
        this.sources = sources;
        this.maker = maker;
        this.json = json;
        this.clock = clock;
        this.executor = executor;
        this.parallelism = parallelism;
    }

    @Override
    public String run(JobLease job, Cancellation cancellation, Progress progress) {
        PlanStart asked = json.read(job.request().getBytes(StandardCharsets.UTF_8), PlanStart.class);
        RunContext context = RunContext.asOf(asked.asOf())
                .seed(asked.seedOrDefault())
                .clock(clock)
                .executor(executor, parallelism)
                .cancellation(cancellation)
                .progress(progress)
                .build();
        Catalog catalog = sources.catalogs().read();
        DailyPanels.Result history = history(asked.asOf(), context);
        SettingsDocument settings = sources.settings().orStandard(catalog);
        Instant morning = morning(catalog, asked.asOf());
        PlanRequest request = new PlanRequest(
                catalog,
                history.panel(),
                lots(asked.asOf(), morning),
                sources.situation().openOrders(),
                sources.situation().temperatures(morning.minus(TEMPERATURES), morning),
                Factors.of(settings.factors()),
                settings.settings(asked.horizonDays()));
        SupplyPlan plan = withFindings(maker.plan(request, context), history);
        String planId = job.jobId().toString();
        Map<String, String> parts = new LinkedHashMap<>(PlanJson.parts(plan, catalog));
        byte[] page = report(plan, request);
        if (page.length <= MOST_REPORT_BYTES) {
            parts.put(REPORT, text(json.write(text(page))));
        }
        sources.plans().save(new PlanDocument(planId, plan.asOf(), clock.instant(), parts));
        return planId;
    }

    /** The page for people: it shows the history too, which is only at hand now. */
    private static byte[] report(SupplyPlan plan, PlanRequest request) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        try {
            HtmlReport.write(plan, request, ReportOptions.titled("Plan from " + plan.asOf()), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toByteArray();
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private DailyPanels.Result history(LocalDate asOf, RunContext context) {
        context.progress().report("read", 0, 0, "reading sales");
        HistoryQuery query = HistoryQuery.between(asOf.minusYears(HISTORY_YEARS), asOf.minusDays(1));
        try (Stream<SalesDay> days = sources.history().read(query)) {
            List<SalesDay> all =
                    days.peek(day -> context.stopIfAsked("reading sales")).toList();
            context.progress().report("read", all.size(), all.size(), all.size() + " days of sales read");
            return DailyPanels.of(all);
        }
    }

    /** The first moment of the day, where it comes last. */
    private static Instant morning(Catalog catalog, LocalDate asOf) {
        return catalog.sites().stream()
                .map(Site::zone)
                .distinct()
                .map(zone -> asOf.atStartOfDay(zone).toInstant())
                .max(Comparator.naturalOrder())
                .orElseGet(() -> asOf.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** What lies where in the morning; goods that came later are not there yet. */
    private List<StockLot> lots(LocalDate asOf, Instant morning) {
        return sources.lots().onHand(morning, clock.instant()).stream()
                .filter(lot -> !lot.receivedOn().isAfter(asOf))
                .toList();
    }

    private static SupplyPlan withFindings(SupplyPlan plan, DailyPanels.Result history) {
        return new SupplyPlan(
                plan.asOf(),
                plan.horizonDays(),
                plan.forecast(),
                plan.orders(),
                plan.expiry(),
                plan.trips(),
                plan.impact(),
                history.findings().and(plan.findings()),
                plan.provenance());
    }
}
