package io.flowcast.connectors.report;

import io.flowcast.api.impact.ImpactReport;
import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.connectors.internal.CatalogNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the page together: the template, its styles and scripts, the sections and the data. */
final class ReportPage {
    private static final List<String> STYLES = List.of("css/base.css", "css/sections.css", "css/print.css");

    /** In the order in which they need each other. */
    private static final List<String> SCRIPTS = List.of(
            "js/format.js",
            "js/dom.js",
            "js/model.js",
            "js/forecast-chart.js",
            "js/forecasts.js",
            "js/orders.js",
            "js/lots.js",
            "js/map.js",
            "js/trips.js",
            "js/main.js");

    private final SupplyPlan plan;
    private final PlanRequest request;
    private final ReportOptions options;

    ReportPage(SupplyPlan plan, PlanRequest request, ReportOptions options) {
        this.plan = plan;
        this.request = request;
        this.options = options;
    }

    String text() {
        CatalogNames names = new CatalogNames(request.catalog());
        Today today = new Today(plan, names);
        HeadlineSection headline = new HeadlineSection(plan, today);
        ImpactSection impact = new ImpactSection(plan.impact());
        String script = Resources.script(SCRIPTS);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", Html.escape(options.title()));
        fields.put("date", Html.escape(Figures.longDate(plan.asOf())));
        fields.put("scope", Html.escape(scope()));
        fields.put("style", Resources.joined(STYLES));
        fields.put("scriptHash", Resources.sha256(script));
        fields.put("script", script);
        fields.put("headline", Html.escape(headline.headline()));
        fields.put("lede", Html.escape(headline.lede()));
        fields.put("tiles", headline.tiles().toString());
        fields.put("sites", SitesSection.today(today).toString());
        fields.put(
                "orders", OrdersSection.today(today, request.catalog(), names).toString());
        fields.put(
                "lots",
                LotsSection.today(today, plan.impact().currency().getCurrencyCode(), names)
                        .toString());
        fields.put("trips", TripsSection.today(plan, names).toString());
        fields.put("baselineName", Html.escape(plan.impact().baseline().name()));
        fields.put("baselineDescription", Html.escape(plan.impact().baseline().description()));
        ImpactReport behind = plan.impact().report();
        fields.put(
                "impact",
                impact.figures()
                        + (behind == null
                                ? ""
                                : new ImpactReportSection(behind).all().toString()));
        fields.put("factors", impact.factors().toString());
        fields.put(
                "assumptions",
                FindingsSection.assumptions(options.assumptions()).toString());
        fields.put("findings", FindingsSection.findings(plan.findings()).toString());
        fields.put("provenance", ProvenanceSection.of(plan.provenance()).toString());
        fields.put("attributions", attributions());
        fields.put("data", new ReportData(plan, request, options.historyDays()).json());
        return Resources.fill(Resources.text("report.html"), fields);
    }

    private String scope() {
        return Figures.count(plan.horizonDays(), "day", "days") + " planned, "
                + Figures.count(plan.forecast().rows(), "product at a site", "products at sites") + ", "
                + Figures.count(plan.expiry().decisions().size(), "lot decision", "lot decisions");
    }

    private String attributions() {
        Html html = new Html();
        options.attributions().forEach(sentence -> html.element("p", "", sentence));
        return html.toString();
    }
}
