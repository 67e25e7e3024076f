package io.flowcast.models.demand.pooled;

import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.series.LearnedMethod;
import io.flowcast.models.demand.series.PooledMethod;
import io.flowcast.models.demand.series.SeriesPanel;
import java.io.DataInput;
import java.io.IOException;

/**
 * Learns from all rows of a panel how their simple local forecasts err, and corrects each row's forecast by it. For rows without covariates that sell in most
 * cells; rows with many zeros, or too short, get no model. Immutable and safe for several threads.
 */
public final class Pooled implements PooledMethod {
    private static final String NAME = "pooled";
    /** With fewer points in time than this there is nothing general to learn. */
    private static final int LEAST_CASES = 100;

    private static final int LONGEST_HORIZON = 10_000;

    private final int horizon;

    private Pooled(int horizon) {
        this.horizon = horizon;
    }

    /**
     * A learner that corrects twice the shortest season ahead, but at least 8 and at most 48 steps. The corrections of the last of them serve later
     * steps too.
     *
     * @return the method {@code pooled}
     */
    public static Pooled learner() {
        return new Pooled(0);
    }

    /**
     * A learner for a horizon that is known.
     *
     * @param horizon how many steps to correct, from 1 to 10,000; the corrections of the last of them serve later steps too
     * @return the method {@code pooled}
     */
    public static Pooled learner(int horizon) {
        if (horizon < 1 || horizon > LONGEST_HORIZON) {
            throw new IllegalArgumentException("a horizon has 1 to " + LONGEST_HORIZON + " steps, was " + horizon);
        }
        return new Pooled(horizon);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LearnedMethod learn(SeriesPanel panel, RunContext context) {
        if (panel.rows() == 0) {
            return new Learned(NAME, null);
        }
        Cases cases = Cases.of(panel, Layout.of(panel.series(0).seasons(), horizon), context);
        return new Learned(NAME, cases.count < LEAST_CASES ? null : Ensemble.learn(cases, context));
    }

    @Override
    public LearnedMethod readLearned(DataInput in) throws IOException {
        return Learned.read(NAME, in);
    }
}
