package io.flowcast.core.simulate;

/**
 * What went through an item, or all items, in one run. Units balance: opening + arrived + movedIn = sold + wasted + movedOut + closing, and
 * demand = sold + lost + waiting; a simulation that finds otherwise fails.
 *
 * @param opening stock at the start
 * @param arrived deliveries
 * @param ordered orders of the run
 * @param demand what customers wanted
 * @param sold what they got
 * @param wasted what expired
 * @param closing stock at the end
 * @param onOrder still on its way at the end
 * @param unitDays stock at closing, added over days
 * @param orders number of orders placed
 * @param soldOutDays days that ended with nothing left to sell
 * @param waiting what customers still wait for at the end; 0 with lost sales
 * @param late units that were sold to customers who had waited; 0 with lost sales
 * @param movedIn what came from other sites; 0 without transfers
 * @param movedOut what went to other sites; over all sites the same as what came in
 * @param cost waste, lost sales, holding and what the closing stock lost in value
 */
public record Flow(
        long opening,
        long arrived,
        long ordered,
        long demand,
        long sold,
        long wasted,
        long closing,
        long onOrder,
        long unitDays,
        long orders,
        long soldOutDays,
        long waiting,
        long late,
        long movedIn,
        long movedOut,
        double cost) {
    static final Flow NOTHING = new Flow(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Demand that was never met.
     *
     * @return base units
     */
    public long lost() {
        return demand - sold - waiting;
    }

    /**
     * Share of the demand that was met from stock at once.
     *
     * @return fill rate, 1 if there was no demand
     */
    public double fillRate() {
        return demand == 0 ? 1 : (double) (sold - late) / demand;
    }

    /**
     * Waste against what could have been sold.
     *
     * @return wasted over sold and wasted, 0 if there was neither
     */
    public double wasteShare() {
        return wasted == 0 ? 0 : (double) wasted / (sold + wasted);
    }

    /**
     * What is missing in the balance of units.
     *
     * @return opening + arrived + movedIn - sold - wasted - movedOut - closing, which is 0
     */
    public long imbalance() {
        return opening + arrived + movedIn - sold - wasted - movedOut - closing;
    }

    Flow plus(Flow o) {
        return new Flow(
                opening + o.opening,
                arrived + o.arrived,
                ordered + o.ordered,
                demand + o.demand,
                sold + o.sold,
                wasted + o.wasted,
                closing + o.closing,
                onOrder + o.onOrder,
                unitDays + o.unitDays,
                orders + o.orders,
                soldOutDays + o.soldOutDays,
                waiting + o.waiting,
                late + o.late,
                movedIn + o.movedIn,
                movedOut + o.movedOut,
                cost + o.cost);
    }
}
