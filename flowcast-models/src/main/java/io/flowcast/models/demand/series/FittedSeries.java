package io.flowcast.models.demand.series;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.models.demand.internal.FittedRows;
import io.flowcast.models.demand.internal.JointForecast;
import io.flowcast.models.demand.internal.PastScores;
import io.flowcast.models.demand.internal.StepDependence;
import io.flowcast.models.demand.interval.CalibratedMarginals;
import io.flowcast.models.demand.interval.Calibration;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A method for one series, fitted on all rows of a panel. Immutable and safe for several threads. */
public final class FittedSeries implements FittedDemand {
    private static final float[] NO_SCORES = new float[0];

    final String name;
    final SeriesMethod method;
    final @Nullable LearnedMethod learned;
    final Timeline timeline;
    final RowTrainer.Setting setting;
    final int origin;
    final List<FittedRow> rows;
    final Calibration calibration;
    /** Standard deviation over the size of a row of which too little was seen. */
    final double usualSpread;

    final List<String> regressors;
    final PastScores scores;
    private final FittedRows known;

    FittedSeries(
            String name,
            SeriesMethod method,
            @Nullable LearnedMethod learned,
            Timeline timeline,
            RowTrainer.Setting setting,
            int origin,
            List<FittedRow> rows,
            Calibration calibration,
            double usualSpread,
            List<String> regressors,
            PastScores scores,
            Findings findings,
            Provenance provenance) {
        this.name = name;
        this.method = method;
        this.learned = learned;
        this.timeline = timeline;
        this.setting = setting;
        this.origin = origin;
        this.rows = rows;
        this.calibration = calibration;
        this.usualSpread = usualSpread;
        this.regressors = regressors;
        this.scores = scores;
        known = new FittedRows(name, timeline, rows.stream().map(FittedRow::key).toList(), findings, provenance);
    }

    /**
     * What was chosen for a row.
     *
     * @param row row of the panel it was fitted on
     * @return what the method writes, or {@code mean} where a mean stands in
     */
    public String label(int row) {
        return rows.get(row).model().label();
    }

    /**
     * What the forecast of a row is made of, for people.
     *
     * @param row row of the panel it was fitted on
     * @param horizon number of steps, at least 1; step 0 follows the last step of the panel
     * @return named parts that add up to the mean of {@link #forecast(int, RunContext)} in each step
     */
    public Parts parts(int row, int horizon) {
        FittedRows.checkHorizon(horizon);
        FittedRow of = rows.get(row);
        Ahead ahead = new Ahead(this, StopCheck.never());
        ahead.run(of, origin, horizon);
        Map<String, double[]> parts = new LinkedHashMap<>();
        double[] rest = Arrays.copyOfRange(ahead.mean, ahead.gap, ahead.gap + horizon);
        ahead.model.parts(ahead.gap + horizon, ahead.outside).units().forEach((part, units) -> {
            double[] own = Arrays.copyOfRange(units, ahead.gap, ahead.gap + horizon);
            for (int h = 0; h < horizon; h++) {
                rest[h] -= own[h];
            }
            parts.put(part, own);
        });
        // What is left is the cut at zero, or what rounding makes of the sum.
        boolean cut = false;
        for (int h = 0; h < horizon; h++) {
            cut |= Math.abs(rest[h]) > 1e-9 * of.size();
        }
        if (cut) {
            parts.put("not below zero", rest);
        }
        return new Parts(parts);
    }

    @Override
    public DemandForecast forecast(int horizon, RunContext context) {
        float[][] ownScores = new float[rows.size()][];
        Arrays.setAll(ownScores, scores::ofRow);
        return forecast(
                rows.toArray(FittedRow[]::new),
                ownScores,
                origin,
                horizon,
                context,
                known.findings(),
                known.provenance());
    }

    @Override
    public DemandForecast forecast(DemandPanel panel, int horizon, RunContext context) {
        known.checkCalendar(panel);
        FittedRow[] moved = new FittedRow[panel.rows()];
        float[][] itsScores = new float[moved.length][];
        Map<String, Double> levels = SeriesTrainer.levels(rows);
        Parallel.forEach(context, "forecast-read", moved.length, () -> trainer(reading(context)), (r, trainer) -> {
            Integer row = known.row(panel.key(r));
            itsScores[r] = row == null ? NO_SCORES : scores.ofRow(row);
            moved[r] = row == null ? adopt(panel, r, trainer, levels) : moveOn(rows.get(row), panel, r, trainer);
        });
        Findings found = known.meeting(panel, "demand", r -> moved[r].size(), Codes.cause(FittedRows.UNKNOWN_ROW));
        return forecast(moved, itsScores, panel.end(), horizon, context, found, known.applied(panel, context));
    }

    @Override
    public FittedSeries update(DemandPanel panel, RunContext context) {
        known.checkCalendar(panel);
        FittedRow[] moved = rows.toArray(FittedRow[]::new);
        Parallel.forEach(context, "forecast-update", moved.length, () -> trainer(reading(context)), (r, trainer) -> {
            int inPanel = panel.rowOf(moved[r].key()).orElse(-1);
            if (inPanel >= 0 && panel.end(inPanel) > moved[r].cells().end()) {
                moved[r] = moveOn(moved[r], panel, inPanel, trainer);
            } else if (inPanel >= 0) {
                moved[r] = moved[r].knowing(outside(moved[r], panel, inPanel, moved[r].cells()));
            }
        });
        return new FittedSeries(
                name,
                method,
                learned,
                timeline,
                setting,
                Math.max(origin, panel.end()),
                List.of(moved),
                calibration,
                usualSpread,
                regressors,
                scores,
                known.findings(),
                known.applied(panel, context));
    }

    private static StopCheck reading(RunContext context) {
        return StopCheck.of(context, "reading a row");
    }

    RowTrainer trainer(StopCheck stop) {
        return new RowTrainer(method, setting, stop);
    }

    private Outside outside(FittedRow row, DemandPanel panel, int r, Cells cells) {
        return Outside.of(panel, r, cells.start(), regressors).over(row.outside());
    }

    /** The row after what the panel tells beyond its end, or, if the panel ends earlier, as it was then. */
    private FittedRow moveOn(FittedRow row, DemandPanel panel, int r, RowTrainer trainer) {
        Cells cells = Cells.of(panel, r).after(row.cells());
        Outside outside = outside(row, panel, r, cells);
        if (cells.same(row.cells())) {
            return row.knowing(outside);
        }
        SeriesModel model = row.base();
        int n = cells.length();
        if (n > 0) {
            double[][] past = outside.finite(cells.start(), cells.end(), cells.end());
            model = trainer.read(model, cells, n, past, row.size(), row.spread());
        }
        FittedRow moved = row.moved(cells, outside, model, 0);
        double width = Residuals.width(moved, trainer, calibration, setting);
        return row.moved(cells, outside, model, width);
    }

    private FittedRow adopt(DemandPanel panel, int r, RowTrainer trainer, Map<String, Double> levels) {
        Cells cells = Cells.of(panel, r);
        Outside outside = Outside.of(panel, r, cells.start(), regressors);
        int end = cells.end();
        RowTrainer.Trained t = trainer.train(cells, cells.length(), outside.finite(cells.start(), end, end));
        FittedRow row = new FittedRow(
                panel.key(r),
                cells,
                outside,
                t.model(),
                t.model(),
                t.fallback(),
                t.size(),
                t.spread(),
                t.widen(),
                end,
                0);
        return Codes.NO_OBSERVATION.equals(t.fallback()) ? SeriesTrainer.withLevel(row, levels) : row;
    }

    private DemandForecast forecast(
            FittedRow[] from,
            float[][] itsScores,
            int firstStep,
            int horizon,
            RunContext context,
            Findings itsFindings,
            Provenance made) {
        FittedRows.checkHorizon(horizon);
        int n = from.length;
        double[] mean = new double[Math.multiplyExact(n, horizon)];
        double[] deviation = new double[mean.length];
        StepDependence[] dependence = new StepDependence[n];
        int[] gap = new int[n];
        Parallel.forEach(context, "forecast", n, () -> new Ahead(this, reading(context)), (r, ahead) -> {
            ahead.run(from[r], firstStep, horizon);
            gap[r] = ahead.gap;
            System.arraycopy(ahead.mean, ahead.gap, mean, r * horizon, horizon);
            System.arraycopy(ahead.deviation, ahead.gap, deviation, r * horizon, horizon);
            double[] weights = new double[horizon];
            ahead.model.carryOver(weights);
            dependence[r] = StepDependence.ofWeights(finite(weights));
        });
        return new JointForecast(
                timeline,
                firstStep,
                horizon,
                Arrays.stream(from).map(FittedRow::key).toList(),
                setting.counts(),
                new CalibratedMarginals(
                        horizon,
                        setting.counts(),
                        calibration,
                        Arrays.stream(from).mapToDouble(FittedRow::size).toArray(),
                        gap,
                        mean,
                        deviation),
                dependence,
                new PastScores(scores.dates(), itsScores),
                context.seed(),
                itsFindings.and(missing(from, firstStep, horizon)),
                made);
    }

    /** c_1 and on, up to the last one that matters. */
    private static double[] finite(double[] weights) {
        int last = 0;
        for (int j = 1; j < weights.length; j++) {
            weights[j] = Double.isFinite(weights[j]) ? Math.max(-1e3, Math.min(1e3, weights[j])) : 0;
            last = Math.abs(weights[j]) > 1e-9 ? j : last;
        }
        return Arrays.copyOfRange(weights, Math.min(1, weights.length), last + 1);
    }

    private Findings missing(FittedRow[] from, int firstStep, int horizon) {
        FindingCollector found = new FindingCollector();
        for (int k = 0; k < regressors.size(); k++) {
            for (FittedRow row : from) {
                if (row.outside().gap(k, firstStep, firstStep + horizon)) {
                    found.add(
                            Severity.ERROR,
                            Codes.REGRESSOR_MISSING,
                            Place.of("panel", row.key().toString()),
                            regressors.get(k),
                            "steps " + firstStep + " to " + (firstStep + horizon - 1),
                            Codes.cause(Codes.REGRESSOR_MISSING));
                }
            }
        }
        return found.toFindings();
    }

    @Override
    public void save(OutputStream out) throws IOException {
        SeriesFile.write(this, out);
    }

    @Override
    public Findings findings() {
        return known.findings();
    }

    @Override
    public Provenance provenance() {
        return known.provenance();
    }

    @Override
    public String toString() {
        return name + " of " + rows.size() + " rows";
    }
}
