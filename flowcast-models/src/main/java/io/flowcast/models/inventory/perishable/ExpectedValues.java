package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;

/** Expectations over a day's demand of values that belong to the states after it. */
interface ExpectedValues {
    /**
     * Hands the expected values of all stocks to a sink, from several threads at a time, each stock once.
     *
     * @param values value of each row and column
     * @param phase whose demand
     * @param sink takes them
     * @param context threads, deadline, cancellation
     */
    void forEach(double[] values, int phase, BlockSink sink, RunContext context);

    /** The fastest way for a problem. */
    static ExpectedValues of(PerishableProblem problem, AgeGrid grid) {
        double share = problem.newestFirstShare();
        if (grid.life == 1 || share == 0) {
            return new OldestFirstValues(problem, grid);
        }
        return share == 1 ? new NewestFirstValues(problem, grid) : new MixedValues(problem, grid);
    }

    /** Columns of a piece of work: whole sets of orders that fit into the first cache. */
    static int tile(AgeGrid grid) {
        int orders = grid.lead == 0 ? 1 : grid.packs;
        int sets = Math.max(1, 2048 / orders);
        return Math.min(grid.columns, sets * orders);
    }

    /** P(D > c) for c from 0 to {@code length - 1}. */
    static double[] beyond(double[] demand, int length) {
        double[] beyond = new double[length];
        double sum = 0;
        for (int d = demand.length - 1; d > 0; d--) {
            sum += demand[d];
            if (d - 1 < length) {
                beyond[d - 1] = sum;
            }
        }
        return beyond;
    }

    /** The demand's probabilities, with zeros up to {@code length - 1}. */
    static double[] padded(double[] demand, int length) {
        return java.util.Arrays.copyOf(demand, Math.max(demand.length, length));
    }

    /** target[k] += weight * values[offset + k]. */
    static void add(double[] target, int start, double weight, double[] values, int offset, int length) {
        for (int k = 0; k < length; k++) {
            target[start + k] += weight * values[offset + k];
        }
    }
}
