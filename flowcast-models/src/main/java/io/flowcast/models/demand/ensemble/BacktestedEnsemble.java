package io.flowcast.models.demand.ensemble;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.PlannedEffects;
import io.flowcast.core.run.DataHash;
import io.flowcast.core.run.Streams;
import io.flowcast.models.demand.internal.Normal;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Averages two forecasters with a weight, and quantiles with levels, that are learned from forecasts made from origins within the history.
 *
 * <p>From up to {@value #ORIGINS} origins, a horizon apart and the last one a horizon before the end, both forecast what came, each from what was known then; what was learned at an origin also
 * serves the next one. Many origins tell how much one stretch of time differs from another, which two that happen to be alike hide. The second gets the
 * weight with the least mean absolute error over the size of the row, at most {@value #MOST_WEIGHT}; the levels are those of a recalibrated regression (Kuleshov, Fenner and Ermon 2018). The horizon is as far as covariates known
 * ahead reach beyond the end, see {@link PlannedEffects#reach}. Of more than {@value #MOST_ROWS} rows some are drawn by their keys. The first forecaster stands alone where the
 * history is too short to try both, where rows are few, and where it is the better one.
 *
 * <p>Cost: that of both members for the panel, and for every other origin that of a panel of at most {@value #MOST_ROWS} rows. Immutable and safe for several threads.
 */
public final class BacktestedEnsemble implements DemandForecaster {
    private static final int ORIGINS = 8;
    /** Origins that are forecast with what was learned at the first of them. */
    private static final int ORIGINS_OF_A_FIT = 2;
    /**
     * Origins that are always tried where their history is long enough; further ones only with two thirds of it before them, as methods with less history err in another
     * way.
     */
    private static final int FIRST_ORIGINS = 2;

    private static final int MOST_ROWS = 400;
    private static final int LEAST_ROWS = 10;
    /** Steps before the first origin, in horizons and in seasons. */
    private static final int LEAST_HORIZONS = 2;

    private static final int LEAST_SEASONS = 8;
    private static final double MOST_WEIGHT = 0.6;
    private static final double WEIGHT_STEP = 0.05;

    private final String name;
    private final IntFunction<DemandForecaster> first;
    private final IntFunction<DemandForecaster> second;

    /**
     * A forecaster.
     *
     * @param name its name, lower case words joined by dashes
     * @param first the forecaster for a horizon that says how steps and rows depend on each other, and that stands alone if need be
     * @param second the forecaster for a horizon that may get a weight
     */
    public BacktestedEnsemble(String name, IntFunction<DemandForecaster> first, IntFunction<DemandForecaster> second) {
        this.name = name;
        this.first = first;
        this.second = second;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FittedDemand fit(DemandPanel panel, RunContext context) {
        int season = panel.timeline().seasonLength();
        int reach = PlannedEffects.reach(panel);
        int horizon = reach > 0 ? reach : Math.max(14, 2 * season);
        List<Trial> trials = trials(panel, horizon, context);
        double weight = trials.isEmpty() ? 0 : weight(trials);
        List<DemandForecaster> members =
                weight > 0 ? List.of(first.apply(horizon), second.apply(horizon)) : List.of(first.apply(horizon));
        double[] weights = weight > 0 ? new double[] {1 - weight, weight} : new double[] {1};
        List<FittedDemand> fitted =
                members.stream().map(m -> m.fit(panel, context)).toList();
        return new FittedEnsemble(
                name,
                weights,
                fitted,
                false,
                recalibration(trials, weights, horizon),
                EnsembleForecaster.made(name, weights, fitted, DataHash.of(panel), context));
    }

    @Override
    public FittedDemand load(InputStream in) throws IOException {
        return EnsembleFile.read(name, List.of(first.apply(1), second.apply(1)), null, false, in);
    }

    /** Forecasts of both from an origin, and the row sizes. */
    private record Trial(DemandPanel panel, int origin, int horizon, DemandForecast first, DemandForecast second) {
        /** What came, NaN where that is not known. */
        double came(int row, int step) {
            int t = origin + step;
            boolean there = t >= panel.start(row) && t < panel.end(row);
            return there && panel.state(row, t) == CellState.OBSERVED ? panel.value(row, t) : Double.NaN;
        }

        /** Mean of what came, 0 without any. */
        double size(int row) {
            double sum = 0;
            int n = 0;
            for (int h = 0; h < horizon; h++) {
                double y = came(row, h);
                if (!Double.isNaN(y)) {
                    sum += (y - sum) / ++n;
                }
            }
            return sum;
        }
    }

    private List<Trial> trials(DemandPanel all, int horizon, RunContext context) {
        List<Trial> trials = new ArrayList<>();
        if (all.rows() < LEAST_ROWS) {
            return trials;
        }
        int start = all.end();
        for (int r = 0; r < all.rows(); r++) {
            start = all.length(r) > 0 ? Math.min(start, all.start(r)) : start;
        }
        int season = all.timeline().seasonLength();
        int least = Math.max(LEAST_HORIZONS * horizon, LEAST_SEASONS * season);
        int most = 0;
        while (most < ORIGINS) {
            int before = all.end() - (most + 1) * horizon - start;
            if (before < least || (most >= FIRST_ORIGINS && 3L * before < 2L * (all.end() - start))) {
                break;
            }
            most++;
        }
        DemandPanel panel = some(all, context);
        for (int k = most; k >= 1; k -= ORIGINS_OF_A_FIT) {
            trials.addAll(trials(panel, k, Math.max(1, k - ORIGINS_OF_A_FIT + 1), horizon, context));
        }
        return trials;
    }

    /** Forecasts from origins so many horizons before the end, with what was learned at the first of them; none where too little is there to be judged. */
    private List<Trial> trials(DemandPanel panel, int from, int to, int horizon, RunContext context) {
        List<Trial> trials = new ArrayList<>();
        FittedDemand one = null;
        FittedDemand other = null;
        for (int k = from; k >= to; k--) {
            int origin = panel.end() - k * horizon;
            DemandPanel there = judged(panel, origin, horizon);
            DemandPanel known = there.asKnownAt(origin);
            // Rows that end early end the panel early too: then there is nothing to be judged a horizon ahead.
            if (there.rows() < LEAST_ROWS || known.end() < origin) {
                continue;
            }
            boolean learns = one == null || other == null;
            if (one == null || other == null) {
                one = first.apply(horizon).fit(known, context);
                other = second.apply(horizon).fit(known, context);
            }
            trials.add(new Trial(
                    there,
                    origin,
                    horizon,
                    learns ? one.forecast(horizon, context) : one.forecast(known, horizon, context),
                    learns ? other.forecast(horizon, context) : other.forecast(known, horizon, context)));
        }
        return trials;
    }

    /** Rows drawn by their keys, in their order. */
    private static DemandPanel some(DemandPanel panel, RunContext context) {
        if (panel.rows() <= MOST_ROWS) {
            return panel;
        }
        long[] chance = new long[panel.rows()];
        for (int r = 0; r < chance.length; r++) {
            SeriesKey key = panel.key(r);
            chance[r] =
                    Streams.seed(Streams.seed(Streams.seed(context.seed(), "backtest"), key.siteId()), key.productId());
        }
        return panel.select(IntStream.range(0, chance.length)
                .boxed()
                .sorted(Comparator.comparingLong(r -> chance[r]))
                .limit(MOST_ROWS)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray());
    }

    /** Rows of which something was known before an origin, and whose plans were. */
    private static DemandPanel judged(DemandPanel panel, int origin, int horizon) {
        int[] rows = IntStream.range(0, panel.rows())
                .filter(r -> panel.length(r) > 0 && panel.start(r) < origin && planned(panel, r, origin, horizon))
                .toArray();
        return rows.length == panel.rows() ? panel : panel.select(rows);
    }

    private static boolean planned(DemandPanel panel, int row, int origin, int horizon) {
        for (Covariate c : panel.covariates()) {
            for (int t = origin; t < origin + horizon && c.kind() == Covariate.Kind.KNOWN_FUTURE; t++) {
                if (c.knownAt(row, t) > origin || Double.isNaN(c.value(row, t))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double weight(List<Trial> trials) {
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i * WEIGHT_STEP <= MOST_WEIGHT + 1e-9; i++) {
            double error = error(trials, i * WEIGHT_STEP);
            if (error < least) {
                least = error;
                best = i * WEIGHT_STEP;
            }
        }
        return best;
    }

    /** Mean absolute error over the row's size, mean over rows and origins. */
    private static double error(List<Trial> trials, double weight) {
        double sum = 0;
        int pairs = 0;
        for (Trial trial : trials) {
            for (int r = 0; r < trial.panel.rows(); r++) {
                double size = trial.size(r);
                double own = 0;
                int n = 0;
                for (int h = 0; h < trial.horizon && size > 0; h++) {
                    double y = trial.came(r, h);
                    if (!Double.isNaN(y)) {
                        double mean = (1 - weight) * trial.first.mean(r, h) + weight * trial.second.mean(r, h);
                        own += (Math.abs(y - mean) / size - own) / ++n;
                    }
                }
                sum += own;
                pairs += n > 0 ? 1 : 0;
            }
        }
        return pairs > 0 ? sum / pairs : 0;
    }

    private static Recalibration recalibration(List<Trial> trials, double[] weights, int horizon) {
        int stretches = Recalibration.stretches();
        double[][] scores = new double[stretches][64];
        int[] count = new int[stretches];
        int pairs = 0;
        for (Trial trial : trials) {
            List<DemandForecast> both = weights.length > 1 ? List.of(trial.first, trial.second) : List.of(trial.first);
            DemandForecast forecast =
                    new EnsembleForecast(both, weights, false, Recalibration.NONE, trial.first.provenance());
            for (int r = 0; r < trial.panel.rows(); r++) {
                boolean seen = false;
                for (int h = 0; h < horizon; h++) {
                    double y = trial.came(r, h);
                    if (!Double.isNaN(y)) {
                        int s = Recalibration.stretch(h, horizon);
                        if (count[s] == scores[s].length) {
                            scores[s] = Arrays.copyOf(scores[s], 2 * count[s]);
                        }
                        scores[s][count[s]++] = score(forecast, r, h, y);
                        seen = true;
                    }
                }
                pairs += seen ? 1 : 0;
            }
        }
        if (pairs == 0) {
            return Recalibration.NONE;
        }
        return Recalibration.of(
                IntStream.range(0, stretches)
                        .mapToObj(s -> Arrays.copyOf(scores[s], count[s]))
                        .toList(),
                pairs,
                horizon);
    }

    /** Half way between below and at the value: the score of a count is not that of its upper end. */
    private static double score(DemandForecast forecast, int row, int step, double y) {
        double high = forecast.cdf(row, step, y);
        double low = !forecast.discrete(row) ? high : y > 0 ? forecast.cdf(row, step, y - 1) : 0;
        return Normal.quantile(Math.max(1e-9, Math.min(1 - 1e-9, 0.5 * (low + high))));
    }
}
