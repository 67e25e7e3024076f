package io.flowcast.models.demand.smoothing;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.models.demand.internal.FittedRows;
import io.flowcast.models.demand.internal.JointForecast;
import io.flowcast.models.demand.internal.Marginals;
import io.flowcast.models.demand.internal.PastScores;
import io.flowcast.models.demand.internal.Shape;
import io.flowcast.models.demand.internal.StepDependence;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** A fitted smoothing or naive model: rows with their states, and what they have in common. Immutable. */
final class FittedSmoothing implements FittedDemand {
    private static final float[] NO_SCORES = new float[0];
    /** Steps without data between a row's end and the origin that still widen the spread; beyond, a state is as stale as it gets. */
    private static final int MAX_GAP = 56;

    final String name;
    final Timeline timeline;
    final boolean integer;
    final int origin;
    final List<SmoothingRow> rows;
    final Pool pool;
    final PastScores scores;
    private final FittedRows known;

    FittedSmoothing(
            String name,
            Timeline timeline,
            boolean integer,
            int origin,
            List<SmoothingRow> rows,
            Pool pool,
            PastScores scores,
            Findings findings,
            Provenance provenance) {
        this.name = name;
        this.timeline = timeline;
        this.integer = integer;
        this.origin = origin;
        this.rows = rows;
        this.pool = pool;
        this.scores = scores;
        known = new FittedRows(name, timeline, rows.stream().map(row -> row.key).toList(), findings, provenance);
    }

    @Override
    public DemandForecast forecast(int horizon, RunContext context) {
        float[][] ownScores = new float[rows.size()][];
        Arrays.setAll(ownScores, scores::ofRow);
        return forecast(
                rows.toArray(SmoothingRow[]::new),
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
        SmoothingRow[] moved = new SmoothingRow[panel.rows()];
        float[][] itsScores = new float[moved.length][];
        Parallel.forEach(context, "forecast-read", moved.length, RowReader::new, (r, reader) -> {
            Integer row = known.row(panel.key(r));
            itsScores[r] = row == null ? NO_SCORES : scores.ofRow(row);
            moved[r] = row == null ? adopt(panel, r) : moveOn(rows.get(row), panel, r, reader);
        });
        Findings found =
                known.meeting(panel, "demand", r -> moved[r].size, SmoothingTrainer.cause(FittedRows.UNKNOWN_ROW));
        return forecast(moved, itsScores, panel.end(), horizon, context, found, known.applied(panel, context));
    }

    @Override
    public FittedDemand update(DemandPanel panel, RunContext context) {
        known.checkCalendar(panel);
        SmoothingRow[] moved = rows.toArray(SmoothingRow[]::new);
        int[] inPanel = new int[moved.length];
        for (int r = 0; r < moved.length; r++) {
            inPanel[r] = panel.rowOf(moved[r].key).orElse(-1);
        }
        Parallel.forEach(context, "forecast-update", moved.length, RowReader::new, (r, reader) -> {
            if (inPanel[r] >= 0 && panel.end(inPanel[r]) > moved[r].end) {
                moved[r] = moveOn(moved[r], panel, inPanel[r], reader);
            }
        });
        int newOrigin = Math.max(origin, panel.end());
        return new FittedSmoothing(
                name,
                timeline,
                integer,
                newOrigin,
                List.of(moved),
                pool,
                scores,
                known.findings(),
                known.applied(panel, context));
    }

    /** The row after what the panel tells beyond its end, or, if the panel ends earlier, as it was then. */
    private static SmoothingRow moveOn(SmoothingRow row, DemandPanel panel, int r, RowReader reader) {
        reader.read(panel, r);
        int end = reader.start + reader.length;
        boolean later = end >= row.end;
        EtsState state = later ? row.last.copy() : row.stateBeforeFirst();
        int step = later ? row.end : row.start;
        for (; step < Math.min(reader.start, end); step++) {
            row.fit.advance(state, 0, row.least());
        }
        reader.filter(row, state, Math.min(reader.length, step - reader.start), reader.length);
        return row.moved(Math.max(step, end), state);
    }

    private SmoothingRow adopt(DemandPanel panel, int r) {
        RowFitter fitter = new RowFitter(new SharedModel(pool));
        fitter.reader.read(panel, r);
        RowFit fit = fitter.fit(panel.key(r), fitter.reader.length, pool.seasons, integer);
        return Adoption.finish(fit, pool, fitter.reader);
    }

    private DemandForecast forecast(
            SmoothingRow[] from,
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
        Shape[] shape = new Shape[n];
        Parallel.forEach(context, "forecast", n, Ahead::new, (r, ahead) -> {
            SmoothingRow row = from[r];
            ahead.run(row, firstStep, horizon);
            System.arraycopy(ahead.mean, ahead.gap, mean, r * horizon, horizon);
            for (int h = 0; h < horizon; h++) {
                double factor = pool.deviationFactor(row, ahead.gap + h);
                deviation[r * horizon + h] = Math.min(factor * ahead.deviation[ahead.gap + h], Double.MAX_VALUE / 1e6);
            }
            dependence[r] = row.fit.dependence(row.last);
            shape[r] = pool.shape;
        });
        return new JointForecast(
                timeline,
                firstStep,
                horizon,
                Arrays.stream(from).map(row -> row.key).toList(),
                integer,
                Marginals.ofMoments(horizon, integer, mean, deviation, shape),
                dependence,
                new PastScores(scores.dates(), itsScores),
                context.seed(),
                itsFindings,
                made);
    }

    @Override
    public void save(OutputStream out) throws IOException {
        SmoothingFile.write(this, out);
    }

    @Override
    public Findings findings() {
        return known.findings();
    }

    @Override
    public Provenance provenance() {
        return known.provenance();
    }

    /** Moments from a row's end to beyond the origin; one for each thread. */
    private static final class Ahead {
        private final EtsMoments moments = new EtsMoments();
        private double[] mean = new double[0];
        private double[] deviation = new double[0];
        /** Position of forecast step 0. */
        private int gap;

        void run(SmoothingRow row, int firstStep, int horizon) {
            EtsState state = row.last.copy();
            int behind = Math.max(0, firstStep - row.end);
            gap = Math.min(behind, MAX_GAP);
            for (int i = gap; i < behind; i++) {
                row.fit.advance(state, 0, row.least());
            }
            if (mean.length < gap + horizon) {
                mean = new double[gap + horizon];
                deviation = new double[gap + horizon];
            }
            moments.forecast(row, state, gap + horizon, mean, deviation, 0);
        }
    }
}
