package io.flowcast.models.inventory.perishable;

import java.util.Arrays;

/**
 * One product that expires, reviewed every period, with lost sales. Immutable.
 *
 * <p>A period: what was ordered {@code leadPeriods} ago has arrived (with a lead time of 0: arrives now); the stock of each age
 * and what is on its way are seen and an order is placed; customers buy; what is not met is lost; units with no period left
 * and units that spoil are waste; the rest is a period older. Costs are charged in the period they arise in, the order with its placing.
 *
 * <p>The demand may have a cycle, for example the days of the week.
 */
public final class PerishableProblem {
    private static final double SUM_TOLERANCE = 1e-9;

    private final ShelfLife shelfLife;
    private final int leadPeriods;
    private final int maxOrder;
    private final int packUnits;
    private final double newestFirstShare;
    private final double[][] demand;
    private final AgeCosts costs;
    private final double discount;

    private PerishableProblem(
            ShelfLife shelfLife,
            int leadPeriods,
            int maxOrder,
            int packUnits,
            double newestFirstShare,
            double[][] demand,
            AgeCosts costs,
            double discount) {
        this.shelfLife = shelfLife;
        this.leadPeriods = leadPeriods;
        this.maxOrder = maxOrder;
        this.packUnits = packUnits;
        this.newestFirstShare = newestFirstShare;
        this.demand = demand;
        this.costs = costs;
        this.discount = discount;
        if (shelfLife.largestDelivery() < maxOrder) {
            throw new IllegalArgumentException("shelfLife knows deliveries up to " + shelfLife.largestDelivery()
                    + " units, maxOrder is " + maxOrder);
        }
    }

    /**
     * A product whose customers take the oldest first, ordered one period ahead, with a discount of 1 (cost per period).
     *
     * @param shelfLife how long goods last
     * @param maxOrder largest order, at least 0; also the most that is kept of one age
     * @param demand probability of 0, 1, 2, ... units in a period; must add up to 1 (within 1e-9)
     * @param costs what it costs
     * @return the problem
     */
    public static PerishableProblem of(ShelfLife shelfLife, int maxOrder, double[] demand, AgeCosts costs) {
        if (maxOrder < 0 || maxOrder > 10_000) {
            throw new IllegalArgumentException("maxOrder must lie between 0 and 10000, was " + maxOrder);
        }
        return new PerishableProblem(shelfLife, 1, maxOrder, 1, 0, new double[][] {checkedDemand(demand)}, costs, 1);
    }

    /**
     * Another lead time.
     *
     * @param periods from order to arrival; 0 arrives before the demand of the same period, 1 before that of the next
     * @return a copy
     */
    public PerishableProblem withLeadPeriods(int periods) {
        if (periods < 0 || periods > 60) {
            throw new IllegalArgumentException("leadPeriods must lie between 0 and 60, was " + periods);
        }
        return new PerishableProblem(
                shelfLife, periods, maxOrder, packUnits, newestFirstShare, demand, costs, discount);
    }

    /**
     * Orders in case packs.
     *
     * @param units units of a pack, from 1 to the largest order (or any number if nothing may be ordered)
     * @return a copy
     */
    public PerishableProblem withPackUnits(int units) {
        if (units < 1 || (units > maxOrder && maxOrder > 0)) {
            throw new IllegalArgumentException(
                    "packUnits must lie between 1 and maxOrder " + maxOrder + ", was " + units);
        }
        return new PerishableProblem(
                shelfLife, leadPeriods, maxOrder, units, newestFirstShare, demand, costs, discount);
    }

    /**
     * Customers who take the freshest.
     *
     * @param share 0 if all take the oldest (FIFO), 1 if all take the freshest (LIFO), between if each customer does by
     *     chance
     * @return a copy
     */
    public PerishableProblem withNewestFirstShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("newestFirstShare must lie between 0 and 1, was " + share);
        }
        return new PerishableProblem(shelfLife, leadPeriods, maxOrder, packUnits, share, demand, costs, discount);
    }

    /**
     * A discount factor.
     *
     * @param factor what the next period's costs weigh, above 0; 1 asks for the least cost per period in the long run
     * @return a copy
     */
    public PerishableProblem withDiscount(double factor) {
        if (!(factor > 0 && factor <= 1)) {
            throw new IllegalArgumentException("discount must lie above 0 and at most at 1, was " + factor);
        }
        return new PerishableProblem(
                shelfLife, leadPeriods, maxOrder, packUnits, newestFirstShare, demand, costs, factor);
    }

    /**
     * Demand that follows a cycle.
     *
     * @param phases for each period of the cycle the probability of 0, 1, 2, ... units
     * @return a copy
     */
    public PerishableProblem withDemandCycle(double[]... phases) {
        if (phases.length == 0) {
            throw new IllegalArgumentException("phases must hold at least one period");
        }
        double[][] checked = new double[phases.length][];
        for (int i = 0; i < phases.length; i++) {
            checked[i] = checkedDemand(phases[i]);
        }
        return new PerishableProblem(
                shelfLife, leadPeriods, maxOrder, packUnits, newestFirstShare, checked, costs, discount);
    }

    /**
     * Other costs.
     *
     * @param value what it costs
     * @return a copy
     */
    public PerishableProblem withCosts(AgeCosts value) {
        return new PerishableProblem(
                shelfLife, leadPeriods, maxOrder, packUnits, newestFirstShare, demand, value, discount);
    }

    /**
     * How long goods last.
     *
     * @return shelf life
     */
    public ShelfLife shelfLife() {
        return shelfLife;
    }

    /**
     * Lead time.
     *
     * @return periods from order to arrival
     */
    public int leadPeriods() {
        return leadPeriods;
    }

    /**
     * Largest order.
     *
     * @return units
     */
    public int maxOrder() {
        return maxOrder;
    }

    /**
     * Case pack.
     *
     * @return units of a pack
     */
    public int packUnits() {
        return packUnits;
    }

    /**
     * Share of customers who take the freshest.
     *
     * @return from 0 (FIFO) to 1 (LIFO)
     */
    public double newestFirstShare() {
        return newestFirstShare;
    }

    /**
     * Length of the demand's cycle.
     *
     * @return periods, 1 if demand is the same in each
     */
    public int phases() {
        return demand.length;
    }

    /**
     * Demand of a period.
     *
     * @param phase place in the cycle, from 0
     * @return probability of 0, 1, 2, ... units, a copy
     */
    public double[] demand(int phase) {
        return demand[SeenState.phase(phase, demand.length)].clone();
    }

    double[] rawDemand(int phase) {
        return demand[phase];
    }

    /**
     * Costs.
     *
     * @return what it costs
     */
    public AgeCosts costs() {
        return costs;
    }

    /**
     * Discount factor.
     *
     * @return above 0, at most 1
     */
    public double discount() {
        return discount;
    }

    /**
     * Number of states: of the ages of the stock, of what is on its way and of the phases of the cycle.
     *
     * @return states; {@link Double#POSITIVE_INFINITY} is possible
     */
    public double states() {
        double axis = maxOrder + 1.0;
        double packs = shelfLife.randomOnArrival() ? axis : Math.floorDiv(maxOrder, packUnits) + 1.0;
        return demand.length * Math.pow(axis, shelfLife.days() - 1.0) * Math.pow(packs, leadPeriods);
    }

    @Override
    public String toString() {
        return "PerishableProblem(life=" + shelfLife.days() + ", lead=" + leadPeriods + ", maxOrder=" + maxOrder
                + ", pack=" + packUnits + ", newestFirst=" + newestFirstShare + ", " + costs + ", discount=" + discount
                + ")";
    }

    private static double[] checkedDemand(double[] demand) {
        double sum = 0;
        for (double p : demand) {
            if (!(p >= 0 && p <= 1 + SUM_TOLERANCE)) {
                throw new IllegalArgumentException("demand must hold probabilities, was " + p);
            }
            sum += p;
        }
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException("demand must add up to 1, was " + sum);
        }
        int length = demand.length;
        while (length > 1 && demand[length - 1] == 0) {
            length--;
        }
        double[] copy = Arrays.copyOf(demand, length);
        for (int i = 0; i < length; i++) {
            copy[i] /= sum;
        }
        return copy;
    }
}
