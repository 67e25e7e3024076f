package io.flowcast.connectors.report;

import io.flowcast.api.factor.Factor;
import io.flowcast.api.impact.FactorUse;
import io.flowcast.api.impact.Footprint;
import io.flowcast.api.impact.Impact;

/** Plan against baseline, figure by figure, with every factor behind them. */
final class ImpactSection {
    private final Impact impact;

    ImpactSection(Impact impact) {
        this.impact = impact;
    }

    /** Which way a figure should go. */
    private enum Good {
        LESS,
        MORE,
        /** Less is a gain, as a part of the result that is not good or bad by itself. */
        PART_LESS,
        /** More is a gain, as a part of the result that is not good or bad by itself. */
        PART_MORE,
        NEITHER
    }

    Html figures() {
        Footprint with = impact.plan();
        Footprint without = impact.without();
        String money = impact.currency().getCurrencyCode();
        return new Html()
                .element(
                        "div",
                        "scroll",
                        scroll -> scroll.element("table", "impact", table -> {
                            table.head("Figure", "#Plan", "#Baseline", "#Saved or gained");
                            table.element("tbody", "", body -> {
                                group(body, "Customers");
                                row(body, "Demand", "units", with.demandUnits(), without.demandUnits(), Good.NEITHER);
                                row(body, "Sold", "units", with.soldUnits(), without.soldUnits(), Good.MORE);
                                row(
                                        body,
                                        "Lost sales",
                                        "units",
                                        with.lostSalesUnits(),
                                        without.lostSalesUnits(),
                                        Good.LESS);
                                row(body, "Fill rate", "%", 100 * with.fillRate(), 100 * without.fillRate(), Good.MORE);
                                group(body, "Goods");
                                row(body, "Thrown away", "units", with.wastedUnits(), without.wastedUnits(), Good.LESS);
                                row(
                                        body,
                                        "Thrown away",
                                        "kg",
                                        with.wastedKilograms(),
                                        without.wastedKilograms(),
                                        Good.LESS);
                                row(
                                        body,
                                        "Given away",
                                        "kg",
                                        with.donatedKilograms(),
                                        without.donatedKilograms(),
                                        Good.MORE);
                                row(body, "Meals given", "meals", with.meals(), without.meals(), Good.MORE);
                                group(body, "Roads and climate");
                                row(
                                        body,
                                        "Driven",
                                        "km",
                                        with.distanceKilometres(),
                                        without.distanceKilometres(),
                                        Good.LESS);
                                row(
                                        body,
                                        "Emissions of driving",
                                        "kgCO\u2082e",
                                        with.transportKilogramsCo2e(),
                                        without.transportKilogramsCo2e(),
                                        Good.LESS);
                                row(
                                        body,
                                        "Emissions of waste",
                                        "kgCO\u2082e",
                                        with.wasteKilogramsCo2e(),
                                        without.wasteKilogramsCo2e(),
                                        Good.LESS);
                                row(
                                        body,
                                        "All emissions",
                                        "kgCO\u2082e",
                                        with.kilogramsCo2e(),
                                        without.kilogramsCo2e(),
                                        Good.LESS);
                                group(body, "Money: the gains add up to that of the result");
                                row(body, "Revenue", money, with.revenue(), without.revenue(), Good.PART_MORE);
                                row(
                                        body,
                                        "Purchases",
                                        money,
                                        with.purchaseCost(),
                                        without.purchaseCost(),
                                        Good.PART_LESS);
                                row(body, "Disposal", money, with.wasteCost(), without.wasteCost(), Good.PART_LESS);
                                row(
                                        body,
                                        "Transport",
                                        money,
                                        with.transportCost(),
                                        without.transportCost(),
                                        Good.PART_LESS);
                                row(body, "Other costs", money, with.otherCost(), without.otherCost(), Good.PART_LESS);
                                row(
                                        body,
                                        "Stock left, at cost",
                                        money,
                                        with.closingStockValue(),
                                        without.closingStockValue(),
                                        Good.PART_MORE);
                                row(body, "Result", money, with.profit(), without.profit(), Good.MORE);
                            });
                        }));
    }

    private static void group(Html body, String name) {
        body.element(
                "tr",
                "group-row",
                tr -> tr.open("th", "", "colspan=\"4\" scope=\"colgroup\"")
                        .text(name)
                        .close("th"));
    }

    private static void row(Html body, String name, String unit, double with, double without, Good good) {
        double gain = good == Good.LESS || good == Good.PART_LESS ? without - with : with - without;
        boolean same = Math.abs(gain) < 5e-3;
        boolean judged = good == Good.LESS || good == Good.MORE;
        String mark = !judged || same ? "" : gain > 0 ? "better" : "worse";
        body.element(
                "tr",
                "",
                tr -> tr.element("th", "", th -> th.text(name + " ").element("span", "unit", unit))
                        .number(Figures.readable(with))
                        .number(Figures.readable(without))
                        .element("td", "num " + mark, td -> {
                            if (good == Good.NEITHER) {
                                td.text("\u2013");
                            } else {
                                td.text(same ? "0" : Figures.signed(gain, Figures.readable(gain)));
                                if (!mark.isEmpty()) {
                                    td.element("span", "mark", " " + mark);
                                }
                            }
                        }));
    }

    Html factors() {
        if (impact.factors().isEmpty()) {
            return new Html().element("p", "empty", "No factor was used.");
        }
        boolean ranges = impact.factors().stream()
                .anyMatch(use -> use.factor().low() != null || use.factor().high() != null);
        Html html = new Html();
        html.open("div", "scroll", "").open("table", "factors", "");
        if (ranges) {
            html.head(
                    "Figure",
                    "Factor",
                    "#Value",
                    "#Range",
                    "#Plan",
                    "#= result",
                    "#Baseline",
                    "#= result",
                    "Source",
                    "Vintage");
        } else {
            html.head(
                    "Figure", "Factor", "#Value", "#Plan", "#= result", "#Baseline", "#= result", "Source", "Vintage");
        }
        html.open("tbody", "", "");
        for (FactorUse use : impact.factors()) {
            html.element("tr", "", tr -> factor(tr, use, ranges));
        }
        return html.close("tbody").close("table").close("div");
    }

    private static void factor(Html tr, FactorUse use, boolean ranges) {
        Factor factor = use.factor();
        tr.cell(use.figure());
        tr.rowHead(factor.id());
        tr.number(Figures.with(plain(factor.value()), factor.unit()));
        if (ranges) {
            Double low = factor.low();
            Double high = factor.high();
            String from = low == null ? "" : plain(low);
            String to = high == null ? "" : plain(high);
            tr.number(low == null && high == null ? "" : from + " \u2013 " + to);
        }
        tr.number(Figures.with(Figures.readable(use.planAmount()), use.amountUnit()));
        tr.number(Figures.readable(use.planResult()));
        tr.number(Figures.with(Figures.readable(use.baselineAmount()), use.amountUnit()));
        tr.number(Figures.readable(use.baselineResult()));
        String note = factor.note();
        String licence = factor.licence();
        tr.cell(factor.source() + (note == null ? "" : "; " + note) + (licence == null ? "" : "; licence: " + licence));
        tr.cell(factor.vintage());
    }

    /** A factor as it was published, to four digits behind the point. */
    private static String plain(double value) {
        String text = Figures.decimals(value, 4);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
