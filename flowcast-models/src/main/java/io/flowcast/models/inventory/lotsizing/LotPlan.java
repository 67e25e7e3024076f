package io.flowcast.models.inventory.lotsizing;

/**
 * What to order in each period.
 *
 * @param quantities units ordered in each period
 * @param cost of all periods
 * @param costToGo least cost from each period on, and 0 at the end; empty for heuristics
 * @param nextOrder after an order in a period, the period of the next one (the number of periods if there is none); empty
 *     for heuristics
 */
public record LotPlan(double[] quantities, double cost, double[] costToGo, int[] nextOrder) {
    /** Copies. */
    public LotPlan {
        quantities = quantities.clone();
        costToGo = costToGo.clone();
        nextOrder = nextOrder.clone();
    }

    /**
     * A copy.
     *
     * @return a copy of the component
     */
    @Override
    public double[] quantities() {
        return quantities.clone();
    }

    /**
     * A copy.
     *
     * @return a copy of the component
     */
    @Override
    public double[] costToGo() {
        return costToGo.clone();
    }

    /**
     * A copy.
     *
     * @return a copy of the component
     */
    @Override
    public int[] nextOrder() {
        return nextOrder.clone();
    }
}
