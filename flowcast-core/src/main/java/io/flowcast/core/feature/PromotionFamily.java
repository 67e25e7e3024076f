package io.flowcast.core.feature;

import io.flowcast.api.demand.Covariate;
import java.util.ArrayList;
import java.util.List;

/**
 * A quantity known ahead that differs between rows: discount, price, promotion. Its value on the day against what was usual and against the days
 * around it, what the row sold at such values before, and what its groups do.
 *
 * <p>{@code .same}: sales over exposure of earlier steps, weighted by a Gaussian kernel in the value and by age. {@code .effect}: the group's slope of
 * relative demand in the value, by least squares, drawn to the slope of all, times the distance from the usual value.
 */
final class PromotionFamily implements FeatureFamily {
    /** Kernel width in spreads of the value within a row. */
    private static final double WIDTH = 0.3;
    /** Weight of a step fades to 1/e in so many steps. */
    private static final double MEMORY = 40;

    private static final double PRIOR_STEPS = 1.5;
    private static final double PRIOR_SPREAD = 40;

    private final String name;
    private final double spread;
    private final List<String> partitions;
    private final List<Feature> features = new ArrayList<>();

    PromotionFamily(String name, double spread, List<String> partitions) {
        this.name = name;
        this.spread = spread;
        this.partitions = partitions;
        for (String part : List.of(
                "",
                ".to-usual",
                ".to-season",
                ".to-last",
                ".before",
                ".after",
                ".usual",
                ".spread",
                ".least",
                ".same",
                ".slope",
                ".effect")) {
            features.add(new Feature(name + part, FeatureGroup.PROMOTION));
        }
        for (String p : partitions) {
            features.add(new Feature(name + ".of-" + p, FeatureGroup.PROMOTION));
        }
    }

    String name() {
        return name;
    }

    double spread() {
        return spread;
    }

    @Override
    public List<Feature> features() {
        return features;
    }

    @Override
    public Writer at(OriginView view) {
        Covariate covariate = Covariates.named(view.history.panel, name);
        int window = 4 * Math.max(view.season, 7);
        double[] usual = new double[view.level.length];
        for (int r = 0; r < usual.length; r++) {
            usual[r] = MeasuredFamily.mean(covariate, r, view.origin - window, view.origin);
        }
        int slopes = partitions.indexOf(Partition.PRODUCT) < 0 ? 0 : partitions.indexOf(Partition.PRODUCT);
        double[] slope = slopes(view, covariate, slopes);
        GroupMeans groups = new GroupMeans(view, covariate, usual);
        return (row, steps, count, columns, first, at) -> {
            History past = new History(view, covariate, row, usual[row], window);
            int group = view.partitions.get(slopes).groupOf[row];
            for (int i = 0; i < count; i++) {
                int target = view.origin + steps[i];
                double now = Covariates.known(covariate, row, target, view.origin);
                double before = Covariates.known(covariate, row, target - 1, view.origin);
                double after = Covariates.known(covariate, row, target + 1, view.origin);
                int f = first;
                columns[f++][at + i] = (float) now;
                columns[f++][at + i] = (float) (now - usual[row]);
                columns[f++][at + i] = (float) (now - past.season);
                columns[f++][at + i] = (float) (now - past.last);
                columns[f++][at + i] = (float) (before - now);
                columns[f++][at + i] = Double.isNaN(after) ? 0 : (float) (after - now);
                columns[f++][at + i] = (float) usual[row];
                columns[f++][at + i] = (float) past.deviation;
                columns[f++][at + i] = (float) past.least;
                columns[f++][at + i] = (float) past.at(now, WIDTH * spread);
                columns[f++][at + i] = (float) slope[group];
                columns[f++][at + i] = (float) (slope[group] * (now - usual[row]));
                for (int p = 0; p < partitions.size(); p++) {
                    columns[f++][at + i] = groups.of(p, row, steps[i]);
                }
            }
        };
    }

    /** Slope of relative demand in the value for each group, drawn to that of all. */
    private static double[] slopes(OriginView view, Covariate covariate, int partition) {
        Partition p = view.partitions.get(partition);
        double[] up = new double[p.groups];
        double[] down = new double[p.groups];
        double allUp = 0;
        double allDown = 0;
        for (int r = 0; r < view.level.length; r++) {
            if (!(view.level[r] > 0)) {
                continue;
            }
            int from = view.history.start[r];
            double mean = MeasuredFamily.mean(covariate, r, from, view.origin);
            double whole = view.history.exposure(r, from, view.origin);
            double level = whole > 0 ? view.history.sales(r, from, view.origin) / whole : 0;
            double weight = view.weight(r);
            for (int t = from; t < view.origin && level > 0; t++) {
                double seen = view.history.exposureAt(r, t);
                double x = Covariates.known(covariate, r, t, view.origin) - mean;
                if (seen > 0.05 && !Double.isNaN(x)) {
                    double ratio = view.history.salesAt(r, t) / (seen * level * view.usualSeason(r, t)) - 1;
                    double w = weight * seen;
                    up[p.groupOf[r]] += w * x * Math.max(-1, Math.min(4, ratio));
                    down[p.groupOf[r]] += w * x * x;
                }
            }
        }
        for (int g = 0; g < p.groups; g++) {
            allUp += up[g];
            allDown += down[g];
        }
        double pooled = allDown > 0 ? allUp / allDown : 0;
        // The prior is worth a few rows of a usual spread: in the units of the value, whatever they are.
        double prior = p.groups > 0 ? PRIOR_SPREAD * allDown / Math.max(1, rowsSold(view)) / 8 : 0;
        double[] slope = new double[p.groups];
        for (int g = 0; g < p.groups; g++) {
            slope[g] = down[g] + prior > 0 ? (up[g] + prior * pooled) / (down[g] + prior) : 0;
        }
        return slope;
    }

    private static int rowsSold(OriginView view) {
        int n = 0;
        for (double level : view.level) {
            n += level > 0 ? 1 : 0;
        }
        return n;
    }

    /** What a row did at earlier values. */
    private static final class History {
        final double season;
        final double last;
        final double deviation;
        final double least;
        private final double[] value;
        private final double[] sold;
        private final double[] seen;
        private int n;

        History(OriginView view, Covariate covariate, int row, double usual, int window) {
            int origin = view.origin;
            season = MeasuredFamily.mean(covariate, row, origin - Math.max(view.season, 7), origin);
            last = Covariates.known(covariate, row, origin - 1, origin);
            double squares = 0;
            double lowest = Double.NaN;
            int known = 0;
            for (int t = origin - window; t < origin; t++) {
                double x = Covariates.known(covariate, row, t, origin);
                if (!Double.isNaN(x)) {
                    squares += (x - usual) * (x - usual);
                    known++;
                    lowest = Double.isNaN(lowest) ? x : Math.min(lowest, x);
                }
            }
            deviation = known > 0 ? Math.sqrt(squares / known) : Double.NaN;
            least = lowest;
            int from = Math.max(view.history.start[row], origin - 16 * Math.max(view.season, 7));
            int length = Math.max(0, origin - from);
            value = new double[length];
            sold = new double[length];
            seen = new double[length];
            double level = view.level[row];
            for (int t = from; t < origin && level > 0; t++) {
                double x = Covariates.known(covariate, row, t, origin);
                double open = view.history.exposureAt(row, t);
                if (!Double.isNaN(x) && open > 0) {
                    double fade = Math.exp((t - origin) / MEMORY);
                    value[n] = x;
                    sold[n] = fade * view.history.salesAt(row, t) / level;
                    seen[n++] = fade * open * view.usualSeason(row, t);
                }
            }
        }

        double at(double now, double width) {
            double up = PRIOR_STEPS;
            double down = PRIOR_STEPS;
            if (Double.isNaN(now)) {
                return Double.NaN;
            }
            double scale = width > 0 ? 1 / width : 0;
            for (int i = 0; i < n; i++) {
                double d = (value[i] - now) * scale;
                if (d * d < 20) {
                    double w = Math.exp(-0.5 * d * d);
                    up += w * sold[i];
                    down += w * seen[i];
                }
            }
            return up / down;
        }
    }

    /** Mean distance from the usual value in each group, by step ahead; computed when first asked for. */
    private static final class GroupMeans {
        private final OriginView view;
        private final Covariate covariate;
        private final double[] usual;
        private final java.util.Map<Integer, float[][]> byStep = new java.util.concurrent.ConcurrentHashMap<>();

        GroupMeans(OriginView view, Covariate covariate, double[] usual) {
            this.view = view;
            this.covariate = covariate;
            this.usual = usual;
        }

        float of(int partition, int row, int step) {
            float[][] means = byStep.computeIfAbsent(step, this::compute);
            return means[partition][view.partitions.get(partition).groupOf[row]];
        }

        private float[][] compute(int step) {
            int parts = view.partitions.size();
            float[][] means = new float[parts][];
            double[][] sum = new double[parts][];
            int[][] count = new int[parts][];
            for (int p = 0; p < parts; p++) {
                int groups = view.partitions.get(p).groups;
                sum[p] = new double[groups];
                count[p] = new int[groups];
                means[p] = new float[groups];
            }
            for (int r = 0; r < usual.length; r++) {
                double d = Covariates.known(covariate, r, view.origin + step, view.origin) - usual[r];
                for (int p = 0; p < parts && !Double.isNaN(d); p++) {
                    int g = view.partitions.get(p).groupOf[r];
                    sum[p][g] += d;
                    count[p][g]++;
                }
            }
            for (int p = 0; p < parts; p++) {
                for (int g = 0; g < means[p].length; g++) {
                    means[p][g] = count[p][g] > 0 ? (float) (sum[p][g] / count[p][g]) : Float.NaN;
                }
            }
            return means;
        }
    }
}
