package io.flowcast.models.inventory.perishable;

/**
 * A simple rule with its best numbers, what it costs, and how far from the best it can be.
 *
 * @param heuristic the family
 * @param policy the rule
 * @param cost as {@link PolicyValue#cost}
 * @param costHalfWidth half the width of the 95 % confidence interval of the cost; 0 if it is exact
 * @param longRun averages of the long run
 * @param lowerBound no policy costs less
 * @param gap how much more than the lower bound it costs at most, as a share of it; {@link Double#MAX_VALUE} if the bound is 0
 * @param exactGap whether the lower bound is the cost of the best policy and the cost is exact; otherwise the true gap is smaller
 */
public record HeuristicAnswer(
        Heuristic heuristic,
        AgePolicy policy,
        double cost,
        double costHalfWidth,
        LongRun longRun,
        double lowerBound,
        double gap,
        boolean exactGap) {}
