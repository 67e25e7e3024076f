package io.flowcast.models.demand.coldstart;

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A fitted forecaster, the rows it did not get, and what is believed of their levels. Immutable. */
final class FittedColdStart implements FittedDemand {
    static final String COLD = "demand.cold-start";

    final String name;
    final FittedDemand base;
    final Belief belief;
    final Timeline timeline;
    final int leastCells;
    final int origin;
    /** Keys of all rows in their order, and the factors of those that are warm, by which cold ones find them. */
    final List<SeriesKey> keys;

    final Map<SeriesKey, String[]> warm;
    final Map<SeriesKey, ColdRow> cold;
    final Findings ownFindings;
    private final Provenance provenance;

    FittedColdStart(
            String name,
            FittedDemand base,
            Belief belief,
            Timeline timeline,
            int leastCells,
            int origin,
            List<SeriesKey> keys,
            Map<SeriesKey, String[]> warm,
            Map<SeriesKey, ColdRow> cold,
            Findings ownFindings,
            Provenance provenance) {
        this.name = name;
        this.base = base;
        this.belief = belief;
        this.timeline = timeline;
        this.leastCells = leastCells;
        this.origin = origin;
        this.keys = keys;
        this.warm = warm;
        this.cold = cold;
        this.ownFindings = ownFindings;
        this.provenance = provenance;
    }

    static FittedColdStart fit(
            String name, DemandForecaster base, int leastCells, DemandPanel panel, RunContext context) {
        int[] rows = IntStream.range(0, panel.rows())
                .filter(r -> ColdRow.known(panel, r) >= leastCells)
                .toArray();
        boolean none = rows.length == 0;
        int[] warmRows = none ? IntStream.range(0, panel.rows()).toArray() : rows;
        FittedDemand fitted = base.fit(warmRows.length == panel.rows() ? panel : panel.select(warmRows), context);
        Belief belief = Belief.of(panel, warmRows);
        Map<SeriesKey, String[]> warm = new HashMap<>();
        for (int r : warmRows) {
            warm.put(panel.key(r), belief.facts().of(panel, r));
        }
        Map<SeriesKey, ColdRow> cold = new HashMap<>();
        FindingCollector found = new FindingCollector();
        List<SeriesKey> keys = new ArrayList<>();
        for (int r = 0; r < panel.rows(); r++) {
            keys.add(panel.key(r));
            if (!warm.containsKey(panel.key(r))) {
                ColdRow row = cold(belief, panel, r);
                cold.put(row.key(), row);
                found.add(
                        Severity.WARNING,
                        COLD,
                        place(row),
                        "level",
                        belief.of(row).mean(),
                        cause(row));
            }
        }
        return new FittedColdStart(
                name,
                fitted,
                belief,
                panel.timeline(),
                leastCells,
                panel.end(),
                keys,
                warm,
                cold,
                found.toFindings(),
                Provenance.of(
                        "forecast",
                        name,
                        Map.of("leastCells", Integer.toString(leastCells)),
                        DataHash.of(panel),
                        context,
                        fitted.provenance()));
    }

    private static ColdRow cold(Belief belief, DemandPanel panel, int row) {
        return ColdRow.of(panel, row, belief.facts().of(panel, row), belief.season(), panel.start(row));
    }

    private static Place place(ColdRow row) {
        return Place.of("panel", row.key().toString());
    }

    private static String cause(ColdRow row) {
        return row.cells() == 0
                ? "Maybe the product is new here; its demand is that of rows like it."
                : "Maybe the product is new here; its few steps count beside rows like it.";
    }

    @Override
    public DemandForecast forecast(int horizon, RunContext context) {
        require(horizon >= 1, "horizon must be above zero, was " + horizon);
        DemandForecast first = base.forecast(horizon, context);
        int shift = Math.max(0, origin - first.origin());
        DemandForecast whole = shift == 0 ? first : base.forecast(horizon + shift, context);
        return ColdForecast.of(this, whole, shift, origin, horizon, keys, warm, cold, findings(), provenance, context);
    }

    @Override
    public DemandForecast forecast(DemandPanel panel, int horizon, RunContext context) {
        require(horizon >= 1, "horizon must be above zero, was " + horizon);
        checkCalendar(panel);
        Map<SeriesKey, String[]> itsWarm = new HashMap<>();
        Map<SeriesKey, ColdRow> itsCold = new HashMap<>();
        FindingCollector found = new FindingCollector();
        List<SeriesKey> itsKeys = new ArrayList<>();
        int[] rows = new int[panel.rows()];
        int n = 0;
        for (int r = 0; r < panel.rows(); r++) {
            SeriesKey key = panel.key(r);
            itsKeys.add(key);
            ColdRow before = cold.get(key);
            if (before != null) {
                itsCold.put(key, before.then(panel, r, belief.season()));
            } else if (warm.containsKey(key) || ColdRow.known(panel, r) >= leastCells) {
                itsWarm.put(key, belief.facts().of(panel, r));
                rows[n++] = r;
            } else {
                ColdRow row = cold(belief, panel, r);
                itsCold.put(key, row);
                found.add(
                        Severity.WARNING,
                        COLD,
                        place(row),
                        "level",
                        belief.of(row).mean(),
                        cause(row));
            }
        }
        Provenance applied =
                Provenance.of("forecast", name, provenance.parameters(), DataHash.of(panel), context, provenance);
        int itsOrigin = panel.end();
        if (n == 0) {
            // Only cold rows: the fitted ones stand beside them, as they were at their own end.
            DemandForecast beside = base.forecast(horizon, context);
            Findings all = findings().and(found.toFindings());
            return ColdForecast.of(this, beside, 0, itsOrigin, horizon, itsKeys, warm, itsCold, all, applied, context);
        }
        DemandPanel selected = n == panel.rows() ? panel : panel.select(Arrays.copyOf(rows, n));
        int shift = Math.max(0, itsOrigin - selected.end());
        DemandForecast whole = base.forecast(selected, horizon + shift, context);
        Findings all = whole.findings().and(ownFindings).and(found.toFindings());
        return ColdForecast.of(
                this, whole, shift, itsOrigin, horizon, itsKeys, itsWarm, itsCold, all, applied, context);
    }

    @Override
    public FittedDemand update(DemandPanel panel, RunContext context) {
        checkCalendar(panel);
        int[] rows = IntStream.range(0, panel.rows())
                .filter(r -> warm.containsKey(panel.key(r)))
                .toArray();
        FittedDemand moved = base.update(rows.length == panel.rows() ? panel : panel.select(rows), context);
        Map<SeriesKey, ColdRow> later = new HashMap<>(cold);
        later.replaceAll((key, row) -> {
            int at = panel.rowOf(key).orElse(-1);
            return at < 0 ? row : row.then(panel, at, belief.season());
        });
        Provenance updated =
                Provenance.of("forecast", name, provenance.parameters(), DataHash.of(panel), context, provenance);
        return new FittedColdStart(
                name,
                moved,
                belief,
                timeline,
                leastCells,
                Math.max(origin, panel.end()),
                keys,
                warm,
                later,
                ownFindings,
                updated);
    }

    private void checkCalendar(DemandPanel panel) {
        require(
                panel.timeline().equals(timeline),
                "the panel's calendar " + panel.timeline() + " is not the one of the model, " + timeline);
    }

    @Override
    public void save(OutputStream out) throws IOException {
        ColdFile.write(this, out);
    }

    @Override
    public Findings findings() {
        return base.findings().and(ownFindings);
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
