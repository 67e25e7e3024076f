package io.flowcast.models.demand.global;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.Feature;
import io.flowcast.core.feature.FeatureGroup;
import io.flowcast.core.feature.FeatureTable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What made the expected demand of a row, step by step.
 *
 * @param usual demand of the row's level if all features were as usual, units
 * @param added by group of features, units; with {@code usual} they add up to {@code mean}
 * @param mean expected demand, units
 */
public record Explanation(double[] usual, Map<FeatureGroup, double[]> added, double[] mean) {
    /** Copies the map. */
    public Explanation {
        added = Map.copyOf(added);
    }

    /** Median of each feature, NaN where it never has a value. */
    static float[] usual(FeatureTable table) {
        float[] usual = new float[table.features().size()];
        for (int f = 0; f < usual.length; f++) {
            float[] sorted = table.column(f).clone();
            Arrays.sort(sorted);
            int n = sorted.length;
            while (n > 0 && Float.isNaN(sorted[n - 1])) {
                n--;
            }
            usual[f] = n > 0 ? sorted[n / 2] : Float.NaN;
        }
        return usual;
    }

    static Explanation of(GlobalModel model, FeatureTable own, float[] usual, RunContext context) {
        FeatureGroup[] groups = FeatureGroup.values();
        int n = own.samples();
        double[][] forth = new double[groups.length + 1][];
        double[][] back = new double[groups.length + 1][];
        for (int k = 0; k <= groups.length; k++) {
            int first = k;
            forth[k] = means(model, mixed(own, usual, g -> g < first), context);
            back[k] = means(model, mixed(own, usual, g -> g >= first), context);
        }
        Map<FeatureGroup, double[]> added = new EnumMap<>(FeatureGroup.class);
        for (int g = 0; g < groups.length; g++) {
            double[] sum = new double[n];
            for (int i = 0; i < n; i++) {
                sum[i] = 0.5 * (forth[g + 1][i] - forth[g][i] + back[g][i] - back[g + 1][i]);
            }
            added.put(groups[g], sum);
        }
        return new Explanation(forth[0], added, forth[groups.length]);
    }

    private interface Groups {
        boolean own(int group);
    }

    /** The row's own features of some groups, the usual ones of the others. */
    private static FeatureTable mixed(FeatureTable own, float[] usual, Groups groups) {
        List<Feature> features = own.features();
        float[][] columns = new float[features.size()][];
        for (int f = 0; f < columns.length; f++) {
            if (groups.own(features.get(f).group().ordinal())) {
                columns[f] = own.column(f);
            } else {
                columns[f] = new float[own.samples()];
                Arrays.fill(columns[f], usual[f]);
            }
        }
        return own.withColumns(columns);
    }

    private static double[] means(GlobalModel model, FeatureTable table, RunContext context) {
        float[] ratio = model.means(table, context);
        double[] means = new double[ratio.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = ratio[i] * table.scale(i);
        }
        return means;
    }
}
