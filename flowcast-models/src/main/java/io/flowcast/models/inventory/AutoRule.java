package io.flowcast.models.inventory;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.inventory.InventoryProblem;
import io.flowcast.api.inventory.ServiceObjective;
import io.flowcast.models.inventory.internal.OrderKernel;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders each item as its kind asks for. */
final class AutoRule implements OrderRule {
    private final InventoryProblem problem;
    private final Map<PlannedItem, ItemKinds.Choice> kinds;
    private final Replenishment.Unmet unmet;
    private final double multiplier;
    private final LookaheadRule lookahead;
    private final OrderKernel kernel = new OrderKernel();
    private @Nullable Review started;

    /**
     * A rule for one thread.
     *
     * @param problem the problem
     * @param kinds kind of each item, by identity
     * @param unmet what becomes of demand that is not met
     * @param multiplier what a sale is worth in units wasted; not used under least cost
     * @param lookahead the rule for what may expire
     */
    AutoRule(
            InventoryProblem problem,
            Map<PlannedItem, ItemKinds.Choice> kinds,
            Replenishment.Unmet unmet,
            double multiplier,
            LookaheadRule lookahead) {
        this.problem = problem;
        this.kinds = kinds;
        this.unmet = unmet;
        this.multiplier = multiplier;
        this.lookahead = lookahead;
    }

    private ItemKinds.Choice choice(Review review) {
        ItemKinds.Choice choice = kinds.get(review.item());
        if (choice == null) {
            throw new IllegalStateException(
                    "no kind for " + review.item().source.key());
        }
        return choice;
    }

    @SuppressWarnings("ReferenceEquality") // the very same review: the kernel stands where it left it
    private void start(Review review) {
        if (started != review) {
            kernel.start(review.paths(), review.stock(), review.arriving());
            started = review;
        }
    }

    /** Share of the cycles that should pass without running out: the newsvendor's ratio of a sale against a unit held over the cycle. */
    private double ratio(Review review) {
        PlannedItem item = review.item();
        if (problem.objective() instanceof ServiceObjective.CycleService cycle) {
            return cycle.target();
        }
        boolean money = problem.objective() instanceof ServiceObjective.LeastCost;
        double gain = money ? Math.max(0, item.saleGain()) : multiplier;
        double holding = LookaheadRule.holdingShare(item) * (money ? item.wasteCost() : 1);
        double kept = holding * review.paths().nextOrder();
        return gain <= 0 ? 0 : kept <= 0 ? 0.9999 : Math.min(0.9999, gain / (gain + kept));
    }

    /** Demand from the order day to the end of the cycle the order serves; the forecast's last days where it does not reach that far. */
    private Distribution protection(Review review) {
        DemandForecast forecast = problem.forecast();
        int length = Math.max(1, review.item().longestLead + review.paths().nextOrder());
        int from = Math.max(0, Math.min(review.day(), forecast.horizon() - length));
        return forecast.sum(review.item().source.forecastRow(), from, Math.min(forecast.horizon(), from + length));
    }

    /** What is missing, in units. */
    private double missing(Review review) {
        double ratio = ratio(review);
        if (ratio <= 0) {
            return 0;
        }
        start(review);
        boolean level =
                choice(review).kind() != Replenishment.Kind.LONG_LIFE || unmet == Replenishment.Unmet.BACKORDERED;
        return level ? protection(review).quantile(ratio) - kernel.position() : kernel.missingQuantile(ratio);
    }

    @Override
    public long best(Review review) {
        return switch (choice(review).kind()) {
            case NO_DEMAND -> 0;
            case SHORT_LIFE -> lookahead.best(review);
            case SLOW_MOVER, INTERMITTENT, LONG_LIFE ->
                (long) Math.ceil(Math.max(0, missing(review)) / review.item().pack() - 1e-9);
        };
    }

    @Override
    public double worth(Review review, long packs) {
        return lookahead.worth(review, packs);
    }

    @Override
    public Facts facts(Review review, long packs) {
        ItemKinds.Choice choice = choice(review);
        if (choice.kind() == Replenishment.Kind.SHORT_LIFE) {
            Facts facts = lookahead.facts(review, packs);
            String reason = choice.kind().word() + ", " + choice.why() + ". " + facts.reason();
            return new Facts(facts.position(), reason, facts.wastedUnits(), facts.outOfReach());
        }
        start(review);
        String reason = String.format(
                Locale.ROOT,
                "%s, %s. With probability %.3f no unit is missing; %.1f in stock or on order; %d x %d",
                choice.kind().word(),
                choice.why(),
                ratio(review),
                kernel.position(),
                packs,
                review.item().listing().casePackUnits());
        return new Facts(kernel.position(), reason, 0, false);
    }
}
