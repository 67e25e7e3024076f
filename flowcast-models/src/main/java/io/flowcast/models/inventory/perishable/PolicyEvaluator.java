package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;

/**
 * Exact figures of any policy, from the Markov chain of the states it reaches from the empty shop.
 *
 * <p>Cost: the states reached times the demands each can meet, times some tens to hundreds of steps.
 */
public final class PolicyEvaluator {
    private static final double TOLERANCE = 1e-10;

    private PolicyEvaluator() {}

    /**
     * Evaluates a policy.
     *
     * @param problem the problem
     * @param policy who orders; the orders are rounded up to packs and cut at the largest order
     * @param context deadline, cancellation
     * @return cost, long-run averages
     */
    public static PolicyValue evaluate(PerishableProblem problem, AgePolicy policy, RunContext context) {
        AgeChain chain = new AgeChain(problem, new AgeGrid(problem), policy, context);
        LongRun longRun = chain.longRun();
        double cost = problem.discount() < 1 ? chain.discountedCost(TOLERANCE) : longRun.cost();
        return new PolicyValue(cost, longRun, chain.size());
    }

    /**
     * The cost alone, without the long-run averages if the discount is below 1.
     *
     * @param problem the problem
     * @param policy who orders
     * @param context deadline, cancellation
     * @return cost as in {@link PolicyValue#cost}
     */
    public static double cost(PerishableProblem problem, AgePolicy policy, RunContext context) {
        AgeChain chain = new AgeChain(problem, new AgeGrid(problem), policy, context);
        return problem.discount() < 1
                ? chain.discountedCost(TOLERANCE)
                : chain.longRun().cost();
    }
}
