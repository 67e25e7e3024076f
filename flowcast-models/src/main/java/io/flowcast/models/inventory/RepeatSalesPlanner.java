package io.flowcast.models.inventory;

import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.InventoryPlanner;
import io.flowcast.api.inventory.InventoryProblem;
import io.flowcast.api.run.RunContext;
import java.util.Locale;

/**
 * Order what is usually sold: on every order day the mean demand from the order's arrival to that of the next one, times
 * a factor, rounded to the nearest case pack, whatever the shelf holds. With a forecast that repeats the same weekday of
 * last week this is what many shops do by hand.
 *
 * <p>The objective of the problem is not looked at: the factor is the only dial. Minimum orders as in
 * {@link LookaheadPlanner}. Immutable and safe for several threads.
 */
public final class RepeatSalesPlanner implements InventoryPlanner {
    private static final int PATHS = 128;

    private final double factor;

    /** A planner with factor 1. */
    public RepeatSalesPlanner() {
        this(1);
    }

    /**
     * A planner.
     *
     * @param factor what the usual sales are multiplied with, above 0
     */
    public RepeatSalesPlanner(double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("factor must be above zero and finite, was " + factor);
        }
        this.factor = factor;
    }

    @Override
    public String name() {
        return "repeat-sales";
    }

    @Override
    public InventoryPlan plan(InventoryProblem problem, RunContext context) {
        Planning planning = new Planning(problem, context, PATHS);
        planning.parameter("factor", factor);
        return planning.plan(name(), () -> new Rule(factor));
    }

    private record Rule(double factor) implements OrderRule {
        private double wanted(Review review) {
            return factor * review.paths().cycleMean();
        }

        @Override
        public long best(Review review) {
            return Math.round(wanted(review) / review.item().pack());
        }

        @Override
        public double worth(Review review, long packs) {
            double wanted = wanted(review);
            double off = packs * review.item().pack() - wanted;
            return -off * off / Math.max(1, wanted);
        }

        @Override
        public Facts facts(Review review, long packs) {
            String reason = String.format(
                    Locale.ROOT,
                    "Usual sales of %.1f units until the next delivery; %d x %d",
                    review.paths().cycleMean(),
                    packs,
                    review.item().listing().casePackUnits());
            return new Facts(review.position(), reason, 0, false);
        }
    }
}
