package io.flowcast.core.feature;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.CleaningOptions.Treatment;
import java.util.List;
import java.util.Locale;

/**
 * Says what is odd in a panel, and changes it as it is told to and no further: every anomaly, every gap and every changed cell is a finding. Duplicate days are found
 * where records become a panel ({@link DailyPanels}). Immutable and safe for several threads.
 */
public final class SeriesCleaner {
    private final AnomalyOptions anomalies;
    private final CleaningOptions cleaning;

    /**
     * A cleaner.
     *
     * @param anomalies what counts as an anomaly
     * @param cleaning what is done about it
     */
    public SeriesCleaner(AnomalyOptions anomalies, CleaningOptions cleaning) {
        this.anomalies = anomalies;
        this.cleaning = cleaning;
    }

    /**
     * What came out.
     *
     * @param panel the panel given if nothing was to be changed, else one with the same rows, steps, covariates and attributes
     * @param anomalies what was found, whether something was done about it or not
     * @param changedCells how many cells differ
     * @param findings {@code panel.gap}; {@code panel.additive}, {@code panel.temporary-change}, {@code panel.level-shift}, {@code panel.silence}, each with its place, size and what was done
     */
    public record Result(DemandPanel panel, List<Anomaly> anomalies, int changedCells, Findings findings) {
        /** Copies the list. */
        public Result {
            anomalies = List.copyOf(anomalies);
        }
    }

    /**
     * Cleans a panel.
     *
     * @param panel the panel; not changed
     * @param context threads, deadline, cancellation
     * @return the result
     */
    public Result clean(DemandPanel panel, RunContext context) {
        List<Anomaly> found = Anomalies.find(panel, anomalies, context);
        FindingCollector findings = new FindingCollector();
        gaps(panel, findings);
        for (Anomaly a : found) {
            String code = "panel." + a.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            findings.add(
                    Severity.WARNING,
                    code,
                    place(panel, a.row()),
                    when(panel, a.step()),
                    String.format(Locale.ROOT, "%+.4g units", a.sizeUnits()),
                    cause(a.kind()) + " " + done(a.kind()));
        }
        boolean nothing = found.stream().allMatch(a -> treatment(a) == Treatment.LEAVE);
        if (nothing) {
            return new Result(panel, found, 0, findings.toFindings());
        }
        int[] changed = new int[1];
        DemandPanel cleaned = copy(panel, found, changed);
        return new Result(cleaned, found, changed[0], findings.toFindings());
    }

    private void gaps(DemandPanel panel, FindingCollector findings) {
        for (int r = 0; r < panel.rows(); r++) {
            int from = -1;
            for (int t = panel.start(r); t < panel.end(r); t++) {
                boolean missing = panel.state(r, t) == CellState.MISSING;
                if (missing && from < 0) {
                    from = t;
                }
                boolean ends = !missing || t + 1 == panel.end(r);
                if (from >= 0 && ends) {
                    int length = (missing ? t + 1 : t) - from;
                    if (length >= cleaning.leastGap()) {
                        findings.add(
                                Severity.WARNING,
                                "panel.gap",
                                place(panel, r),
                                when(panel, from),
                                length + " steps",
                                "Maybe records were not delivered or the product was not listed; nothing is assumed for these"
                                        + " steps.");
                    }
                    from = -1;
                }
            }
        }
    }

    private static Place place(DemandPanel panel, int row) {
        return Place.of("panel", panel.key(row).toString());
    }

    private static String when(DemandPanel panel, int step) {
        return panel.timeline().origin() == null
                ? "step " + step
                : panel.timeline().startOf(step).toString();
    }

    private static String cause(Anomaly.Kind kind) {
        return switch (kind) {
            case ADDITIVE -> "Maybe a single order, a typing error or an event that is not recorded.";
            case TEMPORARY_CHANGE -> "Maybe a promotion, a shortage elsewhere or weather that is not recorded.";
            case LEVEL_SHIFT -> "Maybe a new price, listing, competitor or way of counting.";
            case SILENCE -> "Maybe there was no stock or no record.";
        };
    }

    private String done(Anomaly.Kind kind) {
        return switch (cleaning.treatment().getOrDefault(kind, Treatment.LEAVE)) {
            case LEAVE -> "Left as it is.";
            case HIDE -> kind == Anomaly.Kind.LEVEL_SHIFT ? "The steps before are hidden." : "Hidden.";
            case REPLACE ->
                kind == Anomaly.Kind.LEVEL_SHIFT ? "The steps before are hidden." : "Replaced by what was expected.";
        };
    }

    private Treatment treatment(Anomaly a) {
        return cleaning.treatment().getOrDefault(a.kind(), Treatment.LEAVE);
    }

    private DemandPanel copy(DemandPanel panel, List<Anomaly> found, int[] changed) {
        DemandPanel.Builder builder = DemandPanel.builder(panel.timeline()).integerValued(panel.integerValued());
        int next = 0;
        for (int r = 0; r < panel.rows(); r++) {
            int n = panel.length(r);
            int start = panel.start(r);
            double[] value = new double[n];
            double[] availability = new double[n];
            CellState[] state = new CellState[n];
            panel.copyValues(r, value, 0);
            panel.copyAvailability(r, availability, 0);
            for (int i = 0; i < n; i++) {
                state[i] = panel.state(r, start + i);
            }
            for (; next < found.size() && found.get(next).row() == r; next++) {
                changed[0] += treat(panel, found.get(next), value, state);
            }
            builder.addRow(panel.key(r), start, value, state, availability);
        }
        panel.covariates().forEach(builder::covariate);
        panel.attributes().forEach(builder::attribute);
        return builder.build();
    }

    /** Changes the cells of one anomaly; returns how many. */
    private int treat(DemandPanel panel, Anomaly a, double[] value, CellState[] state) {
        Treatment how = treatment(a);
        if (how == Treatment.LEAVE) {
            return 0;
        }
        boolean shift = a.kind() == Anomaly.Kind.LEVEL_SHIFT;
        int start = panel.start(a.row());
        int from = shift ? 0 : a.step() - start;
        int to = shift ? a.step() - start : a.end() - start;
        int changed = 0;
        for (int i = from; i < to; i++) {
            if (!state[i].informative()) {
                continue;
            }
            changed++;
            if (how == Treatment.HIDE || shift) {
                state[i] = CellState.MISSING;
            } else {
                // Only the first step's size is known; what dies away after it does so at the usual rate.
                double size = a.kind() == Anomaly.Kind.TEMPORARY_CHANGE
                        ? a.sizeUnits() * Math.pow(RowScan.DECAY, i - from)
                        : a.sizeUnits();
                double expected = Math.max(0, value[i] - size);
                value[i] = panel.integerValued() ? Math.rint(expected) : expected;
            }
        }
        return changed;
    }
}
