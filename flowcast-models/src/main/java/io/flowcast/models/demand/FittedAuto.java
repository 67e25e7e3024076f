package io.flowcast.models.demand;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.DataHash;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fitted forecasters of parts of a panel, and which row belongs to which. Immutable. */
final class FittedAuto implements FittedDemand {
    private static final String LEFT_OUT = "demand.regressor-left-out";
    private static final String UNUSED = "demand.regressors-unused";

    final String name;
    /** One for each forecaster, null where it has no rows. */
    final @Nullable FittedDemand[] parts;

    final Regressors regressors;
    final Timeline timeline;
    final int origin;
    final List<SeriesKey> keys;
    final int[] partOfRow;
    private final Map<SeriesKey, Integer> partOfKey = new HashMap<>();
    private final Provenance provenance;

    /**
     * What became of the covariates.
     *
     * @param kept handed on to the forecasters
     * @param leftOut known ahead by their kind, but not known ahead
     * @param unused known ahead, but rows are forecast on their own
     */
    record Regressors(List<String> kept, List<String> leftOut, List<String> unused) {
        private void say(FindingCollector findings) {
            for (String name : leftOut) {
                findings.add(
                        Severity.WARNING,
                        LEFT_OUT,
                        Place.of("panel"),
                        name,
                        "",
                        "Maybe its plan was not handed over: it ends with the history, so forecasts are made without it.");
            }
            for (String name : unused) {
                findings.add(
                        Severity.INFO,
                        UNUSED,
                        Place.of("panel"),
                        name,
                        "",
                        "Maybe the panel is too small to learn from all rows together: each is forecast from its own past."
                                + " Forecasters.withRegressors() uses it.");
            }
        }
    }

    FittedAuto(
            String name,
            @Nullable FittedDemand[] parts,
            Regressors regressors,
            Timeline timeline,
            int origin,
            List<SeriesKey> keys,
            int[] partOfRow,
            Provenance provenance) {
        this.name = name;
        this.parts = parts;
        this.regressors = regressors;
        this.timeline = timeline;
        this.origin = origin;
        this.keys = keys;
        this.partOfRow = partOfRow;
        this.provenance = provenance;
        for (int r = 0; r < partOfRow.length; r++) {
            partOfKey.put(keys.get(r), partOfRow[r]);
        }
    }

    static FittedAuto fit(
            String name,
            List<DemandForecaster> forecasters,
            Regressors regressors,
            DemandPanel panel,
            int[] part,
            RunContext context) {
        @Nullable FittedDemand[] fitted = new FittedDemand[forecasters.size()];
        for (int p = 0; p < fitted.length; p++) {
            int[] rows = rowsOf(part, p);
            // Who forecasts plain series also says what an empty panel is.
            if (rows.length > 0 || (panel.rows() == 0 && p == AutoForecaster.PLAIN)) {
                fitted[p] = forecasters.get(p).fit(select(panel, rows), context);
            }
        }
        Provenance made = Provenance.of(
                "forecast", name, parameters(regressors), DataHash.of(panel), context, provenances(fitted));
        return new FittedAuto(name, fitted, regressors, panel.timeline(), panel.end(), keys(panel), part, made);
    }

    private static Map<String, String> parameters(Regressors regressors) {
        return Map.of("covariates", String.join(",", regressors.kept()));
    }

    private static Provenance[] provenances(@Nullable FittedDemand[] fitted) {
        List<Provenance> all = new ArrayList<>();
        for (FittedDemand part : fitted) {
            if (part != null) {
                all.add(part.provenance());
            }
        }
        return all.toArray(Provenance[]::new);
    }

    private static List<SeriesKey> keys(DemandPanel panel) {
        return IntStream.range(0, panel.rows()).mapToObj(panel::key).toList();
    }

    private static int[] rowsOf(int[] part, int p) {
        return IntStream.range(0, part.length).filter(r -> part[r] == p).toArray();
    }

    private static DemandPanel select(DemandPanel panel, int[] rows) {
        return rows.length == panel.rows() ? panel : panel.select(rows);
    }

    @Override
    public DemandForecast forecast(int horizon, RunContext context) {
        return joined(
                partOfRow, keys, origin, horizon, provenance, (fitted, p, steps) -> fitted.forecast(steps, context));
    }

    @Override
    public DemandForecast forecast(DemandPanel given, int horizon, RunContext context) {
        DemandPanel panel = given.withCovariates(regressors.kept());
        int[] part = new int[panel.rows()];
        for (int r = 0; r < part.length; r++) {
            part[r] = partOf(panel, r);
        }
        Provenance applied =
                Provenance.of("forecast", name, provenance.parameters(), DataHash.of(panel), context, provenance);
        return joined(
                part,
                keys(panel),
                panel.end(),
                horizon,
                applied,
                (fitted, p, steps) -> fitted.forecast(select(panel, rowsOf(part, p)), steps, context));
    }

    /** The part a row was fitted in; for a new one what suits it, as far as there is such a model. */
    private int partOf(DemandPanel panel, int row) {
        Integer known = partOfKey.get(panel.key(row));
        if (known != null) {
            return known;
        }
        int suits =
                parts[AutoForecaster.TOGETHER] != null ? AutoForecaster.TOGETHER : AutoForecaster.partOf(panel, row);
        if (suits == AutoForecaster.PLAIN && parts[AutoForecaster.PLANNED] != null) {
            suits = AutoForecaster.PLANNED;
        }
        for (int p = 0; parts[suits] == null && p < parts.length; p++) {
            suits = parts[p] != null ? p : suits;
        }
        return suits;
    }

    /** How a part forecasts its rows. */
    private interface Way {
        DemandForecast forecast(FittedDemand fitted, int part, int steps);
    }

    /** Rows of a part may end before the others do: that part forecasts further, and its first steps are passed over. */
    private DemandForecast joined(int[] part, List<SeriesKey> its, int from, int horizon, Provenance made, Way way) {
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon must be above zero, was " + horizon);
        }
        @Nullable DemandForecast[] forecasts = new DemandForecast[parts.length];
        int[] passed = new int[parts.length];
        FindingCollector findings = new FindingCollector();
        regressors.say(findings);
        for (int p = 0; p < parts.length; p++) {
            FittedDemand fitted = parts[p];
            if (fitted == null || (rowsOf(part, p).length == 0 && part.length > 0)) {
                continue;
            }
            DemandForecast forecast = way.forecast(fitted, p, horizon);
            passed[p] = part.length == 0 ? 0 : Math.max(0, from - forecast.origin());
            if (passed[p] > 0) {
                forecast = way.forecast(fitted, p, Math.addExact(horizon, passed[p]));
            }
            forecasts[p] = forecast;
            findings.addAll(forecast.findings());
        }
        return new JoinedForecast(timeline, from, horizon, its, part, forecasts, passed, findings.toFindings(), made);
    }

    @Override
    public FittedDemand update(DemandPanel given, RunContext context) {
        DemandPanel panel = given.withCovariates(regressors.kept());
        @Nullable FittedDemand[] updated = new FittedDemand[parts.length];
        for (int p = 0; p < parts.length; p++) {
            int its = p;
            int[] rows = IntStream.range(0, panel.rows())
                    .filter(r -> Objects.equals(partOfKey.get(panel.key(r)), its))
                    .toArray();
            FittedDemand fitted = parts[p];
            updated[p] = fitted == null ? null : fitted.update(select(panel, rows), context);
        }
        Provenance made =
                Provenance.of("forecast", name, provenance.parameters(), DataHash.of(panel), context, provenance);
        return new FittedAuto(
                name, updated, regressors, timeline, Math.max(origin, panel.end()), keys, partOfRow, made);
    }

    @Override
    public void save(OutputStream out) throws IOException {
        AutoFile.write(this, out);
    }

    @Override
    public Findings findings() {
        FindingCollector findings = new FindingCollector();
        regressors.say(findings);
        for (FittedDemand part : parts) {
            if (part != null) {
                findings.addAll(part.findings());
            }
        }
        return findings.toFindings();
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }
}
