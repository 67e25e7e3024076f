package io.flowcast.models.demand.smoothing;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.DataHash;
import io.flowcast.core.run.Parallel;
import io.flowcast.models.demand.internal.PastScores;
import io.flowcast.models.demand.internal.Shape;
import io.flowcast.models.demand.series.StopCheck;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Fits all rows of a panel: each on its own and in parallel, then what they have in common, then the calibration of their spread.
 *
 * <p>Calibration: each row is fitted again without its last steps; from every origin in these the fit forecasts what it has not seen, and the mean squared
 * standardised error of each step ahead, over rows of like size, becomes a factor of the variance (rolling origin: Tashman, International Journal of
 * Forecasting 16, 2000). A sold-out day enters with the part of it that was seen: its sales against their expectation.
 */
final class SmoothingTrainer {
    private static final float[] NO_SCORES = new float[0];
    private static final int MAX_CALIBRATION_STEPS = 28;
    private static final int SCORE_DATES = 128;
    private static final int SHAPE_VALUES_PER_ROW = 64;
    private static final int SHAPE_VALUES = 100_000;
    private static final double LEAST_SHARE_TO_JUDGE = 0.3;

    private final String name;
    private final Function<StopCheck, RowModel> models;
    private final boolean calibrate;
    private final boolean pooledSeason;

    SmoothingTrainer(String name, Function<StopCheck, RowModel> models, boolean calibrate, boolean pooledSeason) {
        this.pooledSeason = pooledSeason;
        this.name = name;
        this.models = models;
        this.calibrate = calibrate;
    }

    FittedSmoothing fit(DemandPanel panel, RunContext context) {
        int rows = panel.rows();
        SeasonPool seasons = pooledSeason
                ? SeasonPool.of(panel)
                : SeasonPool.none(panel.timeline().seasonLength());
        boolean integer = panel.integerValued();
        RowFit[] fits = new RowFit[rows];
        boolean[] allSoldOut = new boolean[rows];
        int steps = calibrate ? calibrationSteps(panel) : 0;
        RowFit[] early = new RowFit[rows];
        Parallel.forEach(
                context,
                "forecast-fit",
                rows,
                () -> new RowFitter(models.apply(StopCheck.of(context, "fitting a row"))),
                (r, fitter) -> {
                    fitter.reader.read(panel, r);
                    int n = fitter.reader.length;
                    fits[r] = fitter.fit(panel.key(r), n, seasons, integer);
                    allSoldOut[r] =
                            fitter.reader.informative > 0 && fitter.reader.censored == fitter.reader.informative;
                    if (fits[r].fallback == null && judged(n, steps)) {
                        early[r] = fitter.fit(panel.key(r), n - heldBack(n, steps), seasons, integer);
                    }
                });
        fillUnknown(fits);
        Pool pool = Pool.of(fits, seasons);
        SmoothingRow[] smoothed = new SmoothingRow[rows];
        int dates = Math.min(SCORE_DATES, rows == 0 ? 0 : panel.end() - firstStep(panel));
        float[][] scores = new float[rows][];
        double[][] squares = new double[rows][steps];
        double[][] counts = new double[rows][steps];
        double[][] shapes = new double[rows][];
        Parallel.forEach(context, "forecast-calibrate", rows, Judge::new, (r, judge) -> {
            judge.reader.read(panel, r);
            smoothed[r] = judge.finish(fits[r], pool);
            scores[r] = fits[r].fallback == null ? judge.scores(smoothed[r], panel.end() - dates, dates) : NO_SCORES;
            shapes[r] = integer ? new double[0] : judge.standardised(smoothed[r], perRow(rows));
            if (early[r] != null && early[r].fallback == null) {
                int n = judge.reader.length;
                judge.backtest(early[r].row(pool.excessOf(early[r])), n - heldBack(n, steps), squares[r], counts[r]);
            }
        });
        Pool calibrated = steps > 0 ? calibrate(pool, smoothed, squares, counts, steps) : pool;
        Map<String, String> parameters = new HashMap<>();
        parameters.put("seasonLength", Integer.toString(seasons.period));
        parameters.put("calibrated", Boolean.toString(calibrate));
        return new FittedSmoothing(
                name,
                panel.timeline(),
                integer,
                panel.end(),
                List.of(smoothed),
                integer ? calibrated : calibrated.shaped(shape(shapes)),
                new PastScores(dates, scores),
                findings(fits, allSoldOut).toFindings(),
                Provenance.of("forecast", name, parameters, DataHash.of(panel), context));
    }

    private static int firstStep(DemandPanel panel) {
        int first = Integer.MAX_VALUE;
        for (int r = 0; r < panel.rows(); r++) {
            first = Math.min(first, panel.start(r));
        }
        return first;
    }

    private static int calibrationSteps(DemandPanel panel) {
        int longest = 0;
        for (int r = 0; r < panel.rows(); r++) {
            longest = Math.max(longest, panel.length(r));
        }
        return Math.min(MAX_CALIBRATION_STEPS, longest / 4);
    }

    private static boolean judged(int n, int steps) {
        return steps > 0 && n >= 12;
    }

    private static int heldBack(int n, int steps) {
        return Math.min(steps, n / 4);
    }

    private static int perRow(int rows) {
        return Math.max(1, Math.min(SHAPE_VALUES_PER_ROW, SHAPE_VALUES / Math.max(1, rows)));
    }

    /** A row of which nothing was seen gets the level of its product elsewhere, or else of all rows. */
    private static void fillUnknown(RowFit[] fits) {
        Map<String, double[]> byProduct = new HashMap<>();
        double[] all = new double[2];
        for (RowFit fit : fits) {
            if (fit.fallback == null || !fit.fallback.equals(RowFitter.NO_OBSERVATION)) {
                double[] sum = byProduct.computeIfAbsent(fit.key.productId(), k -> new double[2]);
                double level = fit.candidate.fit().form == EtsForm.ANN && fit.fallback != null
                        ? fit.candidate.before().level
                        : fit.size;
                sum[0] += (level - sum[0]) / ++sum[1];
                all[0] += (level - all[0]) / ++all[1];
            }
        }
        for (int r = 0; r < fits.length; r++) {
            RowFit fit = fits[r];
            if (fit.fallback != null && fit.fallback.equals(RowFitter.NO_OBSERVATION)) {
                double level = byProduct.getOrDefault(fit.key.productId(), all)[0];
                EtsState state = new EtsState(0);
                state.level = level;
                RowModel.Candidate flat = new RowModel.Candidate(fit.candidate.fit(), state);
                fits[r] = new RowFit(
                        fit.key, flat, fit.start, level > 0 ? level : 1, RowFitter.NO_OBSERVATION, fit.spread);
            }
        }
    }

    private static Pool calibrate(Pool pool, SmoothingRow[] rows, double[][] squares, double[][] counts, int steps) {
        double[][] classSquares = new double[Pool.CLASSES][steps];
        double[][] classCounts = new double[Pool.CLASSES][steps];
        for (int r = 0; r < rows.length; r++) {
            int c = Pool.classOf(rows[r].counts, rows[r].size);
            for (int h = 0; h < steps; h++) {
                classSquares[c][h] += squares[r][h];
                classCounts[c][h] += counts[r][h];
            }
        }
        return pool.calibrated(classSquares, classCounts, steps);
    }

    private static Shape shape(double[][] byRow) {
        double[] sample =
                new double[Arrays.stream(byRow).mapToInt(v -> v.length).sum()];
        int count = 0;
        for (double[] values : byRow) {
            System.arraycopy(values, 0, sample, count, values.length);
            count += values.length;
        }
        return Shape.of(sample, count);
    }

    private static FindingCollector findings(RowFit[] fits, boolean[] allSoldOut) {
        FindingCollector findings = new FindingCollector();
        for (int r = 0; r < fits.length; r++) {
            String code = fits[r].fallback;
            Place place = Place.of("panel", fits[r].key.toString());
            if (code != null) {
                findings.add(Severity.WARNING, code, place, "demand", fits[r].candidate.before().level, cause(code));
            }
            if (allSoldOut[r]) {
                findings.add(
                        Severity.WARNING,
                        "demand.all-sold-out",
                        place,
                        "demand",
                        fits[r].size,
                        "Maybe too little is delivered: no " + CellState.OBSERVED
                                + " step, so demand rests on the part of the day in stock.");
            }
        }
        return findings;
    }

    static String cause(String code) {
        return switch (code) {
            case RowFitter.NO_OBSERVATION ->
                "Maybe the product is new or was never on sale; the mean of its product, or of all rows, stands in.";
            case RowFitter.ALL_ZERO -> "Maybe the product is not sold here any more; a demand near zero is assumed.";
            case RowFitter.CONSTANT -> "Maybe the values were filled in; the same value is taken to come again.";
            case RowFitter.TOO_SHORT -> "Maybe the product is new; the mean of the few steps stands in.";
            default -> "Maybe the row differs from those the model was fitted on; usual parameters stand in.";
        };
    }

    /** Judges fitted rows; one for each thread. */
    private static final class Judge {
        final RowReader reader = new RowReader();
        private final EtsMoments moments = new EtsMoments();
        private double[] mean = new double[0];
        private double[] deviation = new double[0];

        /** The row with its pooled spread, moved to the end of its cells. */
        SmoothingRow finish(RowFit fit, Pool pool) {
            return Adoption.finish(fit, pool, reader);
        }

        /** Scores of the last dates by rank of the standardised one-step error. */
        float[] scores(SmoothingRow row, int firstDate, int dates) {
            double[] errors = new double[dates];
            Arrays.fill(errors, Double.NaN);
            for (int t = 0; t < reader.length; t++) {
                int date = reader.start + t - firstDate;
                if (date >= 0 && reader.informative(t) && reader.weight[t] > LEAST_SHARE_TO_JUDGE) {
                    double sd = row.oneStepDeviation(Math.max(0, reader.mean[t]), reader.unit[t]);
                    errors[date] = sd > 0 ? Math.sqrt(reader.weight[t]) * (reader.seen[t] - reader.mean[t]) / sd : 0;
                }
            }
            float[] scores = new float[dates];
            PastScores.rankScores(errors, scores);
            return scores;
        }

        /** Last values in the units in which {@link io.flowcast.models.demand.internal.Shape} is given. */
        double[] standardised(SmoothingRow row, int most) {
            double[] values = new double[most];
            int count = 0;
            for (int t = reader.length - 1; t >= 0 && count < most; t--) {
                double mu = reader.mean[t];
                double ratio = mu > 0 ? row.oneStepDeviation(mu, reader.unit[t]) / mu : 0;
                if (reader.informative(t) && !reader.censored(t) && ratio > 1e-9 && ratio < 1.5) {
                    double c = ratio * ratio / 9;
                    values[count++] = (Math.cbrt(reader.value[t] / mu) - (1 - c)) / Math.sqrt(c);
                }
            }
            return Arrays.copyOf(values, count);
        }

        /** Adds squared standardised errors of forecasts from each origin on. */
        void backtest(SmoothingRow row, int origin, double[] squares, double[] counts) {
            int n = reader.length;
            if (mean.length < n - origin) {
                mean = new double[n - origin];
                deviation = new double[n - origin];
            }
            EtsState state = row.stateBeforeFirst();
            reader.filter(row, state, 0, origin);
            for (int o = origin; o < n; o++) {
                moments.forecast(row, state, n - o, mean, deviation, 0);
                for (int t = o; t < n; t++) {
                    double share = reader.share(t);
                    if (!reader.informative(t)
                            || share < LEAST_SHARE_TO_JUDGE
                            || (reader.censored(t) && share >= 1)
                            || !(deviation[t - o] > 0)) {
                        continue;
                    }
                    // All in units of the size, so that huge values do not overflow.
                    double mu = mean[t - o] / row.size;
                    double sd = deviation[t - o] / row.size;
                    double chance = row.counts ? mu / row.size : 0.5 * sd * sd;
                    double between = Math.max(0, sd * sd - chance);
                    double e = reader.value[t] / row.size - share * mu;
                    squares[t - o] += Pool.bounded(e * e / (share * chance + share * share * between));
                    counts[t - o]++;
                }
                reader.filter(row, state, o, o + 1);
            }
        }
    }
}
