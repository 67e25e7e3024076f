package io.flowcast.api.signal;

import io.flowcast.api.run.RunContext;
import java.time.LocalDate;
import java.util.List;

/** Knows economic indicators. Safe for several threads. */
public interface IndicatorProvider {
    /**
     * Observations as they were known on a day: revisions that came later are not seen.
     *
     * @param seriesId the provider's key of the series
     * @param from first day
     * @param to last day
     * @param asKnownOn nothing that was published later is returned
     * @param context deadline and cancellation
     * @return the observations in order, with their source
     * @throws io.flowcast.api.finding.SourceException if the provider does not answer as it must
     */
    Sourced<List<Observation>> observations(
            String seriesId, LocalDate from, LocalDate to, LocalDate asKnownOn, RunContext context);
}
