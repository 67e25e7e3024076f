package io.flowcast.models.demand.series;

import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.RunContext;
import org.jspecify.annotations.Nullable;

/**
 * How a fitter learns, within one long series, that its run was cancelled or is out of time.
 *
 * <p>A fitter says what it has done, in cells it passed over, between its candidates or after each evaluation of an objective; the run is asked once for so
 * many cells, so that short series pay an addition and long ones stop within milliseconds. What the check does never changes an answer: it either returns or throws. Serves
 * one thread, like the fitter that holds it.
 */
public final class StopCheck {
    /** Cells between two questions: some tenths of a millisecond of exponential smoothing. */
    static final long CELLS_BETWEEN = 1 << 14;

    private final @Nullable RunContext context;
    private final String doing;
    private long cells;

    private StopCheck(@Nullable RunContext context, String doing) {
        this.context = context;
        this.doing = doing;
    }

    /**
     * A check that asks a run.
     *
     * @param context deadline, cancellation
     * @param doing what is being done, for the message
     * @return a check for one thread
     */
    public static StopCheck of(RunContext context, String doing) {
        return new StopCheck(context, doing);
    }

    /**
     * A check for work that nobody stops.
     *
     * @return a check that never throws
     */
    public static StopCheck never() {
        return new StopCheck(null, "");
    }

    /**
     * Says that work was done, and asks the run if it was much.
     *
     * @param count cells passed over since the last call; where a cell costs far more than a few operations, a multiple of them
     * @throws RunStoppedException if the run should stop
     */
    public void passed(long count) {
        cells += count;
        if (cells >= CELLS_BETWEEN) {
            ask();
        }
    }

    /**
     * Asks the run now: between pieces of work that are long in themselves.
     *
     * @throws RunStoppedException if the run should stop
     */
    public void ask() {
        cells = 0;
        if (context != null) {
            context.stopIfAsked(doing);
        }
    }
}
