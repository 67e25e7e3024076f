package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;

/** The best order-up-to level, by exact evaluation of one level after the other. */
public final class BaseStockSearch {
    private static final int PATIENCE = 4;
    private static final double CLEARLY_WORSE = 0.02;

    private BaseStockSearch() {}

    /**
     * The best level and what it costs.
     *
     * @param policy the policy
     * @param value its cost and long-run averages
     */
    public record Best(BaseStockPolicy policy, PolicyValue value) {}

    /**
     * Finds the best level.
     *
     * <p>Levels are tried from 0 on. The cost falls, then rises; small waves are possible, so the search ends when several levels in a row were
     * clearly worse than the best, when none of as many levels as the largest order has was better, or at what all ages and the
     * pipeline can hold.
     *
     * @param problem the problem
     * @param context deadline, cancellation
     * @return the level of the least cost, the smallest of several
     */
    public static Best best(PerishableProblem problem, RunContext context) {
        long highest = (long) problem.maxOrder() * (problem.shelfLife().days() + problem.leadPeriods());
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        int worse = 0;
        for (int level = 0; level <= highest; level++) {
            double cost = PolicyEvaluator.cost(problem, new BaseStockPolicy(level), context);
            if (level == 0 || cost < least - 1e-12 * Math.abs(least)) {
                least = cost;
                best = level;
                worse = 0;
            } else if (cost > least * (1 + CLEARLY_WORSE)) {
                worse++;
            }
            if (worse >= PATIENCE || level - best > problem.maxOrder()) {
                break;
            }
        }
        BaseStockPolicy policy = new BaseStockPolicy(best);
        return new Best(policy, PolicyEvaluator.evaluate(problem, policy, context));
    }
}
