package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;

/**
 * Expected values when the oldest goods go first, with all sums shared.
 *
 * <p>Let T_j(c; x_j..x_m) be the part of the expectation in which demand exceeds c, the units older than j, and
 * t = c + x_j. Demands up to t leave v = t - d units of age j; demands beyond leave it empty:
 *
 * <pre>
 * T_j(c; x_j..x_m) = sum over v &lt; x_j of p(t - v) V(0.., v, x_(j+1)..x_m) + T_(j+1)(t; x_(j+1)..x_m)
 * T_(m+1)(t) = P(D &gt; t) V(0, .., 0)
 * E(x) = P(D &lt;= x_1) V(x_2..x_m) + T_2(x_1; x_2..x_m)
 * </pre>
 *
 * <p>For fixed t the sum grows by one product as x_j grows by one, so each entry costs one. A table of level j has a row for each
 * c up to (j-1) maxOrder.
 */
final class OldestFirstValues implements ExpectedValues {
    private final PerishableProblem problem;
    private final AgeGrid grid;
    private final int life;
    private final int most;
    private final double[][] tables;

    OldestFirstValues(PerishableProblem problem, AgeGrid grid) {
        this.problem = problem;
        this.grid = grid;
        life = grid.life;
        most = grid.base - 1;
        tables = new double[life + 2][];
        for (int j = 3; j <= life; j++) {
            double size = (double) limits(j) * width(j) * grid.columns;
            if (size > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("too many states and orders for one table: " + problem);
            }
            tables[j] = new double[(int) size];
        }
    }

    /** Number of values of c at a level. */
    private int limits(int level) {
        return (level - 1) * most + 1;
    }

    /** Number of combinations of x_level..x_m. */
    private int width(int level) {
        return level > life ? 1 : AgeGrid.power(grid.base, life - level) * grid.packs;
    }

    /** Row of the grid in which only x_level.. are there, given their combination. */
    private int row(int level, int combination) {
        return level > life ? 0 : combination / grid.packs * grid.base + combination % grid.packs * grid.step;
    }

    @Override
    public void forEach(double[] values, int phase, BlockSink sink, RunContext context) {
        int columns = grid.columns;
        if (life == 1) {
            int tile = ExpectedValues.tile(grid);
            Parallel.forEach(
                    context, "value iteration", (columns + tile - 1) / tile, () -> new double[tile], (i, block) -> {
                        int from = i * tile;
                        int length = Math.min(tile, columns - from);
                        System.arraycopy(values, from, block, 0, length);
                        sink.accept(0, 1, grid.packs, from, length, block);
                    });
            return;
        }
        int longest = life * most + 1;
        double[] p = ExpectedValues.padded(problem.rawDemand(phase), longest + 1);
        double[] beyond = ExpectedValues.beyond(problem.rawDemand(phase), longest + 1);
        for (int level = life; level > 2; level--) {
            fill(level, values, p, beyond, context);
        }
        top(values, p, beyond, sink, context);
    }

    /** Adds the next level's table, or the weight of nothing left, to a block. */
    private void addNext(
            int level, int t, int rest, int from, int length, double[] values, double[] beyond, double[] into, int at) {
        if (level == life) {
            if (beyond[t] > 0) {
                ExpectedValues.add(into, at, beyond[t], values, from, length);
            }
        } else {
            int offset = (t * width(level + 1) + rest) * grid.columns + from;
            double[] table = tables[level + 1];
            for (int k = 0; k < length; k++) {
                into[at + k] += table[offset + k];
            }
        }
    }

    private void fill(int level, double[] values, double[] p, double[] beyond, RunContext context) {
        int columns = grid.columns;
        int tile = ExpectedValues.tile(grid);
        int tiles = (columns + tile - 1) / tile;
        int rests = width(level + 1);
        int width = width(level);
        int limits = limits(level);
        int place = AgeGrid.power(grid.base, life - level);
        int step = level == life ? grid.step : 1;
        double[] table = tables[level];
        Parallel.forEach(context, "value iteration", rests * tiles, () -> new double[tile], (task, sum) -> {
            int rest = task / tiles;
            int from = task % tiles * tile;
            int length = Math.min(tile, columns - from);
            int restRow = row(level + 1, rest);
            for (int t = 0; t <= level * most; t++) {
                java.util.Arrays.fill(sum, 0, length, 0);
                for (int v = 0; v <= Math.min(t, most); v++) {
                    int c = t - v;
                    if (c < limits && v % step == 0) {
                        int at = (c * width + v / step * rests + rest) * columns + from;
                        System.arraycopy(sum, 0, table, at, length);
                        addNext(level, t, rest, from, length, values, beyond, table, at);
                    }
                    if (p[c] > 0) {
                        ExpectedValues.add(sum, 0, p[c], values, (v * place + restRow) * columns + from, length);
                    }
                }
            }
        });
    }

    private void top(double[] values, double[] p, double[] beyond, BlockSink sink, RunContext context) {
        int columns = grid.columns;
        int tile = ExpectedValues.tile(grid);
        int tiles = (columns + tile - 1) / tile;
        int rests = width(3);
        int width = width(2);
        int place = AgeGrid.power(grid.base, life - 2);
        int step = life == 2 ? grid.step : 1;
        Parallel.forEach(context, "value iteration", rests * tiles, () -> new double[2][tile], (task, memory) -> {
            double[] sum = memory[0];
            double[] block = memory[1];
            int rest = task / tiles;
            int from = task % tiles * tile;
            int length = Math.min(tile, columns - from);
            int restRow = row(3, rest);
            for (int t = 0; t <= 2 * most; t++) {
                java.util.Arrays.fill(sum, 0, length, 0);
                addNext(2, t, rest, from, length, values, beyond, sum, 0);
                for (int v = 0; v <= Math.min(t, most); v++) {
                    int c = t - v;
                    int valueAt = (v * place + restRow) * columns + from;
                    if (c <= most && v % step == 0) {
                        double upTo = 1 - beyond[c];
                        for (int k = 0; k < length; k++) {
                            block[k] = sum[k] + upTo * values[valueAt + k];
                        }
                        sink.accept(c * width + v / step * rests + rest, 1, 1, from, length, block);
                    }
                    if (p[c] > 0) {
                        ExpectedValues.add(sum, 0, p[c], values, valueAt, length);
                    }
                }
            }
        });
    }
}
