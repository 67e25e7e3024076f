package io.flowcast.models.demand.smoothing;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.models.demand.censored.CountSpread;
import io.flowcast.models.demand.censored.SoldOut;
import org.jspecify.annotations.Nullable;

/**
 * Fits one row: turns its cells into weighted values, lets a {@link RowModel} choose, and measures the spread.
 *
 * <p>With sold-out cells the two depend on each other (what a cell is taken to be depends on what was expected), so they are found by turns, as
 * in the EM algorithm (Dempster, Laird and Rubin 1977; for a lower bound on a normal variable it is that of the Tobit model, Tobin 1958). Rows from
 * which a model cannot be learned get a mean as fallback, with its name. One instance serves one thread.
 */
final class RowFitter {
    static final String NO_OBSERVATION = "demand.no-observation";
    static final String ALL_ZERO = "demand.all-zero";
    static final String CONSTANT = "demand.constant";
    static final String TOO_SHORT = "demand.too-short";

    private static final int STATIC_ROUNDS = 25;
    private static final int ROUNDS_WITH_SHARES = 2;
    private static final int ROUNDS_WITH_BOUNDS = 5;
    /** A fallback mean still learns from later observations. */
    private static final double FALLBACK_ALPHA = 0.2;

    /** A forecast must not spread further than this many times the range of what was seen. */
    private static final double BOUND_IN_RANGES = 3;

    private static final int LEAST_CHECK_HORIZON = 12;
    /** Larger counts vary like any other quantity: chance is nothing beside the rest. */
    private static final double LARGEST_COUNTS = 1e6;

    final RowReader reader = new RowReader();
    private final RowModel model;
    private final EtsMoments moments = new EtsMoments();
    private double[] mean = new double[0];
    private double[] deviation = new double[0];

    RowFitter(RowModel model) {
        this.model = model;
    }

    /**
     * Fits the first cells of the row that was read.
     *
     * @param key key of the row
     * @param n how many of the cells
     * @param seasons season length, and the season that rows have in common
     * @param integer whether values are counts
     * @return the fit
     */
    RowFit fit(SeriesKey key, int n, SeasonPool seasons, boolean integer) {
        int whole = reader.length;
        reader.length = n;
        try {
            return fitPrefix(key, n, seasons, integer);
        } finally {
            reader.length = whole;
        }
    }

    private RowFit fitPrefix(SeriesKey key, int n, SeasonPool seasons, boolean integer) {
        int period = seasons.period;
        double level = reader.meanDemand();
        int seen = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        boolean bounds = false;
        boolean shares = false;
        for (int t = 0; t < n; t++) {
            if (reader.informative(t)) {
                seen++;
                double v = reader.value[t] / Math.max(0.3, reader.share(t));
                low = Math.min(low, v);
                high = Math.max(high, v);
                bounds |= reader.censored(t) && reader.availability[t] >= 1;
                shares |= reader.censored(t) && reader.availability[t] < 1;
            }
        }
        if (seen == 0) {
            return flat(key, 0, 1, NO_OBSERVATION, integer, n);
        }
        if (!(high > 0)) {
            return flat(key, integer ? 0.5 / seen : 0, 1, ALL_ZERO, integer, n);
        }
        if (low == high && !bounds && !shares) {
            return flat(key, level, level, CONSTANT, integer, n);
        }
        if (seen < model.leastCells()) {
            return flat(key, level, level, TOO_SHORT, integer, n);
        }
        SeasonPool.Pattern common = seasons.of(key);
        SeasonPool.Pattern pattern = new SeasonPool.Pattern(common.from(reader.start), common.rows());
        RowModel.Setting setting = new RowModel.Setting(period, pattern, integer);
        firstExpectation(level, pattern.factors(), n, integer, bounds || shares);
        RowModel.Candidate candidate = model.best(reader.seen, reader.weight, n, setting);
        int rounds = bounds ? ROUNDS_WITH_BOUNDS : shares ? ROUNDS_WITH_SHARES : 1;
        RowFit fit = null;
        for (int round = 1; candidate != null; round++) {
            fit = measured(key, candidate, level, integer, n, fit);
            if (round >= rounds) {
                if (bounded(fit, n, period, high - low)) {
                    return fit;
                }
                candidate = model.next();
            } else {
                candidate = model.best(reader.seen, reader.weight, n, setting);
            }
        }
        return flat(key, level, level, TOO_SHORT, integer, n);
    }

    /**
     * Reads the cells as if every day had the same mean times its season. With sold-out days that mean is found by turns: fast days are seen for
     * a short time only, so sales over time seen, the first guess, is too low, and a model that starts there stays too low.
     */
    private void firstExpectation(double level, double[] factors, int n, boolean integer, boolean soldOut) {
        double mean = level;
        double excess = Math.min(1, 1 / level);
        for (int round = 0; round < (soldOut ? STATIC_ROUNDS : 1); round++) {
            double likeness = integer ? 1 / excess : mean;
            double[] logLikelihood = CountSpread.nothing();
            boolean learn = integer && soldOut && round % 8 == 7 && level < LARGEST_COUNTS;
            double sum = 0;
            double weights = 0;
            for (int t = 0; t < n; t++) {
                double factor = factors.length > 1 ? factors[t % factors.length] : 1;
                double expected = mean * factor;
                double variance = integer ? expected + excess * expected * expected : 0.25 * expected * expected;
                reader.expect(t, expected, Math.sqrt(variance), likeness);
                if (reader.informative(t)) {
                    // Scaled, so that huge values do not overflow.
                    sum += (expected + reader.weight[t] * (reader.seen[t] - expected)) / level;
                    weights += factor;
                    if (learn) {
                        CountSpread.add(logLikelihood, reader.value[t], reader.share(t), expected);
                    }
                }
            }
            mean = sum / weights * level;
            excess = learn ? CountSpread.most(logLikelihood) : excess;
        }
    }

    /** A mean with the spread around it. */
    private RowFit flat(SeriesKey key, double level, double size, String fallback, boolean integer, int n) {
        EtsState state = new EtsState(0);
        state.level = level;
        RowModel.Candidate candidate = new RowModel.Candidate(new EtsFit(EtsForm.ANN, FALLBACK_ALPHA, 0, 0, 1), state);
        RowFit fit = measured(key, candidate, size, integer, n, null);
        return new RowFit(key, candidate, fit.start, fit.size, fallback, fit.spread);
    }

    private boolean bounded(RowFit fit, int n, int period, double range) {
        int horizon = Math.max(LEAST_CHECK_HORIZON, Math.min(2 * period, 2 * LEAST_CHECK_HORIZON));
        if (mean.length < horizon) {
            mean = new double[horizon];
            deviation = new double[horizon];
        }
        SmoothingRow row = fit.row(fit.spread.excess());
        EtsState state = row.stateBeforeFirst();
        reader.filter(row, state, 0, n);
        moments.forecast(row, state, horizon, mean, deviation, 0);
        return deviation[horizon - 1] <= BOUND_IN_RANGES * range;
    }

    /** Filters with a candidate and measures the spread; the filter leaves the cells as the candidate sees them. */
    private RowFit measured(
            SeriesKey key,
            RowModel.Candidate candidate,
            double level,
            boolean integer,
            int n,
            @Nullable RowFit before) {
        double size = level > 0 ? level : 1;
        RowFit.Spread spread = before == null ? RowFit.Spread.guess(integer, size) : before.spread;
        RowFit fit = new RowFit(key, candidate, reader.start, size, null, spread);
        SmoothingRow row = fit.row(spread.excess());
        reader.filter(row, row.stateBeforeFirst(), 0, n);
        return new RowFit(key, candidate, reader.start, size, null, spread(row, n, integer));
    }

    private RowFit.Spread spread(SmoothingRow row, int n, boolean integer) {
        double squares = 0;
        double weights = 0;
        double excess = 0;
        double poisson = 0;
        boolean may = integer && model.tellsVariance() && row.size < LARGEST_COUNTS;
        double[] logLikelihood = may ? CountSpread.nothing() : new double[0];
        for (int t = 0; t < n; t++) {
            if (!reader.informative(t)) {
                continue;
            }
            double mu = Math.max(reader.mean[t], row.least()) / row.size;
            double share = reader.share(t);
            double w = reader.weight[t];
            double e = (reader.seen[t] - reader.mean[t]) / row.size;
            boolean boundOnly = reader.censored(t) && share >= 1;
            double hidden = 0;
            if (boundOnly) {
                double sd = row.oneStepDeviation(mu * row.size, reader.unit[t]) / row.size;
                double z = (reader.value[t] - reader.mean[t]) / row.size;
                hidden = (1 - SoldOut.weightAbove(z, 0, sd)) * sd * sd;
            }
            double relative = row.fit.form.relativeError ? mu : reader.unit[t];
            squares += (w * w * e * e + hidden) / (relative * relative);
            weights += w;
            excess += share * (e * e + hidden - mu / (share * row.size));
            poisson += mu / row.size;
            if (may) {
                double sales = boundOnly ? reader.seen[t] : reader.value[t];
                CountSpread.add(logLikelihood, sales, share, mu * row.size);
            }
        }
        double sigma = weights > 0 ? Math.sqrt(squares / weights) : 0;
        // Counts that vary clearly less than a Poisson variable are not told by a variance that starts there.
        boolean counts = may && !(weights >= 12 && excess < -0.2 * poisson);
        double most = counts ? CountSpread.most(logLikelihood) : 0;
        return new RowFit.Spread(counts, sigma, most, weights, counts ? logLikelihood : new double[0]);
    }
}
