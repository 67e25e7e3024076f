package io.flowcast.models.demand.boost;

import io.flowcast.api.run.Progress;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One fit: the rounds. */
final class BoostFit {
    private static final int CHUNK = 1 << 13;

    private final BoostSettings settings;
    private final TrainingRows rows;
    private final Loss loss;
    private final RunContext context;
    private final RunContext silent;
    private final int n;
    private final int outputs;
    private final Loss.Evaluator evaluator;
    private final float[] scores;
    private final double[] start;
    private final Gradients gradients;
    private final RowSample sample;
    private final TreeGrower grower;
    private final Trees trees;
    private final Validation validation;

    BoostFit(
            BoostSettings settings,
            TrainingRows rows,
            @Nullable TrainingRows validation,
            Loss loss,
            RunContext context) {
        this.settings = settings;
        this.rows = rows;
        this.loss = loss;
        this.context = context;
        silent = context.toBuilder().progress(Progress.silent()).build();
        n = rows.rows();
        outputs = loss.outputs();
        if (settings.monotone.length > 0
                && (settings.monotone.length != rows.table().binning.features() || outputs > 1)) {
            throw new IllegalArgumentException(settings.monotone.length + " monotone signs for "
                    + rows.table().binning.features() + " features and " + outputs + " outputs");
        }
        evaluator = loss.on(rows);
        start = new double[outputs];
        if (rows.offsets() == null) {
            evaluator.start(start);
        } else if (loss.link() == Link.LOG) {
            // offsets hold the logarithm of the unit already
            Arrays.fill(start, -rows.exponent() * Math.log(2));
        }
        scores = startScores(rows);
        gradients = new Gradients(settings, rows, loss, evaluator, silent);
        sample = new RowSample(settings, n, context.seed());
        grower = new TreeGrower(
                rows.table(), settings, silent, gradients.quantised, gradients.units, gradients.constantCurvature);
        trees = new Trees(outputs);
        this.validation = new Validation(validation);
    }

    BoostedTrees run() {
        for (int round = 0; round < settings.rounds; round++) {
            context.stopIfAsked("boosting");
            evaluator.beginRound(scores);
            gradients.measure(scores);
            int used = sample.draw(round, gradients, grower.rows);
            gradients.quantise();
            grower.grow(trees, used, features(round));
            step(used);
            if (validation.enough(round)) {
                break;
            }
            context.progress().report("boosting", round + 1, settings.rounds, "");
        }
        validation.cut();
        trees.trim();
        return new BoostedTrees(
                rows.table().binning, trees, start, rows.exponent(), loss.link(), loss.ordered(), loss.name());
    }

    private float[] startScores(TrainingRows part) {
        float[] first = new float[part.rows() * outputs];
        double[] offsets = part.offsets();
        if (offsets == null) {
            for (int i = 0; i < first.length; i++) {
                first[i] = (float) start[i % outputs];
            }
            return first;
        }
        if (offsets.length != first.length) {
            throw new IllegalArgumentException(
                    offsets.length + " offsets for " + part.rows() + " rows and " + outputs + " outputs");
        }
        double shift = rows.exponent() * Math.log(2);
        for (int i = 0; i < first.length; i++) {
            first[i] =
                    (float) (loss.link() == Link.LOG ? offsets[i] - shift : Math.scalb(offsets[i], -rows.exponent()));
        }
        return first;
    }

    /** The features with the smallest numbers drawn for this round. */
    private boolean[] features(int round) {
        int all = rows.table().binning.features();
        boolean[] chosen = new boolean[all];
        int most = Math.max(1, (int) Math.round(settings.featureFraction * all));
        if (most == all) {
            Arrays.fill(chosen, true);
            return chosen;
        }
        long seed = Streams.seed(context.seed(), "boost.features");
        double[] drawn = new double[all];
        for (int f = 0; f < all; f++) {
            drawn[f] = Streams.unit(seed, round, f);
        }
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        for (int f = 0; f < all; f++) {
            chosen[f] = drawn[f] <= sorted[most - 1];
        }
        return chosen;
    }

    /** Gives the leaves of the last tree their values and moves the scores. */
    private void step(int used) {
        int tree = trees.trees - 1;
        Parallel.forEach(silent, "boosting", grower.leaves, LeafScratch::new, (leaf, scratch) -> {
            int at = (int) trees.node[grower.nodeOf[leaf]];
            int from = grower.start[leaf];
            int to = from + grower.count[leaf];
            for (int k = 0; k < outputs; k++) {
                double level = evaluator.leafLevel(k);
                double value = !Double.isNaN(level)
                        ? quantile(from, to, k, level, scratch.quantile)
                        : outputs == 1 ? grower.value(leaf) : newton(from, to, k, scratch);
                trees.value[at + k] = (float) (settings.learningRate * value);
            }
            for (int i = from; i < to; i++) {
                add(grower.rows[i], at);
            }
        });
        if (used < n) {
            long[] words = rows.table().words;
            int stride = rows.table().binning.stride;
            int[] places = rows.table().binning.places;
            chunks(n - used, (from, to) -> {
                for (int i = used + from; i < used + to; i++) {
                    int row = grower.rows[i];
                    add(row, trees.leaf(tree, words, row * stride, places));
                }
            });
        }
    }

    private final class LeafScratch {
        final LeafQuantile quantile = new LeafQuantile();
        final float[] gradient = new float[outputs];
        final float[] curvature = new float[1];
    }

    private void add(int row, int leaf) {
        int at = row * outputs;
        for (int k = 0; k < outputs; k++) {
            scores[at + k] += trees.value[leaf + k];
        }
    }

    private double quantile(int from, int to, int k, double level, LeafQuantile quantile) {
        quantile.ensure(to - from);
        boolean weighted = rows.weighted() || rows.hasLowerBounds();
        double total = 0;
        int kept = 0;
        for (int i = from; i < to; i++) {
            int row = grower.rows[i];
            float value = rows.target(row) - scores[row * outputs + k];
            if (weighted) {
                float weight = rows.weight(row);
                float part = (float) (weight * evaluator.share(row, k, scores));
                total += weight;
                if (part > 0) {
                    quantile.values[kept] = value;
                    quantile.weights[kept++] = part;
                }
            } else {
                quantile.values[kept++] = value;
            }
        }
        return quantile.quantile(kept, level, weighted, weighted ? total : kept);
    }

    private double newton(int from, int to, int k, LeafScratch scratch) {
        double gradient = 0;
        double curvature = 0;
        for (int i = from; i < to; i++) {
            int row = grower.rows[i];
            scratch.curvature[0] = 1;
            evaluator.derivatives(row, row + 1, scores, scratch.gradient, scratch.curvature);
            gradient += (double) rows.weight(row) * scratch.gradient[k];
            curvature += (double) rows.weight(row) * scratch.curvature[0];
        }
        return curvature + settings.l2 > 0 ? -gradient / (curvature + settings.l2) : 0;
    }

    private interface Range {
        void run(int from, int to);
    }

    private void chunks(int count, Range task) {
        Parallel.forEach(
                silent,
                "boosting",
                (count + CHUNK - 1) / CHUNK,
                c -> task.run(c * CHUNK, (int) Math.min(count, (c + 1L) * CHUNK)));
    }

    /** The part that says when to stop. */
    private final class Validation {
        private final @Nullable TrainingRows part;
        private final Loss.@Nullable Evaluator judge;
        private final float[] partScores;
        private final double[] sums;
        private double least = Double.POSITIVE_INFINITY;
        private int bestRound;
        private double weight;

        Validation(@Nullable TrainingRows given) {
            if (given == null) {
                part = null;
                judge = null;
                partScores = new float[0];
                sums = new double[0];
                return;
            }
            if (given.table().binning != rows.table().binning) {
                throw new IllegalArgumentException("the validation part has another binning than the training part");
            }
            if ((given.offsets() == null) != (rows.offsets() == null)) {
                throw new IllegalArgumentException("offsets for one of training and validation part only");
            }
            part = given.inUnitOf(rows);
            judge = loss.on(part);
            partScores = startScores(part);
            sums = new double[(part.rows() + CHUNK - 1) / CHUNK];
            for (int r = 0; r < part.rows(); r++) {
                weight += part.weight(r);
            }
        }

        boolean enough(int round) {
            TrainingRows p = part;
            Loss.Evaluator j = judge;
            if (p == null || j == null) {
                return false;
            }
            int tree = trees.trees - 1;
            BinnedTable table = p.table();
            chunks(p.rows(), (from, to) -> {
                double sum = 0;
                for (int r = from; r < to; r++) {
                    int leaf = trees.leaf(tree, table.words, r * table.binning.stride, table.binning.places);
                    for (int k = 0; k < outputs; k++) {
                        partScores[r * outputs + k] += trees.value[leaf + k];
                    }
                    sum += p.weight(r) * j.loss(r, partScores, r * outputs);
                }
                sums[from / CHUNK] = sum;
            });
            double now = 0;
            for (double s : sums) {
                now += s;
            }
            now /= weight;
            if (now < least) {
                least = now;
                bestRound = round;
            }
            return settings.patience > 0 && round - bestRound >= settings.patience;
        }

        void cut() {
            if (part != null && settings.patience > 0) {
                trees.cut(bestRound + 1);
            }
        }
    }
}
