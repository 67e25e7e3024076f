package io.flowcast.examples.demo;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.impact.Footprint;
import io.flowcast.api.impact.Impact;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.plan.DayTrips;
import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.plan.SupplyPlan;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Says in a dozen lines what a shop manager has to do today, and what the week saves. */
final class Summary {
    private final Catalog catalog;
    private final SupplyPlan plan;

    Summary(PlanRequest request, SupplyPlan plan) {
        this.catalog = request.catalog();
        this.plan = plan;
    }

    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%nThe week from %s: %,d series in %d shops%n",
                plan.asOf(),
                plan.forecast().rows(),
                plan.orders().outlook().stream()
                        .map(item -> item.key().siteId())
                        .distinct()
                        .count());
        today(out);
        actions(out);
        trips(out);
        impact(out, plan.impact());
        long errors = plan.findings().count(Severity.ERROR);
        long warnings = plan.findings().count(Severity.WARNING);
        out.printf(
                Locale.ROOT,
                "%nFindings: %,d rows left out, %,d warnings; all of them are in the report%n",
                errors,
                warnings);
    }

    private void today(PrintStream out) {
        List<OrderLine> firm =
                plan.orders().orders().stream().filter(OrderLine::firm).toList();
        long units = firm.stream().mapToLong(OrderLine::quantityUnits).sum();
        out.printf(Locale.ROOT, "%nOrder today: %,d units in %,d lines%n", units, firm.size());
        firm.stream()
                .sorted(Comparator.comparingLong(OrderLine::quantityUnits).reversed())
                .limit(3)
                .forEach(line -> out.printf(
                        Locale.ROOT,
                        "  %,5d  %s at %s%n",
                        line.quantityUnits(),
                        name(line.key().productId()),
                        line.key().siteId()));
    }

    private String name(String productId) {
        return catalog.product(productId).map(Product::name).orElse(productId);
    }

    private void actions(PrintStream out) {
        Map<String, long[]> byAction = new TreeMap<>();
        for (LotDecision decision : plan.expiry().decisions()) {
            if (!(decision.action() instanceof ExpiryAction.Keep)) {
                long[] sums =
                        byAction.computeIfAbsent(decision.action().getClass().getSimpleName(), key -> new long[2]);
                sums[0]++;
                sums[1] += decision.quantityUnits();
            }
        }
        out.printf(Locale.ROOT, "%nBefore it spoils:%n");
        byAction.forEach((action, sums) -> out.printf(
                Locale.ROOT, "  %-10s %,5d units of %,d lots%n", action.toLowerCase(Locale.ROOT), sums[1], sums[0]));
        if (byAction.isEmpty()) {
            out.println("  nothing to do: every lot is expected to sell in time");
        }
    }

    private void trips(PrintStream out) {
        out.printf(Locale.ROOT, "%nTrips:%n");
        for (DayTrips day : plan.trips()) {
            out.printf(
                    Locale.ROOT,
                    "  %s  %d tours, %d stops, %,.0f km%n",
                    day.date(),
                    day.routes().routes().size(),
                    day.stops().size(),
                    day.routes().distanceMetres() / 1000.0);
        }
    }

    private static void impact(PrintStream out, Impact impact) {
        out.printf(
                Locale.ROOT,
                "%nExpected for the week   %12s %12s%n",
                "plan",
                impact.baseline().name());
        line(out, impact, "demand met, %", f -> 100 * f.fillRate());
        line(out, impact, "thrown away, kg", Footprint::wastedKilograms);
        line(out, impact, "given away, kg", Footprint::donatedKilograms);
        line(out, impact, "meals", Footprint::meals);
        line(out, impact, "driven, km", Footprint::distanceKilometres);
        line(out, impact, "kgCO2e", Footprint::kilogramsCo2e);
        line(out, impact, "profit, " + impact.currency().getCurrencyCode(), Footprint::profit);
        out.printf(
                Locale.ROOT,
                "Saved: %,.0f kg of food, %,.0f kgCO2e, %s%n",
                impact.savedWasteKilograms(),
                impact.savedKilogramsCo2e(),
                impact.savedMoney());
    }

    private static void line(PrintStream out, Impact impact, String name, ToDoubleFunction<Footprint> figure) {
        out.printf(
                Locale.ROOT,
                "  %-21s %,12.1f %,12.1f%n",
                name,
                figure.applyAsDouble(impact.plan()),
                figure.applyAsDouble(impact.without()));
    }
}
