package io.flowcast.models.demand.smoothing;

import org.jspecify.annotations.Nullable;

/** Chooses how one row moves on. An instance serves one thread and may keep workspaces. */
interface RowModel {
    /** A form with its parameters, and the state before the first cell. */
    record Candidate(EtsFit fit, EtsState before) {}

    /**
     * What is known of a row beside its cells.
     *
     * @param period season length in steps, 1 for none
     * @param pattern factors of the season that rows have in common, from the first cell on; none if there is none
     * @param counts whether values are counts
     */
    record Setting(int period, SeasonPool.Pattern pattern, boolean counts) {}

    /**
     * Learns from a row.
     *
     * @param seen values; ignored where the weight is 0
     * @param weight weights from 0 to 1
     * @param n number of cells
     * @param setting what is known of the row beside its cells
     * @return the best candidate, or null if the row is too short for any
     */
    @Nullable
    Candidate best(double[] seen, double[] weight, int n, Setting setting);

    /**
     * Whether the mean is smooth enough to tell the variance of counts. A naive mean is as wild as the counts themselves: the
     * variance is then one number for all steps.
     *
     * @return true if it is
     */
    default boolean tellsVariance() {
        return true;
    }

    /**
     * How many informative cells the model needs.
     *
     * @return the least number; rows with fewer get a mean
     */
    default int leastCells() {
        return 5;
    }

    /**
     * The next best candidate for the same row, after the last one was refused.
     *
     * @return the candidate, or null if there is none left
     */
    default @Nullable Candidate next() {
        return null;
    }
}
