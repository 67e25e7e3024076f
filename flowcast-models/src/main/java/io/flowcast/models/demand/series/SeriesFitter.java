package io.flowcast.models.demand.series;

import org.jspecify.annotations.Nullable;

/** Fits one series after the other, reusing its workspaces. Serves one thread. */
public interface SeriesFitter {
    /**
     * Learns from a series. Deterministic: the same numbers give the same model. Never throws because of the numbers.
     *
     * @param series at least {@link SeriesMethod#leastCells} known cells; any of them may be zero, huge, tiny or all the same
     * @return the model at the end of the series, or null if the method cannot say anything sound about this one
     * @throws io.flowcast.api.finding.RunStoppedException if the fitter's {@link StopCheck} says so; the fitter is of no use then
     */
    @Nullable
    SeriesModel fit(Series series);
}
