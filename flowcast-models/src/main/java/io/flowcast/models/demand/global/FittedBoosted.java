package io.flowcast.models.demand.global;

import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.FeatureTable;
import io.flowcast.core.run.DataHash;
import io.flowcast.models.demand.internal.JointForecast;
import io.flowcast.models.demand.internal.Marginal;
import io.flowcast.models.demand.internal.Marginals;
import io.flowcast.models.demand.internal.Normal;
import io.flowcast.models.demand.internal.PastScores;
import io.flowcast.models.demand.internal.QuantileGrid;
import io.flowcast.models.demand.internal.SmoothingDependence;
import io.flowcast.models.demand.internal.StepDependence;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A global model and the history it forecasts from. Immutable. */
final class FittedBoosted implements FittedDemand {
    private static final float[] NO_SCORES = new float[0];
    /** Rows whose features are held in memory at once, in cells. */
    private static final int CELLS_AT_ONCE = 400_000;
    /** Largest factor by which quantiles are drawn to the mean. */
    private static final double MOST_DRAWN = 1.25;

    final BoostedSettings settings;
    final GlobalModel model;
    final Residuals residuals;
    final List<SeriesKey> scored;
    final DemandPanel panel;
    private final Findings findings;
    private final Provenance made;
    private final Map<SeriesKey, Integer> known = new HashMap<>();

    FittedBoosted(
            BoostedSettings settings,
            GlobalModel model,
            Residuals residuals,
            DemandPanel panel,
            Findings findings,
            Provenance made) {
        this(settings, model, residuals, keys(BoostedForecaster.inOrder(panel)), panel, findings, made);
    }

    FittedBoosted(
            BoostedSettings settings,
            GlobalModel model,
            Residuals residuals,
            List<SeriesKey> scored,
            DemandPanel panel,
            Findings findings,
            Provenance made) {
        this.settings = settings;
        this.model = model;
        this.residuals = residuals;
        this.scored = scored;
        this.panel = panel;
        this.findings = findings;
        this.made = made;
        for (int r = 0; r < scored.size(); r++) {
            known.put(scored.get(r), r);
        }
    }

    private static List<SeriesKey> keys(DemandPanel panel) {
        List<SeriesKey> keys = new ArrayList<>(panel.rows());
        for (int r = 0; r < panel.rows(); r++) {
            keys.add(panel.key(r));
        }
        return keys;
    }

    @Override
    public DemandForecast forecast(int horizon, RunContext context) {
        return forecast(panel, horizon, findings, made, context);
    }

    @Override
    public DemandForecast forecast(DemandPanel rows, int horizon, RunContext context) {
        checkCalendar(rows);
        FindingCollector found = new FindingCollector();
        found.addAll(findings);
        for (int r = 0; r < rows.rows(); r++) {
            if (!known.containsKey(rows.key(r))) {
                found.add(
                        Severity.WARNING,
                        "demand.row-not-fitted",
                        Place.of("panel", rows.key(r).toString()),
                        "steps",
                        rows.length(r),
                        "Maybe the row is new; what was learned of other rows is applied to it.");
            }
        }
        Provenance applied =
                Provenance.of("forecast", BoostedForecaster.NAME, made.parameters(), DataHash.of(rows), context, made);
        return forecast(rows, horizon, found.toFindings(), applied, context);
    }

    private DemandForecast forecast(
            DemandPanel given, int horizon, Findings itsFindings, Provenance itsMade, RunContext context) {
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon must be above zero, was " + horizon);
        }
        DemandPanel rows = BoostedForecaster.inOrder(given);
        int origin = rows.end();
        requireFuture(rows, origin, horizon);
        Cells cells = cells(rows, origin, horizon, context);
        int n = given.rows();
        int[] place = new int[n];
        StepDependence[] dependence = new StepDependence[n];
        float[][] scores = new float[n][];
        StepDependence carry = new SmoothingDependence(model.carryOver, 0, 1, 0, 1);
        for (int r = 0; r < n; r++) {
            place[r] = rows.rowOf(given.key(r)).orElseThrow();
            dependence[r] = carry;
            Integer at = known.get(given.key(r));
            scores[r] = at == null ? NO_SCORES : residuals.byRow[at];
        }
        FindingCollector all = new FindingCollector();
        all.addAll(itsFindings);
        if (horizon > model.horizon) {
            all.add(
                    Severity.WARNING,
                    "demand.horizon-beyond-learned",
                    Place.of("panel"),
                    "horizon",
                    horizon,
                    "Maybe the model was fitted for shorter plans: from step " + model.horizon
                            + " on, what was learned for that step is applied.");
        }
        return new JointForecast(
                given.timeline(),
                origin,
                horizon,
                keys(given),
                given.integerValued(),
                cells.inPlace(place, horizon, given.integerValued()),
                dependence,
                new PastScores(residuals.dates, scores),
                context.seed(),
                all.toFindings(),
                itsMade);
    }

    /** Predicts all cells, in stretches of rows so that features of few are held at once. */
    private Cells cells(DemandPanel rows, int origin, int horizon, RunContext context) {
        int k = model.levels.length;
        int n = rows.rows();
        float[] means = new float[Math.multiplyExact(n, horizon)];
        float[] quantiles = new float[Math.multiplyExact(means.length, k)];
        double[] scale = new double[n];
        int stretch = Math.max(1, CELLS_AT_ONCE / horizon);
        for (int from = 0; from < n; from += stretch) {
            int to = Math.min(n, from + stretch);
            FeatureTable table = model.features.at(rows, origin, horizon, from, to, context);
            float[] mean = model.means(table, context);
            double[] q = model.quantiles(table, mean, context);
            System.arraycopy(mean, 0, means, from * horizon, mean.length);
            for (int i = 0; i < q.length; i++) {
                quantiles[from * horizon * k + i] = (float) q[i];
            }
            for (int r = from; r < to; r++) {
                scale[r] = table.scale((r - from) * horizon);
            }
            context.progress().report("forecast", to, n, "");
        }
        boolean selected = settings.soldOut == SoldOutDays.IN_STOCK;
        double[] z = Arrays.stream(model.levels).map(Normal::quantile).toArray();
        return new Cells(z, scale, means, quantiles, selected);
    }

    Explanation explain(SeriesKey key, int horizon, RunContext context) {
        DemandPanel rows = BoostedForecaster.inOrder(panel);
        int row = rows.rowOf(key).orElseThrow(() -> new IllegalArgumentException("there is no row " + key));
        int origin = rows.end();
        requireFuture(rows, origin, horizon);
        FeatureTable all = model.features.at(rows, origin, horizon, 0, rows.rows(), context);
        FeatureTable own = model.features.at(rows, origin, horizon, row, row + 1, context);
        return Explanation.of(model, own, Explanation.usual(all), context);
    }

    /** Covariates that are known ahead must be, for every row that had them. */
    private void requireFuture(DemandPanel rows, int origin, int horizon) {
        FindingCollector missing = new FindingCollector();
        for (String name : model.features.neededAhead()) {
            for (Covariate c : rows.covariates()) {
                if (!c.name().equals(name)) {
                    continue;
                }
                int lacking = 0;
                for (int r = 0; r < rows.rows(); r++) {
                    boolean lacks = false;
                    for (int h = 0; h < horizon && !lacks; h++) {
                        lacks = c.knownAt(r, origin + h) > origin || Double.isNaN(c.value(r, origin + h));
                    }
                    lacking += lacks ? 1 : 0;
                }
                if (lacking > 0) {
                    missing.add(
                            Severity.FATAL,
                            "panel.future-missing",
                            Place.of("panel", name),
                            name,
                            lacking,
                            "Maybe the plan does not reach so far: " + name
                                    + " was learned as known ahead and is not known for " + lacking + " rows in the "
                                    + horizon + " steps from " + origin + " on.");
                }
            }
        }
        if (missing.has(Severity.FATAL)) {
            throw new InvalidInputException(missing.toFindings());
        }
    }

    /** Means and quantiles of rows in order. */
    private record Cells(double[] z, double[] scale, float[] means, float[] quantiles, boolean selected) {
        Marginals inPlace(int[] place, int horizon, boolean discrete) {
            return (row, step) -> at(place[row] * horizon + step, scale[place[row]], discrete);
        }

        private Marginal at(int cell, double unit, boolean discrete) {
            double[] values = new double[z.length];
            for (int j = 0; j < values.length; j++) {
                values[j] = unit * quantiles[cell * values.length + j];
            }
            if (selected) {
                return new QuantileGrid(z, values, discrete, unit * means[cell]);
            }
            // The mean was learned from all days directly; the quantiles are drawn to it, within reason.
            double own = new QuantileGrid(z, values, false, Double.NaN).mean();
            double factor = own > 0 ? Math.min(MOST_DRAWN, Math.max(1 / MOST_DRAWN, unit * means[cell] / own)) : 1;
            for (int j = 0; j < values.length; j++) {
                values[j] *= factor;
            }
            return new QuantileGrid(z, values, discrete, Double.NaN);
        }
    }

    private void checkCalendar(DemandPanel rows) {
        if (!rows.timeline().equals(panel.timeline())) {
            throw new IllegalArgumentException(
                    "the panel's calendar " + rows.timeline() + " is not the one of the model, " + panel.timeline());
        }
    }

    @Override
    public FittedDemand update(DemandPanel rows, RunContext context) {
        checkCalendar(rows);
        if (rows.end() < panel.end()) {
            return this;
        }
        Provenance updated =
                Provenance.of("forecast", BoostedForecaster.NAME, made.parameters(), DataHash.of(rows), context, made);
        return new FittedBoosted(settings, model, residuals, scored, MovedPanel.of(panel, rows), findings, updated);
    }

    @Override
    public void save(OutputStream out) throws IOException {
        BoostedFile.write(this, out);
    }

    @Override
    public Findings findings() {
        return findings;
    }

    @Override
    public Provenance provenance() {
        return made;
    }
}
