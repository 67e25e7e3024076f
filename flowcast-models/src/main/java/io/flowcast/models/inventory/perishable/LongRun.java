package io.flowcast.models.inventory.perishable;

/**
 * Averages of a period in the long run, from the stationary distribution. Units balance: ordered = sold + wasted + rejected, and
 * demand = sold + shortage; {@link #imbalance} says how well.
 *
 * @param demand mean demand
 * @param ordered mean order
 * @param orders probability that something is ordered
 * @param sold mean sales
 * @param shortage mean demand that is not met
 * @param wasted mean units that expire or spoil
 * @param rejected mean units that do not fit on arrival (only if days left on arrival are random)
 * @param holding mean units charged for holding
 * @param soldOut probability that demand is larger than the stock
 * @param cost mean cost of a period
 */
public record LongRun(
        double demand,
        double ordered,
        double orders,
        double sold,
        double shortage,
        double wasted,
        double rejected,
        double holding,
        double soldOut,
        double cost) {
    /**
     * Share of the demand that is met.
     *
     * @return fill rate, 1 if there is no demand
     */
    public double fillRate() {
        return demand > 0 ? Math.min(1, sold / demand) : 1;
    }

    /**
     * Share of what is ordered that is wasted.
     *
     * @return wasted over ordered, 0 if nothing is ordered
     */
    public double wasteShare() {
        return ordered > 0 ? wasted / ordered : 0;
    }

    /**
     * What is missing in the balance of units.
     *
     * @return |ordered - sold - wasted - rejected|
     */
    public double imbalance() {
        return Math.abs(ordered - sold - wasted - rejected);
    }
}
