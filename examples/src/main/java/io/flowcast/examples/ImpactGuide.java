package io.flowcast.examples;

import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.expiry.WasteHierarchy;
import io.flowcast.api.factor.Factor;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.impact.FactorUse;
import io.flowcast.api.impact.Figure;
import io.flowcast.api.impact.Impact;
import io.flowcast.api.impact.ImpactReport;
import io.flowcast.api.impact.ImpactTerms;
import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.run.RunContext;
import io.flowcast.connectors.file.Scenario;
import io.flowcast.connectors.offline.GreatCircleTravel;
import io.flowcast.core.factor.FactorCatalogue;
import io.flowcast.core.factor.FactorChoice;
import io.flowcast.core.factor.FactorMatch;
import io.flowcast.core.feature.DailyPanels;
import io.flowcast.models.Models;
import java.util.List;
import java.util.Map;

/** What docs/impact.md shows, cut from here; the test runs every piece. */
final class ImpactGuide {
    private ImpactGuide() {}

    static FactorMatch lookUp() {
        // snippet: look-up
        FactorCatalogue catalogue = FactorCatalogue.standard();
        FactorChoice choice = FactorChoice.standard(); // tables, vintage, pathway rows, meals: yours to change
        FactorMatch found = catalogue
                .production("Strawberries, 500 g", "berries", choice)
                .orElseThrow(); // 3.24 kgCO2e/kg, Clark et al. 2022; how() says by which words
        Factor bread = catalogue.disposal(Pathway.LANDFILL, "bread", choice).orElseThrow(); // 1.64 kgCO2e/kg
        List<Factor> oats = catalogue.all().stream()
                .filter(factor ->
                        factor.id().endsWith("poore-2018.oatmeal")) // kgCO2e, land, water, scarcity-weighted water
                .toList();
        // end of snippet
        return bread.value() > 1 && oats.size() == 4 ? found : new FactorMatch(bread, FactorMatch.How.NAME, "");
    }

    static SupplyPlan plan(Scenario files, RunContext context) {
        // snippet: plan
        FindingCollector guesses = new FindingCollector();
        Factors factors = FactorCatalogue.standard() // fills what the own factors leave out, and says what it guessed
                .complete(files.factors(), files.catalog().products(), FactorChoice.standard(), guesses);
        ImpactTerms terms = new ImpactTerms(
                WasteHierarchy.euFoodWasteHierarchy(),
                0.75, // of donated food replaces a purchase; the rest is rebound
                0.50, // of food sold at a lower price does
                0.90, // of drawn outcomes lie in an interval
                2_000,
                Map.of("production.", 1.3)); // assumed where a source states no range: geometric deviation
        PlanRequest request = new PlanRequest(
                files.catalog(),
                DailyPanels.of(files.sales()).panel(),
                files.lots(),
                files.openOrders(),
                files.temperatures(),
                factors,
                files.settings());
        SupplyPlan plan = Models.flowCast(new GreatCircleTravel(), terms).plan(request, context);
        // end of snippet
        return plan;
    }

    static double audit(Impact impact) {
        // snippet: audit
        double emissions = 0;
        for (FactorUse line : impact.factors()) { // quantity x factor = result, with source and vintage
            if (line.figure().equals(Figure.PRODUCTION.label()) || line.figure().equals(Figure.DISPOSAL.label())) {
                emissions += (line.baselineAmount() - line.planAmount())
                        * line.factor().value();
            }
        }
        ImpactReport report = impact.report(); // balances, tiers, totals with intervals, assumptions in words
        // end of snippet
        return report == null ? Double.NaN : emissions;
    }
}
