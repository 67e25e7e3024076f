package io.flowcast.core.measure;

import io.flowcast.api.catalog.Product;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.factor.Factor;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.impact.Baseline;
import io.flowcast.api.impact.FactorUse;
import io.flowcast.api.impact.Footprint;
import io.flowcast.api.impact.Impact;
import io.flowcast.api.impact.ImpactReport;
import io.flowcast.api.impact.ImpactTerms;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.check.CheckedRequest;
import java.util.List;
import java.util.Map;

/**
 * Measures what a plan saves against a baseline. Both sides are played through the same sample paths of demand, so that
 * their difference is the plan's doing and not luck.
 *
 * <p>Counted as emissions: production and disposal of what is thrown away, and driving. Not counted: production of what
 * is sold or given away, energy of stores, and any credit for food that a donation replaces; production of saved food that
 * replaces no purchase is stated apart as rebound. Water and land are counted where the run has such factors.
 */
public final class ImpactMeter {
    private final CheckedRequest checked;
    private final PlanSettings settings;
    private final SideSimulation simulation;
    private final DemandForecast demand;
    private final ImpactTerms terms;

    /**
     * A meter for one request, on standard terms.
     *
     * @param checked what is planned
     * @param demand forecast whose rows are the items
     */
    public ImpactMeter(CheckedRequest checked, DemandForecast demand) {
        this(checked, demand, ImpactTerms.standard());
    }

    /**
     * A meter for one request.
     *
     * @param checked what is planned
     * @param demand forecast whose rows are the items
     * @param terms what is assumed
     */
    public ImpactMeter(CheckedRequest checked, DemandForecast demand, ImpactTerms terms) {
        this.checked = checked;
        this.settings = checked.request().settings();
        this.demand = demand;
        this.terms = terms;
        this.simulation = new SideSimulation(checked, demand);
    }

    /**
     * Measures a plan.
     *
     * @param baseline what it is compared with
     * @param plan the plan
     * @param without the baseline
     * @param context seed, threads, deadline, cancellation
     * @return the impact, with its report
     */
    public Impact measure(Baseline baseline, PlannedSide plan, PlannedSide without, RunContext context) {
        FindingCollector findings = new FindingCollector();
        FactorLedger ledger = new FactorLedger(checked.request().factors(), findings);
        List<SideSimulation.WasteOfUnit> waste = wasteOfUnits(ledger);
        SideSimulation.Played planned = simulation.play(plan, waste, context);
        SideSimulation.Played usual = simulation.play(without, waste, context);
        SideAccount ofPlan = new SideAccount(checked, terms, ledger, 0);
        ofPlan.add(plan, planned);
        SideAccount ofBaseline = new SideAccount(checked, terms, ledger, 1);
        ofBaseline.add(without, usual);
        List<FactorUse> lines = ledger.uses();
        Footprint with = ofPlan.footprint();
        Footprint base = ofBaseline.footprint();
        ImpactReport report = new ReportWriter(
                        terms, new Intervals(terms, context.seed()), lines, planned.byPath(), usual.byPath())
                .write(
                        baseline,
                        with,
                        base,
                        ofPlan.balance(),
                        ofBaseline.balance(),
                        settings.currency().getCurrencyCode());
        return new Impact(
                baseline,
                with,
                base,
                settings.currency(),
                lines,
                findings.toFindings(),
                Provenance.of(
                        "measure",
                        "paired-simulation",
                        Map.of(
                                "paths",
                                String.valueOf(SideSimulation.PATHS),
                                "baseline",
                                baseline.name(),
                                "terms",
                                terms.toString()),
                        "",
                        context,
                        demand.provenance(),
                        plan.orders().provenance(),
                        without.orders().provenance()),
                report);
    }

    private List<SideSimulation.WasteOfUnit> wasteOfUnits(FactorLedger ledger) {
        Pathway pathway = settings.disposal().cheapest();
        double cost = settings.disposal().costPerKilogram().getOrDefault(pathway, 0.0);
        return checked.items().stream()
                .map(item -> {
                    Product product = item.product();
                    double kilograms = product.massGramsPerUnit() / 1000;
                    double emission = value(ledger, ProductFactors.of(Factors.PRODUCTION, product))
                            + value(ledger, ProductFactors.disposal(pathway, product));
                    return new SideSimulation.WasteOfUnit(kilograms, kilograms * emission, kilograms * cost);
                })
                .toList();
    }

    private static double value(FactorLedger ledger, List<String> ids) {
        return ledger.first(ids).map(Factor::value).orElse(0.0);
    }
}
