package io.flowcast.models.inventory.perishable;

/**
 * Numbers for the states of a problem.
 *
 * <p>The stock x_1..x_m (by days left) and what is on its way q_1..q_(L-1) form a shift register: after the sales, a state is
 * (y_2..y_m, q_1.., order). So a state is a row, its old part (m-1 ages, {@code base} values each), and a column, the young
 * part of L numbers counted in packs ({@code packs} values each); the order is the last and fastest digit. With a lead time of 0
 * there is no young part, and the order becomes x_m.
 */
final class AgeGrid {
    static final double MOST_STATES = 1 << 29;

    final int life;
    final int lead;
    /** Values of an old age, and of units in general. */
    final int base;
    /** Values of a young digit. */
    final int packs;
    /** Units of one step of a young digit. */
    final int step;
    /** Steps between allowed orders. */
    final int orderSteps;
    /** Rows: combinations of the old ages. */
    final int rows;
    /** Columns: combinations of the young digits, next order included. */
    final int columns;
    /** Combinations of x_1..x_m: rows times values of the freshest. */
    final int stocks;
    /** Combinations of q_1..q_(L-1), 1 without. */
    final int pipelines;
    /** States of a phase. */
    final int states;

    AgeGrid(PerishableProblem problem) {
        if (problem.states() > MOST_STATES) {
            throw new IllegalArgumentException(
                    "maxOrder, shelfLife and leadPeriods make " + problem.states() + " states, more than " + MOST_STATES
                            + "; maybe a larger pack or a smaller order will do: " + problem);
        }
        life = problem.shelfLife().days();
        lead = problem.leadPeriods();
        base = problem.maxOrder() + 1;
        boolean loose = problem.shelfLife().randomOnArrival();
        step = loose ? 1 : problem.packUnits();
        packs = problem.maxOrder() / step + 1;
        orderSteps = loose ? problem.packUnits() : 1;
        rows = power(base, life - 1);
        columns = power(packs, lead);
        stocks = Math.multiplyExact(rows, packs);
        pipelines = lead == 0 ? 1 : columns / packs;
        states = lead == 0 ? rows : Math.multiplyExact(rows, columns);
        if ((double) rows * packs * Math.max(1, columns) > 16.0 * MOST_STATES) {
            throw new IllegalArgumentException("too many states and orders: " + problem);
        }
    }

    static int power(int base, int exponent) {
        int result = 1;
        for (int i = 0; i < exponent; i++) {
            result = Math.multiplyExact(result, base);
        }
        return result;
    }

    /** Stock by days left of a state: x_1..x_m into element 0..m-1; with a lead time of 0, x_m is 0. */
    void stock(int state, int[] stock) {
        int row = lead == 0 ? state : state / columns;
        stock[life - 1] = lead == 0 ? 0 : state % columns / pipelines * step;
        for (int i = life - 2; i >= 0; i--) {
            stock[i] = row % base;
            row /= base;
        }
    }

    /** What arrives 1, 2, ... periods ahead: q_1..q_(L-1) in units. */
    void pipeline(int state, int[] pipeline) {
        int rest = lead == 0 ? 0 : state % pipelines;
        for (int i = lead - 2; i >= 0; i--) {
            pipeline[i] = rest % packs * step;
            rest /= packs;
        }
    }

    /** The number of a state; -1 if a quantity lies outside. */
    int state(int[] stock, int[] pipeline) {
        int row = 0;
        for (int i = 0; i < life - 1; i++) {
            if (stock[i] < 0 || stock[i] >= base) {
                return -1;
            }
            row = row * base + stock[i];
        }
        if (lead == 0) {
            return stock[life - 1] == 0 ? row : -1;
        }
        int column = 0;
        for (int i = 0; i < lead; i++) {
            int units = i == 0 ? stock[life - 1] : pipeline[i - 1];
            if (units < 0 || units % step != 0 || units / step >= packs) {
                return -1;
            }
            column = column * packs + units / step;
        }
        return row * columns + column;
    }

    /** The digits x_1..x_m, in units, of a combination of the whole stock. */
    void unpack(int stockIndex, int[] stock) {
        int row = stockIndex / packs;
        stock[life - 1] = stockIndex % packs * step;
        for (int i = life - 2; i >= 0; i--) {
            stock[i] = row % base;
            row /= base;
        }
    }
}
