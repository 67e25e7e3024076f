package io.flowcast.models.demand.global;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.DemandFeatures;
import io.flowcast.core.feature.FeatureTable;
import io.flowcast.models.demand.boost.BinnedTable;
import io.flowcast.models.demand.boost.Binning;
import io.flowcast.models.demand.boost.BoostedTrees;
import io.flowcast.models.demand.censored.SalesSpread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was learned of all rows together. Immutable. */
final class GlobalModel {
    static final String[] EXTRA = {"expected"};

    final DemandFeatures features;
    /** Steps ahead that were learned. */
    final int horizon;

    /** Learners whose predictions are averaged, at least one. */
    final List<Part> parts;

    final double[] levels;
    /** How much trees of one level count in its quantile, 0 where there are none. */
    final double levelShare;
    /** How quantiles are moved, see {@link Stretch}. */
    final double[] stretch;
    /** Growth of all rows together that is expected. */
    final double growth;

    final SalesSpread spread;
    /** Weight with which an error of a step carries over to later ones. */
    final double carryOver;

    /**
     * What was learned of some of the rows.
     *
     * @param mean trees of the mean
     * @param quantiles trees of all quantiles together
     * @param byLevel trees of each quantile alone, or none
     */
    record Part(BoostedTrees mean, BoostedTrees quantiles, List<BoostedTrees> byLevel) {}

    GlobalModel(
            DemandFeatures features,
            int horizon,
            List<Part> parts,
            double[] levels,
            double levelShare,
            double[] stretch,
            double growth,
            SalesSpread spread,
            double carryOver) {
        this.features = features;
        this.horizon = horizon;
        this.parts = List.copyOf(parts);
        this.levels = levels;
        this.levelShare = levelShare;
        this.stretch = stretch;
        this.growth = growth;
        this.spread = spread;
        this.carryOver = carryOver;
    }

    /** Expected demand of each sample in multiples of its scale, growth included. */
    float[] means(FeatureTable table, RunContext context) {
        return ratios(averaged(table, Part::mean, new String[0], new float[0][], context), growth);
    }

    private double[] averaged(
            FeatureTable table, Function<Part, BoostedTrees> of, String[] names, float[][] extra, RunContext context) {
        return averaged(new Bins(table, names, extra, context), of);
    }

    private double[] averaged(Bins bins, Function<Part, BoostedTrees> of) {
        double[] sum = new double[0];
        for (Part part : parts) {
            double[] predicted = bins.predict(of.apply(part));
            sum = sum.length == 0 ? new double[predicted.length] : sum;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += predicted[i] / parts.size();
            }
        }
        return sum;
    }

    /** A table in the bins of the trees that were last asked: they share them. */
    private static final class Bins {
        private final FeatureTable table;
        private final String[] names;
        private final float[][] extra;
        private final RunContext context;
        private @Nullable Binning binning;
        private @Nullable BinnedTable bins;

        Bins(FeatureTable table, String[] names, float[][] extra, RunContext context) {
            this.table = table;
            this.names = names;
            this.extra = extra;
            this.context = context;
        }

        double[] predict(BoostedTrees trees) {
            BinnedTable its = bins;
            if (its == null || trees.binning() != binning) {
                binning = trees.binning();
                its = Samples.binned(table, binning, names, extra, context);
                bins = its;
            }
            return trees.predict(its, context);
        }
    }

    /**
     * Mixes quantiles of trees of one level into those of trees of all levels; quantiles that cross are put in order (Chernozhukov, Fern&aacute;ndez-Val and Galichon,
     * "Quantile and probability curves without crossing", Econometrica 78, 2010).
     *
     * @param together quantiles of samples, sample after sample; changed
     * @param alone of each level those of all samples
     * @param share how much the second ones count
     */
    static void mix(double[] together, List<double[]> alone, double share) {
        int k = alone.size();
        for (int j = 0; j < k; j++) {
            double[] own = alone.get(j);
            for (int i = 0; i < own.length; i++) {
                together[i * k + j] += share * (own[i] - together[i * k + j]);
            }
        }
        for (int at = 0; at < together.length; at += Math.max(1, k)) {
            Arrays.sort(together, at, at + k);
        }
    }

    static float[] ratios(double[] predicted, double growth) {
        float[] ratios = new float[predicted.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = (float) Math.min(1e4, Math.max(0, predicted[i] * growth));
        }
        return ratios;
    }

    /** Quantiles of each sample in multiples of its scale, sample after sample, growth included. */
    double[] quantiles(FeatureTable table, float[] means, RunContext context) {
        float[] plain = new float[means.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (float) (means[i] / growth);
        }
        Bins bins = new Bins(table, EXTRA, new float[][] {plain}, context);
        double[] all = averaged(bins, Part::quantiles);
        int k = levels.length;
        if (levelShare > 0) {
            List<double[]> alone = new ArrayList<>();
            for (int j = 0; j < k; j++) {
                int level = j;
                alone.add(averaged(bins, part -> part.byLevel().get(level)));
            }
            mix(all, alone, levelShare);
        }
        int middle = Stretch.middle(levels);
        for (int at = 0; at < all.length; at += k) {
            for (int j = 0; j < k; j++) {
                all[at + j] = Math.min(1e4, Math.max(0, all[at + j] * growth));
            }
            Stretch.apply(all, at, stretch, middle);
        }
        return all;
    }
}
