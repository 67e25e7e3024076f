package io.flowcast.models.demand.ensemble;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.core.run.Streams;
import io.flowcast.models.demand.internal.Normal;
import io.flowcast.models.demand.internal.QuantileGrid;
import io.flowcast.models.demand.internal.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The average of forecasts of the same rows and steps. */
final class EnsembleForecast implements DemandForecast {
    private static final int SUM_PATHS = 2_000;
    /** Smallest and largest part that the quantiles of days in stock are of those of all days. */
    private static final double LEAST_SHARE = 0.3;

    private static final double MOST_SHARE = 1.1;
    /** Averaged quantiles are scaled to the averaged mean by at most this factor. */
    private static final double MOST_DRAWN = 2;

    /** Counts below this are looked up. */
    private static final int MOST_COUNTS = 256;
    /** Distributions kept, about 250 bytes each: those of the last cells asked for. */
    private static final int MOST_CELLS = 1 << 16;

    static final double[] LEVELS = {
        0.001, 0.005, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.995, 0.999
    };
    static final double[] SCORES = Arrays.stream(LEVELS).map(Normal::quantile).toArray();

    private final List<DemandForecast> members;
    private final double[] weights;
    private final boolean inStock;
    private final DemandForecast first;
    private final Recalibration recalibration;
    private final Provenance made;
    private final @Nullable Cell[] cells;

    EnsembleForecast(
            List<DemandForecast> members,
            double[] weights,
            boolean inStock,
            Recalibration recalibration,
            Provenance made) {
        this.members = members;
        this.weights = weights;
        this.inStock = inStock;
        this.recalibration = recalibration;
        this.made = made;
        first = members.get(0);
        cells = new Cell[(int) Math.max(1, Math.min(MOST_CELLS, (long) first.rows() * first.horizon()))];
    }

    @Override
    public int rows() {
        return first.rows();
    }

    @Override
    public SeriesKey key(int row) {
        return first.key(row);
    }

    @Override
    public int horizon() {
        return first.horizon();
    }

    @Override
    public Timeline timeline() {
        return first.timeline();
    }

    @Override
    public int origin() {
        return first.origin();
    }

    @Override
    public double mean(int row, int step) {
        double mean = 0;
        for (int m = 0; m < weights.length; m++) {
            mean += weights[m] * members.get(m).mean(row, step);
        }
        return mean;
    }

    /**
     * The distribution of a cell, made once as long as few other cells are asked for in between. Cells are immutable and always the same: whichever thread's is kept, the
     * answer is one.
     */
    private QuantileGrid marginal(int row, int step) {
        long number = (long) Objects.checkIndex(row, rows()) * horizon() + Objects.checkIndex(step, horizon());
        int at = (int) (number % cells.length);
        Cell cell = cells[at];
        if (cell == null || cell.number != number) {
            cell = new Cell(number, averaged(row, step));
            cells[at] = cell;
        }
        return cell.distribution;
    }

    private record Cell(long number, QuantileGrid distribution) {}

    /** Averaged quantiles: drawn to the averaged mean, or, of days in stock, left where they are. */
    private QuantileGrid averaged(int row, int step) {
        double[] values = new double[LEVELS.length];
        double[] levels = recalibration.levels(step);
        double share = 1;
        for (int m = 0; m < weights.length; m++) {
            if (weights[m] > 0 || (inStock && m == 0)) {
                Distribution its = members.get(m).sum(row, step, step + 1);
                double[] own = Arrays.stream(levels).map(its::quantile).toArray();
                if (inStock && m == 0) {
                    share = shareInStock(own, first.mean(row, step));
                }
                for (int k = 0; k < values.length; k++) {
                    values[k] += weights[m] * (m == 0 ? 1 : share) * own[k];
                }
            }
        }
        double mean = mean(row, step);
        boolean discrete = first.discrete(row);
        if (!inStock) {
            double own = new QuantileGrid(SCORES, values, false, Double.NaN).mean();
            double factor = own > 0 ? Math.min(MOST_DRAWN, Math.max(1 / MOST_DRAWN, mean / own)) : 1;
            for (int k = 0; k < values.length; k++) {
                values[k] *= factor;
            }
        }
        return new QuantileGrid(SCORES, values, discrete, mean);
    }

    /** What days in stock sell of what all days would: mean of the first member's quantiles over its mean. */
    private static double shareInStock(double[] quantiles, double mean) {
        double own = new QuantileGrid(SCORES, quantiles, false, Double.NaN).mean();
        return mean > 0 ? Math.min(MOST_SHARE, Math.max(LEAST_SHARE, own / mean)) : 1;
    }

    @Override
    public double quantile(int row, int step, double probability) {
        return marginal(row, step).quantile(probability);
    }

    @Override
    public double cdf(int row, int step, double value) {
        return marginal(row, step).cdf(value);
    }

    @Override
    public Distribution sum(int row, int from, int to) {
        Objects.checkFromToIndex(from, to, horizon());
        Objects.checkIndex(from, to);
        if (to == from + 1) {
            return marginal(row, from);
        }
        double[] paths = new double[Math.multiplyExact(SUM_PATHS, horizon())];
        paths(row, Streams.seed(made.seed(), "sum"), 0, SUM_PATHS, from, to, paths);
        double[] sums = new double[SUM_PATHS];
        for (int k = 0; k < SUM_PATHS; k++) {
            for (int h = from; h < to; h++) {
                sums[k] += paths[k * horizon() + h];
            }
        }
        return new Samples(sums, discrete(row));
    }

    @Override
    public void samplePaths(int row, long seed, int firstPath, int paths, double[] target) {
        paths(row, seed, firstPath, paths, 0, horizon(), target);
    }

    /** Moves the values of the first member's paths to those of the same probability of the average. */
    private void paths(int row, long seed, int firstPath, int paths, int from, int to, double[] target) {
        int horizon = horizon();
        first.samplePaths(row, seed, firstPath, paths, target);
        long own = Streams.seed(Streams.seed(Streams.seed(seed, "ensemble"), key(row).siteId()), key(row).productId());
        for (int h = from; h < to; h++) {
            scores(row, h, own, firstPath, paths, target);
            marginal(row, h).fromScores(target, h, horizon, paths);
        }
    }

    /** Turns values of the first member's paths in one step into their normal scores under its own distribution. */
    private void scores(int row, int step, long chance, int firstPath, int paths, double[] target) {
        int horizon = horizon();
        Distribution its = first.sum(row, step, step + 1);
        boolean counts = first.discrete(row);
        // P(X <= i - 1) for small counts, filled as they come up.
        double[] upTo = new double[counts ? Math.min(MOST_COUNTS, 4 * paths) + 1 : 0];
        Arrays.fill(upTo, Double.NaN);
        for (int k = 0, at = step; k < paths; k++, at += horizon) {
            double value = target[at];
            double high = upTo(its, upTo, value);
            // Where many paths have the same value, chance tells them apart.
            double low = counts ? upTo(its, upTo, value - 1) : value > 0 ? high : 0;
            double u = low + (high - low) * Streams.unit(chance, firstPath + k, step);
            target[at] = Normal.quantile(Math.min(1 - 1e-9, Math.max(1e-9, u)));
        }
    }

    private static double upTo(Distribution of, double[] known, double value) {
        int i = (int) value + 1;
        if (i < 0 || i >= known.length || i != value + 1) {
            return of.cdf(value);
        }
        if (Double.isNaN(known[i])) {
            known[i] = of.cdf(value);
        }
        return known[i];
    }

    @Override
    public boolean discrete(int row) {
        return first.discrete(row);
    }

    @Override
    public Findings findings() {
        FindingCollector all = new FindingCollector();
        members.forEach(m -> all.addAll(m.findings()));
        return all.toFindings();
    }

    @Override
    public Provenance provenance() {
        return made;
    }
}
