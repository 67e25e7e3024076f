package io.flowcast.core.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The series itself: its level, how that changes, how evenly it sells, how often it could be bought. */
final class LevelFamily implements FeatureFamily {
    private static final double[] QUANTILES = {0.1, 0.25, 0.5, 0.75, 0.9};
    private static final double[] MEMORY = {0.1, 0.25};
    private static final double LEAST_SEEN = 0.02;

    private final int[] windows;
    private final int season;
    private final List<Feature> features = new ArrayList<>();

    LevelFamily(int season) {
        this.season = Math.max(season, 7);
        windows = new int[] {1, 2, 3, this.season, 2 * this.season, 8 * this.season, Integer.MAX_VALUE / 4};
        add("level", FeatureGroup.LEVEL);
        for (int w : windows) {
            add(w > 1 << 20 ? "level.all" : "level.last." + w, FeatureGroup.LEVEL);
        }
        for (double m : MEMORY) {
            add("level.memory." + m, FeatureGroup.LEVEL);
        }
        for (double q : QUANTILES) {
            add("level.quantile." + q, FeatureGroup.LEVEL);
        }
        add("level.spread", FeatureGroup.LEVEL);
        add("level.largest", FeatureGroup.LEVEL);
        add("level.zeros", FeatureGroup.LEVEL);
        add("level.age", FeatureGroup.LEVEL);
        add("availability.lasted", FeatureGroup.AVAILABILITY);
        add("availability.level-lasted", FeatureGroup.AVAILABILITY);
        add("availability.last", FeatureGroup.AVAILABILITY);
        add("availability.season", FeatureGroup.AVAILABILITY);
        add("availability.usual", FeatureGroup.AVAILABILITY);
    }

    private void add(String name, FeatureGroup group) {
        features.add(new Feature(name, group));
    }

    @Override
    public List<Feature> features() {
        return features;
    }

    @Override
    public Writer at(OriginView view) {
        return (row, steps, count, columns, first, at) -> {
            double[] values = new double[features.size()];
            row(view, row, values);
            for (int f = 0; f < values.length; f++) {
                FeatureFamily.fill(columns[first + f], at, count, values[f]);
            }
        };
    }

    private void row(OriginView view, int row, double[] out) {
        PanelHistory history = view.history;
        int origin = view.origin;
        double level = view.level[row];
        Arrays.fill(out, Double.NaN);
        int f = 0;
        out[f++] = level > 0 ? Math.log(level) : Double.NaN;
        int begin = history.start[row];
        for (int w : windows) {
            double prior = w > 3 ? 1 : 0.5;
            double sold = history.sales(row, Math.max(begin, origin - w), origin);
            double seen = history.exposure(row, Math.max(begin, origin - w), origin);
            out[f++] = level > 0 ? (sold / level + prior) / (seen + prior) : Double.NaN;
        }
        int from = Math.max(begin, origin - 30 * season);
        for (double memory : MEMORY) {
            double sold = 0;
            double seen = 0;
            for (int t = from; t < origin; t++) {
                sold = (1 - memory) * sold + history.salesAt(row, t);
                seen = (1 - memory) * seen + history.exposureAt(row, t);
            }
            out[f++] = level > 0 ? (sold / level + 1) / (seen + 1) : Double.NaN;
        }
        spread(view, row, out, f);
        f += QUANTILES.length + 3;
        int firstSale = history.start[row] + history.firstSale[row];
        out[f++] = origin - firstSale > 0 ? Math.min(400, origin - firstSale) : 0;
        double full = 0;
        double sold = 0;
        for (int t = origin - 4 * season; t < origin; t++) {
            if (history.lastedAt(row, t)) {
                full++;
                sold += history.salesAt(row, t);
            }
        }
        out[f++] = full / (4 * season);
        out[f++] = level > 0 ? (sold / level + 2) / (full + 2) : Double.NaN;
        out[f++] = history.exposureAt(row, origin - 1);
        out[f++] = history.exposure(row, origin - season, origin) / season;
        out[f] = history.exposure(row, origin - 4 * season, origin) / (4 * season);
    }

    private void spread(OriginView view, int row, double[] out, int first) {
        PanelHistory history = view.history;
        double level = view.level[row];
        double[] ratio = new double[4 * season];
        int n = 0;
        int zeros = 0;
        for (int t = view.origin - ratio.length; t < view.origin; t++) {
            double seen = history.exposureAt(row, t);
            if (seen > LEAST_SEEN) {
                double sold = history.salesAt(row, t);
                zeros += sold > 0 ? 0 : 1;
                ratio[n++] = level > 0 ? sold / level + (1 - seen) : 0;
            }
        }
        if (n == 0 || !(level > 0)) {
            return;
        }
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += ratio[i] / n;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += (ratio[i] - mean) * (ratio[i] - mean);
        }
        Arrays.sort(ratio, 0, n);
        for (int q = 0; q < QUANTILES.length; q++) {
            double place = QUANTILES[q] * (n - 1);
            int low = (int) place;
            int high = Math.min(n - 1, low + 1);
            out[first + q] = ratio[low] + (place - low) * (ratio[high] - ratio[low]);
        }
        out[first + QUANTILES.length] = Math.sqrt(squares / n);
        out[first + QUANTILES.length + 1] = ratio[n - 1];
        out[first + QUANTILES.length + 2] = (double) zeros / n;
    }
}
