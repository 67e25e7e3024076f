package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;

/**
 * Expected values when the freshest goods go first. The mirror image of {@link OldestFirstValues}: with c the units fresher than
 * age j and t = c + x_j,
 *
 * <pre>
 * U_j(c; x_2..x_j) = sum over v &lt; x_j of p(t - v) V(x_2..x_(j-1), v, 0..) + U_(j-1)(t; x_2..x_(j-1))
 * U_1(t) = P(D &gt; t) V(0, .., 0)
 * E(x) = p(0) V(x_2..x_m) + U_m(0; x_2..x_m)
 * </pre>
 *
 * <p>What has one day left matters for nothing but the costs of the day: what is not sold of it expires, and it is sold last.
 */
final class NewestFirstValues implements ExpectedValues {
    private final PerishableProblem problem;
    private final AgeGrid grid;
    private final int life;
    private final int most;
    private final double[][] tables;

    NewestFirstValues(PerishableProblem problem, AgeGrid grid) {
        this.problem = problem;
        this.grid = grid;
        life = grid.life;
        most = grid.base - 1;
        tables = new double[life + 1][];
        for (int j = 2; j < life; j++) {
            double size = (double) limits(j) * width(j) * grid.columns;
            if (size > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("too many states and orders for one table: " + problem);
            }
            tables[j] = new double[(int) size];
        }
    }

    private int limits(int level) {
        return (life - level) * most + 1;
    }

    /** Number of combinations of x_2..x_level. */
    private int width(int level) {
        return AgeGrid.power(grid.base, level - 1);
    }

    @Override
    public void forEach(double[] values, int phase, BlockSink sink, RunContext context) {
        int longest = life * most + 1;
        double[] p = ExpectedValues.padded(problem.rawDemand(phase), longest + 1);
        double[] beyond = ExpectedValues.beyond(problem.rawDemand(phase), longest + 1);
        for (int level = 2; level < life; level++) {
            fill(level, values, p, beyond, context);
        }
        top(values, p, beyond, sink, context);
    }

    private void addNext(
            int level, int t, int rest, int from, int length, double[] values, double[] beyond, double[] into, int at) {
        if (level == 2) {
            if (beyond[t] > 0) {
                ExpectedValues.add(into, at, beyond[t], values, from, length);
            }
        } else {
            int offset = (t * width(level - 1) + rest) * grid.columns + from;
            double[] table = tables[level - 1];
            for (int k = 0; k < length; k++) {
                into[at + k] += table[offset + k];
            }
        }
    }

    private void fill(int level, double[] values, double[] p, double[] beyond, RunContext context) {
        int columns = grid.columns;
        int tile = ExpectedValues.tile(grid);
        int tiles = (columns + tile - 1) / tile;
        int rests = width(level - 1);
        int width = width(level);
        int limits = limits(level);
        int place = AgeGrid.power(grid.base, life - level);
        double[] table = tables[level];
        Parallel.forEach(context, "value iteration", rests * tiles, () -> new double[tile], (task, sum) -> {
            int rest = task / tiles;
            int from = task % tiles * tile;
            int length = Math.min(tile, columns - from);
            for (int t = 0; t < limits + most; t++) {
                java.util.Arrays.fill(sum, 0, length, 0);
                for (int v = 0; v <= Math.min(t, most); v++) {
                    int c = t - v;
                    if (c < limits) {
                        int at = (c * width + rest * grid.base + v) * columns + from;
                        System.arraycopy(sum, 0, table, at, length);
                        addNext(level, t, rest, from, length, values, beyond, table, at);
                    }
                    if (p[c] > 0) {
                        int row = (rest * grid.base + v) * place;
                        ExpectedValues.add(sum, 0, p[c], values, row * columns + from, length);
                    }
                }
            }
        });
    }

    private void top(double[] values, double[] p, double[] beyond, BlockSink sink, RunContext context) {
        int columns = grid.columns;
        int tile = ExpectedValues.tile(grid);
        int tiles = (columns + tile - 1) / tile;
        int rests = width(life - 1);
        int stride = grid.stocks / grid.base;
        Parallel.forEach(context, "value iteration", rests * tiles, () -> new double[tile], (task, block) -> {
            int rest = task / tiles;
            int from = task % tiles * tile;
            int length = Math.min(tile, columns - from);
            for (int pack = 0; pack < grid.packs; pack++) {
                int fresh = pack * grid.step;
                java.util.Arrays.fill(block, 0, length, 0);
                for (int v = 0; v <= fresh; v++) {
                    double weight = p[fresh - v];
                    if (weight > 0) {
                        ExpectedValues.add(block, 0, weight, values, (rest * grid.base + v) * columns + from, length);
                    }
                }
                addNext(life, fresh, rest, from, length, values, beyond, block, 0);
                sink.accept(rest * grid.packs + pack, stride, grid.base, from, length, block);
            }
        });
    }
}
