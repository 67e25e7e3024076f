package io.flowcast.models.inventory;

import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.InventoryPlanner;
import io.flowcast.api.inventory.InventoryProblem;
import io.flowcast.api.inventory.ServiceObjective;
import io.flowcast.api.run.RunContext;
import java.util.Locale;
import java.util.Objects;

/**
 * Orders by looking ahead: the stock of each item is played, by age, through sample paths of its demand, with the customers
 * who take the freshest and those who take the oldest, until the goods ordered today are sold or expired; the quantity is the
 * one that trades lost sales against waste best.
 *
 * <p>What the objectives mean here:
 *
 * <ul>
 *   <li>{@link ServiceObjective.FillRate}: the demand of the cycles that the next orders serve is met to this share, <em>over all
 *       items of the problem together</em>, with the least waste ({@link Scope#ASSORTMENT}). One multiplier says what a sale is
 *       worth in units wasted and holds for all items and days, so a long-lived item is served almost always and a risky
 *       one less: at the same fill rate that wastes less than the same target for each item. Items are weighed by their
 *       selling price. With {@link Scope#ITEM} each item orders the smallest quantity that reaches the share by itself,
 *       whatever it wastes.
 *   <li>{@link ServiceObjective.CycleService}: each item orders the smallest quantity with which this share of the sample
 *       paths passes the cycle without running out.
 *   <li>{@link ServiceObjective.LeastCost}: margin and goodwill of a sale against purchase and disposal of a wasted unit and
 *       holding cost; the fixed cost of a lane's order counts here only.
 * </ul>
 *
 * <p>The order of today, if today is an order day, is firm; later ones are foreseen from the expected state on their day and
 * will be decided again. A lane's minimum order holds for all its items together: what is below it is filled up with the
 * items that gain most, or not placed if that is better.
 *
 * <p>Limits: the cut-off time of the lane is taken to be met; prices do not change demand; lead times of one path are the same
 * for consecutive orders, so orders do not overtake each other. Immutable and safe for several threads.
 */
public final class LookaheadPlanner implements InventoryPlanner {
    private static final int DEFAULT_PATHS = 256;

    private final Scope scope;
    private final int paths;

    /** A planner for the whole assortment with 256 sample paths. */
    public LookaheadPlanner() {
        this(Scope.ASSORTMENT, DEFAULT_PATHS);
    }

    private LookaheadPlanner(Scope scope, int paths) {
        this.scope = scope;
        this.paths = paths;
    }

    /** Of what a fill rate is the share. */
    public enum Scope {
        /** Of the demand of all items together, weighed by price. */
        ASSORTMENT,
        /** Of the demand of each item by itself. */
        ITEM
    }

    /**
     * A planner with another meaning of the fill rate.
     *
     * @param value whether it holds for all items together or for each
     * @return a copy
     */
    public LookaheadPlanner withScope(Scope value) {
        return new LookaheadPlanner(Objects.requireNonNull(value, "scope"), paths);
    }

    /**
     * A planner with another number of sample paths; the time grows with it, the noise of decisions falls.
     *
     * @param value at least 8
     * @return a copy
     */
    public LookaheadPlanner withPaths(int value) {
        return new LookaheadPlanner(scope, Planning.checkedPaths(value));
    }

    @Override
    public String name() {
        return "lookahead";
    }

    @Override
    public InventoryPlan plan(InventoryProblem problem, RunContext context) {
        Planning planning = new Planning(problem, context, paths);
        ServiceObjective objective = problem.objective();
        if (objective instanceof ServiceObjective.FillRate fillRate) {
            return scope == Scope.ASSORTMENT
                    ? together(planning, fillRate.target())
                    : each(planning, LookaheadRule.Choice.FILL_RATE, fillRate.target());
        }
        if (objective instanceof ServiceObjective.CycleService cycle) {
            return each(planning, LookaheadRule.Choice.CYCLE_SERVICE, cycle.target());
        }
        tellItemsWithoutMargin(planning);
        return plan(planning, LookaheadRule.Choice.TRADE, 0, 0);
    }

    private InventoryPlan together(Planning planning, double target) {
        FillRateMultiplier.Solution solution =
                FillRateMultiplier.solve(target, planning.items, planning.review, planning.context);
        planning.parameter("scope", "assortment");
        planning.parameter("multiplier", String.format(Locale.ROOT, "%.6g", solution.multiplier()));
        if (solution.fillRate() < target) {
            planning.findings.add(
                    Severity.WARNING,
                    "inventory.fill-rate-out-of-reach",
                    Place.of("inventory"),
                    "target",
                    target,
                    String.format(
                            Locale.ROOT,
                            "Maybe goods do not last from one delivery to the next; %.3f is expected.",
                            solution.fillRate()));
        }
        return plan(planning, LookaheadRule.Choice.TRADE, target, solution.multiplier());
    }

    /** The multiplier decides here only who fills up an order below the minimum: the usual critical ratio. */
    private InventoryPlan each(Planning planning, LookaheadRule.Choice choice, double target) {
        planning.parameter("scope", "item");
        return plan(planning, choice, target, target / (1 - target));
    }

    private InventoryPlan plan(Planning planning, LookaheadRule.Choice choice, double target, double multiplier) {
        InventoryProblem problem = planning.problem;
        return planning.plan(
                name(), () -> new LookaheadRule(problem.objective(), choice, target, multiplier, problem.today()));
    }

    static void tellItemsWithoutMargin(Planning planning) {
        for (PlannedItem item : planning.items) {
            if (item.saleGain() <= 0) {
                planning.findings.add(
                        Severity.WARNING,
                        "inventory.no-margin",
                        ItemReader.place(item.source),
                        "unitPrice",
                        item.listing().unitPrice(),
                        "Maybe price and cost were exchanged; the cost is "
                                + item.listing().unitCost() + ", so nothing is ordered.");
            }
        }
    }
}
