package io.flowcast.models.demand.intermittent;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns {@link SourceWeights} from the panel's own past: at origins within the history each source says what comes, and for each horizon the weights are sought whose pool
 * would have done best, by three losses relative to those of the rows' own cells or of the field: continuous ranked probability score (CRPS), summed; CRPS scaled row by row; and, for the forecaster that is made for it, RMSSE.
 *
 * <p>{@link SourceSearch} has the losses. Weights are learned for each horizon because what errs least in one cell is not what errs least in the mean of twelve.
 */
final class SourceFit {
    private static final int ORIGINS = 5;
    /** Rows that are asked. */
    private static final int MOST_ROWS = 2_000;

    /** What the field has, to be not worse than. */
    static final List<Intermittent> PEERS = List.of(
            Intermittent.crostonOptimised(),
            Intermittent.sba(),
            Intermittent.tsb(),
            Intermittent.adida(),
            Intermittent.imapa());

    private final CountPool pool;
    private final List<SparseRow> rows;
    private final int spacing;
    private final RunContext context;

    SourceFit(CountPool pool, List<SparseRow> rows, double usualCells, RunContext context) {
        this.pool = pool;
        this.rows = rows.subList(0, Math.min(MOST_ROWS, rows.size()));
        this.spacing = (int) Math.max(2, Math.min(12, usualCells / 14));
        this.context = context;
    }

    private static final class Work {
        final Occurrence occurrence = new Occurrence();
        final SizeHistory history = new SizeHistory();
        /** None where RMSSE does not count. */
        final List<SeriesFitter> peers;

        final Sources sources;

        Work(CountPool pool) {
            sources = new Sources(pool);
            peers = pool.beyond()
                    ? List.of()
                    : PEERS.stream().map(Intermittent::fitter).toList();
        }
    }

    CountPool fit() {
        @Nullable SourceSample[] found = new SourceSample[rows.size() * ORIGINS];
        Parallel.forEach(context, "forecast-calibrate", rows.size(), () -> new Work(pool), (r, work) -> {
            SparseRow row = rows.get(r);
            work.occurrence.start(pool.meanChance());
            int at = 0;
            for (int o = ORIGINS; o >= 1; o--) {
                int origin = row.value().length - o * spacing;
                if (origin < Math.max(4, row.value().length / 3)) {
                    continue;
                }
                work.occurrence.take(row, at, origin);
                at = origin;
                work.history.read(row, origin);
                if (work.history.count > 0) {
                    found[r * ORIGINS + o - 1] = sample(row, origin, work);
                }
            }
        });
        List<SourceSample> samples = new ArrayList<>();
        double largest = 0;
        for (SourceSample sample : found) {
            if (sample != null && sample.squareScale > 0) {
                samples.add(sample);
                largest = Math.max(largest, sample.unit);
            }
        }
        for (SourceSample sample : samples) {
            sample.unit /= largest;
        }
        double[][] rare = new double[SourceWeights.HORIZONS.length][];
        double[][] frequent = new double[SourceWeights.HORIZONS.length][];
        for (int h = 0; h < rare.length; h++) {
            context.stopIfAsked("weighing sources");
            int horizon = h;
            List<SourceSample> seen =
                    samples.stream().filter(s -> !Double.isNaN(s.mean[horizon])).toList();
            double[][] both = seen.isEmpty() && h > 0
                    ? new double[][] {rare[h - 1], frequent[h - 1]}
                    : new SourceSearch(seen, h, !pool.beyond()).best();
            rare[h] = both[0];
            frequent[h] = both[1];
        }
        return pool.with(new SourceWeights(rare, frequent));
    }

    private static SourceSample sample(SparseRow row, int origin, Work work) {
        SourceSample sample = new SourceSample();
        Sources sources = work.sources;
        double unit = work.history.largest;
        sources.read(work.occurrence, work.history, 1);
        sources.sort(unit);
        System.arraycopy(sources.chance, 0, sample.chance, 0, Sources.COUNT);
        sample.frequency = sources.frequency();
        sample.unit = unit;
        sources.integrate(Double.POSITIVE_INFINITY, sample.whole, sample.pairs);
        scales(row, origin, unit, sample);
        Series past = Series.of(Arrays.copyOf(row.value(), origin));
        double[] mean = new double[1];
        for (int i = 0; i < work.peers.size(); i++) {
            SeriesModel model = work.peers.get(i).fit(past);
            if (model != null) {
                model.forecast(1, new double[0][], mean, new double[1]);
                sample.peer[i] = mean[0] / unit;
            }
        }
        double[] single = new double[Sources.FAMILIES];
        double[] upTo = new double[Sources.FAMILIES];
        double sum = 0;
        double squares = 0;
        int known = 0;
        int t = origin;
        for (int h = 0; h < SourceWeights.HORIZONS.length; h++) {
            int end = origin + SourceWeights.HORIZONS[h];
            if (end > row.value().length) {
                sample.mean[h] = Double.NaN;
                continue;
            }
            for (; t < end; t++) {
                double y = row.value()[t] / unit;
                if (Double.isNaN(y)) {
                    continue;
                }
                known++;
                sum += y;
                squares += y * y;
                if (y > 0) {
                    sources.integrate(y, single, new double[0]);
                    for (int f = 0; f < single.length; f++) {
                        upTo[f] += single[f];
                    }
                }
            }
            sample.chained[h] = work.occurrence.chained(SourceWeights.HORIZONS[h]);
            sample.mean[h] = known > 0 ? sum / known : Double.NaN;
            sample.variance[h] = known > 0 ? Math.max(0, squares / known - sample.mean[h] * sample.mean[h]) : 0;
            for (int f = 0; f < single.length; f++) {
                sample.upTo[h][f] = upTo[f] / Math.max(1, known);
            }
        }
        return sample;
    }

    /** Root mean square and mean of the steps from cell to cell since the first sale, with which rows are compared. */
    private static void scales(SparseRow row, int origin, double unit, SourceSample sample) {
        double before = Double.NaN;
        double squares = 0;
        double sum = 0;
        int n = 0;
        for (int t = 0; t < origin; t++) {
            double y = row.value()[t] / unit;
            if (Double.isNaN(y) || (Double.isNaN(before) && !(y > 0))) {
                continue;
            }
            if (!Double.isNaN(before)) {
                squares += (y - before) * (y - before);
                sum += Math.abs(y - before);
                n++;
            }
            before = y;
        }
        sample.squareScale = n > 0 ? Math.sqrt(squares / n) : 0;
        sample.absoluteScale = n > 0 ? sum / n : 0;
    }
}
