package io.flowcast.models.inventory;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.InventoryProblem;
import io.flowcast.api.inventory.ItemOutlook;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.inventory.ReplenishmentItem;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import io.flowcast.core.run.DataHash;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One call of a planner, from the problem to the plan: what all planners of this craft have in common. */
final class Planning {
    private static final int FEWEST_PATHS = 8;

    final InventoryProblem problem;
    final RunContext context;
    final FindingCollector findings = new FindingCollector();
    final List<PlannedItem> items;
    final PeriodicReview review;
    private final Map<String, String> parameters = new TreeMap<>();

    Planning(InventoryProblem problem, RunContext context, int paths) {
        this.problem = problem;
        this.context = context;
        items = new ItemReader(problem, findings).read();
        review = new PeriodicReview(problem, context, paths);
        parameter("paths", paths);
        parameter("objective", problem.objective());
        parameter("horizonDays", problem.horizonDays());
        parameter("newestFirstShare", problem.newestFirstShare());
        tellShortForecast();
    }

    static int checkedPaths(int paths) {
        if (paths < FEWEST_PATHS) {
            throw new IllegalArgumentException("paths must be at least " + FEWEST_PATHS + ", was " + paths);
        }
        return paths;
    }

    void parameter(String name, Object value) {
        parameters.put(name, value.toString());
    }

    /** An order of the last day looks to the end of its cycle; what the forecast does not tell is repeated. */
    private void tellShortForecast() {
        int last = problem.horizonDays() - 1;
        int needed = 0;
        for (PlannedItem item : items) {
            for (int day = last; day >= 0; day--) {
                if (item.ordersOn(day)) {
                    needed = Math.max(needed, day + item.longestLead + item.laterOrders(day, 1)[0]);
                    break;
                }
            }
        }
        if (needed > problem.forecast().horizon()) {
            findings.add(
                    Severity.INFO,
                    "inventory.short-forecast",
                    Place.of("forecast"),
                    "horizon",
                    problem.forecast().horizon(),
                    "Maybe lead times are longer than was thought; " + needed
                            + " days are needed, and its last week is repeated.");
        }
    }

    InventoryPlan plan(String name, Supplier<OrderRule> rules) {
        List<PeriodicReview.ItemPlan> plans = review.plan(items, rules, findings);
        List<OrderLine> orders =
                plans.stream().flatMap(plan -> plan.orders().stream()).toList();
        List<ItemOutlook> outlook =
                plans.stream().map(PeriodicReview.ItemPlan::outlook).toList();
        Provenance provenance = Provenance.of(
                "order", name, parameters, hash(), context, problem.forecast().provenance());
        return new InventoryPlan(orders, outlook, findings.toFindings(), provenance);
    }

    private String hash() {
        DataHash hash = new DataHash()
                .add(problem.today().toEpochDay())
                .add(problem.horizonDays())
                .add(problem.objective().toString())
                .add(problem.newestFirstShare());
        for (ReplenishmentItem item : problem.items()) {
            hash.add(item.forecastRow())
                    .add(item.listing().toString())
                    .add(item.lane().toString())
                    .add(item.shelfLifeDays())
                    .add(item.wasteCostPerUnit());
            for (StockLot lot : item.lots()) {
                hash.add(lot.toString());
            }
            for (PurchaseOrder order : item.onOrder()) {
                hash.add(order.toString());
            }
        }
        return hash.text();
    }
}
