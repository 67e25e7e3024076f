package io.flowcast.models.inventory.perishable;

/** Says how much to order, given the stock of each age. Implementations are immutable and safe for several threads. */
@FunctionalInterface
public interface AgePolicy {
    /**
     * How much to order.
     *
     * @param phase place in the demand's cycle
     * @param stock units by days left, first element one day (today is the last to sell them); must not be changed
     * @param pipeline units that arrive 1, 2, ... periods ahead, one period less than the lead time; must not be changed
     * @return units, at least 0; whoever uses the policy rounds up to packs and cuts at the largest order
     */
    int order(int phase, int[] stock, int[] pipeline);
}
