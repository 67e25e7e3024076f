package io.flowcast.models.demand.boost;

import io.flowcast.api.run.RunContext;

/**
 * A table of features as bin numbers: one byte for a number or a small category, two for a category with more than 255 values.
 *
 * <p>The bytes of a row lie side by side, eight in a word: a leaf of a tree reads a row once for all its features. Immutable and safe for several threads.
 */
public final class BinnedTable {
    /** Rows at most: a histogram counts in 24 bits. */
    public static final int MOST_ROWS = (1 << 24) - 1;

    final Binning binning;
    final int rows;
    final long[] words;

    BinnedTable(Binning binning, int rows, long[] words) {
        this.binning = binning;
        this.rows = rows;
        this.words = words;
    }

    /**
     * Starts a table whose cut points are learned from its own values.
     *
     * @param rows number of rows, from 1 to {@link #MOST_ROWS}
     * @param context threads, cancellation, and the seed of the sample
     * @return the builder
     */
    public static TableBuilder builder(int rows, RunContext context) {
        return new TableBuilder(rows, context, null);
    }

    /**
     * Number of rows.
     *
     * @return how many
     */
    public int rows() {
        return rows;
    }

    /**
     * How values became bins.
     *
     * @return the bins of all features
     */
    public Binning binning() {
        return binning;
    }

    /**
     * Bin of a cell.
     *
     * @param row from 0
     * @param feature from 0
     * @return the bin, 0 for missing
     */
    public int bin(int row, int feature) {
        int place = binning.places[feature];
        return (int) (words[row * binning.stride + Binning.word(place)] >>> Binning.shift(place)) & Binning.mask(place);
    }

    /**
     * A table of some of the rows.
     *
     * @param chosen row numbers, in any order
     * @return a table with the same bins; row i is row {@code chosen[i]} of this one
     */
    public BinnedTable rows(int[] chosen) {
        int stride = binning.stride;
        long[] some = new long[chosen.length * stride];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(words, chosen[i] * stride, some, i * stride, stride);
        }
        return new BinnedTable(binning, chosen.length, some);
    }
}
