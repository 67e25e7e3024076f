package io.flowcast.models.demand.intermittent;

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
import io.flowcast.core.run.DataHash;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import io.flowcast.models.demand.internal.FittedRows;
import io.flowcast.models.demand.internal.Hurdle;
import io.flowcast.models.demand.internal.JointForecast;
import io.flowcast.models.demand.internal.Marginal;
import io.flowcast.models.demand.internal.Marginals;
import io.flowcast.models.demand.internal.PastScores;
import io.flowcast.models.demand.internal.StepDependence;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;

/** Rows of rare demand with what they have in common. Immutable. */
final class FittedSparse implements FittedDemand {
    private static final int SCORE_DATES = 64;

    final String name;
    final Timeline timeline;
    final boolean counts;
    final int origin;
    final SparseRow[] rows;
    final SparsePool pool;
    private final FittedRows known;

    FittedSparse(
            String name,
            Timeline timeline,
            boolean counts,
            int origin,
            SparseRow[] rows,
            SparsePool pool,
            Findings findings,
            Provenance provenance) {
        this.name = name;
        this.timeline = timeline;
        this.counts = counts;
        this.origin = origin;
        this.rows = rows;
        this.pool = pool;
        known = new FittedRows(
                name, timeline, Arrays.stream(rows).map(SparseRow::key).toList(), findings, provenance);
    }

    /** Reads the rows of a panel. */
    static SparseRow[] read(DemandPanel panel, RunContext context) {
        SparseRow[] rows = new SparseRow[panel.rows()];
        boolean counts = panel.integerValued();
        Parallel.forEach(context, "forecast-read", rows.length, r -> rows[r] = SparseRow.of(panel, r, counts));
        return rows;
    }

    /** The model of a panel. */
    static FittedSparse of(String name, DemandPanel panel, SparseRow[] rows, SparsePool pool, RunContext context) {
        FindingCollector found = new FindingCollector();
        for (SparseRow row : rows) {
            String code = row.fallback();
            if (code != null) {
                found.add(
                        Severity.WARNING,
                        code,
                        Place.of("panel", row.key().toString()),
                        "cells",
                        row.known(),
                        SparseRow.cause(code));
            }
        }
        return new FittedSparse(
                name,
                panel.timeline(),
                panel.integerValued(),
                panel.end(),
                rows,
                pool,
                found.toFindings(),
                Provenance.of("forecast", name, Map.of(), DataHash.of(panel), context));
    }

    @Override
    public DemandForecast forecast(int horizon, RunContext context) {
        return forecast(rows, origin, horizon, context, known.findings(), known.provenance());
    }

    @Override
    public DemandForecast forecast(DemandPanel panel, int horizon, RunContext context) {
        known.checkCalendar(panel);
        SparseRow[] seen = read(panel, context);
        Findings found = known.meeting(panel, "cells", r -> seen[r].known(), SparseRow.cause(FittedRows.UNKNOWN_ROW));
        for (int r = 0; r < seen.length; r++) {
            Integer row = known.row(seen[r].key());
            seen[r] = row == null ? seen[r] : rows[row].then(seen[r]);
        }
        return forecast(seen, panel.end(), horizon, context, found, known.applied(panel, context));
    }

    @Override
    public FittedDemand update(DemandPanel panel, RunContext context) {
        known.checkCalendar(panel);
        SparseRow[] moved = rows.clone();
        Parallel.forEach(context, "forecast-update", moved.length, r -> {
            int at = panel.rowOf(moved[r].key()).orElse(-1);
            if (at >= 0 && panel.end(at) > moved[r].end()) {
                moved[r] = moved[r].then(SparseRow.of(panel, at, counts));
            }
        });
        return new FittedSparse(
                name,
                timeline,
                counts,
                Math.max(origin, panel.end()),
                moved,
                pool,
                known.findings(),
                known.applied(panel, context));
    }

    private DemandForecast forecast(
            SparseRow[] from, int firstStep, int horizon, RunContext context, Findings itsFindings, Provenance made) {
        FittedRows.checkHorizon(horizon);
        int n = from.length;
        Hurdle[][] steps = new Hurdle[n][horizon];
        StepDependence[] dependence = new StepDependence[n];
        int dates = Math.min(
                SCORE_DATES,
                Arrays.stream(from).mapToInt(row -> row.value().length).max().orElse(0));
        float[][] scores = new float[n][];
        Parallel.forEach(context, "forecast", n, pool::ahead, (r, ahead) -> {
            ahead.run(from[r], Math.max(0, firstStep - from[r].end()), steps[r]);
            dependence[r] = pool.dependence(from[r]);
            scores[r] = scores(from[r], steps[r][0], firstStep - dates, dates);
        });
        return new JointForecast(
                timeline,
                firstStep,
                horizon,
                Arrays.stream(from).map(SparseRow::key).toList(),
                counts,
                new ByRow(steps),
                dependence,
                new PastScores(dates, scores),
                context.seed(),
                itsFindings,
                made);
    }

    /**
     * Normal scores of the last cells in the row's distribution. An atom is spread evenly by a number of its own row and date (Smith, "Diagnostic checks of non-standard time
     * series models", Journal of Forecasting 4, 1985), or else rows full of zeros would seem to move together.
     */
    private static float[] scores(SparseRow row, Marginal marginal, int firstDate, int dates) {
        double[] place = new double[dates];
        Arrays.fill(place, Double.NaN);
        long stream =
                Streams.seed(Streams.seed(1, row.key().siteId()), row.key().productId());
        boolean any = false;
        for (int d = 0; d < dates; d++) {
            int t = firstDate + d - row.start();
            if (t >= 0 && t < row.value().length && !Double.isNaN(row.value()[t])) {
                double upTo = marginal.cdf(row.value()[t]);
                double below = row.value()[t] > 0 ? marginal.cdf(Math.nextDown(row.value()[t])) : 0;
                place[d] = below + Streams.unit(stream, firstDate + d, 0) * (upTo - below);
                any = true;
            }
        }
        float[] scores = new float[any ? dates : 0];
        if (any) {
            PastScores.rankScores(place, scores);
        }
        return scores;
    }

    @Override
    public void save(OutputStream out) throws IOException {
        SparseFile.write(this, out);
    }

    @Override
    public Findings findings() {
        return known.findings();
    }

    @Override
    public Provenance provenance() {
        return known.provenance();
    }

    /** Distributions by row and step. */
    private record ByRow(Hurdle[][] steps) implements Marginals {
        @Override
        public Marginal at(int row, int step) {
            return steps[row][step];
        }
    }
}
