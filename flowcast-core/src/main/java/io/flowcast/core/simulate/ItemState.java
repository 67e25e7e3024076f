package io.flowcast.core.simulate;

/**
 * What a shop can know of an item during a simulated day. The simulator changes it from day to day: a policy must not
 * keep it. Demand that was not met is not shown, as no shop sees it.
 */
public final class ItemState {
    final int item;
    int run;
    final int life;
    final long[] stock;
    final long[] arriving;
    int day;
    long onHand;
    long sold;
    long wasted;
    long waiting;
    boolean soldOut;

    ItemState(int item, int life, long[] stock, long[] arriving) {
        this.item = item;
        this.life = life;
        this.stock = stock;
        this.arriving = arriving;
    }

    /**
     * Number of the item.
     *
     * @return its place in the simulation
     */
    public int item() {
        return item;
    }

    /**
     * Number of the run.
     *
     * @return from 0
     */
    public int run() {
        return run;
    }

    /**
     * The day.
     *
     * @return from 0
     */
    public int day() {
        return day;
    }

    /**
     * Days a fresh unit can be sold.
     *
     * @return at least 1
     */
    public int lifeDays() {
        return life;
    }

    /**
     * Stock of all ages.
     *
     * @return base units
     */
    public long onHand() {
        return onHand;
    }

    /**
     * What customers wait for, if they do ({@link SimulationItem#withBackorders}).
     *
     * @return base units, 0 with lost sales
     */
    public long waiting() {
        return waiting;
    }

    /**
     * Stock of one age.
     *
     * @param remainingDays days it can still be sold, today included, from 1 to {@link #lifeDays}
     * @return base units
     */
    public long stock(int remainingDays) {
        return stock[remainingDays - 1];
    }

    /**
     * What was ordered and arrives on a later day; with a random lead time a shop would know the expected day only.
     *
     * @param daysAhead at least 1
     * @return base units
     */
    public long arriving(int daysAhead) {
        int i = day + daysAhead;
        return daysAhead >= 1 && i < arriving.length ? arriving[i] : 0;
    }

    /**
     * Copies the stock, by remaining days.
     *
     * @param target receives {@link #lifeDays} numbers, first one day
     */
    public void copyStock(double[] target) {
        for (int i = 0; i < life; i++) {
            target[i] = stock[i];
        }
    }

    /**
     * Copies what is on the way, by days ahead.
     *
     * @param target element 0 becomes 0 (today's deliveries are in the stock), element k what arrives k days ahead
     */
    public void copyArriving(double[] target) {
        target[0] = 0;
        for (int k = 1; k < target.length; k++) {
            target[k] = arriving(k);
        }
    }

    /**
     * Sales of the day, once it has closed.
     *
     * @return base units
     */
    public long sold() {
        return sold;
    }

    /**
     * What expired at the end of the day, once it has closed.
     *
     * @return base units
     */
    public long wasted() {
        return wasted;
    }

    /**
     * Whether the last unit was sold, once the day has closed: then demand was at least the sales.
     *
     * @return true if nothing was left to sell
     */
    public boolean soldOut() {
        return soldOut;
    }
}
