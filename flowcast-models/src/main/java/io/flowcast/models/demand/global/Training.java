package io.flowcast.models.demand.global;

import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.DemandFeatures;
import io.flowcast.core.feature.FeatureTable;
import io.flowcast.core.run.Streams;
import io.flowcast.models.demand.boost.BinnedTable;
import io.flowcast.models.demand.boost.BoostSettings;
import io.flowcast.models.demand.boost.BoostedTrees;
import io.flowcast.models.demand.boost.Boosting;
import io.flowcast.models.demand.boost.Loss;
import io.flowcast.models.demand.boost.Losses;
import io.flowcast.models.demand.boost.TrainingRows;
import io.flowcast.models.demand.censored.SalesSpread;
import io.flowcast.models.demand.censored.SoldOut;
import io.flowcast.models.demand.internal.Normal;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns a {@link GlobalModel} in three steps.
 *
 * <ol>
 *   <li>The mean, from all days: the likelihood of Poisson sales in the time in stock, {@code s log(a m) - a m}, is that of the target {@code s / a} with weight
 *       {@code a}. It holds whether the time ended by the clock or by the sale of the last unit, so it needs neither completed nor selected days.
 *   <li>How sales differ from it, {@link SalesSpread}.
 *   <li>The quantiles, from completed days or from days in stock, see {@link SoldOutDays}; the mean is one of their features.
 * </ol>
 *
 * <p>Rows are dealt into parts. Trees are grown once without each part, so that the mean a quantile learner sees, and the errors that spread and dependence
 * are judged by, are those of rows the trees did not learn from; forecasts are averages over all.
 */
final class Training {
    private static final int LEAST_ROWS_OF_PART = 20;
    private static final double LEAST_SEEN = 0.02;
    private static final double MOST_RATIO = 100;
    /** Counts above so many levels and so many units are taken for errors. */
    private static final double MOST_LEVELS = 10;

    private static final double MOST_BY_CHANCE = 30;
    private static final int MOST_OF_A_LEVEL = 250_000;

    private final DemandPanel panel;
    private final BoostedSettings settings;
    private final RunContext context;
    private final DemandFeatures features;
    private final int horizon;
    private final Samples samples;
    private final double usualScale;
    private Residuals residuals = Residuals.NONE;

    Training(
            DemandPanel panel,
            BoostedSettings settings,
            DemandFeatures features,
            int horizon,
            Samples samples,
            RunContext context) {
        this.panel = panel;
        this.settings = settings;
        this.features = features;
        this.horizon = horizon;
        this.samples = samples;
        this.context = context;
        usualScale = usualScale(samples.table);
    }

    private static double usualScale(FeatureTable table) {
        double logs = 0;
        int n = 0;
        for (int i = 0; i < table.samples(); i++) {
            if (table.scale(i) > 0) {
                logs += Math.log(table.scale(i));
                n++;
            }
        }
        return n > 0 ? Math.exp(logs / n) : 1;
    }

    /** Weight of a sample by its size: errors count in units of demand, but no row counts for everything. */
    private double weight(int sample) {
        return Math.min(1e3, Math.max(1e-3, samples.table.scale(sample) / usualScale));
    }

    /**
     * Largest target of the mean, so that a typing error in one row does not move the others. A count of a rarely sold product is many times its level
     * by chance alone; one of a product that sells every day is not.
     */
    private double mostRatio(double scale) {
        return panel.integerValued() ? Math.min(MOST_RATIO, MOST_LEVELS + MOST_BY_CHANCE / scale) : MOST_RATIO;
    }

    /** Samples with a level and something seen. */
    static int usable(Samples samples) {
        int n = 0;
        for (int i = 0; i < samples.sales.length; i++) {
            n += samples.table.scale(i) > 0 && samples.exposure[i] > LEAST_SEEN ? 1 : 0;
        }
        return n;
    }

    GlobalModel run() {
        FeatureTable table = samples.table;
        int n = table.samples();
        int season = panel.timeline().seasonLength();
        Growth growth = settings.plansExplain
                ? Growth.none(samples.origins, horizon, season)
                : Growth.of(table, samples.sales, samples.exposure, samples.origins, horizon, season);
        double[] grown = new double[n];
        boolean[] seen = new boolean[n];
        for (int i = 0; i < n; i++) {
            grown[i] = table.scale(i) * growth.of(table, i);
            seen[i] = table.scale(i) > 0 && samples.exposure[i] > LEAST_SEEN;
        }
        int parts = panel.rows() < LEAST_ROWS_OF_PART * settings.parts ? 1 : settings.parts;
        BinnedTable all = Samples.binned(table, null, new String[0], new float[0][], context);
        BoostedTrees[] means = new BoostedTrees[parts];
        double[] predicted = new double[n];
        for (int p = 0; p < parts; p++) {
            means[p] = mean(all, grown, learned(seen, p, parts));
            predict(all, means[p], p, parts, predicted);
        }
        float[] expected = GlobalModel.ratios(predicted, 1);
        double[] inTime = new double[n];
        boolean[] mostlySeen = new boolean[n];
        for (int i = 0; i < n; i++) {
            inTime[i] = samples.exposure[i] * expected[i] * grown[i];
            mostlySeen[i] = seen[i] && samples.exposure[i] > 0.5;
        }
        SalesSpread spread = SalesSpread.of(samples.sales, inTime, mostlySeen);
        Targets targets = targets(expected, grown, seen, spread);
        BinnedTable bins = Samples.binned(table, null, GlobalModel.EXTRA, new float[][] {expected}, context);
        List<GlobalModel.Part> learned = new ArrayList<>();
        double[] quantiles = new double[Math.multiplyExact(n, settings.levels.length)];
        for (int p = 0; p < parts; p++) {
            BoostedTrees trees = quantiles(bins, targets, learned(targets.wanted, p, parts));
            predict(bins, trees, p, parts, quantiles);
            learned.add(new GlobalModel.Part(means[p], trees, byLevel(bins, targets, p, parts)));
        }
        mixed(bins, learned, quantiles);
        double[] stretch = Stretch.none(settings.levels.length);
        if (parts > 1) {
            stretch = Stretch.of(quantiles, settings.levels, targets.value, targets.weight);
        }
        int middle = Stretch.middle(settings.levels);
        for (int i = 0; i < n; i++) {
            Stretch.apply(quantiles, i * stretch.length, stretch, middle);
        }
        residuals = Residuals.of(samples, grown, quantiles, settings.levels, panel.rows(), panel.end());
        return new GlobalModel(
                features,
                horizon,
                learned,
                settings.levels,
                settings.levelShare,
                stretch,
                growth.ahead,
                spread,
                residuals.carryOver);
    }

    /** Samples of rows that a part learns from: those of all other parts, or all where there is one. */
    private boolean[] learned(boolean[] use, int part, int parts) {
        boolean[] learned = use.clone();
        for (int i = 0; i < learned.length && parts > 1; i++) {
            learned[i] &= samples.table.row(i) % parts != part;
        }
        return learned;
    }

    /** Predicts the rows that a part did not learn from, or all where there is one part. */
    private void predict(BinnedTable bins, BoostedTrees trees, int part, int parts, double[] target) {
        boolean[] other = new boolean[samples.table.samples()];
        for (int i = 0; i < other.length; i++) {
            other[i] = samples.table.row(i) % parts == part;
        }
        int[] rows = Samples.where(other);
        double[] predicted = trees.predict(rows.length == other.length ? bins : bins.rows(rows), context);
        int k = trees.outputs();
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(predicted, i * k, target, rows[i] * k, k);
        }
    }

    /** What past errors say of the dependence between steps and rows; after {@link #run}. */
    Residuals residuals() {
        return residuals;
    }

    private BoostedTrees mean(BinnedTable all, double[] grown, boolean[] seen) {
        int[] use = Samples.where(seen);
        double[] target = new double[use.length];
        float[] weights = new float[use.length];
        for (int i = 0; i < use.length; i++) {
            int s = use[i];
            target[i] = Math.min(mostRatio(grown[s]), samples.sales[s] / (samples.exposure[s] * grown[s]));
            weights[i] = (float) (samples.exposure[s] * weight(s));
        }
        BinnedTable some = use.length == seen.length ? all : all.rows(use);
        return new Boosting(settings.meanTrees)
                .fit(TrainingRows.of(some, target).weights(weights), Losses.poisson(1), context);
    }

    /** What the quantiles learn: values in multiples of the scale, and weights, 0 for samples left out. */
    private record Targets(boolean[] wanted, double[] value, float[] weight) {}

    private Targets targets(float[] expected, double[] grown, boolean[] seen, SalesSpread spread) {
        boolean inStock = settings.soldOut == SoldOutDays.IN_STOCK;
        int n = seen.length;
        boolean[] wanted = new boolean[n];
        double[] value = new double[n];
        float[] weight = new float[n];
        for (int i = 0; i < n; i++) {
            wanted[i] = seen[i] && (!inStock || samples.lasted[i]);
            if (wanted[i]) {
                double demand = inStock ? samples.sales[i] : completed(i, expected[i] * grown[i], spread);
                value[i] = Math.min(MOST_RATIO, demand / grown[i]);
                weight[i] = (float) weight(i);
            }
        }
        return new Targets(wanted, value, weight);
    }

    private BoostedTrees quantiles(BinnedTable bins, Targets targets, boolean[] learned) {
        return fit(bins, targets, learned, settings.quantileTrees, Losses.quantiles(settings.levels));
    }

    /** Trees of each level alone, or none. Many samples tell one level little more than some of them. */
    private List<BoostedTrees> byLevel(BinnedTable bins, Targets targets, int part, int parts) {
        List<BoostedTrees> trees = new ArrayList<>();
        if (!(settings.levelShare > 0)) {
            return trees;
        }
        boolean[] learned = learned(targets.wanted, part, parts);
        int all = Samples.where(learned).length;
        for (double level : settings.levels) {
            boolean[] some = learned.clone();
            if (all > MOST_OF_A_LEVEL) {
                long seed = Streams.seed(context.seed(), "level " + level);
                for (int i = 0; i < some.length; i++) {
                    some[i] &= chance(seed, i) * all < MOST_OF_A_LEVEL;
                }
            }
            trees.add(fit(bins, targets, some, settings.levelTrees, Losses.quantile(level)));
        }
        return trees;
    }

    /** A number of a sample, drawn by its row's key, origin and step. */
    private double chance(long seed, int sample) {
        FeatureTable table = samples.table;
        SeriesKey key = panel.key(table.row(sample));
        return Streams.unit(
                Streams.seed(Streams.seed(seed, key.siteId()), key.productId()),
                table.origin(sample),
                table.step(sample));
    }

    /** Mixes trees of one level into quantiles of rows that neither learned from. */
    private void mixed(BinnedTable bins, List<GlobalModel.Part> learned, double[] quantiles) {
        if (!(settings.levelShare > 0)) {
            return;
        }
        List<double[]> alone = new ArrayList<>();
        for (int j = 0; j < settings.levels.length; j++) {
            double[] own = new double[samples.table.samples()];
            for (int p = 0; p < learned.size(); p++) {
                predict(bins, learned.get(p).byLevel().get(j), p, learned.size(), own);
            }
            alone.add(own);
        }
        GlobalModel.mix(quantiles, alone, settings.levelShare);
    }

    private BoostedTrees fit(BinnedTable bins, Targets targets, boolean[] learned, BoostSettings how, Loss loss) {
        int[] use = Samples.where(learned);
        double[] target = new double[use.length];
        float[] weights = new float[use.length];
        for (int i = 0; i < use.length; i++) {
            target[i] = targets.value[use[i]];
            weights[i] = targets.weight[use[i]];
        }
        return new Boosting(how).fit(TrainingRows.of(bins.rows(use), target).weights(weights), loss, context);
    }

    /** A draw of the demand of a day given what was seen of it. */
    private double completed(int sample, double mean, SalesSpread spread) {
        double sold = samples.sales[sample];
        double open = samples.exposure[sample];
        if ((samples.lasted[sample] && open >= 1) || !(mean > 0)) {
            return sold;
        }
        double u = chance(context.seed(), sample);
        if (open >= 0.999) {
            // Nothing is known of what was hidden: the upper part of the day's distribution.
            double deviation = Math.sqrt(spread.size() * mean + mean * (mean / spread.likeness()));
            double below = deviation > 0 ? Normal.cdf((sold - mean) / deviation) : 1;
            return Math.max(sold, mean + deviation * Normal.quantile(Math.min(1 - 1e-4, below + u * (1 - below))));
        }
        double hidden = SoldOut.expectedDemand(sold, open, mean, spread.likeness()) - sold;
        double variance = SoldOut.remainingVariance(sold, open, mean, spread.likeness(), spread.size());
        if (!(hidden > 0) || !(variance > 0)) {
            return sold + Math.max(0, hidden);
        }
        // Wilson and Hilferty's cube for the gamma distribution of these moments.
        double c = Math.min(4, variance / hidden / hidden) / 9;
        double root = Math.max(0, 1 - c + Math.sqrt(c) * Normal.quantile(u));
        return sold + hidden * root * root * root;
    }
}
