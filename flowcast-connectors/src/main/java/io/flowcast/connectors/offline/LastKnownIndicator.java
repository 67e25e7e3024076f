package io.flowcast.connectors.offline;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.IndicatorProvider;
import io.flowcast.api.signal.Observation;
import io.flowcast.api.signal.Sourced;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Economic indicators from given observations, each as it was last known. The offline twin of an indicator service.
 *
 * <p>Of several values for one period the one that was published last, but not after the day asked about, counts. If
 * nothing at all was published for the days asked, the last value known before them is given as of the first of them.
 * Immutable and safe for several threads.
 */
public final class LastKnownIndicator implements IndicatorProvider {
    private final Map<String, List<Observation>> series;

    /**
     * Indicators of these observations.
     *
     * @param series key of a series to its observations, in any order, revisions included
     */
    public LastKnownIndicator(Map<String, List<Observation>> series) {
        Map<String, List<Observation>> copy = new LinkedHashMap<>();
        series.forEach((id, observations) -> copy.put(id, List.copyOf(observations)));
        this.series = Map.copyOf(copy);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if {@code to} is before {@code from}
     * @throws io.flowcast.api.finding.RunStoppedException if the run was stopped
     */
    @Override
    public Sourced<List<Observation>> observations(
            String seriesId, LocalDate from, LocalDate to, LocalDate asKnownOn, RunContext context) {
        DateRange.check(from, to);
        context.stopIfAsked("reading an indicator");
        List<Observation> given = series.get(seriesId);
        if (given == null) {
            throw new SourceException(
                    new Finding(
                            "indicator.unknown-series",
                            Severity.ERROR,
                            Place.of("offline indicators"),
                            "seriesId",
                            seriesId,
                            "Maybe the key is misspelt, or the file with its observations was not given."),
                    null);
        }
        NavigableMap<LocalDate, Observation> known = new TreeMap<>();
        for (Observation o : given) {
            if (!o.knownOn().isAfter(asKnownOn)) {
                known.merge(o.date(), o, (a, b) -> b.knownOn().isBefore(a.knownOn()) ? a : b);
            }
        }
        List<Observation> asked = List.copyOf(known.subMap(from, true, to, true).values());
        Map.Entry<LocalDate, Observation> before = known.lowerEntry(from);
        if (asked.isEmpty() && before != null) {
            Observation last = before.getValue();
            asked = List.of(new Observation(from, last.value(), last.knownOn()));
        }
        return new Sourced<>(
                asked,
                "offline twin last-known-indicator: series " + seriesId,
                context.clock().instant());
    }
}
