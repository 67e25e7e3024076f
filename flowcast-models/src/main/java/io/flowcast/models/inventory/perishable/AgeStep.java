package io.flowcast.models.inventory.perishable;

import java.util.Arrays;

/** What one period makes of one state and one order: expected figures and the chances of the next states. One thread uses one. */
final class AgeStep {
    static final int ORDERED = 0;
    static final int ORDERS = 1;
    static final int SOLD = 2;
    static final int SHORTAGE = 3;
    static final int WASTED = 4;
    static final int REJECTED = 5;
    static final int HOLDING = 6;
    static final int SOLD_OUT = 7;
    static final int COST = 8;
    static final int FIGURES = 9;

    /** Expected figures, by the numbers above. */
    final double[] figures = new double[FIGURES];
    /** Next states, without the phase. */
    int[] target = new int[64];
    /** Their chances. */
    double[] chance = new double[64];
    /** How many there are. */
    int size;

    private final PerishableProblem problem;
    private final AgeGrid grid;
    private final boolean splits;
    private final ArrivalSplit split;
    private final double[] joint;
    private int[] jointTouched = new int[64];
    private int jointCount;
    private final int[] stock;
    private final SaleRow sales;

    AgeStep(PerishableProblem problem, AgeGrid grid) {
        this.problem = problem;
        this.grid = grid;
        splits = problem.shelfLife().randomOnArrival();
        split = new ArrivalSplit(problem.shelfLife(), splits ? problem.maxOrder() : -1);
        joint = new double[splits ? grid.states : 0];
        stock = new int[grid.life];
        sales = new SaleRow(grid, problem, true);
    }

    private void entry(int next, double p) {
        if (p <= 0) {
            return;
        }
        if (size == target.length) {
            target = Arrays.copyOf(target, 2 * size);
            chance = Arrays.copyOf(chance, 2 * size);
        }
        target[size] = next;
        chance[size++] = p;
    }

    /** Plays a period; the order must be allowed. */
    void follow(int phase, int state, int order) {
        size = 0;
        Arrays.fill(figures, 0);
        figures[ORDERED] = order;
        figures[ORDERS] = order > 0 ? 1 : 0;
        figures[COST] = problem.costs().ofOrder(order);
        grid.stock(state, stock);
        if (grid.lead == 0) {
            if (!splits) {
                stock[grid.life - 1] = order;
                day(phase, 1);
                copy(0);
            } else {
                deliverNow(phase, order);
            }
            return;
        }
        day(phase, 1);
        int column = state % grid.pipelines * grid.packs + order / grid.step;
        if (splits) {
            deliverTonight(column);
        } else {
            copy(column);
        }
    }

    /** Adds the expected figures of a day that comes about with a probability. */
    private void day(int phase, double p) {
        double[] demand = problem.rawDemand(phase);
        sales.sell(stock, demand);
        int onHand = 0;
        for (int units : stock) {
            onHand += units;
        }
        double more = 0;
        for (int d = onHand + 1; d < demand.length; d++) {
            more += demand[d];
        }
        figures[SOLD] += p * sales.sold;
        figures[SHORTAGE] += p * sales.shortage;
        figures[WASTED] += p * sales.wasted;
        figures[HOLDING] += p * (sales.kept + (problem.costs().holdingOfExpired() ? sales.wasted : 0));
        figures[SOLD_OUT] += p * more;
        figures[COST] += p * sales.cost();
    }

    private void copy(int column) {
        int columns = grid.lead == 0 ? 1 : grid.columns;
        for (int j = 0; j < sales.size(); j++) {
            entry(sales.row(j) * columns + column, sales.probability(j));
        }
    }

    private void addJoint(int state, double p) {
        if (p == 0) {
            return;
        }
        if (joint[state] == 0) {
            if (jointCount == jointTouched.length) {
                jointTouched = Arrays.copyOf(jointTouched, 2 * jointCount);
            }
            jointTouched[jointCount++] = state;
        }
        joint[state] += p;
    }

    private void flushJoint() {
        for (int j = 0; j < jointCount; j++) {
            entry(jointTouched[j], joint[jointTouched[j]]);
            joint[jointTouched[j]] = 0;
        }
        jointCount = 0;
    }

    private void deliverNow(int phase, int order) {
        int[] before = stock.clone();
        for (int w = 0; w < split.ways[order].length; w++) {
            double p = split.chance[order][w];
            figures[REJECTED] += p * accept(before, split.ways[order][w]);
            day(phase, p);
            for (int j = 0; j < sales.size(); j++) {
                addJoint(sales.row(j), p * sales.probability(j));
            }
        }
        flushJoint();
    }

    /** Puts a delivery on top of a stock, into {@link #stock}; returns what does not fit. */
    private int accept(int[] before, int[] way) {
        int rejected = 0;
        for (int i = 0; i < grid.life; i++) {
            int units = (i == grid.life - 1 ? 0 : before[i]) + way[i];
            stock[i] = Math.min(grid.base - 1, units);
            rejected += units - stock[i];
        }
        return rejected;
    }

    private void deliverTonight(int column) {
        int due = column / grid.pipelines;
        int later = column % grid.pipelines;
        int[] old = new int[grid.life];
        for (int j = 0; j < sales.size(); j++) {
            int rest = sales.row(j);
            for (int i = grid.life - 2; i >= 0; i--) {
                old[i] = rest % grid.base;
                rest /= grid.base;
            }
            for (int w = 0; w < split.ways[due].length; w++) {
                double p = sales.probability(j) * split.chance[due][w];
                figures[REJECTED] += p * accept(old, split.ways[due][w]);
                int row = 0;
                for (int i = 0; i < grid.life - 1; i++) {
                    row = row * grid.base + stock[i];
                }
                addJoint(row * grid.columns + stock[grid.life - 1] * grid.pipelines + later, p);
            }
        }
        flushJoint();
    }
}
