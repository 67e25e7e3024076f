package io.flowcast.models.demand.arima;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prepares a series, chooses what has to be chosen, and estimates. Serves one thread. */
final class ArimaFitter implements SeriesFitter {
    /** Longer seasons are waves. */
    static final int LONGEST_LAG_SEASON = 24;
    /** Columns above which orders are compared on what the regression leaves. */
    private static final int FEW_COLUMNS = 3;
    /** Candidates that are fitted again with gaps as gaps. */
    private static final int FINALISTS = 3;
    /** State above which only the best candidate is: a step beside a gap costs its square. */
    private static final int WIDE_STATE = 20;
    /** Numbers of waves that are tried. */
    private static final int[] WAVES = {1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 26};

    private static final int CELLS_FOR_A_COLUMN = 10;

    private final @Nullable ArimaOrder given;
    private final boolean usesRegressors;
    private final Estimator estimator;
    private final OrderSearch search;
    private final UnitRoots roots;
    private final Regressors outside = new Regressors();
    private final Regression regression = new Regression();

    private double[] values = new double[0];
    private double[] filled = new double[0];
    private double[] reduced = new double[0];

    ArimaFitter(@Nullable ArimaOrder given, boolean usesRegressors, SeasonalTest test, StopCheck stop) {
        this.given = given;
        this.usesRegressors = usesRegressors;
        estimator = new Estimator(stop);
        search = new OrderSearch(estimator);
        roots = new UnitRoots(test, stop);
    }

    @Override
    public @Nullable SeriesModel fit(Series series) {
        int n = series.length();
        double size = 0;
        int known = 0;
        for (int t = 0; t < n; t++) {
            double v = series.values()[t];
            if (!Double.isNaN(v)) {
                size = Math.max(size, Math.abs(v));
                known++;
            }
        }
        if (known == 0) {
            return null;
        }
        if (values.length < n) {
            values = new double[n];
            filled = new double[n];
            reduced = new double[n];
        }
        for (int t = 0; t < n; t++) {
            values[t] = size > 0 ? series.values()[t] / size : Double.isNaN(series.values()[t]) ? Double.NaN : 0;
        }
        double unit = size > 0 ? size : 1;
        if (given == null && UnitRoots.constant(values, n)) {
            return flat(series, values[firstKnown(n)] * unit);
        }
        Waves waves = Waves.NONE;
        ArimaFit fit;
        if (given == null) {
            Choice chosen = new Choice(series, n, known);
            waves = chosen.waves;
            fit = chosen.search();
        } else {
            columns(series, waves, values);
            estimator.series(values, n, outside.columns, known);
            fit = estimator.fine(given, null);
        }
        return fit == null ? null : model(series, fit, waves, unit);
    }

    private int firstKnown(int n) {
        for (int t = 0; t < n; t++) {
            if (!Double.isNaN(values[t])) {
                return t;
            }
        }
        return 0;
    }

    private SeriesModel flat(Series series, double level) {
        double[] effects = new double[usesRegressors ? series.regressors().length : 0];
        return ArimaModel.of(
                ArimaOrder.of(0, 0, 0, true), new double[0], level, effects, Waves.NONE, new double[0], 0, series);
    }

    private SeriesModel model(Series series, ArimaFit fit, Waves waves, double unit) {
        int regressors = usesRegressors ? series.regressors().length : 0;
        double[] effects = new double[regressors + waves.columns()];
        for (int k = 0; k < outside.kept.length; k++) {
            double effect = fit.effects()[k] / outside.scale[k] * unit;
            effects[outside.kept[k]] = Double.isFinite(effect) ? effect : 0;
        }
        return ArimaModel.of(
                fit.order(),
                Lags.coefficients(fit.order(), fit.free()),
                fit.constant() * unit,
                Arrays.copyOf(effects, regressors),
                waves,
                Arrays.copyOfRange(effects, regressors, effects.length),
                fit.deviation() * unit,
                series);
    }

    /** Chooses columns among regressors and waves. */
    private void columns(Series series, Waves waves, double[] y) {
        List<double[]> all = new ArrayList<>();
        if (usesRegressors) {
            all.addAll(Arrays.asList(series.regressors()));
        }
        all.addAll(waves.draw(series.firstStep(), series.length()));
        outside.choose(all, y, series.length());
    }

    /** The series less what a plain regression on a constant, a line and the columns explains by the columns. */
    private void reduce(int n) {
        int k = outside.columns.length;
        double[][] all = new double[k + 3][];
        all[0] = filled;
        all[1] = new double[n];
        all[2] = new double[n];
        for (int t = 0; t < n; t++) {
            all[1][t] = 1;
            all[2][t] = (2.0 * t - n + 1) / n;
        }
        System.arraycopy(outside.columns, 0, all, 3, k);
        regression.solve(all, k + 3, 0, n, reduced);
        for (int t = 0; t < n; t++) {
            reduced[t] += regression.coefficients[0] + regression.coefficients[1] * all[2][t];
        }
    }

    private void subtract(double[] effects, int n) {
        System.arraycopy(filled, 0, reduced, 0, n);
        for (int k = 0; k < effects.length; k++) {
            for (int t = 0; t < n; t++) {
                reduced[t] -= effects[k] * outside.columns[k][t];
            }
        }
    }

    /** The choice of everything for one series. */
    private final class Choice {
        private final Series series;
        private final int n;
        private final int known;
        private final int season;
        private Waves waves = Waves.NONE;
        private int seasonalDifferences;
        private int differences;

        Choice(Series series, int n, int known) {
            this.series = series;
            this.n = n;
            this.known = known;
            int shortest = series.season();
            season = shortest <= LONGEST_LAG_SEASON && n > shortest ? shortest : 1;
            Gaps.fill(values, n, 1, filled);
            tests();
            if (known < n && seasonalDifferences > 0) {
                Gaps.fill(values, n, season, filled);
                tests();
            }
            for (int length : series.seasons()) {
                if (length != season && n >= 2 * length) {
                    addWaves(length);
                }
            }
        }

        /** Differences of the series less what its columns explain. */
        private void tests() {
            columns(series, waves, values);
            reduce(n);
            seasonalDifferences = roots.seasonal(reduced, n, season);
            differences = roots.ordinary(reduced, n, seasonalDifferences, season);
        }

        private ArimaOrder plain() {
            int seasonalMa = season > 1 && seasonalDifferences > 0 ? 1 : 0;
            boolean constant = differences + seasonalDifferences <= 1;
            return new ArimaOrder(1, differences, 0, 0, seasonalDifferences, seasonalMa, season, constant);
        }

        private void addWaves(int length) {
            double least = Double.POSITIVE_INFINITY;
            Waves before = waves;
            Waves best = waves;
            ArimaFit near = null;
            // Many waves first decide about differences, which a season would mimic.
            waves = before.and(length, Math.max(1, Math.min(Math.min(6, length / 2), n / CELLS_FOR_A_COLUMN / 2)));
            tests();
            int misses = 0;
            for (int i = -1; i < WAVES.length && misses < 2; i++) {
                int count = i < 0 ? 0 : WAVES[i];
                if (2 * count > Math.min(length, n / CELLS_FOR_A_COLUMN)) {
                    break;
                }
                Waves trial = count == 0 ? before : before.and(length, count);
                columns(series, trial, values);
                estimator.series(filled, n, outside.columns, known);
                ArimaFit fit = estimator.rough(plain(), near);
                double aicc = fit == null ? Double.POSITIVE_INFINITY : fit.aicc();
                near = fit == null ? near : fit;
                if (aicc < least) {
                    least = aicc;
                    best = trial;
                    misses = 0;
                } else {
                    misses++;
                }
            }
            waves = best;
            tests();
        }

        @Nullable
        ArimaFit search() {
            columns(series, waves, values);
            if (outside.columns.length == 0
                    && roots.constantDifferences(filled, n, differences, seasonalDifferences, season)) {
                boolean constant = differences + seasonalDifferences <= 1;
                return exact(new ArimaOrder(0, differences, 0, 0, seasonalDifferences, 0, season, constant), null);
            }
            compare();
            List<ArimaFit> fits = search.run(differences, seasonalDifferences, season, known);
            if (fits.isEmpty()) {
                return exact(new ArimaOrder(0, differences, 0, 0, seasonalDifferences, 0, season, false), null);
            }
            ArimaFit best = null;
            ArimaOrder first = fits.get(0).order();
            int finalists = known < n && first.state() + first.lost() <= WIDE_STATE ? FINALISTS : 1;
            for (int i = 0; i < Math.min(finalists, fits.size()); i++) {
                ArimaFit fit = exact(fits.get(i).order(), fits.get(i));
                if (fit != null && (best == null || fit.aicc() < best.aicc())) {
                    best = fit;
                }
            }
            return best;
        }

        /** What orders are compared on. */
        private void compare() {
            int k = outside.columns.length;
            estimator.series(filled, n, outside.columns, known);
            if (k > FEW_COLUMNS) {
                ArimaFit fit = estimator.rough(plain(), null);
                if (fit != null) {
                    subtract(fit.effects(), n);
                    estimator.series(reduced, n, new double[0][], Math.max(1, known - k));
                }
            }
        }

        private @Nullable ArimaFit exact(ArimaOrder order, @Nullable ArimaFit near) {
            estimator.series(values, n, outside.columns, known);
            return estimator.fine(order, near);
        }
    }
}
