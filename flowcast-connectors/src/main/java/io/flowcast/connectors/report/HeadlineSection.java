package io.flowcast.connectors.report;

import io.flowcast.api.impact.Footprint;
import io.flowcast.api.impact.Impact;
import io.flowcast.api.plan.SupplyPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The top of the page: what to do today in words, and the key figures. */
final class HeadlineSection {
    private static final double TOLERANCE = 1e-9;
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\u2080-\u2089%]+");

    private final SupplyPlan plan;
    private final Impact impact;
    private final Today today;

    HeadlineSection(SupplyPlan plan, Today today) {
        this.plan = plan;
        this.impact = plan.impact();
        this.today = today;
    }

    /** The day in one sentence. */
    String headline() {
        List<String> parts = new ArrayList<>();
        if (!today.ordered.isZero()) {
            long sites = today.orderingSites();
            parts.add("order " + today.ordered + " for " + Figures.count(sites, "site", "sites"));
        }
        if (!today.lotsToActOn.isEmpty()) {
            parts.add("act on " + Figures.count(today.lotsToActOn.size(), "lot", "lots"));
        }
        if (!today.routes.isEmpty()) {
            parts.add("drive " + Figures.count(today.routes.size(), "trip", "trips"));
        }
        return parts.isEmpty() ? "Nothing has to be done today." : "Today: " + joined(parts) + ".";
    }

    /** What the plan brings against the baseline, in words. */
    String lede() {
        double kilograms = impact.savedWasteKilograms();
        double money = impact.savedMoney().amount().doubleValue();
        double emissions = impact.savedKilogramsCo2e();
        List<String> parts = List.of(
                kilograms >= 0
                        ? "keeps " + kilograms(kilograms) + " of food from waste"
                        : "wastes " + kilograms(-kilograms) + " more food",
                money >= 0 ? "saves " + money(money) : "costs " + money(-money) + " more",
                emissions >= 0
                        ? "avoids " + Figures.with(Figures.readable(emissions), "kgCO\u2082e")
                        : "emits " + Figures.with(Figures.readable(-emissions), "kgCO\u2082e") + " more");
        return "Over " + Figures.count(plan.horizonDays(), "day", "days") + ", to "
                + Figures.longDate(plan.asOf().plusDays(plan.horizonDays() - 1L)) + ", the plan is expected to meet "
                + Figures.percent(impact.plan().fillRate()) + " of demand. Against \u201C"
                + impact.baseline().name() + "\u201D it " + joined(parts) + ".";
    }

    private static String joined(List<String> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.get(parts.size() - 1);
    }

    private static String kilograms(double value) {
        return Figures.with(Figures.readable(value), "kg");
    }

    private String money(double value) {
        return Figures.with(Figures.readable(value), impact.currency().getCurrencyCode());
    }

    Html tiles() {
        Footprint with = impact.plan();
        Footprint without = impact.without();
        Html html = new Html();
        tile(html, "Order today", today.ordered.toString(), ordersNote());
        tile(
                html,
                "Lots to act on today",
                Figures.with(Figures.whole(today.lotsToActOn.size()), today.lotsToActOn.size() == 1 ? "lot" : "lots"),
                lotsNote());
        compared(
                html,
                impact.savedWasteKilograms() < 0 ? "More waste" : "Kept from waste",
                kilograms(Math.abs(impact.savedWasteKilograms())),
                "wasted",
                with.wastedKilograms(),
                without.wastedKilograms(),
                "kg",
                true);
        compared(
                html,
                plan.impact().savedMoney().amount().signum() < 0 ? "Money lost" : "Money saved",
                money(Math.abs(impact.savedMoney().amount().doubleValue())),
                "result",
                with.profit(),
                without.profit(),
                impact.currency().getCurrencyCode(),
                false);
        compared(
                html,
                "Fill rate expected",
                Figures.percent(with.fillRate()),
                "demand met",
                100 * with.fillRate(),
                100 * without.fillRate(),
                "%",
                false);
        compared(
                html,
                impact.savedKilogramsCo2e() < 0 ? "More emissions" : "Emissions avoided",
                Figures.with(Figures.readable(Math.abs(impact.savedKilogramsCo2e())), "kgCO\u2082e"),
                "emitted",
                with.kilogramsCo2e(),
                without.kilogramsCo2e(),
                "kg",
                true);
        compared(
                html,
                "Distance to drive",
                Figures.with(Figures.readable(with.distanceKilometres()), "km"),
                "driven",
                with.distanceKilometres(),
                without.distanceKilometres(),
                "km",
                true);
        compared(
                html,
                "Meals given",
                Figures.with(Figures.readable(with.meals()), with.meals() == 1 ? "meal" : "meals"),
                "given",
                with.meals(),
                without.meals(),
                "",
                false);
        return html;
    }

    private String ordersNote() {
        return today.orders.isEmpty()
                ? "nothing has to be ordered"
                : Figures.count(today.orders.size(), "order line", "order lines") + " at "
                        + Figures.count(today.orderingSites(), "site", "sites");
    }

    private String lotsNote() {
        return today.lotsByAction.isEmpty()
                ? "all lots can be kept"
                : today.lotsByAction.entrySet().stream()
                        .map(entry -> Figures.whole(entry.getValue()) + " " + ActionWords.many(entry.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private static void tile(Html html, String label, String figure, String note) {
        html.element(
                "div",
                "tile",
                tile -> tile.element("dt", "", label)
                        .element("dd", "", dd -> figure(dd, figure).element("p", "tile-note", note)));
    }

    /** The numbers large, the words between and behind them small. */
    private static Html figure(Html html, String figure) {
        Matcher parts = WORDS.matcher(figure);
        return html.element("p", figure.length() > 16 ? "figure long" : "figure", p -> {
            int at = 0;
            while (parts.find()) {
                p.text(figure.substring(at, parts.start())).element("span", "unit", parts.group());
                at = parts.end();
            }
            p.text(figure.substring(at));
        });
    }

    /** A figure with two bars: plan and baseline. */
    private static void compared(
            Html html,
            String label,
            String figure,
            String what,
            double with,
            double without,
            String unit,
            boolean lowerIsBetter) {
        double most = Math.max(TOLERANCE, Math.max(with, without));
        boolean worse = lowerIsBetter ? with > without + TOLERANCE : with < without - TOLERANCE;
        html.element(
                "div",
                worse ? "tile worse" : "tile",
                tile -> tile.element("dt", "", label).element("dd", "", dd -> {
                    figure(dd, figure);
                    bar(dd, "plan", what, with, most, unit);
                    bar(dd, "baseline", what, without, most, unit);
                }));
    }

    private static void bar(Html html, String side, String what, double amount, double most, String unit) {
        String text = unit.isEmpty() ? Figures.readable(amount) : Figures.with(Figures.readable(amount), unit);
        html.open("p", "bar bar-" + side, "").element("span", "", side);
        html.open("span", "bar-track", "");
        html.open("span", "bar-fill", "style=\"width:" + Math.round(100 * Math.max(0, amount) / most) + "%\"");
        html.close("span").close("span");
        html.element("span", "bar-text", value -> value.text(text).element("span", "bar-what", " " + what));
        html.close("p");
    }
}
