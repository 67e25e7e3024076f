package io.flowcast.models.inventory;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.InventoryPlanner;
import io.flowcast.api.inventory.InventoryProblem;
import io.flowcast.api.inventory.ServiceObjective;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Streams;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Chooses for each item how to order it: goods that may expire are played by age through sample paths as {@link LookaheadPlanner} does; slow and
 * intermittent items get a level in whole units from the distribution of their demand; goods that last a quantile of what they will be
 * short of. Made for tens of thousands of items.
 *
 * <p>The objectives mean what they mean for {@link LookaheadPlanner}; a fill rate holds over the assortment, and what a sale is worth for it is found from
 * at most {@value #SAMPLE} items drawn by their keys. With demand that waits, goods that last are filled up to a level that covers all
 * demand of lead time and cycle; with lost sales, what is lost before the delivery need not be covered.
 *
 * <p>The number of sample paths falls from 256 for up to 1,000 items to 64 for more than 10,000. Immutable and safe for several threads.
 */
public final class AutoPlanner implements InventoryPlanner {
    private static final int SAMPLE = 500;

    private final Replenishment.Unmet unmet;
    private final int paths;

    AutoPlanner(Replenishment.Unmet unmet, int paths) {
        this.unmet = unmet;
        this.paths = paths;
    }

    /**
     * What becomes of demand that is not met.
     *
     * @param value lost or waiting
     * @return a copy
     */
    public AutoPlanner withUnmet(Replenishment.Unmet value) {
        return new AutoPlanner(Objects.requireNonNull(value, "unmet"), paths);
    }

    /**
     * A fixed number of sample paths.
     *
     * @param value at least 8
     * @return a copy
     */
    public AutoPlanner withPaths(int value) {
        return new AutoPlanner(unmet, Planning.checkedPaths(value));
    }

    /**
     * How an item is ordered.
     *
     * @param key site and product
     * @param kind what it is like
     * @param why the figures that say so
     */
    public record Choice(SeriesKey key, Replenishment.Kind kind, String why) {}

    @Override
    public String name() {
        return "auto";
    }

    /**
     * Says how the items would be ordered, without planning.
     *
     * @param problem the items and their demand
     * @return a choice for each item that can be planned, in the problem's order
     */
    public List<Choice> explain(InventoryProblem problem) {
        ItemKinds kinds = new ItemKinds(problem.forecast());
        return new ItemReader(problem, new FindingCollector())
                .read().stream()
                        .map(item -> {
                            ItemKinds.Choice choice = kinds.of(item);
                            return new Choice(item.source.key(), choice.kind(), choice.why());
                        })
                        .toList();
    }

    private static int usualPaths(int items) {
        return items <= 1_000 ? 256 : items <= 10_000 ? 128 : 64;
    }

    @Override
    public InventoryPlan plan(InventoryProblem problem, RunContext context) {
        Planning planning = new Planning(
                problem, context, paths > 0 ? paths : usualPaths(problem.items().size()));
        ItemKinds kinds = new ItemKinds(problem.forecast());
        Map<PlannedItem, ItemKinds.Choice> choices = new HashMap<>();
        int[] counts = new int[Replenishment.Kind.values().length];
        for (PlannedItem item : planning.items) {
            ItemKinds.Choice choice = kinds.of(item);
            choices.put(item, choice);
            counts[choice.kind().ordinal()]++;
        }
        for (Replenishment.Kind kind : Replenishment.Kind.values()) {
            planning.parameter("items." + kind.word().replace(' ', '-'), counts[kind.ordinal()]);
        }
        planning.parameter("unmet", unmet.name().toLowerCase(Locale.ROOT));
        ServiceObjective objective = problem.objective();
        LookaheadRule.Choice rule = LookaheadRule.Choice.TRADE;
        double target = 0;
        double multiplier = 0;
        if (objective instanceof ServiceObjective.FillRate fillRate) {
            target = fillRate.target();
            multiplier = FillRateMultiplier.solve(target, sample(planning.items, context), planning.review, context)
                    .multiplier();
            planning.parameter("multiplier", String.format(Locale.ROOT, "%.6g", multiplier));
        } else if (objective instanceof ServiceObjective.CycleService cycle) {
            rule = LookaheadRule.Choice.CYCLE_SERVICE;
            target = cycle.target();
            multiplier = target / (1 - target);
        } else {
            LookaheadPlanner.tellItemsWithoutMargin(planning);
        }
        LookaheadRule.Choice chosen = rule;
        double reached = target;
        double worth = multiplier;
        return planning.plan(
                name(),
                () -> new AutoRule(
                        problem,
                        choices,
                        unmet,
                        worth,
                        new LookaheadRule(objective, chosen, reached, worth, problem.today())));
    }

    /** Items drawn by their keys, so that their order does not matter. */
    private static List<PlannedItem> sample(List<PlannedItem> items, RunContext context) {
        if (items.size() <= SAMPLE) {
            return items;
        }
        long seed = Streams.seed(context.seed(), "auto-sample");
        Map<PlannedItem, Long> draw = new HashMap<>();
        for (PlannedItem item : items) {
            draw.put(item, Streams.seed(seed, item.source.key().toString()));
        }
        return items.stream()
                .sorted(Comparator.comparingLong((PlannedItem item) -> draw.getOrDefault(item, 0L))
                        .thenComparing(item -> item.source.key().toString()))
                .limit(SAMPLE)
                .toList();
    }
}
