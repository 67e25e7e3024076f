package io.flowcast.models.demand.series;

import io.flowcast.api.run.RunContext;
import java.io.DataInput;
import java.io.IOException;

/**
 * A way to forecast series that learns across many of them first. What it learned then serves each row on its own, as any {@link SeriesMethod}
 * does. Immutable and safe for several threads.
 */
public interface PooledMethod {
    /**
     * Name of the method, and of the forecaster that applies it to panels.
     *
     * @return lower case words joined by dashes
     */
    String name();

    /**
     * Learns from all series. Deterministic: the same series and seed give the same answer, in any order of the rows up to rounding and for any number of
     * threads. Never throws because of the numbers; where nothing can be learned, for example from a panel of one short row or of none, the answer is
     * a method whose fitter returns null.
     *
     * @param panel the series; sold-out cells have been filled with their expected demand or hidden
     * @param context seed, threads, deadline, cancellation
     * @return what was learned
     * @throws io.flowcast.api.finding.RunStoppedException if stopped before
     */
    LearnedMethod learn(SeriesPanel panel, RunContext context);

    /**
     * Reads what {@link LearnedMethod#writeLearned} wrote.
     *
     * @param in what was learned
     * @return the same method
     * @throws IOException if reading fails or it is not of this method
     */
    LearnedMethod readLearned(DataInput in) throws IOException;
}
