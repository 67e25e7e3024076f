package io.flowcast.core.simulate;

import io.flowcast.api.catalog.LeadTime;

/**
 * One item of a simulation with everything that does not depend on the policy: what it has, how it ages, who comes to
 * buy. Arrays by day hold run after run: element {@code run * days + day}.
 */
public final class SimulationItem {
    final String key;
    final int lifeDays;
    final LeadTime leadTime;
    final boolean[] orderDay;
    final long[] opening;
    final long[] arriving;
    final int[] oldestFirst;
    final int[] newestFirst;
    final ItemCosts costs;
    final boolean backorders;

    /**
     * An item.
     *
     * @param key stable name; random lead times derive from it
     * @param lifeDays days a fresh unit can be sold, the day of arrival included, at least 1
     * @param leadTime days from order to receipt; 0 arrives before the day's sales
     * @param orderDay for each day of the simulation whether orders can be placed
     * @param opening usable stock at the start by the days it can still be sold, first element one day; at most
     *     {@code lifeDays} elements
     * @param arriving what comes in from earlier orders, by day; may be shorter or longer than the simulation
     * @param demand demand of each run and day, at least 0
     * @param newestFirst of that, how much takes the freshest units; see {@link DemandSplit}
     * @param costs what units cost and earn
     */
    public SimulationItem(
            String key,
            int lifeDays,
            LeadTime leadTime,
            boolean[] orderDay,
            long[] opening,
            long[] arriving,
            int[] demand,
            int[] newestFirst,
            ItemCosts costs) {
        require(lifeDays >= 1, "lifeDays must be at least 1, was " + lifeDays);
        require(opening.length <= lifeDays, opening.length + " ages in the opening stock, but a life of " + lifeDays);
        require(demand.length == newestFirst.length, "demand and newestFirst differ in length");
        require(orderDay.length > 0 && demand.length % orderDay.length == 0, "demand must hold whole runs of days");
        this.key = key;
        this.lifeDays = lifeDays;
        this.leadTime = leadTime;
        this.orderDay = orderDay.clone();
        this.opening = nonNegative("opening", opening);
        this.arriving = nonNegative("arriving", arriving);
        this.newestFirst = newestFirst.clone();
        oldestFirst = new int[demand.length];
        for (int i = 0; i < demand.length; i++) {
            require(
                    newestFirst[i] >= 0 && newestFirst[i] <= demand[i],
                    "newestFirst must lie between 0 and the demand");
            oldestFirst[i] = demand[i] - newestFirst[i];
        }
        this.costs = costs;
        backorders = false;
    }

    private SimulationItem(SimulationItem lost) {
        key = lost.key;
        lifeDays = lost.lifeDays;
        leadTime = lost.leadTime;
        orderDay = lost.orderDay;
        opening = lost.opening;
        arriving = lost.arriving;
        oldestFirst = lost.oldestFirst;
        newestFirst = lost.newestFirst;
        costs = lost.costs;
        backorders = true;
    }

    /**
     * The same item with customers who wait: what is missing is sold first as soon as it is there, the oldest units first, and {@link
     * ItemCosts#lostSaleCost} is charged for each unit and each day it is waited for.
     *
     * @return a copy that shares the demand
     */
    public SimulationItem withBackorders() {
        return new SimulationItem(this);
    }

    /**
     * Number of days.
     *
     * @return days of each run
     */
    public int days() {
        return orderDay.length;
    }

    /**
     * Number of runs.
     *
     * @return runs of which there is demand
     */
    public int runs() {
        return oldestFirst.length / orderDay.length;
    }

    private static long[] nonNegative(String name, long[] units) {
        for (long u : units) {
            require(u >= 0, name + " must not be negative, was " + u);
        }
        return units.clone();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
