package io.flowcast.models.inventory;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.InventoryPlanner;
import io.flowcast.api.inventory.InventoryProblem;
import io.flowcast.api.inventory.ServiceObjective;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.Distributions;
import java.util.Locale;

/**
 * Base stock as it is taught and widely run: on every order day order up to the mean demand of lead time and review period
 * plus a safety stock of so many standard deviations, rounded up to whole case packs. Demand over that time is taken as
 * normal; the age of the stock is not looked at (Silver, Pyke and Thomas 2017, section 6.11, the (R, S) system).
 *
 * <p>The level S from mean m and standard deviation s of the demand over lead time L and review period R, and mean demand d of the
 * review period:
 *
 * <ul>
 *   <li>{@link ServiceObjective.CycleService}: P(demand &le; S) = target;
 *   <li>{@link ServiceObjective.FillRate}: E[(demand - S)+] = (1 - target) d, for each item;
 *   <li>{@link ServiceObjective.LeastCost}: P(demand &le; S) = g / (g + c), with g the margin and goodwill of a sale and c the cost of
 *       a wasted unit.
 * </ul>
 *
 * <p>A good forecaster for it is a moving average. Mean and deviation come from the forecast's sample paths, 128 of them.
 * Minimum orders as in {@link LookaheadPlanner}. Immutable and safe for several threads.
 */
public final class BaseStockPlanner implements InventoryPlanner {
    private static final int PATHS = 128;
    private static final int BISECTIONS = 60;

    /** A planner. */
    public BaseStockPlanner() {}

    @Override
    public String name() {
        return "base-stock";
    }

    @Override
    public InventoryPlan plan(InventoryProblem problem, RunContext context) {
        ServiceObjective objective = problem.objective();
        return new Planning(problem, context, PATHS).plan(name(), () -> new Rule(objective));
    }

    private static double level(Review review, ServiceObjective objective) {
        double mean = review.paths().protectionMean();
        Distribution demand = Distributions.rectifiedNormal(mean, review.paths().protectionDeviation());
        if (objective instanceof ServiceObjective.CycleService cycle) {
            return demand.quantile(cycle.target());
        }
        if (objective instanceof ServiceObjective.FillRate fillRate) {
            return levelOfLoss(demand, (1 - fillRate.target()) * review.paths().cycleMean());
        }
        double gain = review.item().saleGain();
        return gain > 0 ? demand.quantile(gain / (gain + review.item().wasteCost())) : 0;
    }

    private static double levelOfLoss(Distribution demand, double loss) {
        double low = 0;
        double high = demand.quantile(1);
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            if (demand.lossAbove(middle) <= loss) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private record Rule(ServiceObjective objective) implements OrderRule {
        @Override
        public long best(Review review) {
            double missing = level(review, objective) - review.position();
            return (long) Math.ceil(Math.max(0, missing) / review.item().pack() - 1e-9);
        }

        @Override
        public double worth(Review review, long packs) {
            double level = level(review, objective);
            double off = review.position() + packs * review.item().pack() - level;
            return -off * off / Math.max(1, level);
        }

        @Override
        public Facts facts(Review review, long packs) {
            String reason = String.format(
                    Locale.ROOT,
                    "Up to %.1f units for lead time and review period, %.1f in stock or on order; %d x %d",
                    level(review, objective),
                    review.position(),
                    packs,
                    review.item().listing().casePackUnits());
            return new Facts(review.position(), reason, 0, false);
        }
    }
}
