package io.flowcast.models.demand.global;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.DemandFeatures;
import io.flowcast.core.feature.FeatureTable;
import io.flowcast.models.demand.boost.BinnedTable;
import io.flowcast.models.demand.boost.Binning;
import io.flowcast.models.demand.boost.BoostedTrees;
import io.flowcast.models.demand.censored.SalesSpread;
import java.util.List;
import java.util.function.Function;

/** What was learned of all rows together. Immutable. */
final class GlobalModel {
    static final String[] EXTRA = {"expected"};

    final DemandFeatures features;
    /** Steps ahead that were learned. */
    final int horizon;

    /** Learners whose predictions are averaged, at least one. */
    final List<Part> parts;

    final double[] levels;
    /** How quantiles are moved, see {@link Stretch}. */
    final double[] stretch;
    /** Growth of all rows together that is expected. */
    final double growth;

    final SalesSpread spread;
    /** Weight with which an error of a step carries over to later ones. */
    final double carryOver;

    /** What was learned of some of the rows. */
    record Part(BoostedTrees mean, BoostedTrees quantiles) {}

    GlobalModel(
            DemandFeatures features,
            int horizon,
            List<Part> parts,
            double[] levels,
            double[] stretch,
            double growth,
            SalesSpread spread,
            double carryOver) {
        this.features = features;
        this.horizon = horizon;
        this.parts = List.copyOf(parts);
        this.levels = levels;
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
        double[] sum = new double[0];
        Binning binning = null;
        BinnedTable bins = null;
        for (Part part : parts) {
            BoostedTrees trees = of.apply(part);
            // Learned together they share their bins; read from a file each has its own.
            if (bins == null || trees.binning() != binning) {
                binning = trees.binning();
                bins = Samples.binned(table, binning, names, extra, context);
            }
            double[] predicted = trees.predict(bins, context);
            sum = sum.length == 0 ? new double[predicted.length] : sum;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += predicted[i] / parts.size();
            }
        }
        return sum;
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
        double[] all = averaged(table, Part::quantiles, EXTRA, new float[][] {plain}, context);
        int k = levels.length;
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
