package io.flowcast.models.demand.series;

import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.DataHash;
import io.flowcast.core.run.Parallel;
import io.flowcast.models.demand.internal.PastScores;
import io.flowcast.models.demand.interval.Calibration;
import io.flowcast.models.demand.interval.CalibrationErrors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Fits all rows of a panel, then the calibration of their spread.
 *
 * <p>Calibration: each row is fitted again without its last steps; from origins in these the fit forecasts what it has not seen (rolling origin: Tashman,
 * International Journal of Forecasting 16, 2000), and the errors become a {@link Calibration}.
 */
final class SeriesTrainer {
    private static final float[] NO_SCORES = new float[0];
    private static final int SCORE_DATES = 128;
    private static final String FITTING = "fitting a row";

    private final String name;
    private final @Nullable SeriesMethod single;
    private final @Nullable PooledMethod pooled;
    private final boolean calibrate;
    private final boolean notingUnused;

    SeriesTrainer(
            String name,
            @Nullable SeriesMethod single,
            @Nullable PooledMethod pooled,
            boolean calibrate,
            boolean notingUnused) {
        this.name = name;
        this.single = single;
        this.pooled = pooled;
        this.calibrate = calibrate;
        this.notingUnused = notingUnused;
    }

    FittedSeries fit(DemandPanel panel, RunContext context) {
        int rows = panel.rows();
        RowTrainer.Setting setting = setting(panel);
        Cells[] cells = new Cells[rows];
        Parallel.forEach(context, "forecast-read", rows, r -> cells[r] = Cells.of(panel, r));
        HoldOut holdOut = HoldOut.of(cells, setting.season(), calibrate);
        LearnedMethod learned = null;
        SeriesMethod method = single;
        SeriesMethod early = single;
        @Nullable SeriesModel[] rehearsed = new SeriesModel[rows];
        PooledMethod learner = pooled;
        if (learner != null) {
            CellPanel all = new CellPanel(panel, cells, setting, holdOut);
            if (calibrate) {
                PooledMethod.Lesson lesson = learner.rehearse(all, all.withoutHeldBack(), context);
                learned = lesson.method();
                early = lesson.early();
                rehearsed = all.byPanelRow(lesson.models());
            } else {
                learned = learner.learn(all, context);
                early = learned;
            }
            method = learned;
        }
        if (method == null || early == null) {
            throw new IllegalStateException("there is no method");
        }
        List<String> names = method.usesRegressors() ? Outside.names(panel) : List.of();
        FittedRow[] fitted = fitRows(panel, cells, method, setting, names, context);
        fillUnknown(fitted);
        CalibrationErrors errors = new CalibrationErrors(rows, holdOut.steps(), setting.counts());
        if (calibrate) {
            SeriesMethod before = early;
            @Nullable SeriesModel[] models = rehearsed;
            Parallel.forEach(
                    context,
                    "forecast-calibrate",
                    rows,
                    () -> new Backtest(before, setting, holdOut, StopCheck.of(context, FITTING)),
                    (r, backtest) -> {
                        if (fitted[r].fallback() == null && holdOut.judged(r)) {
                            backtest.row(fitted[r], r, models[r], errors);
                        }
                    });
        }
        Calibration calibration = calibrate ? errors.calibration() : Calibration.none(setting.counts());
        if (calibrate) {
            double[] own = errors.ownFactors(calibration);
            Arrays.setAll(fitted, r -> fitted[r].widened(own[r]));
        }
        int dates = rows == 0 ? 0 : Math.min(SCORE_DATES, Math.max(0, panel.end() - firstStep(cells, panel.end())));
        float[][] scores = new float[rows][];
        SeriesMethod last = method;
        Parallel.forEach(
                context,
                "forecast-residuals",
                rows,
                () -> new RowTrainer(last, setting, StopCheck.of(context, FITTING)),
                (r, trainer) -> {
                    scores[r] = fitted[r].fallback() == null
                            ? Residuals.scores(fitted[r], trainer, panel.end() - dates, dates)
                            : NO_SCORES;
                });
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("seasonLengths", panel.timeline().seasonLengths().toString());
        parameters.put("calibrated", Boolean.toString(calibrate));
        if (!names.isEmpty()) {
            parameters.put("regressors", String.join(", ", names));
        }
        return new FittedSeries(
                name,
                method,
                learned,
                panel.timeline(),
                setting,
                panel.end(),
                List.of(fitted),
                calibration,
                usualSpread(fitted),
                names,
                new PastScores(dates, scores),
                findings(panel, cells, fitted, names).toFindings(),
                Provenance.of("forecast", name, parameters, DataHash.of(panel), context));
    }

    private static RowTrainer.Setting setting(DemandPanel panel) {
        return new RowTrainer.Setting(
                panel.timeline().seasonLengths().stream()
                        .mapToInt(Integer::intValue)
                        .toArray(),
                panel.integerValued());
    }

    private static FittedRow[] fitRows(
            DemandPanel panel,
            Cells[] cells,
            SeriesMethod method,
            RowTrainer.Setting setting,
            List<String> names,
            RunContext context) {
        FittedRow[] fitted = new FittedRow[cells.length];
        Parallel.forEach(
                context,
                "forecast-fit",
                cells.length,
                () -> new RowTrainer(method, setting, StopCheck.of(context, FITTING)),
                (r, trainer) -> {
                    Outside outside = Outside.of(panel, r, cells[r].start(), names);
                    int end = cells[r].end();
                    RowTrainer.Trained t =
                            trainer.train(cells[r], cells[r].length(), outside.finite(cells[r].start(), end, end));
                    fitted[r] = new FittedRow(
                            panel.key(r),
                            cells[r],
                            outside,
                            t.model(),
                            t.model(),
                            t.fallback(),
                            t.size(),
                            t.spread(),
                            t.widen(),
                            end,
                            0);
                });
        return fitted;
    }

    private static int firstStep(Cells[] cells, int end) {
        int first = end;
        for (Cells row : cells) {
            first = row.length() > 0 ? Math.min(first, row.start()) : first;
        }
        return first;
    }

    /** A row of which nothing was seen gets the level of its product elsewhere, or else of all rows. */
    private static void fillUnknown(FittedRow[] rows) {
        Map<String, Double> levels = levels(List.of(rows));
        for (int r = 0; r < rows.length; r++) {
            if (Codes.NO_OBSERVATION.equals(rows[r].fallback())) {
                rows[r] = withLevel(rows[r], levels);
            }
        }
    }

    /** Mean level by product, and of all rows under the empty name. */
    static Map<String, Double> levels(List<FittedRow> rows) {
        Map<String, double[]> sums = new HashMap<>();
        for (FittedRow row : rows) {
            if (!Codes.NO_OBSERVATION.equals(row.fallback())) {
                double level = row.fallback() == null ? row.size() : ((FlatModel) row.model()).level();
                for (String product : List.of(row.key().productId(), "")) {
                    double[] sum = sums.computeIfAbsent(product, k -> new double[2]);
                    sum[0] += (level - sum[0]) / ++sum[1];
                }
            }
        }
        Map<String, Double> levels = new HashMap<>();
        sums.forEach((product, sum) -> levels.put(product, sum[0]));
        return levels;
    }

    /** A row of which nothing was seen, at the level of its product. */
    static FittedRow withLevel(FittedRow row, Map<String, Double> levels) {
        double level = levels.getOrDefault(row.key().productId(), levels.getOrDefault("", 0.0));
        SeriesModel model = new FlatModel(level, level, 0);
        return new FittedRow(
                row.key(),
                row.cells(),
                row.outside(),
                model,
                model,
                row.fallback(),
                level > 0 ? level : 1,
                row.spread(),
                1,
                row.fitEnd(),
                0);
    }

    /** Median of the standard deviation of one step over the size: the spread of a row of which too little was seen. */
    private static double usualSpread(FittedRow[] rows) {
        double[] ratio = new double[rows.length];
        int n = 0;
        double[] mean = new double[1];
        double[] deviation = new double[1];
        for (FittedRow row : rows) {
            if (row.fallback() == null && row.outside().value().length == 0) {
                row.model().forecast(1, new double[0][], mean, deviation);
                double value = row.widen() * deviation[0] / row.size();
                if (value > 0 && value < Double.POSITIVE_INFINITY) {
                    ratio[n++] = value;
                }
            }
        }
        Arrays.sort(ratio, 0, n);
        return n > 0 ? ratio[n / 2] : 0.5;
    }

    private FindingCollector findings(DemandPanel panel, Cells[] cells, FittedRow[] rows, List<String> names) {
        FindingCollector findings = new FindingCollector();
        for (int r = 0; r < rows.length; r++) {
            String code = rows[r].fallback();
            Place place = Place.of("panel", rows[r].key().toString());
            if (code != null) {
                double level = ((FlatModel) rows[r].model()).level();
                findings.add(Severity.WARNING, code, place, "demand", level, Codes.cause(code));
            }
            if (allSoldOut(cells[r])) {
                findings.add(
                        Severity.WARNING,
                        Codes.ALL_SOLD_OUT,
                        place,
                        "demand",
                        rows[r].size(),
                        Codes.cause(Codes.ALL_SOLD_OUT));
            }
            for (int k = 0; k < names.size() && cells[r].length() > 0; k++) {
                if (rows[r].outside().gap(k, cells[r].start(), cells[r].end())) {
                    findings.add(
                            Severity.WARNING,
                            Codes.REGRESSOR_GAP,
                            place,
                            names.get(k),
                            null,
                            Codes.cause(Codes.REGRESSOR_GAP));
                }
            }
        }
        if (notingUnused && names.isEmpty() && !panel.covariates().isEmpty()) {
            findings.add(
                    Severity.INFO,
                    Codes.REGRESSORS_UNUSED,
                    Place.of("panel"),
                    "covariates",
                    String.join(", ", Outside.names(panel)),
                    Codes.cause(Codes.REGRESSORS_UNUSED));
        }
        return findings;
    }

    private static boolean allSoldOut(Cells cells) {
        if (!cells.anySoldOut()) {
            return false;
        }
        for (int t = 0; t < cells.length(); t++) {
            if (cells.known(t) && !cells.soldOut(t)) {
                return false;
            }
        }
        return true;
    }
}
