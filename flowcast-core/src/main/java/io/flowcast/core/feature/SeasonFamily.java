package io.flowcast.core.feature;

import java.util.ArrayList;
import java.util.List;

/** How the same phase of earlier seasons sold: the row's own and its groups'. */
final class SeasonFamily implements FeatureFamily {
    private static final int[] OWN = {1, 2, 4, 8};

    private final List<String> partitions;
    private final List<Feature> features = new ArrayList<>();

    SeasonFamily(List<String> partitions) {
        this.partitions = partitions;
        for (int k : OWN) {
            features.add(new Feature("season.own." + k, FeatureGroup.SEASON));
        }
        for (String p : partitions) {
            features.add(new Feature("season." + p, FeatureGroup.SEASON));
        }
    }

    @Override
    public List<Feature> features() {
        return features;
    }

    @Override
    public Writer at(OriginView view) {
        return (row, steps, count, columns, first, at) -> {
            for (int i = 0; i < count; i++) {
                own(view, row, view.origin + steps[i], columns, first, at + i);
                for (int p = 0; p < partitions.size(); p++) {
                    float[] factor = view.seasonFactor[p][view.phase(view.origin + steps[i])];
                    columns[first + OWN.length + p][at + i] = factor[view.partitions.get(p).groupOf[row]];
                }
            }
        };
    }

    private static void own(OriginView view, int row, int target, float[][] columns, int first, int at) {
        double level = view.level[row];
        int back = Math.floorMod(view.origin - 1 - target, view.season);
        double sold = 0;
        double seen = 0;
        int k = 0;
        for (int w = 0; w < OWN.length; w++) {
            for (; k < OWN[w]; k++) {
                int t = view.origin - 1 - back - k * view.season;
                sold += view.history.salesAt(row, t);
                seen += view.history.exposureAt(row, t);
            }
            columns[first + w][at] = level > 0 ? (float) ((sold / level + 1) / (seen + 1)) : Float.NaN;
        }
    }
}
