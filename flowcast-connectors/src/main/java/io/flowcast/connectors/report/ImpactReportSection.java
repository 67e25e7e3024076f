package io.flowcast.connectors.report;

import io.flowcast.api.expiry.Destination;
import io.flowcast.api.impact.ImpactReport;
import io.flowcast.api.impact.MassBalance;
import java.util.Locale;

/** What stands behind the figures of an impact: totals with intervals, where the goods went, tiers, assumptions. */
final class ImpactReportSection {
    private final ImpactReport report;

    ImpactReportSection(ImpactReport report) {
        this.report = report;
    }

    Html all() {
        return new Html().add(totals()).add(balance()).add(tiers()).add(assumptions());
    }

    private Html totals() {
        return table(
                "Totals and how sure they are",
                body -> {
                    for (ImpactReport.FigureTotal figure : report.figures()) {
                        body.element("tr", "", tr -> {
                            tr.element("th", "", th -> th.text(figure.name() + " "));
                            tr.number(Figures.readable(figure.plan()));
                            tr.number(Figures.readable(figure.without()));
                            tr.number(Figures.readable(figure.saved()));
                            Double low = figure.savedLow();
                            Double high = figure.savedHigh();
                            tr.number(
                                    low == null || high == null
                                            ? ""
                                            : Figures.readable(low) + " \u2013 " + Figures.readable(high));
                        });
                    }
                },
                "Figure",
                "#Plan",
                "#Baseline",
                "#Saved",
                "#Saved, " + Figures.percent(report.terms().confidence()));
    }

    private Html balance() {
        MassBalance with = report.planBalance();
        MassBalance without = report.withoutBalance();
        return table(
                "Where the goods went, kg",
                body -> {
                    row(body, "There at the start", with.openingKilograms(), without.openingKilograms());
                    row(body, "Came in", with.arrivedKilograms(), without.arrivedKilograms());
                    row(body, "Sold", with.soldKilograms(), without.soldKilograms());
                    row(body, "of it at a lower price", with.markedDownKilograms(), without.markedDownKilograms());
                    for (Destination to : Destination.values()) {
                        double planned = with.unsoldKilograms().getOrDefault(to, 0.0);
                        double usual = without.unsoldKilograms().getOrDefault(to, 0.0);
                        if (planned > 0 || usual > 0) {
                            row(body, words(to), planned, usual);
                        }
                    }
                    row(body, "Left at the end", with.leftKilograms(), without.leftKilograms());
                    row(
                            body,
                            "Counts as food loss and waste",
                            report.foodLossAndWasteKilograms(with),
                            report.foodLossAndWasteKilograms(without));
                },
                "Goods",
                "#Plan",
                "#Baseline");
    }

    private static String words(Destination destination) {
        String words = destination.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static void row(Html body, String name, double with, double without) {
        body.element(
                "tr",
                "",
                tr -> tr.element("th", "", name).number(Figures.readable(with)).number(Figures.readable(without)));
    }

    private Html tiers() {
        return table(
                "Waste hierarchy: " + report.terms().hierarchy().name(),
                body -> {
                    for (ImpactReport.TierMass tier : report.tiers()) {
                        body.element(
                                "tr",
                                "",
                                tr -> tr.element("th", "", (tier.rank() == 0 ? "" : tier.rank() + ". ") + tier.tier())
                                        .number(Figures.readable(tier.planKilograms()))
                                        .number(Figures.percent(tier.planShare()))
                                        .number(Figures.readable(tier.withoutKilograms()))
                                        .number(Figures.percent(tier.withoutShare())));
                    }
                },
                "Tier, best first",
                "#Plan, kg",
                "#Share",
                "#Baseline, kg",
                "#Share");
    }

    private Html assumptions() {
        return new Html().element("ul", "impact-assumptions", list -> {
            for (String assumption : report.assumptions()) {
                list.element("li", "", assumption);
            }
        });
    }

    private static Html table(String title, Html.Body rows, String... columns) {
        return new Html()
                .element("h3", "", title)
                .element(
                        "div",
                        "scroll",
                        scroll -> scroll.element("table", "impact", table -> {
                            table.head(columns);
                            table.element("tbody", "", rows);
                        }));
    }
}
