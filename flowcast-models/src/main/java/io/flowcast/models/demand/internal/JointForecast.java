package io.flowcast.models.demand.internal;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.core.run.Streams;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * A joint forecast: a marginal distribution for each row and step, tied together by a Gaussian copula.
 *
 * <p>Scores of a possible future k: step h draws a past date for all rows ({@link PastScores}); the row's innovation e_h is its score of that
 * date; innovations carry over to later steps as the row's model says ({@link StepDependence}), x_h = sum c_j e_(h-j), and z_h = x_h / sd(x_h)
 * is standard normal; the value is the quantile of the marginal at Phi(z_h). So the marginals are exactly the ones that mean, quantile and cdf
 * give, steps of a row depend on each other as in its state space model, and rows as they did in the past.
 *
 * <p>Memory O(rows x horizon); mean, quantile and cdf need no sampling; a path costs O(horizon), {@link #sum} {@value #SUM_PATHS} paths, each with its
 * mirror image (scores negated), so that means are sharp. Counts are negative binomial or evenly rounded, tails are light; a
 * sum of several steps ends at its largest sample.
 */
public final class JointForecast implements DemandForecast {
    private static final int SUM_PATHS = 2_000;

    private final Timeline timeline;
    private final int origin;
    private final int horizon;
    private final List<SeriesKey> keys;
    private final boolean discrete;
    private final Marginals marginals;
    private final StepDependence[] dependence;
    private final PastScores scores;
    private final long seed;
    private final Findings findings;
    private final Provenance provenance;

    /**
     * Takes the parts; arrays are kept, not copied.
     *
     * @param timeline calendar
     * @param origin step of the calendar of forecast step 0
     * @param horizon number of steps
     * @param keys keys of the rows
     * @param discrete whether values are whole numbers
     * @param marginals distributions of single steps
     * @param dependence of each row
     * @param scores of past dates
     * @param seed seed of the sums
     * @param findings fallbacks and assumptions
     * @param provenance what made the forecast
     */
    public JointForecast(
            Timeline timeline,
            int origin,
            int horizon,
            List<SeriesKey> keys,
            boolean discrete,
            Marginals marginals,
            StepDependence[] dependence,
            PastScores scores,
            long seed,
            Findings findings,
            Provenance provenance) {
        this.timeline = timeline;
        this.origin = origin;
        this.horizon = horizon;
        this.keys = List.copyOf(keys);
        this.discrete = discrete;
        this.marginals = marginals;
        this.dependence = dependence;
        this.scores = scores;
        this.seed = seed;
        this.findings = findings;
        this.provenance = provenance;
    }

    @Override
    public int rows() {
        return keys.size();
    }

    @Override
    public SeriesKey key(int row) {
        return keys.get(row);
    }

    @Override
    public int horizon() {
        return horizon;
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public int origin() {
        return origin;
    }

    @Override
    public double mean(int row, int step) {
        check(row, step);
        return marginals.mean(row, step);
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
        Objects.checkFromToIndex(from, to, horizon);
        Objects.checkIndex(from, to);
        if (to == from + 1) {
            return marginal(row, from);
        }
        double[] paths = new double[SUM_PATHS * to];
        long stream = Streams.seed(seed, "sum");
        for (int k = 0; k < SUM_PATHS; k += 2) {
            innovations(row, stream, k, to, paths, k * to);
            for (int h = 0; h < to; h++) {
                paths[(k + 1) * to + h] = -paths[k * to + h];
            }
        }
        values(row, SUM_PATHS, from, to, paths);
        double[] sums = new double[SUM_PATHS];
        for (int k = 0; k < SUM_PATHS; k++) {
            for (int h = from; h < to; h++) {
                sums[k] += paths[k * to + h];
            }
        }
        return new Samples(sums, discrete);
    }

    @Override
    public void samplePaths(int row, long pathSeed, int firstPath, int paths, double[] target) {
        for (int k = 0; k < paths; k++) {
            innovations(row, pathSeed, firstPath + k, horizon, target, k * horizon);
        }
        values(row, paths, 0, horizon, target);
    }

    /** Fills the innovations of one future of one row. */
    private void innovations(int row, long pathSeed, int path, int steps, double[] target, int at) {
        long future = Streams.seed(pathSeed, path);
        SplittableRandom dates = new SplittableRandom(future);
        SplittableRandom own = new SplittableRandom(Streams.seed(
                Streams.seed(future, keys.get(row).siteId()), keys.get(row).productId()));
        for (int h = 0; h < steps; h++) {
            target[at + h] = scores.score(row, scores.date(dates), Normal.quantile(own.nextDouble()));
        }
    }

    /** Turns innovations of paths of {@code to} steps into values of the steps from {@code from} on. */
    private void values(int row, int paths, int from, int to, double[] target) {
        StepDependence way = dependence[row];
        if (!way.none()) {
            way.carryOver(target, paths, to);
        }
        for (int h = from; h < to; h++) {
            marginal(row, h).fromScores(target, h, to, paths);
        }
    }

    /** The distribution of one row in one step. */
    public Marginal marginal(int row, int step) {
        check(row, step);
        return marginals.at(row, step);
    }

    private void check(int row, int step) {
        Objects.checkIndex(row, keys.size());
        Objects.checkIndex(step, horizon);
    }

    @Override
    public boolean discrete(int row) {
        return discrete;
    }

    @Override
    public Findings findings() {
        return findings;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }
}
