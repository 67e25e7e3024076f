package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;

/**
 * Expectations over the days left of the units of a delivery, for all states together.
 *
 * <p>A multinomial is a chain of binomials: of u units so many have one day left, of the others so many two, and so on; the last have all
 * days. With r units not yet told apart, from the freshest age back to the oldest,
 *
 * <pre>
 * A_m(y, r) = h(y, r)
 * A_j(y, r) = sum over n of Bin(n; r, p_j / (p_j + .. + p_m)) A_(j+1)(y with n more of age j, r - n)
 * g(y, u) = A_1(y, u)
 * </pre>
 *
 * <p>where what does not fit on an age is not accepted. A delivery of u units costs about m u<sup>2</sup> / 2 for each row instead of one for every way to
 * split it.
 */
final class DeliverySplit {
    private final AgeGrid grid;
    private final ShelfLife shelfLife;
    private final RunContext context;
    private final double[][] memory;

    DeliverySplit(PerishableProblem problem, AgeGrid grid, RunContext context) {
        this.grid = grid;
        this.context = context;
        shelfLife = problem.shelfLife();
        memory = new double[shelfLife.randomOnArrival() ? 2 : 0][grid.stocks * grid.pipelines];
    }

    /**
     * Applies it.
     *
     * @param after values after the delivery, by row, units of the freshest age, pipeline
     * @param before receives the values before it, by row, units delivered, pipeline; another array
     */
    void apply(double[] after, double[] before) {
        int width = grid.pipelines;
        for (int units = 0; units < grid.packs; units++) {
            double[] from = after;
            int spare = 0;
            for (int age = grid.life - 1; age >= 1; age--) {
                double[] to = memory[spare];
                step(from, to, units, age, age == 1 ? units : 0);
                from = to;
                spare = 1 - spare;
            }
            double[] last = from;
            int delivered = units;
            Parallel.forEach(
                    context,
                    "value iteration",
                    grid.rows,
                    row -> System.arraycopy(
                            last,
                            (row * grid.packs + delivered) * width,
                            before,
                            (row * grid.packs + delivered) * width,
                            width));
        }
    }

    /** One age; the number not yet told apart runs from {@code least} to {@code units}. */
    private void step(double[] from, double[] to, int units, int age, int least) {
        double rest = 0;
        for (int j = age; j <= grid.life; j++) {
            rest += units == 0 ? 1 : shelfLife.onArrival(units, j);
        }
        double chance = units == 0 || rest <= 0 ? 0 : Math.min(1, shelfLife.onArrival(units, age) / rest);
        int place = AgeGrid.power(grid.base, grid.life - 1 - age);
        int width = grid.pipelines;
        double[][] binomial = new double[units + 1][];
        for (int r = least; r <= units; r++) {
            binomial[r] = new double[r + 1];
            SaleRow.binomial(r, chance, binomial[r]);
        }
        Parallel.forEach(context, "value iteration", grid.rows, row -> {
            int there = row / place % grid.base;
            for (int r = least; r <= units; r++) {
                int at = (row * grid.packs + r) * width;
                java.util.Arrays.fill(to, at, at + width, 0);
                for (int n = 0; n <= r; n++) {
                    double p = binomial[r][n];
                    if (p > 0) {
                        int fits = Math.min(n, grid.base - 1 - there);
                        int source = ((row + fits * place) * grid.packs + r - n) * width;
                        ExpectedValues.add(to, at, p, from, source, width);
                    }
                }
            }
        });
    }
}
