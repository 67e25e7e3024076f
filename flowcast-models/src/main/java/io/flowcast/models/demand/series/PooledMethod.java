package io.flowcast.models.demand.series;

import io.flowcast.api.run.RunContext;
import java.io.DataInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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
     * Learns from all series, and once more without their last steps, on which the spread is then calibrated. A method that has to forecast from an earlier
     * origin to learn at all, as combinations do, takes these steps for it and saves the caller the work.
     *
     * @param whole the series
     * @param early the same rows in the same order, without their last steps
     * @param context seed, threads, deadline, cancellation
     * @return what was learned
     */
    default Lesson rehearse(SeriesPanel whole, SeriesPanel early, RunContext context) {
        return new Lesson(learn(whole, context), learn(early, context), new SeriesModel[0]);
    }

    /**
     * What was learned from whole series, and from them without their last steps.
     *
     * @param method learned from whole series
     * @param early learned without the last steps
     * @param models of the early method for each row, null where it has none; empty if they were not fitted on the way
     */
    record Lesson(
            LearnedMethod method,
            SeriesMethod early,
            @Nullable SeriesModel[] models) {}

    /**
     * Reads what {@link LearnedMethod#writeLearned} wrote.
     *
     * @param in what was learned
     * @return the same method
     * @throws IOException if reading fails or it is not of this method
     */
    LearnedMethod readLearned(DataInput in) throws IOException;
}
