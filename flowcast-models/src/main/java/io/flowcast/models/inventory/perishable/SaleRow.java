package io.flowcast.models.inventory.perishable;

/**
 * What is left after a day's sales and before a new delivery, as a sparse row of probabilities over the rows of the grid; and what the day brought
 * on average. One thread uses one.
 */
final class SaleRow {
    private final AgeGrid grid;
    private final PerishableProblem problem;
    private final int life;
    private final boolean spoiling;
    private final double[] weight;
    private int[] touched;
    private int count;
    private final int[] left;
    private final double[] expectedLeft;
    private double[] spread = new double[0];

    /** Expected figures of the day. */
    double sold;

    double shortage;
    double wasted;
    double kept;
    double expired;

    /**
     * Memory for one thread.
     *
     * @param grid numbers of the states
     * @param problem what is sold
     * @param spoiling whether rows know of spoiling; the expected figures always do
     */
    SaleRow(AgeGrid grid, PerishableProblem problem, boolean spoiling) {
        this.grid = grid;
        this.problem = problem;
        this.spoiling = spoiling && problem.shelfLife().spoils();
        life = grid.life;
        weight = new double[grid.rows];
        touched = new int[64];
        left = new int[life];
        expectedLeft = new double[life];
    }

    int size() {
        return count;
    }

    int row(int i) {
        return touched[i];
    }

    double probability(int i) {
        return weight[touched[i]];
    }

    private void clear() {
        for (int i = 0; i < count; i++) {
            weight[touched[i]] = 0;
        }
        count = 0;
    }

    private void add(int row, double p) {
        if (p == 0) {
            return;
        }
        if (weight[row] == 0) {
            if (count == touched.length) {
                touched = java.util.Arrays.copyOf(touched, 2 * count);
            }
            touched[count++] = row;
        }
        weight[row] += p;
    }

    /** Row (y_2..y_m) of what is left by days left; what has one day left expires. */
    private int leftRow() {
        int row = 0;
        for (int i = 1; i < life; i++) {
            row = row * grid.base + left[i];
        }
        return row;
    }

    /**
     * Sells a day.
     *
     * @param stock x_1..x_m
     * @param demand probabilities of the day
     */
    void sell(int[] stock, double[] demand) {
        clear();
        java.util.Arrays.fill(expectedLeft, 0);
        int onHand = 0;
        for (int units : stock) {
            onHand += units;
        }
        double share = problem.newestFirstShare();
        double mean = 0;
        double below = 0;
        for (int d = 0; d < demand.length; d++) {
            mean += d * demand[d];
            if (d >= onHand) {
                continue;
            }
            double p = demand[d];
            below += p;
            if (p == 0) {
                continue;
            }
            if (share == 0 || share == 1) {
                take(stock, share == 0 ? d : 0, share == 0 ? 0 : d);
                put(p);
            } else {
                binomial(d, share);
                for (int newest = 0; newest <= d; newest++) {
                    take(stock, d - newest, newest);
                    put(p * spread[newest]);
                }
            }
        }
        java.util.Arrays.fill(left, 0);
        double none = 1 - below;
        if (none > 1e-16) {
            add(0, none);
        }
        double remaining = 0;
        for (double units : expectedLeft) {
            remaining += units;
        }
        sold = onHand - remaining;
        shortage = Math.max(0, mean - sold);
        expired = expectedLeft[0];
        spoil();
        wasted = expired;
        kept = remaining - expired;
        for (int i = 1; i < life; i++) {
            double lost = expectedLeft[i] * problem.shelfLife().spoiling(i + 1);
            wasted += lost;
            kept -= lost;
        }
    }

    private void put(double p) {
        for (int i = 0; i < life; i++) {
            expectedLeft[i] += p * left[i];
        }
        add(leftRow(), p);
    }

    private void take(int[] stock, int oldest, int newest) {
        System.arraycopy(stock, 0, left, 0, life);
        for (int i = 0; oldest > 0; i++) {
            int taken = Math.min(oldest, left[i]);
            left[i] -= taken;
            oldest -= taken;
        }
        for (int i = life - 1; newest > 0; i--) {
            int taken = Math.min(newest, left[i]);
            left[i] -= taken;
            newest -= taken;
        }
    }

    private void binomial(int n, double p) {
        if (spread.length <= n) {
            spread = new double[2 * n + 2];
        }
        binomial(n, p, spread);
    }

    /** Binomial probabilities, from the middle outwards so that none underflows early. */
    static void binomial(int n, double p, double[] target) {
        java.util.Arrays.fill(target, 0, n + 1, 0);
        if (p <= 0 || p >= 1) {
            target[p <= 0 ? 0 : n] = 1;
            return;
        }
        int mode = Math.min(n, (int) ((n + 1) * p));
        target[mode] = 1;
        double sum = 1;
        for (int k = mode; k < n && target[k] > 0; k++) {
            target[k + 1] = target[k] * (n - k) / (k + 1) * (p / (1 - p));
            sum += target[k + 1];
        }
        for (int k = mode; k > 0 && target[k] > 0; k--) {
            target[k - 1] = target[k] * k / (n - k + 1) * ((1 - p) / p);
            sum += target[k - 1];
        }
        for (int k = 0; k <= n; k++) {
            target[k] /= sum;
        }
    }

    /** Each unit that is left may spoil: one digit after the other. */
    private void spoil() {
        if (!spoiling) {
            return;
        }
        int place = grid.rows / grid.base;
        for (int i = 1; i < life; i++, place = Math.max(1, place / grid.base)) {
            double lost = problem.shelfLife().spoiling(i + 1);
            if (lost == 0) {
                continue;
            }
            int before = count;
            int[] rows = java.util.Arrays.copyOf(touched, before);
            double[] old = new double[before];
            for (int j = 0; j < before; j++) {
                old[j] = weight[rows[j]];
            }
            clear();
            for (int j = 0; j < before; j++) {
                int units = rows[j] / place % grid.base;
                binomial(units, lost);
                for (int gone = 0; gone <= units; gone++) {
                    add(rows[j] - gone * place, old[j] * spread[gone]);
                }
            }
        }
    }

    /** Cost of the day without the order. */
    double cost() {
        AgeCosts costs = problem.costs();
        double held = kept + (costs.holdingOfExpired() ? wasted : 0);
        return costs.shortage() * shortage + costs.waste() * wasted + costs.holding() * held;
    }
}
