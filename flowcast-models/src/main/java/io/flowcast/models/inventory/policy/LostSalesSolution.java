package io.flowcast.models.inventory.policy;

/** The best policy of a {@link LostSalesReview}. Immutable and safe for several threads. */
public final class LostSalesSolution {
    private final int lead;
    private final int top;
    private final int cap;
    private final int[] orders;
    private final double cost;
    private final double lowerBound;
    private final double upperBound;
    private final int sweeps;

    LostSalesSolution(
            int lead, int top, int cap, int[] orders, double cost, double lowerBound, double upperBound, int sweeps) {
        this.lead = lead;
        this.top = top;
        this.cap = cap;
        this.orders = orders;
        this.cost = cost;
        this.lowerBound = lowerBound;
        this.upperBound = upperBound;
        this.sweeps = sweeps;
    }

    /**
     * Expected cost of a period in the long run.
     *
     * @return middle of the bounds
     */
    public double cost() {
        return cost;
    }

    /**
     * No policy costs less.
     *
     * @return lower bound of {@link #cost}
     */
    public double lowerBound() {
        return lowerBound;
    }

    /**
     * This policy costs no more.
     *
     * @return upper bound of {@link #cost}
     */
    public double upperBound() {
        return upperBound;
    }

    /**
     * How often all states were gone through.
     *
     * @return sweeps
     */
    public int sweeps() {
        return sweeps;
    }

    /**
     * The best order.
     *
     * @param stock on hand after the arrival of today, at least 0; what is above all useful stock counts as that
     * @param pipeline units that arrive 1, 2, ... periods ahead, one period less than the lead time; none with a lead time of 0
     * @return units
     */
    public int order(int stock, int... pipeline) {
        if (stock < 0) {
            throw new IllegalArgumentException("stock must not be negative, was " + stock);
        }
        if (pipeline.length != Math.max(0, lead - 1)) {
            throw new IllegalArgumentException(
                    "pipeline must hold " + Math.max(0, lead - 1) + " periods, had " + pipeline.length);
        }
        if (lead == 0) {
            return Math.max(0, top - stock);
        }
        int state = Math.min(top, stock);
        for (int units : pipeline) {
            if (units < 0 || units > cap) {
                throw new IllegalArgumentException("pipeline must lie between 0 and " + cap + ", was " + units);
            }
            state = state * (cap + 1) + units;
        }
        return orders[state];
    }
}
