package io.flowcast.models.demand.coldstart;

import io.flowcast.api.demand.DemandPanel;
import io.flowcast.models.demand.internal.ModelInput;
import io.flowcast.models.demand.internal.ModelOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is believed of a row's level before and after it sells. A gamma variable from {@link LevelModel} is updated by the row's own sales as by Poisson counts, each of which stands
 * for d units since days vary by more than chance:
 *
 * <pre>
 *   level = (a + S/d) / (a/m + E/d),    shape after = a + S/d,    d = 1 + x m for counts, x m for amounts
 * </pre>
 *
 * for a prior of shape a and mean m, sales S in E usual steps, and x the usual excess variance of a step in squared means (the conjugate pair of Gelman et al., "Bayesian Data Analysis",
 * 3rd edition, section 2.6). Immutable.
 *
 * @param facts what rows are
 * @param levels levels by it
 * @param season usual demand by place in the season, mean 1
 * @param excess x
 * @param counts whether demand is whole
 */
record Belief(Facts facts, LevelModel levels, double[] season, double excess, boolean counts) {
    /** A level is that of the last steps. */
    static final int RECENT = 56;

    private static final int LONGEST_SEASON = 400;

    /** A level and how sure it is. */
    record Level(double mean, double shape) {}

    Level of(ColdRow row) {
        LevelModel.Prior prior = levels.prior(row.names());
        double m = prior.mean();
        double d = (counts ? 1 : 0) + excess * m;
        if (!(m > 0) || !(d > 0) || row.cells() == 0) {
            return new Level(m, prior.shape());
        }
        double shape = prior.shape() + row.sold() / d;
        return new Level(m * shape / (prior.shape() + row.exposure() * (m / d)), shape);
    }

    /** Learns from rows with a history. */
    static Belief of(DemandPanel panel, int[] rows) {
        Facts facts = Facts.of(panel);
        double[] season = season(panel, rows);
        List<Double> level = new ArrayList<>();
        List<String[]> names = new ArrayList<>();
        double[] ratio = new double[rows.length];
        int n = 0;
        for (int r : rows) {
            double l = level(panel, r, season);
            if (l > 0) {
                level.add(l);
                names.add(facts.of(panel, r));
                ratio[n++] = excess(panel, r, season, l);
            }
        }
        Arrays.sort(ratio, 0, n);
        double excess = n == 0 ? 0.5 : Math.max(0.01, Math.min(5, ratio[n / 2]));
        LevelModel levels = LevelModel.of(
                level.stream().mapToDouble(Double::doubleValue).toArray(),
                names.toArray(String[][]::new),
                facts.factors());
        return new Belief(facts, levels, season, excess, panel.integerValued());
    }

    /** Recent demand of a usual step; half a unit where nothing sold, for counts. */
    static double level(DemandPanel panel, int row, double[] season) {
        ColdRow all = ColdRow.of(panel, row, new String[0], season, panel.end(row) - RECENT);
        if (!(all.exposure() > 0)) {
            return 0;
        }
        double sold = all.sold() > 0 ? all.sold() : panel.integerValued() ? 0.5 : 0;
        return sold / all.exposure();
    }

    private static double excess(DemandPanel panel, int row, double[] season, double level) {
        double squares = 0;
        int cells = 0;
        for (int t = Math.max(panel.start(row), panel.end(row) - RECENT); t < panel.end(row); t++) {
            if (ColdRow.share(panel, row, t) >= 1) {
                double mean = season[Math.floorMod(t, season.length)];
                double e = panel.value(row, t) / level - mean;
                squares += e * e - (panel.integerValued() ? mean / level : 0);
                cells++;
            }
        }
        return cells == 0 ? 0.5 : squares / cells;
    }

    /** Mean over the rows of a season of their own, so that large rows do not decide alone. */
    private static double[] season(DemandPanel panel, int[] rows) {
        int length = panel.timeline().seasonLength();
        double[] flat = new double[length > LONGEST_SEASON ? 1 : length];
        Arrays.fill(flat, 1);
        if (flat.length == 1) {
            return flat;
        }
        double[] sum = new double[length];
        double[] weight = new double[length];
        for (int r : rows) {
            double level = level(panel, r, flat);
            for (int t = Math.max(panel.start(r), panel.end(r) - RECENT); t < panel.end(r) && level > 0; t++) {
                double share = ColdRow.share(panel, r, t);
                if (share > 0) {
                    sum[Math.floorMod(t, length)] += panel.value(r, t) / level;
                    weight[Math.floorMod(t, length)] += share;
                }
            }
        }
        double mean = 0;
        for (int p = 0; p < length; p++) {
            // Ten cells at the mean: a phase that was hardly seen is a usual one.
            sum[p] = (sum[p] + 10) / (weight[p] + 10);
            mean += sum[p] / length;
        }
        for (int p = 0; p < length; p++) {
            sum[p] = Math.max(0.05, sum[p] / mean);
        }
        return sum;
    }

    void write(ModelOutput out) throws IOException {
        facts.write(out);
        levels.write(out);
        out.doubles(season);
        out.data().writeDouble(excess);
        out.data().writeBoolean(counts);
    }

    static Belief read(ModelInput in) throws IOException {
        Facts facts = Facts.read(in);
        LevelModel levels = LevelModel.read(in);
        double[] season = in.doubles();
        ModelInput.must(season.length > 0, "a season of no steps");
        double excess = in.data().readDouble();
        return new Belief(facts, levels, season, excess, in.data().readBoolean());
    }
}
