package io.flowcast.core.measure;

import io.flowcast.api.expiry.Destination;
import io.flowcast.api.expiry.WasteHierarchy;
import io.flowcast.api.impact.Baseline;
import io.flowcast.api.impact.FactorUse;
import io.flowcast.api.impact.Figure;
import io.flowcast.api.impact.Footprint;
import io.flowcast.api.impact.ImpactReport;
import io.flowcast.api.impact.ImpactTerms;
import io.flowcast.api.impact.MassBalance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Puts together what stands behind the figures: balances, tiers, totals with intervals, assumptions. */
final class ReportWriter {
    private static final double[] NO_PATHS = {};

    private final ImpactTerms terms;
    private final Intervals intervals;
    private final List<FactorUse> lines;
    private final double[][] planByPath;
    private final double[][] withoutByPath;

    ReportWriter(
            ImpactTerms terms,
            Intervals intervals,
            List<FactorUse> lines,
            double[][] planByPath,
            double[][] withoutByPath) {
        this.terms = terms;
        this.intervals = intervals;
        this.lines = lines;
        this.planByPath = planByPath;
        this.withoutByPath = withoutByPath;
    }

    ImpactReport write(
            Baseline baseline,
            Footprint plan,
            Footprint without,
            MassBalance planBalance,
            MassBalance withoutBalance,
            String currency) {
        return new ImpactReport(
                terms,
                planBalance,
                withoutBalance,
                tiers(planBalance, withoutBalance),
                figures(plan, without, planBalance, withoutBalance, currency),
                assumptions(baseline));
    }

    private List<ImpactReport.TierMass> tiers(MassBalance plan, MassBalance without) {
        Map<Destination, Double> ofPlan = new EnumMap<>(Destination.class);
        ofPlan.putAll(plan.unsoldKilograms());
        double prevented = Math.max(0, without.unsold() - plan.unsold());
        ofPlan.put(Destination.PREVENTED, prevented);
        double planAll = plan.unsold() + prevented;
        double withoutAll = without.unsold();
        List<ImpactReport.TierMass> tiers = new ArrayList<>();
        WasteHierarchy hierarchy = terms.hierarchy();
        for (int i = 0; i <= hierarchy.tiers().size(); i++) {
            boolean ranked = i < hierarchy.tiers().size();
            double planMass = mass(ofPlan, hierarchy, i);
            double withoutMass = mass(without.unsoldKilograms(), hierarchy, i);
            if (ranked || planMass > 0 || withoutMass > 0) {
                tiers.add(new ImpactReport.TierMass(
                        ranked ? hierarchy.tiers().get(i).name() : "not ranked",
                        ranked ? i + 1 : 0,
                        planMass,
                        withoutMass,
                        planAll > 0 ? Math.min(1, planMass / planAll) : 0,
                        withoutAll > 0 ? Math.min(1, withoutMass / withoutAll) : 0));
            }
        }
        return tiers;
    }

    private static double mass(Map<Destination, Double> kilograms, WasteHierarchy hierarchy, int rank) {
        double sum = 0;
        for (Map.Entry<Destination, Double> entry : kilograms.entrySet()) {
            sum += hierarchy.rank(entry.getKey()) == rank ? entry.getValue() : 0;
        }
        return sum;
    }

    private List<ImpactReport.FigureTotal> figures(
            Footprint plan, Footprint without, MassBalance planBalance, MassBalance withoutBalance, String currency) {
        List<ImpactReport.FigureTotal> totals = new ArrayList<>();
        totals.add(total("thrown away kg", "kg", plan.wastedKilograms(), without.wastedKilograms(), saved(0, 1)));
        totals.add(new ImpactReport.FigureTotal(
                "food loss and waste kg", "kg", counted(planBalance), counted(withoutBalance), null, null));
        for (Figure figure : Figure.values()) {
            if (lines.stream().anyMatch(line -> line.figure().equals(figure.label()))) {
                totals.add(ofLines(figure.label(), figure.unit(), f -> f == figure, NO_PATHS));
            }
        }
        totals.add(ofLines("all emissions kgCO2e", "kgCO2e", Figure::emission, saved(1, 1)));
        totals.add(ofLines(
                "all emissions with rebound and loss at recipients kgCO2e",
                "kgCO2e",
                f -> f.unit().equals("kgCO2e"),
                saved(1, 1)));
        totals.add(total("net cost", currency, -plan.profit(), -without.profit(), saved(2, -1)));
        return totals;
    }

    private double counted(MassBalance balance) {
        double sum = 0;
        for (Map.Entry<Destination, Double> entry : balance.unsoldKilograms().entrySet()) {
            sum += terms.hierarchy().countedAsWaste().contains(entry.getKey()) ? entry.getValue() : 0;
        }
        return sum;
    }

    /** What is saved on each path of demand: less of what is bad, or with sign -1 more of what is good. */
    private double[] saved(int figure, int sign) {
        double[] saved = new double[planByPath[figure].length];
        for (int path = 0; path < saved.length; path++) {
            saved[path] = sign * (withoutByPath[figure][path] - planByPath[figure][path]);
        }
        return saved;
    }

    private ImpactReport.FigureTotal total(
            String name, String unit, double plan, double without, double[] savedByPath) {
        double[] ends = intervals.of(without - plan, List.of(), savedByPath);
        return new ImpactReport.FigureTotal(name, unit, plan, without, ends[0], ends[1]);
    }

    private ImpactReport.FigureTotal ofLines(
            String name, String unit, Predicate<Figure> figures, double[] savedByPath) {
        List<FactorUse> mine = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            if (figures.test(figure)) {
                lines.stream()
                        .filter(line -> line.figure().equals(figure.label()))
                        .forEach(mine::add);
            }
        }
        double plan = mine.stream().mapToDouble(FactorUse::planResult).sum();
        double without = mine.stream().mapToDouble(FactorUse::baselineResult).sum();
        double[] ends = intervals.of(without - plan, mine, savedByPath);
        return new ImpactReport.FigureTotal(name, unit, plan, without, ends[0], ends[1]);
    }

    private List<String> assumptions(Baseline baseline) {
        long used = lines.stream().map(line -> line.factor().id()).distinct().count();
        long exact = lines.stream()
                .map(FactorUse::factor)
                .distinct()
                .filter(factor -> !intervals.uncertain(factor))
                .count();
        return List.of(
                "Counterfactual: " + baseline.name() + ": " + baseline.description()
                        + " Both sides are played through the same " + SideSimulation.PATHS + " paths of demand.",
                String.format(
                        Locale.ROOT,
                        "Rebound: %.0f %% of donated food and %.0f %% of food sold at a lower price is taken to replace a"
                                + " purchase; the rest is eaten beside it, and its production is counted as rebound.",
                        100 * terms.donationDisplacement(),
                        100 * terms.markdownDisplacement()),
                "Counted: producing and disposing of what is thrown away, and driving. Not counted: production of what is"
                        + " sold or given away, energy of stores, credits for energy, compost or feed.",
                String.format(
                        Locale.ROOT,
                        "Intervals hold %.0f %% of %d drawn outcomes. A factor is drawn once for all lines and both sides"
                                + " (fully correlated with itself), independent of the others; published ranges are taken"
                                + " as 5 %% and 95 %% points. %d of %d factors state no range and none is assumed: they"
                                + " are taken as exact. Demand varies by the paths; the product of both deviations is left"
                                + " out. Intervals of single figures show factors alone.",
                        100 * terms.confidence(),
                        terms.draws(),
                        exact,
                        used),
                "Waste hierarchy: " + terms.hierarchy().name() + " ("
                        + terms.hierarchy().source()
                        + "). Prevented is what the baseline has unsold more than the plan. Counted as food loss and"
                        + " waste: " + terms.hierarchy().countedAsWaste() + ".");
    }
}
