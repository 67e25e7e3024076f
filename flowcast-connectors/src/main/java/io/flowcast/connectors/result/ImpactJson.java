package io.flowcast.connectors.result;

import io.flowcast.api.factor.Factor;
import io.flowcast.api.impact.FactorUse;
import io.flowcast.api.impact.Footprint;
import io.flowcast.api.impact.Impact;
import io.flowcast.api.impact.ImpactReport;
import io.flowcast.api.impact.ImpactTerms;
import io.flowcast.api.impact.MassBalance;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** The part {@code impact}: what the plan and its baseline lead to, and every factor behind it. */
final class ImpactJson {
    private ImpactJson() {}

    static void write(Impact impact, JsonOut out) throws IOException {
        out.text("currency", impact.currency().getCurrencyCode());
        out.object("baseline", baseline -> {
            baseline.text("name", impact.baseline().name());
            baseline.text("description", impact.baseline().description());
        });
        out.object("plan", plan -> footprint(impact.plan(), plan));
        out.object("without", without -> footprint(impact.without(), without));
        out.object("saved", saved -> {
            saved.number("wasteKilograms", impact.savedWasteKilograms());
            saved.number("kilogramsCo2e", impact.savedKilogramsCo2e());
            saved.number("money", impact.savedMoney().amount().doubleValue());
        });
        out.array("factors", factors -> {
            for (FactorUse use : impact.factors()) {
                factors.object(f -> factor(use, f));
            }
        });
        ImpactReport report = impact.report();
        if (report != null) {
            out.object("report", r -> report(report, r));
        }
    }

    private static void report(ImpactReport report, JsonOut out) throws IOException {
        ImpactTerms terms = report.terms();
        out.object("terms", t -> {
            t.text("hierarchy", terms.hierarchy().name());
            t.text("hierarchySource", terms.hierarchy().source());
            t.number("donationDisplacement", terms.donationDisplacement());
            t.number("markdownDisplacement", terms.markdownDisplacement());
            t.number("confidence", terms.confidence());
            t.whole("draws", terms.draws());
        });
        out.object("planBalance", b -> balance(report.planBalance(), report, b));
        out.object("withoutBalance", b -> balance(report.withoutBalance(), report, b));
        out.array("tiers", tiers -> {
            for (ImpactReport.TierMass tier : report.tiers()) {
                tiers.object(t -> {
                    t.text("tier", tier.tier());
                    t.whole("rank", tier.rank());
                    t.number("planKilograms", tier.planKilograms());
                    t.number("withoutKilograms", tier.withoutKilograms());
                    t.number("planShare", tier.planShare());
                    t.number("withoutShare", tier.withoutShare());
                });
            }
        });
        out.array("figures", figures -> {
            for (ImpactReport.FigureTotal figure : report.figures()) {
                figures.object(f -> {
                    f.text("name", figure.name());
                    f.text("unit", figure.unit());
                    f.number("plan", figure.plan());
                    f.number("without", figure.without());
                    f.number("saved", figure.saved());
                    f.number("savedLow", Optional.ofNullable(figure.savedLow()));
                    f.number("savedHigh", Optional.ofNullable(figure.savedHigh()));
                });
            }
        });
        out.array("assumptions", assumptions -> {
            for (String assumption : report.assumptions()) {
                assumptions.object(a -> a.text("text", assumption));
            }
        });
    }

    private static void balance(MassBalance balance, ImpactReport report, JsonOut out) throws IOException {
        out.number("openingKilograms", balance.openingKilograms());
        out.number("arrivedKilograms", balance.arrivedKilograms());
        out.number("soldKilograms", balance.soldKilograms());
        out.number("markedDownKilograms", balance.markedDownKilograms());
        out.array("unsold", unsold -> {
            for (var entry : balance.unsoldKilograms().entrySet()) {
                unsold.object(u -> {
                    u.text("destination", entry.getKey().name().toLowerCase(Locale.ROOT));
                    u.number("kilograms", entry.getValue());
                });
            }
        });
        out.number("leftKilograms", balance.leftKilograms());
        out.number("foodLossAndWasteKilograms", report.foodLossAndWasteKilograms(balance));
    }

    private static void footprint(Footprint side, JsonOut out) throws IOException {
        out.number("demandUnits", side.demandUnits());
        out.number("soldUnits", side.soldUnits());
        out.number("lostSalesUnits", side.lostSalesUnits());
        out.number("wastedUnits", side.wastedUnits());
        out.number("donatedUnits", side.donatedUnits());
        out.number("wastedKilograms", side.wastedKilograms());
        out.number("donatedKilograms", side.donatedKilograms());
        out.number("distanceKilometres", side.distanceKilometres());
        out.number("revenue", side.revenue());
        out.number("purchaseCost", side.purchaseCost());
        out.number("wasteCost", side.wasteCost());
        out.number("transportCost", side.transportCost());
        out.number("otherCost", side.otherCost());
        out.number("closingStockValue", side.closingStockValue());
        out.number("profit", side.profit());
        out.number("wasteKilogramsCo2e", side.wasteKilogramsCo2e());
        out.number("transportKilogramsCo2e", side.transportKilogramsCo2e());
        out.number("kilogramsCo2e", side.kilogramsCo2e());
        out.number("meals", side.meals());
        out.number("fillRate", side.fillRate());
    }

    private static void factor(FactorUse use, JsonOut out) throws IOException {
        Factor factor = use.factor();
        out.text("figure", use.figure());
        out.text("factorId", factor.id());
        out.precise("value", factor.value());
        out.text("unit", factor.unit());
        out.text("source", factor.source());
        out.text("vintage", factor.vintage());
        out.number("low", Optional.ofNullable(factor.low()));
        out.number("high", Optional.ofNullable(factor.high()));
        out.text("licence", factor.licence());
        out.text("note", factor.note());
        out.precise("planAmount", use.planAmount());
        out.precise("baselineAmount", use.baselineAmount());
        out.text("amountUnit", use.amountUnit());
        out.number("planResult", use.planResult());
        out.number("baselineResult", use.baselineResult());
    }
}
