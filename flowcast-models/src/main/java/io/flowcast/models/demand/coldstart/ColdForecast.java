package io.flowcast.models.demand.coldstart;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Streams;
import io.flowcast.models.demand.internal.Marginal;
import io.flowcast.models.demand.internal.Normal;
import io.flowcast.models.demand.internal.Samples;
import io.flowcast.models.demand.internal.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The forecast of another forecaster with cold rows among its own.
 *
 * <p>A path of a cold row takes the scores z_h of the same path of a warm row like it (its donor) and one score u of its own for the level, sqrt(1 - r_h) z_h + sqrt(r_h) u with r_h the share of the
 * variance that comes from not knowing the level; the value is the quantile of the row's own distribution. So days on which much sells are those of the other rows. Immutable.
 */
final class ColdForecast implements DemandForecast {
    private static final int SUM_PATHS = 1_000;
    private static final double LARGEST = 1e300;

    private final DemandForecast base;
    private final Timeline timeline;
    private final int shift;
    private final int origin;
    private final int horizon;
    private final List<SeriesKey> keys;
    /** Row of the base forecast, or -1 minus the number of the cold row. */
    private final int[] place;

    private final Marginal[][] step;
    private final double[][] levelShare;
    private final int[] donor;
    private final boolean counts;
    private final long seed;
    private final Findings findings;
    private final Provenance provenance;

    private ColdForecast(
            FittedColdStart model,
            DemandForecast base,
            int shift,
            int origin,
            int horizon,
            List<SeriesKey> keys,
            Map<SeriesKey, ColdRow> cold,
            Neighbours neighbours,
            Findings findings,
            Provenance provenance,
            long seed) {
        this.base = base;
        this.timeline = model.timeline;
        this.shift = shift;
        this.origin = origin;
        this.horizon = horizon;
        this.keys = List.copyOf(keys);
        this.counts = model.belief.counts();
        this.findings = findings;
        this.provenance = provenance;
        this.seed = seed;
        Map<SeriesKey, Integer> inBase = new HashMap<>();
        for (int r = 0; r < base.rows(); r++) {
            inBase.put(base.key(r), r);
        }
        place = new int[keys.size()];
        int n = 0;
        for (int r = 0; r < place.length; r++) {
            Integer at = cold.containsKey(keys.get(r)) ? null : inBase.get(keys.get(r));
            place[r] = at == null ? -1 - n++ : at;
        }
        step = new Marginal[n][horizon];
        levelShare = new double[n][horizon];
        donor = new int[n];
        for (int r = 0; r < place.length; r++) {
            ColdRow row = cold.get(keys.get(r));
            if (place[r] < 0 && row != null) {
                fill(-1 - place[r], model.belief.of(row), neighbours.of(row.names()));
            }
        }
    }

    static DemandForecast of(
            FittedColdStart model,
            DemandForecast base,
            int shift,
            int origin,
            int horizon,
            List<SeriesKey> keys,
            Map<SeriesKey, String[]> warm,
            Map<SeriesKey, ColdRow> cold,
            Findings findings,
            Provenance provenance,
            RunContext context) {
        context.stopIfAsked("forecasting new rows");
        Neighbours neighbours = new Neighbours(base, shift, horizon, origin, warm, model.belief);
        return new ColdForecast(
                model, base, shift, origin, horizon, keys, cold, neighbours, findings, provenance, context.seed());
    }

    private void fill(int cold, Belief.Level level, Neighbours.Course course) {
        donor[cold] = course.donor();
        for (int h = 0; h < horizon; h++) {
            double mean = Math.min(LARGEST, level.mean() * course.course()[h]);
            double x = course.excess()[h];
            double unsure = (1 + x) / level.shape();
            // In units of the mean, so that huge means do not overflow.
            double square = (counts && mean > 0 ? 1 / mean : 0) + x + unsure;
            step[cold][h] = Marginal.of(mean, Math.min(LARGEST, mean * Math.sqrt(square)), counts, Shape.NORMAL);
            levelShare[cold][h] = square > 0 ? Math.min(1, 1 / level.shape() / square) : 0;
        }
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

    private int place(int row, int at) {
        Objects.checkIndex(at, horizon);
        return place[Objects.checkIndex(row, place.length)];
    }

    @Override
    public double mean(int row, int at) {
        int p = place(row, at);
        return p >= 0 ? base.mean(p, at + shift) : step[-1 - p][at].mean();
    }

    @Override
    public double quantile(int row, int at, double probability) {
        int p = place(row, at);
        return p >= 0 ? base.quantile(p, at + shift, probability) : step[-1 - p][at].quantile(probability);
    }

    @Override
    public double cdf(int row, int at, double value) {
        int p = place(row, at);
        return p >= 0 ? base.cdf(p, at + shift, value) : step[-1 - p][at].cdf(value);
    }

    @Override
    public Distribution sum(int row, int from, int to) {
        Objects.checkFromToIndex(from, to, horizon);
        int p = place(row, from);
        if (p >= 0) {
            return base.sum(p, from + shift, to + shift);
        }
        if (to == from + 1) {
            return step[-1 - p][from];
        }
        double[] paths = new double[SUM_PATHS * horizon];
        samplePaths(row, Streams.seed(seed, "sum"), 0, SUM_PATHS, paths);
        double[] sums = new double[SUM_PATHS];
        for (int k = 0; k < SUM_PATHS; k++) {
            for (int h = from; h < to; h++) {
                sums[k] += paths[k * horizon + h];
            }
        }
        return new Samples(sums, counts);
    }

    @Override
    public void samplePaths(int row, long pathSeed, int firstPath, int paths, double[] target) {
        int p = place(row, 0);
        int whole = base.horizon();
        if (p >= 0 && whole == horizon) {
            base.samplePaths(p, pathSeed, firstPath, paths, target);
            return;
        }
        double[] values = new double[Math.multiplyExact(paths, whole)];
        int from = p >= 0 ? p : donor[-1 - p];
        if (from >= 0) {
            base.samplePaths(from, pathSeed, firstPath, paths, values);
        }
        if (p >= 0) {
            for (int k = 0; k < paths; k++) {
                System.arraycopy(values, k * whole + shift, target, k * horizon, horizon);
            }
            return;
        }
        int cold = -1 - p;
        long stream = Streams.seed(
                Streams.seed(
                        Streams.seed(pathSeed, keys.get(row).siteId()),
                        keys.get(row).productId()),
                "cold");
        CdfOfCounts cdf = new CdfOfCounts(base, from);
        for (int k = 0; k < paths; k++) {
            double level = score(Streams.unit(stream, firstPath + k, -1));
            for (int h = 0; h < horizon; h++) {
                double own = Streams.unit(stream, firstPath + k, h);
                double place = own;
                if (from >= 0) {
                    double value = values[k * whole + h + shift];
                    double upTo = cdf.at(h + shift, value);
                    // An atom is spread evenly; a continuous value has none.
                    double below = base.discrete(from) ? cdf.at(h + shift, value - 1) : upTo;
                    place = below + own * (upTo - below);
                }
                double r = levelShare[cold][h];
                target[k * horizon + h] = Math.sqrt(1 - r) * score(place) + Math.sqrt(r) * level;
            }
        }
        for (int h = 0; h < horizon; h++) {
            step[cold][h].fromScores(target, h, horizon, paths);
        }
    }

    private static double score(double probability) {
        return Math.max(-8, Math.min(8, Normal.quantile(probability)));
    }

    @Override
    public boolean discrete(int row) {
        int p = place(row, 0);
        return p >= 0 ? base.discrete(p) : counts;
    }

    @Override
    public Findings findings() {
        return findings;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    /** Distribution functions of a donor; those of small counts are asked for again and again. */
    private static final class CdfOfCounts {
        private static final int SMALL = 128;

        private final DemandForecast forecast;
        private final int row;
        private final double[] seen;

        CdfOfCounts(DemandForecast forecast, int row) {
            this.forecast = forecast;
            this.row = row;
            seen = new double[row >= 0 && forecast.discrete(row) ? forecast.horizon() * SMALL : 0];
            Arrays.fill(seen, Double.NaN);
        }

        double at(int step, double value) {
            if (seen.length == 0 || !(value >= 0 && value < SMALL)) {
                return value < 0 ? 0 : forecast.cdf(row, step, value);
            }
            int i = step * SMALL + (int) value;
            if (Double.isNaN(seen[i])) {
                seen[i] = forecast.cdf(row, step, value);
            }
            return seen[i];
        }
    }
}
