package io.flowcast.models.inventory.perishable;

/**
 * What a policy costs, exactly.
 *
 * @param cost with a discount below 1 the discounted cost of all periods from the empty shop in phase 0; without, the cost per
 *     period in the long run from there
 * @param longRun averages of the long run
 * @param states number of states that are reached from the empty shop
 */
public record PolicyValue(double cost, LongRun longRun, int states) {
    /**
     * How much more it costs than the best.
     *
     * @param best cost of the best policy, or a lower bound of it, above 0
     * @return share, for example 0.01 for one percent
     */
    public double gap(double best) {
        if (!(best > 0)) {
            return cost <= best + 1e-9 ? 0 : Double.MAX_VALUE;
        }
        return Math.max(0, cost / best - 1);
    }
}
