package io.flowcast.core.check;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Brings the history to the as-of date: nothing after it, and every row up to the day before. */
final class HistoryCheck {
    /** A series whose last known day is older than this is likely to be delisted. */
    private static final int STALE_DAYS = 14;

    /** Days that are filled up as unknown until the as-of date; what is older says nothing, and would fill the memory. */
    private static final int MOST_UNKNOWN_DAYS = 3_653;

    private HistoryCheck() {}

    /** The history of the rows that can be planned; no rows if none can. */
    static DemandPanel until(DemandPanel history, LocalDate asOf, FindingCollector findings) {
        Timeline timeline = history.timeline();
        if (timeline.step() != Timeline.Step.DAY) {
            findings.add(
                    Severity.FATAL,
                    "history.step",
                    Place.of("history"),
                    "step",
                    timeline.step(),
                    "Maybe sales by the hour or week were not brought to days; a plan works on days.");
            return history.select(new int[0]);
        }
        int origin = originOf(timeline, asOf);
        if (history.end() > origin && history.rows() > 0) {
            findings.add(
                    Severity.WARNING,
                    "history.after-as-of",
                    Place.of("history"),
                    "date",
                    timeline.dateOf(history.end() - 1),
                    "Maybe the plan is a look back; days from " + asOf + " on are not used.");
        }
        boolean allKnown = history.end() <= origin && history.covariates().isEmpty();
        DemandPanel known = recent(allKnown ? history : history.asKnownAt(origin), origin, findings);
        if (known.rows() > 0 && !informative(known) && informative(history)) {
            findings.add(
                    Severity.FATAL,
                    "history.after-as-of-only",
                    Place.of("history"),
                    "as-of date",
                    asOf,
                    "Maybe the as-of date is mistyped: no sale is known from before it.");
            return history.select(new int[0]);
        }
        return pad(known, origin, findings);
    }

    /** Step of the as-of date; dates beyond all counting are as far away as can be counted. */
    private static int originOf(Timeline timeline, LocalDate asOf) {
        long days = ChronoUnit.DAYS.between(timeline.dateOf(0), asOf);
        return (int) Math.max(Integer.MIN_VALUE / 2, Math.min(Integer.MAX_VALUE / 2, days));
    }

    private static boolean informative(DemandPanel panel) {
        for (int row = 0; row < panel.rows(); row++) {
            for (int step = panel.start(row); step < panel.end(row); step++) {
                if (panel.state(row, step).informative()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static DemandPanel recent(DemandPanel panel, int origin, FindingCollector findings) {
        int[] rows = IntStream.range(0, panel.rows())
                .filter(row -> (long) origin - panel.end(row) <= MOST_UNKNOWN_DAYS)
                .toArray();
        if (rows.length == panel.rows()) {
            return panel;
        }
        for (int row = 0; row < panel.rows(); row++) {
            if ((long) origin - panel.end(row) > MOST_UNKNOWN_DAYS) {
                findings.add(
                        Severity.ERROR,
                        "history.too-old",
                        Place.of("history", panel.key(row).toString()),
                        "last day",
                        panel.timeline().dateOf(panel.end(row) - 1),
                        "Maybe a year is mistyped, there or in the as-of date; the series is left out.");
            }
        }
        return panel.select(rows);
    }

    private static DemandPanel pad(DemandPanel panel, int origin, FindingCollector findings) {
        DemandPanel.Builder padded = DemandPanel.builder(panel.timeline()).integerValued(panel.integerValued());
        for (int row = 0; row < panel.rows(); row++) {
            int start = Math.min(panel.start(row), origin);
            int length = origin - start;
            double[] values = new double[length];
            CellState[] states = new CellState[length];
            double[] availability = new double[length];
            Arrays.fill(states, CellState.MISSING);
            int lastKnown = Integer.MIN_VALUE;
            for (int step = panel.start(row); step < panel.end(row); step++) {
                int i = step - start;
                values[i] = panel.value(row, step);
                states[i] = panel.state(row, step);
                availability[i] = panel.availability(row, step);
                lastKnown = states[i].informative() ? step : lastKnown;
            }
            padded.addRow(panel.key(row), start, values, states, availability);
            report(panel, row, lastKnown, origin, findings);
        }
        panel.covariates().forEach(padded::covariate);
        panel.attributes().forEach(padded::attribute);
        return padded.build();
    }

    private static void report(DemandPanel panel, int row, int lastKnown, int origin, FindingCollector findings) {
        Place place = Place.of("history", panel.key(row).toString());
        if (lastKnown == Integer.MIN_VALUE) {
            findings.add(
                    Severity.WARNING,
                    "history.no-observation",
                    place,
                    "sales",
                    panel.length(row) + " days",
                    "Maybe the product is new; its forecast is a fallback.");
        } else if (origin - 1 - lastKnown >= STALE_DAYS) {
            findings.add(
                    Severity.WARNING,
                    "history.stale",
                    place,
                    "last day",
                    panel.timeline().dateOf(lastKnown),
                    "Maybe the product is not sold there any more, or an import is missing.");
        } else if (lastKnown < origin - 1) {
            findings.add(
                    Severity.INFO,
                    "history.gap-before-as-of",
                    place,
                    "last day",
                    panel.timeline().dateOf(lastKnown),
                    "Maybe the last days were not imported yet; they count as unknown.");
        }
    }

    static void listingsWithoutHistory(Catalog catalog, DemandPanel history, FindingCollector findings) {
        for (Listing listing : catalog.listings()) {
            SeriesKey key = new SeriesKey(listing.siteId(), listing.productId());
            if (history.rowOf(key).isEmpty()) {
                findings.add(
                        Severity.WARNING,
                        "history.missing",
                        Place.of("listings", key.toString()),
                        "history",
                        "",
                        "Maybe the product is new at this site; without any history it is not planned.");
            }
        }
    }
}
