package io.flowcast.models.demand.internal;

import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.DataHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Which rows a model was fitted on, and what it says when it meets another panel: the same for every forecaster that keeps a state for each row. Immutable. */
public final class FittedRows {
    /** Code of the finding about a row that was not there when the model was fitted. */
    public static final String UNKNOWN_ROW = "demand.row-not-fitted";

    private final String name;
    private final Timeline timeline;
    private final Map<SeriesKey, Integer> rowByKey = new HashMap<>();
    private final Findings findings;
    private final Provenance provenance;

    /** Rows in the order of the model. */
    public FittedRows(String name, Timeline timeline, List<SeriesKey> keys, Findings findings, Provenance provenance) {
        this.name = name;
        this.timeline = timeline;
        this.findings = findings;
        this.provenance = provenance;
        for (int r = 0; r < keys.size(); r++) {
            rowByKey.put(keys.get(r), r);
        }
    }

    /** Number of the row of the model, null if it was not fitted. */
    public @Nullable Integer row(SeriesKey key) {
        return rowByKey.get(key);
    }

    /** What was found at the fit. */
    public Findings findings() {
        return findings;
    }

    /** How the model came to be. */
    public Provenance provenance() {
        return provenance;
    }

    /** Refuses a panel of another calendar. */
    public void checkCalendar(DemandPanel panel) {
        if (!panel.timeline().equals(timeline)) {
            throw new IllegalArgumentException(
                    "the panel's calendar " + panel.timeline() + " is not the one of the model, " + timeline);
        }
    }

    /** Refuses a horizon that is none. */
    public static void checkHorizon(int horizon) {
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon must be above zero, was " + horizon);
        }
    }

    /**
     * What was found at the fit, and a warning for each row of a panel that was not fitted.
     *
     * @param panel the panel
     * @param about what the number in the warning is
     * @param number of a row of the panel
     * @param cause likely cause
     */
    public Findings meeting(DemandPanel panel, String about, IntToDoubleFunction number, String cause) {
        FindingCollector found = new FindingCollector();
        found.addAll(findings);
        for (int r = 0; r < panel.rows(); r++) {
            if (!rowByKey.containsKey(panel.key(r))) {
                found.add(
                        Severity.WARNING,
                        UNKNOWN_ROW,
                        Place.of("panel", panel.key(r).toString()),
                        about,
                        number.applyAsDouble(r),
                        cause);
            }
        }
        return found.toFindings();
    }

    /** How a forecast or an update of the model on a panel came to be. */
    public Provenance applied(DemandPanel panel, RunContext context) {
        return Provenance.of("forecast", name, provenance.parameters(), DataHash.of(panel), context, provenance);
    }
}
