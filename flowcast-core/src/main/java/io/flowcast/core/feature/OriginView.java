package io.flowcast.core.feature;

import java.util.List;

/**
 * What was known at an origin: the level of each row and the factors of its groups.
 *
 * <p>The level is the demand of a usual step: sales over exposure of the last four seasons, drawn to that of all steps, which is drawn to
 * that of the row's groups for rows that have hardly been seen. A factor of a group is the sales of its rows over what their levels and
 * exposures let expect, drawn to 1.
 */
final class OriginView {
    /** Steps that the wider level counts for. */
    private static final double PRIOR_STEPS = 2;
    /** Rows (of a full season) that a factor of 1 counts for. */
    private static final double PRIOR_ROWS = 2;

    final PanelHistory history;
    final int origin;
    final int season;
    final List<Partition> partitions;
    /** Level of each row; 0 if it and its groups never sold. */
    final double[] level;
    /** Factor by partition, phase and group over the last five seasons. */
    final float[][][] seasonFactor;

    OriginView(PanelHistory history, int origin, int season, List<Partition> partitions) {
        this.history = history;
        this.origin = origin;
        this.season = season;
        this.partitions = partitions;
        level = levels();
        seasonFactor = new float[partitions.size()][season][];
        for (int p = 0; p < partitions.size(); p++) {
            for (int phase = 0; phase < season; phase++) {
                seasonFactor[p][phase] = season == 1 ? ones(partitions.get(p).groups) : phaseFactor(p, phase);
            }
        }
    }

    private static float[] ones(int n) {
        float[] all = new float[n];
        java.util.Arrays.fill(all, 1);
        return all;
    }

    int phase(int step) {
        return Math.floorMod(step, season);
    }

    private double[] levels() {
        int window = 4 * Math.max(season, 7);
        double[] all = new double[history.rows];
        boolean[] weak = new boolean[history.rows];
        for (int r = 0; r < all.length; r++) {
            double sold = history.sales(r, Integer.MIN_VALUE / 2, origin);
            double seen = history.exposure(r, Integer.MIN_VALUE / 2, origin);
            double recent = history.sales(r, origin - window, origin);
            double recentSeen = history.exposure(r, origin - window, origin);
            double whole = seen > 0 ? sold / seen : 0;
            all[r] = whole > 0 ? (recent + PRIOR_STEPS * whole) / (recentSeen + PRIOR_STEPS) : 0;
            weak[r] = !(seen >= 1) || !(all[r] > 0);
        }
        fillWeak(all, weak);
        return all;
    }

    /** A row that was hardly seen is taken for a usual row of its product, or else of the first partition that has one. */
    private void fillWeak(double[] all, boolean[] weak) {
        for (Partition p : partitions) {
            if (p.name.equals("all")) {
                continue;
            }
            double[] logs = new double[p.groups];
            int[] count = new int[p.groups];
            for (int r = 0; r < all.length; r++) {
                if (!weak[r]) {
                    logs[p.groupOf[r]] += Math.log(all[r]);
                    count[p.groupOf[r]]++;
                }
            }
            for (int r = 0; r < all.length; r++) {
                int g = p.groupOf[r];
                if (weak[r]
                        && !(all[r] > 0)
                        && count[g] > 0
                        && history.exposure(r, Integer.MIN_VALUE / 2, origin) < 1) {
                    all[r] = Math.exp(logs[g] / count[g]);
                }
            }
        }
    }

    /** Sales over expected sales of each group in a window, drawn to 1. */
    float[] factor(int partition, int window) {
        Partition p = partitions.get(partition);
        double[] sold = new double[p.groups];
        double[] expected = new double[p.groups];
        for (int r = 0; r < level.length; r++) {
            if (level[r] > 0) {
                // In units of the row's level, so that a huge row is not all that its group says; the root keeps the
                // weight of size.
                double weight = weight(r);
                sold[p.groupOf[r]] += weight * (history.sales(r, origin - window, origin) / level[r]);
                expected[p.groupOf[r]] += weight * history.exposure(r, origin - window, origin);
            }
        }
        return ratios(sold, expected, PRIOR_ROWS * Math.min(window, season));
    }

    /** Weight of a row in the factors of its groups: counts of large rows are less noisy. */
    double weight(int row) {
        return Math.min(30, Math.max(0.3, level[row]));
    }

    private float[] phaseFactor(int partition, int phase) {
        Partition p = partitions.get(partition);
        double[] sold = new double[p.groups];
        double[] expected = new double[p.groups];
        int back = Math.floorMod(origin - 1 - phase, season);
        for (int r = 0; r < level.length; r++) {
            if (!(level[r] > 0)) {
                continue;
            }
            double weight = weight(r);
            for (int k = 0; k < 5; k++) {
                int step = origin - 1 - back - k * season;
                sold[p.groupOf[r]] += weight * (history.salesAt(r, step) / level[r]);
                expected[p.groupOf[r]] += weight * history.exposureAt(r, step);
            }
        }
        return ratios(sold, expected, PRIOR_ROWS);
    }

    private static float[] ratios(double[] sold, double[] expected, double prior) {
        float[] factor = new float[sold.length];
        for (int g = 0; g < factor.length; g++) {
            factor[g] = (float) ((sold[g] + 5 * prior) / (expected[g] + 5 * prior));
        }
        return factor;
    }

    /** Season factor of a row at a step, by the last (finest) partition. */
    double usualSeason(int row, int step) {
        int last = partitions.size() - 1;
        return seasonFactor[last][phase(step)][partitions.get(last).groupOf[row]];
    }
}
