package io.flowcast.models.demand.boost;

import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.Progress;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Trees that were learned. Immutable and safe for several threads. */
public final class BoostedTrees {
    private static final int CHUNK = 256;

    final Binning binning;
    final Trees trees;
    final double[] start;
    final int exponent;
    final Link link;
    final boolean ordered;
    final String lossName;

    BoostedTrees(
            Binning binning, Trees trees, double[] start, int exponent, Link link, boolean ordered, String lossName) {
        this.binning = binning;
        this.trees = trees;
        this.start = start;
        this.exponent = exponent;
        this.link = link;
        this.ordered = ordered;
        this.lossName = lossName;
    }

    /**
     * How values become bins: tables to predict from are made by it.
     *
     * @return the binning of the training table
     */
    public Binning binning() {
        return binning;
    }

    /**
     * Predictions of a row.
     *
     * @return how many, at least 1
     */
    public int outputs() {
        return start.length;
    }

    /**
     * Number of trees.
     *
     * @return how many, those after the best round left out where the fit stopped early
     */
    public int trees() {
        return trees.trees;
    }

    /**
     * Loss that was made small.
     *
     * @return its name with parameters
     */
    public String loss() {
        return lossName;
    }

    /**
     * Predicts all rows of a table.
     *
     * @param table made by {@link #binning()}
     * @param context threads and cancellation
     * @return row after row, {@link #outputs()} numbers each
     * @throws RunStoppedException if stopped
     */
    public double[] predict(BinnedTable table, RunContext context) {
        return predict(table, null, context);
    }

    /**
     * Predicts all rows of a table from offsets, as in the training.
     *
     * @param table made by {@link #binning()}
     * @param offsets see {@link TrainingRows#offsets}, or null for none
     * @param context threads and cancellation
     * @return row after row, {@link #outputs()} numbers each
     * @throws RunStoppedException if stopped
     */
    public double[] predict(BinnedTable table, double @Nullable [] offsets, RunContext context) {
        double[] out = scores(table, context);
        if (offsets != null) {
            if (offsets.length != out.length) {
                throw new IllegalArgumentException(offsets.length + " offsets for " + out.length + " scores");
            }
            for (int i = 0; i < out.length; i++) {
                out[i] += offsets[i];
            }
        }
        int k = start.length;
        if (link == Link.LOG) {
            double shift = exponent * Math.log(2);
            for (int i = 0; i < out.length; i++) {
                out[i] = Math.scalb(Link.LOG.response(out[i] - shift), exponent);
            }
        }
        if (ordered && k > 1) {
            for (int at = 0; at < out.length; at += k) {
                Arrays.sort(out, at, at + k);
            }
        }
        return out;
    }

    /**
     * Scores of all rows of a table: predictions before the link, not sorted; offsets for a fit that goes on from here.
     *
     * @param table made by {@link #binning()}
     * @param context threads and cancellation
     * @return row after row, {@link #outputs()} numbers each
     * @throws RunStoppedException if stopped
     */
    public double[] scores(BinnedTable table, RunContext context) {
        requireBinning(table);
        int k = start.length;
        double[] out = new double[table.rows * k];
        RunContext silent = context.toBuilder().progress(Progress.silent()).build();
        Parallel.forEach(silent, "predicting", (table.rows + CHUNK - 1) / CHUNK, chunk -> {
            int from = chunk * CHUNK;
            int to = Math.min(table.rows, from + CHUNK);
            add(table, from, to, out);
        });
        double shift = exponent * Math.log(2);
        for (int i = 0; i < out.length; i++) {
            double score = out[i] + start[i % k];
            out[i] = link == Link.LOG ? score + shift : Math.scalb(score, exponent);
        }
        return out;
    }

    private void add(BinnedTable table, int from, int to, double[] out) {
        int k = start.length;
        int stride = binning.stride;
        for (int tree = 0; tree < trees.trees; tree++) {
            for (int r = from; r < to; r++) {
                int leaf = trees.leaf(tree, table.words, r * stride, binning.places);
                for (int j = 0; j < k; j++) {
                    out[r * k + j] += trees.value[leaf + j];
                }
            }
        }
    }

    void requireBinning(BinnedTable table) {
        if (table.binning != binning) {
            throw new IllegalArgumentException("the table was not made by the binning of these trees");
        }
    }

    /**
     * These trees on the bins of others, if they are the same: then a table made for one serves both. Trees that learned together share their bins, read from a file they do
     * not.
     *
     * @param others trees of the bins wanted
     * @return trees with the same predictions; these if the bins differ
     */
    public BoostedTrees onBinsOf(BoostedTrees others) {
        return binning.same(others.binning)
                ? new BoostedTrees(others.binning, trees, start, exponent, link, ordered, lossName)
                : this;
    }

    /**
     * What each feature's splits gained in training.
     *
     * @return sum of gains by feature, in units of the loss
     */
    public double[] importance() {
        double[] gain = new double[binning.features()];
        for (int i = 0; i < trees.nodes; i++) {
            int f = Trees.feature(trees.node[i]);
            if (f != Trees.LEAF) {
                gain[f] += trees.gain[i];
            }
        }
        return gain;
    }

    /**
     * What each feature adds to the score of a row: Shapley values with the training rows that reached each node as the background.
     *
     * @param table made by {@link #binning()}
     * @param row the row
     * @param output from 0
     * @return a number for each feature and last the mean score; their sum is the row's score, see {@link #scores}
     */
    public double[] contributions(BinnedTable table, int row, int output) {
        requireBinning(table);
        double[] parts = new Contributions(this, table, row, output).all();
        int last = parts.length - 1;
        parts[last] += start[output];
        for (int f = 0; f < parts.length; f++) {
            parts[f] = link == Link.LOG ? parts[f] : Math.scalb(parts[f], exponent);
        }
        parts[last] += link == Link.LOG ? exponent * Math.log(2) : 0;
        return parts;
    }

    /**
     * Writes the trees.
     *
     * @param out where to; stays open
     * @throws IOException if writing fails
     */
    public void save(OutputStream out) throws IOException {
        BoostFile.write(this, out);
    }

    /**
     * Reads trees that were written by {@link #save}.
     *
     * @param in where from; stays open
     * @return the trees
     * @throws IOException if reading fails
     * @throws InvalidInputException if the stream holds something else or is damaged
     */
    public static BoostedTrees read(InputStream in) throws IOException {
        return BoostFile.read(in);
    }
}
