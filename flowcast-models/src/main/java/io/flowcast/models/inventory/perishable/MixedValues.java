package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;

/**
 * Expected values when some customers take the oldest and some the freshest: row by row. The rows are kept if they are few enough, and
 * made anew for every sweep otherwise.
 */
final class MixedValues implements ExpectedValues {
    private static final long MOST_KEPT = 40_000_000L;

    private final PerishableProblem problem;
    private final AgeGrid grid;
    private final int[][][] rows;
    private final double[][][] chances;

    MixedValues(PerishableProblem problem, AgeGrid grid) {
        this.problem = problem;
        this.grid = grid;
        int[] full = new int[grid.life];
        grid.unpack(grid.stocks - 1, full);
        SaleRow row = new SaleRow(grid, problem, false);
        row.sell(full, problem.rawDemand(0));
        boolean keep = (long) row.size() * grid.stocks * problem.phases() / 2 <= MOST_KEPT;
        rows = new int[keep ? problem.phases() : 0][grid.stocks][];
        chances = new double[keep ? problem.phases() : 0][grid.stocks][];
    }

    @Override
    public void forEach(double[] values, int phase, BlockSink sink, RunContext context) {
        int batch = Math.max(1, Math.min(256, grid.stocks / 64));
        int tasks = (grid.stocks + batch - 1) / batch;
        Parallel.forEach(context, "value iteration", tasks, () -> new Memory(grid, problem), (task, memory) -> {
            int end = Math.min(grid.stocks, (task + 1) * batch);
            for (int stock = task * batch; stock < end; stock++) {
                one(values, phase, stock, memory, sink);
            }
        });
    }

    private void one(double[] values, int phase, int stock, Memory memory, BlockSink sink) {
        double[] block = memory.block;
        int columns = grid.columns;
        java.util.Arrays.fill(block, 0);
        int[] kept = rows.length > 0 ? rows[phase][stock] : null;
        if (kept == null) {
            grid.unpack(stock, memory.units);
            memory.row.sell(memory.units, problem.rawDemand(phase));
            int n = memory.row.size();
            for (int i = 0; i < n; i++) {
                ExpectedValues.add(block, 0, memory.row.probability(i), values, memory.row.row(i) * columns, columns);
            }
            if (rows.length > 0) {
                int[] index = new int[n];
                double[] chance = new double[n];
                for (int i = 0; i < n; i++) {
                    index[i] = memory.row.row(i);
                    chance[i] = memory.row.probability(i);
                }
                chances[phase][stock] = chance;
                rows[phase][stock] = index;
            }
        } else {
            double[] chance = chances[phase][stock];
            for (int i = 0; i < kept.length; i++) {
                ExpectedValues.add(block, 0, chance[i], values, kept[i] * columns, columns);
            }
        }
        sink.accept(stock, 1, 1, 0, columns, block);
    }

    private static final class Memory {
        final SaleRow row;
        final int[] units;
        final double[] block;

        Memory(AgeGrid grid, PerishableProblem problem) {
            row = new SaleRow(grid, problem, false);
            units = new int[grid.life];
            block = new double[grid.columns];
        }
    }
}
