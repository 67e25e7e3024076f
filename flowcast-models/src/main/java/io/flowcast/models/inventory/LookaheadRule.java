package io.flowcast.models.inventory;

import io.flowcast.api.inventory.ServiceObjective;
import io.flowcast.models.inventory.internal.OrderKernel;
import io.flowcast.models.inventory.internal.OrderTerms;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Plays the stock through the sample paths; see {@link OrderKernel}. */
final class LookaheadRule implements OrderRule {
    /**
     * Share of a unit's waste cost that a day on the shelf costs at least, so that goods which never expire are not ordered
     * without end; far below what usually is charged (half a percent).
     */
    private static final double LEAST_HOLDING = 1e-3;

    /** How the quantity of an item is chosen. */
    enum Choice {
        /** The best trade of sales against costs. */
        TRADE,
        /** The smallest quantity that reaches a fill rate. */
        FILL_RATE,
        /** The smallest quantity that reaches a cycle service level. */
        CYCLE_SERVICE
    }

    private final OrderKernel kernel = new OrderKernel();
    private final ServiceObjective objective;
    private final Choice choice;
    private final double target;
    private final double multiplier;
    private final LocalDate today;
    private @Nullable Review started;

    /**
     * A rule for one thread.
     *
     * @param objective what to reach
     * @param choice how a quantity is chosen
     * @param target of the choice, if it has one
     * @param multiplier what a sale is worth in units of the same item that are wasted; not used under least cost
     * @param today first day of the plan
     */
    LookaheadRule(ServiceObjective objective, Choice choice, double target, double multiplier, LocalDate today) {
        this.objective = objective;
        this.choice = choice;
        this.target = target;
        this.multiplier = multiplier;
        this.today = today;
    }

    @SuppressWarnings("ReferenceEquality") // the very same review: the kernel stands where it left it
    private void start(Review review) {
        if (started != review) {
            kernel.start(review.paths(), review.stock(), review.arriving());
            started = review;
        }
    }

    private OrderTerms terms(PlannedItem item) {
        return objective instanceof ServiceObjective.LeastCost
                ? new OrderTerms(
                        item.pack(),
                        Math.max(0, item.saleGain()),
                        item.wasteCost(),
                        item.listing().holdingCostPerUnitDay())
                : new OrderTerms(item.pack(), multiplier, 1, holdingShare(item));
    }

    /** Cost of a day on the shelf in units that are wasted. */
    static double holdingShare(PlannedItem item) {
        double share = item.wasteCost() > 0 ? item.listing().holdingCostPerUnitDay() / item.wasteCost() : 0;
        return Math.max(LEAST_HOLDING, Math.min(1, share));
    }

    @Override
    public long best(Review review) {
        start(review);
        double pack = review.item().pack();
        return switch (choice) {
            case TRADE -> kernel.decide(terms(review.item()));
            case FILL_RATE -> kernel.decideByFillRate(pack, target);
            case CYCLE_SERVICE -> kernel.decideByCycleService(pack, target);
        };
    }

    @Override
    public double worth(Review review, long packs) {
        start(review);
        PlannedItem item = review.item();
        double worth = kernel.value(terms(item), packs);
        boolean money = objective instanceof ServiceObjective.LeastCost;
        return money || item.wasteCost() == 0 ? worth : worth * item.wasteCost();
    }

    @Override
    public Facts facts(Review review, long packs) {
        start(review);
        PlannedItem item = review.item();
        kernel.evaluate(packs * item.pack());
        LocalDate from = today.plusDays(review.day() + (long) item.expectedLead());
        LocalDate to = from.plusDays(review.paths().nextOrder() - 1L);
        String reason = String.format(
                Locale.ROOT,
                "For %s to %s: %.1f units expected, %.1f of them met, %.1f expected to expire; %d x %d",
                from,
                to,
                kernel.demand(),
                kernel.demand() - kernel.lost(),
                kernel.wasted(),
                packs,
                item.listing().casePackUnits());
        boolean missed = switch (choice) {
            case TRADE -> false;
            case FILL_RATE -> kernel.fillRate() < target - 1e-6;
            case CYCLE_SERVICE -> kernel.cycleService() < target - 1e-6;
        };
        double wasted = kernel.wasted();
        return new Facts(kernel.position(), reason, wasted, missed);
    }
}
