package io.flowcast.models.demand.boost;

import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.RunContext;

/**
 * Learns gradient-boosted trees: each tree takes a Newton step, or the step to a quantile, from the predictions of those before it.
 *
 * <p>Immutable and safe for several threads. The same rows in the same order with the same seed give the same trees, for any number of threads.
 */
public final class Boosting {
    private final BoostSettings settings;

    /**
     * With settings.
     *
     * @param settings how trees are grown
     */
    public Boosting(BoostSettings settings) {
        this.settings = settings;
    }

    /**
     * Learns from rows, as many rounds as the settings say.
     *
     * @param rows features and targets
     * @param loss what to make small
     * @param context seed, threads, cancellation, progress by round
     * @return the trees
     * @throws IllegalArgumentException if targets or settings do not suit the loss or the table
     * @throws RunStoppedException if stopped
     */
    public BoostedTrees fit(TrainingRows rows, Loss loss, RunContext context) {
        return new BoostFit(settings, rows, null, loss, context).run();
    }

    /**
     * Learns from rows until the loss on others no longer falls, see {@link BoostSettings.Builder#patience}.
     *
     * @param rows features and targets
     * @param validation rows that trees are not grown on, with the same binning
     * @param loss what to make small
     * @param context seed, threads, cancellation, progress by round
     * @return the trees up to the round with the least validation loss
     * @throws IllegalArgumentException if targets or settings do not suit the loss or the table
     * @throws RunStoppedException if stopped
     */
    public BoostedTrees fit(TrainingRows rows, TrainingRows validation, Loss loss, RunContext context) {
        return new BoostFit(settings, rows, validation, loss, context).run();
    }
}
