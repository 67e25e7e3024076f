package io.flowcast.models.demand.global;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.DemandFeatures;
import io.flowcast.core.feature.FeatureTable;
import io.flowcast.models.demand.boost.BinnedTable;
import io.flowcast.models.demand.boost.BoostedTrees;
import io.flowcast.models.demand.censored.SalesSpread;

/** What was learned of all rows together. Immutable. */
final class GlobalModel {
    static final String[] EXTRA = {"expected"};

    final DemandFeatures features;
    /** Steps ahead that were learned. */
    final int horizon;

    final BoostedTrees mean;
    final BoostedTrees quantiles;
    final double[] levels;
    /** Growth of all rows together that is expected. */
    final double growth;

    final SalesSpread spread;
    /** Weight with which an error of a step carries over to later ones. */
    final double carryOver;

    GlobalModel(
            DemandFeatures features,
            int horizon,
            BoostedTrees mean,
            BoostedTrees quantiles,
            double[] levels,
            double growth,
            SalesSpread spread,
            double carryOver) {
        this.features = features;
        this.horizon = horizon;
        this.mean = mean;
        this.quantiles = quantiles;
        this.levels = levels;
        this.growth = growth;
        this.spread = spread;
        this.carryOver = carryOver;
    }

    /** Expected demand of each sample in multiples of its scale, growth included. */
    float[] means(FeatureTable table, RunContext context) {
        BinnedTable bins = Samples.binned(table, mean.binning(), new String[0], new float[0][], context);
        return ratios(mean.predict(bins, context), growth);
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
        BinnedTable bins = Samples.binned(table, quantiles.binning(), EXTRA, new float[][] {plain}, context);
        double[] predicted = quantiles.predict(bins, context);
        int k = levels.length;
        for (int i = 0; i < predicted.length; i++) {
            double value = Math.min(1e4, Math.max(0, predicted[i] * growth));
            predicted[i] = i % k == 0 ? value : Math.max(predicted[i - 1], value);
        }
        return predicted;
    }
}
