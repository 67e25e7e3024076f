package io.flowcast.core.feature;

import java.util.ArrayList;
import java.util.List;

/** How the groups of a row sold in the last step, the last three, and the last season, against what their levels let expect. */
final class RelatedFamily implements FeatureFamily {
    private final int[] windows;
    private final List<Feature> features = new ArrayList<>();

    RelatedFamily(List<String> partitions, int season) {
        windows = new int[] {1, 3, Math.max(season, 7)};
        for (String p : partitions) {
            for (int w : windows) {
                features.add(new Feature("related." + p + "." + w, FeatureGroup.RELATED));
            }
            features.add(new Feature("related." + p + ".level", FeatureGroup.RELATED));
            features.add(new Feature("related." + p + ".rows", FeatureGroup.RELATED));
        }
    }

    @Override
    public List<Feature> features() {
        return features;
    }

    @Override
    public Writer at(OriginView view) {
        int partitions = view.partitions.size();
        int each = windows.length + 2;
        float[][] byGroup = new float[partitions * each][];
        for (int p = 0; p < partitions; p++) {
            for (int w = 0; w < windows.length; w++) {
                byGroup[p * each + w] = view.factor(p, windows[w]);
            }
            sizes(view, p, byGroup, p * each + windows.length);
        }
        return (row, steps, count, columns, first, at) -> {
            for (int f = 0; f < byGroup.length; f++) {
                int group = view.partitions.get(f / each).groupOf[row];
                FeatureFamily.fill(columns[first + f], at, count, byGroup[f][group]);
            }
        };
    }

    /** Mean logarithm of the levels of a group, and how many rows it has. */
    private static void sizes(OriginView view, int partition, float[][] byGroup, int at) {
        Partition p = view.partitions.get(partition);
        double[] logs = new double[p.groups];
        int[] count = new int[p.groups];
        for (int r = 0; r < view.level.length; r++) {
            if (view.level[r] > 0) {
                logs[p.groupOf[r]] += Math.log(view.level[r]);
                count[p.groupOf[r]]++;
            }
        }
        float[] level = new float[p.groups];
        float[] rows = new float[p.groups];
        for (int g = 0; g < p.groups; g++) {
            level[g] = count[g] > 0 ? (float) (logs[g] / count[g]) : Float.NaN;
            rows[g] = count[g];
        }
        byGroup[at] = level;
        byGroup[at + 1] = rows;
    }
}
