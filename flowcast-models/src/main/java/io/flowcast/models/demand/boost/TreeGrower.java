package io.flowcast.models.demand.boost;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Grows one tree after the other on the same table, always at the leaf with the most to gain; its memory serves all of them. */
final class TreeGrower {
    /** Additions below which a second thread would cost more than it brings. */
    private static final long ALONE = 200_000;

    private final Binning binning;
    private final BoostSettings settings;
    private final RunContext context;
    private final int channels;
    private final double[] units;
    private final boolean constantCurvature;
    private final Histograms histograms;
    private final Partition partition;
    private final ArrayDeque<long[]> free = new ArrayDeque<>();
    private final Worker[] workers;
    private final int[] firstWord;

    /** Row numbers, leaf after leaf. */
    final int[] rows;

    final int[] start;
    final int[] count;
    final int[] nodeOf;
    final long[][] sums;
    final double[] low;
    final double[] high;
    int leaves;

    private final int[] depth;
    private final long[] @Nullable [] histogram;
    private final Split[] best;

    /** What one thread needs at a time. */
    private final class Worker {
        final Histograms.Scratch scratch = new Histograms.Scratch(channels);
        final SplitSearch search = new SplitSearch(settings, binning, channels, constantCurvature, units);
        final Split left = new Split(channels);
        final Split right = new Split(channels);
    }

    TreeGrower(
            BinnedTable table,
            BoostSettings settings,
            RunContext context,
            int[][] quantised,
            double[] units,
            boolean constantCurvature) {
        this.binning = table.binning;
        this.settings = settings;
        this.context = context;
        this.channels = quantised.length;
        this.units = units;
        this.constantCurvature = constantCurvature;
        histograms = new Histograms(table, quantised);
        rows = new int[table.rows];
        partition = new Partition(table);
        int most = settings.leaves;
        start = new int[most];
        count = new int[most];
        nodeOf = new int[most];
        depth = new int[most];
        sums = new long[most][channels];
        low = new double[most];
        high = new double[most];
        histogram = new long[most][];
        best = new Split[most];
        for (int i = 0; i < most; i++) {
            best[i] = new Split(channels);
        }
        int parts = Math.max(1, Math.min(context.parallelism(), binning.stride));
        workers = new Worker[parts];
        firstWord = new int[parts + 1];
        for (int p = 0; p < parts; p++) {
            workers[p] = new Worker();
            firstWord[p + 1] = (int) ((long) binning.stride * (p + 1) / parts);
        }
    }

    /**
     * Grows a tree.
     *
     * @param used rows in use, their numbers in {@link #rows}
     * @param features which features may be used
     */
    void grow(Trees trees, int used, boolean[] features) {
        histograms.choose(features);
        int root = trees.startTree();
        trees.cover[root] = used;
        leaves = 1;
        start[0] = 0;
        count[0] = used;
        nodeOf[0] = root;
        depth[0] = 0;
        low[0] = Double.NEGATIVE_INFINITY;
        high[0] = Double.POSITIVE_INFINITY;
        histograms.sum(rows, 0, used, sums[0]);
        best[0].clear();
        if (splittable(0)) {
            histogram[0] = take();
            search(0, -1, features);
        }
        while (leaves < settings.leaves) {
            context.stopIfAsked("growing a tree");
            int leaf = -1;
            for (int i = 0; i < leaves; i++) {
                if (best[i].feature >= 0 && (leaf < 0 || best[i].gain > best[leaf].gain)) {
                    leaf = i;
                }
            }
            if (leaf < 0) {
                break;
            }
            split(trees, leaf, features);
        }
        for (int i = 0; i < leaves; i++) {
            release(i);
            trees.newLeaf(nodeOf[i]);
        }
    }

    private void split(Trees trees, int leaf, boolean[] features) {
        Split split = best[leaf];
        int node = nodeOf[leaf];
        int child = trees.newNodes(2);
        trees.split(node, split, child);
        int right = leaves++;
        int lefts = partition.part(trees, node, rows, start[leaf], count[leaf]);
        start[right] = start[leaf] + lefts;
        count[right] = count[leaf] - lefts;
        count[leaf] = lefts;
        nodeOf[leaf] = child;
        nodeOf[right] = child + 1;
        trees.cover[child] = lefts;
        trees.cover[child + 1] = count[right];
        depth[right] = ++depth[leaf];
        for (int c = 0; c < channels; c++) {
            sums[right][c] = sums[leaf][c] - split.left[c];
            sums[leaf][c] = split.left[c];
        }
        limit(leaf, right, split);
        best[leaf].clear();
        best[right].clear();
        boolean leftOpen = splittable(leaf);
        boolean rightOpen = splittable(right);
        if (leaves == settings.leaves || (!leftOpen && !rightOpen)) {
            release(leaf);
            return;
        }
        int small = count[leaf] <= count[right] ? leaf : right;
        int large = small == leaf ? right : leaf;
        long[] parent = histogram[leaf];
        histogram[leaf] = null;
        histogram[large] = parent;
        histogram[small] = take();
        search(small, large, features);
        if (!leftOpen) {
            release(leaf);
            best[leaf].clear();
        }
        if (!rightOpen) {
            release(right);
            best[right].clear();
        }
    }

    /** Children of a split on a monotone feature must not pass the middle between their values. */
    private void limit(int left, int right, Split split) {
        low[right] = low[left];
        high[right] = high[left];
        int sign = split.feature < settings.monotone.length && split.bin >= 0 ? settings.monotone[split.feature] : 0;
        if (sign != 0) {
            double middle = (value(left) + value(right)) / 2;
            if (sign > 0) {
                high[left] = middle;
                low[right] = middle;
            } else {
                low[left] = middle;
                high[right] = middle;
            }
        }
    }

    /** Newton's step of a leaf with one output. */
    double value(int leaf) {
        SplitSearch search = workers[0].search;
        double g = search.gradient(sums[leaf], 0);
        double h = search.curvature(sums[leaf]) + settings.l2;
        return g == 0 || h <= 0 ? 0 : Math.max(low[leaf], Math.min(high[leaf], -g / h));
    }

    private boolean splittable(int leaf) {
        return count[leaf] >= 2L * settings.leastRows && depth[leaf] < settings.depth;
    }

    private long[] take() {
        long[] taken = free.poll();
        return taken == null ? new long[histograms.entries()] : taken;
    }

    private void release(int leaf) {
        long[] mine = histogram[leaf];
        if (mine != null) {
            free.push(mine);
            histogram[leaf] = null;
        }
    }

    private void search(int small, int large, boolean[] features) {
        if (workers.length == 1 || (long) count[small] * binning.features.length < ALONE) {
            searchWords(workers[0], small, large, 0, binning.stride, features);
            collect(small, large, 1);
        } else {
            Parallel.forEach(
                    context,
                    "growing a tree",
                    workers.length,
                    p -> searchWords(workers[p], small, large, firstWord[p], firstWord[p + 1], features));
            collect(small, large, workers.length);
        }
    }

    private void collect(int small, int large, int parts) {
        for (int p = 0; p < parts; p++) {
            best[small].offer(workers[p].left);
            if (large >= 0) {
                best[large].offer(workers[p].right);
            }
        }
    }

    private void searchWords(Worker worker, int small, int large, int from, int to, boolean[] features) {
        worker.left.clear();
        worker.right.clear();
        long[] h = Objects.requireNonNull(histogram[small]);
        histograms.build(rows, start[small], start[small] + count[small], from, to, h, worker.scratch);
        worker.search.leaf(sums[small], low[small], high[small]);
        if (splittable(small)) {
            for (int f = 0; f < features.length; f++) {
                if (features[f] && inWords(f, from, to)) {
                    worker.search.scan(f, h, worker.left);
                }
            }
        }
        if (large < 0) {
            return;
        }
        long[] parent = Objects.requireNonNull(histogram[large]);
        boolean open = splittable(large);
        worker.search.leaf(sums[large], low[large], high[large]);
        for (int f = 0; f < features.length; f++) {
            if (features[f] && inWords(f, from, to)) {
                histograms.subtract(parent, h, f);
                if (open) {
                    worker.search.scan(f, parent, worker.right);
                }
            }
        }
    }

    private boolean inWords(int feature, int from, int to) {
        int word = Binning.word(binning.places[feature]);
        return word >= from && word < to;
    }
}
