package io.flowcast.models.inventory;

import io.flowcast.api.catalog.Lane;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.inventory.InventoryProblem;
import io.flowcast.api.inventory.ItemOutlook;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.inventory.ServiceObjective;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import io.flowcast.models.inventory.internal.ProtectionPaths;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the days of the horizon: on each order day of a lane the rule decides on the expected state, the order joins
 * every sample path, and the paths are rolled on. The order of today is firm; a later one is foreseen.
 */
final class PeriodicReview {
    private static final int WEEK = 7;
    /** Days of life after which an order decision looks no further. */
    private static final int WATCH = 28;

    private final InventoryProblem problem;
    private final RunContext context;
    private final int pathCount;
    private final boolean fixedCostCounts;
    private final long seed;

    PeriodicReview(InventoryProblem problem, RunContext context, int pathCount) {
        this.problem = problem;
        this.context = context;
        this.pathCount = pathCount;
        fixedCostCounts = problem.objective() instanceof ServiceObjective.LeastCost;
        seed = Streams.seed(context.seed(), "inventory");
    }

    /** Orders and outlook of one item. */
    record ItemPlan(List<OrderLine> orders, ItemOutlook outlook) {}

    /** What came of the items that are planned together. */
    private record Part(List<ItemPlan> plans, Findings findings) {}

    /** Plans of all items, in their order. */
    List<ItemPlan> plan(List<PlannedItem> items, Supplier<OrderRule> rules, FindingCollector findings) {
        List<List<Integer>> groups = groups(items);
        Part[] parts = new Part[groups.size()];
        Parallel.forEach(context, "order", parts.length, rules, (row, rule) -> {
            List<PlannedItem> members = groups.get(row).stream().map(items::get).toList();
            parts[row] = planTogether(members, rule);
        });
        ItemPlan[] plans = new ItemPlan[items.size()];
        for (int g = 0; g < parts.length; g++) {
            for (int m = 0; m < parts[g].plans.size(); m++) {
                plans[groups.get(g).get(m)] = parts[g].plans.get(m);
            }
            findings.addAll(parts[g].findings);
        }
        return List.of(plans);
    }

    /** Items that share a binding lane are planned together, all others alone. */
    private List<List<Integer>> groups(List<PlannedItem> items) {
        Map<String, List<Integer>> byLane = new LinkedHashMap<>();
        List<List<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Lane lane = items.get(i).source.lane();
            if (LaneOrder.binds(lane, fixedCostCounts)) {
                String key = lane.supplierId() + "\n" + lane.siteId();
                byLane.computeIfAbsent(key, k -> {
                            List<Integer> members = new ArrayList<>();
                            groups.add(members);
                            return members;
                        })
                        .add(i);
            } else {
                groups.add(List.of(i));
            }
        }
        return groups;
    }

    private Part planTogether(List<PlannedItem> items, OrderRule rule) {
        FindingCollector findings = new FindingCollector();
        List<double[]> demand = new ArrayList<>();
        List<PathStock> stocks = new ArrayList<>();
        List<List<OrderLine>> orders = new ArrayList<>();
        for (PlannedItem item : items) {
            double[] paths = paths(item);
            demand.add(paths);
            stocks.add(stock(item, paths));
            orders.add(new ArrayList<>());
        }
        LaneOrder lane = new LaneOrder(items.get(0).source.lane(), fixedCostCounts, rule);
        for (int day = 0; day < problem.horizonDays(); day++) {
            context.stopIfAsked("planning orders");
            for (PathStock stock : stocks) {
                stock.receive(day);
            }
            if (items.get(0).ordersOn(day)) {
                List<Review> reviews = new ArrayList<>();
                for (int i = 0; i < items.size(); i++) {
                    reviews.add(review(items.get(i), day, stocks.get(i), demand.get(i)));
                }
                long[] packs = lane.choose(reviews, date(day), findings);
                for (int i = 0; i < packs.length; i++) {
                    if (packs[i] > 0) {
                        orders.get(i).add(line(reviews.get(i), packs[i], rule, findings));
                        stocks.get(i)
                                .order(
                                        day,
                                        packs[i] * items.get(i).pack(),
                                        reviews.get(i).leads());
                    }
                }
            }
            for (PathStock stock : stocks) {
                stock.close(day);
            }
        }
        List<ItemPlan> plans = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            plans.add(new ItemPlan(
                    orders.get(i), stocks.get(i).outlook(items.get(i).source.key())));
        }
        return new Part(plans, findings.toFindings());
    }

    /** The first order day of an item within the horizon with the state on it, nothing ordered before; or null. */
    @Nullable
    Review firstReview(PlannedItem item) {
        double[] paths = paths(item);
        PathStock stock = stock(item, paths);
        for (int day = 0; day < problem.horizonDays(); day++) {
            stock.receive(day);
            if (item.ordersOn(day)) {
                return review(item, day, stock, paths);
            }
            stock.close(day);
        }
        return null;
    }

    private double[] paths(PlannedItem item) {
        DemandForecast forecast = problem.forecast();
        double[] paths = new double[pathCount * forecast.horizon()];
        forecast.samplePaths(item.source.forecastRow(), seed, 0, pathCount, paths);
        return paths;
    }

    private PathStock stock(PlannedItem item, double[] paths) {
        return new PathStock(
                item,
                paths,
                pathCount,
                problem.forecast().horizon(),
                problem.horizonDays(),
                item.longestLead + WATCH + WEEK,
                problem.newestFirstShare());
    }

    private Review review(PlannedItem item, int day, PathStock stock, double[] demand) {
        int[] leads = item.leads(day, pathCount);
        ProtectionPaths paths = new ProtectionPaths.Builder(
                        demand, pathCount, problem.forecast().horizon())
                .orderDay(day)
                .life(item.life)
                .lead(leads)
                .laterOrders(item.laterOrders(day, item.longestLead + Math.min(item.life, WATCH) + WEEK))
                .newestFirstShare(problem.newestFirstShare())
                .build();
        return new Review(item, day, stock.expectedStock(day), stock.expectedArrivals(day), leads, paths);
    }

    private OrderLine line(Review review, long packs, OrderRule rule, FindingCollector findings) {
        PlannedItem item = review.item();
        OrderRule.Facts facts = rule.facts(review, packs);
        double units = packs * item.pack();
        boolean firm = review.day() == 0;
        if (firm && facts.outOfReach()) {
            findings.add(
                    Severity.WARNING,
                    "inventory.target-out-of-reach",
                    ItemReader.place(item.source),
                    "objective",
                    problem.objective(),
                    "Maybe the goods do not last until the next delivery; the best that can be had is ordered.");
        }
        if (firm && facts.wastedUnits() > 0.5 * units) {
            findings.add(
                    Severity.WARNING,
                    "inventory.much-waste-expected",
                    ItemReader.place(item.source),
                    "casePackUnits",
                    item.listing().casePackUnits(),
                    "Maybe the case pack is larger than what sells within the life of " + item.life
                            + " days; more than half of the order is expected to expire.");
        }
        return new OrderLine(
                item.source.key(),
                item.listing().supplierId(),
                date(review.day()),
                date(review.day() + item.expectedLead()),
                Math.multiplyExact(packs, item.listing().casePackUnits()),
                firm,
                facts.position() + units,
                facts.position(),
                facts.reason());
    }

    private LocalDate date(int day) {
        return problem.today().plusDays(day);
    }
}
