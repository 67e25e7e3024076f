package io.flowcast.models.routing.internal.search;

import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.run.RunContext;

/**
 * When one island's search ends, and how far along it is.
 *
 * <p>How far is the largest share of any limit that is used up. Where only a target or a number of fruitless iterations limits the
 * search the end is not known; the search then anneals in rounds of growing length.
 */
final class Limits {

    private static final long FIRST_ROUND = 20_000;
    private static final long ASK_TIME_EVERY = 8;

    private final RunContext context;
    private final long startNanos;
    private final long timeNanos;
    private final long iterations;
    private final long patience;
    private final long target;
    private long roundStart;
    private long roundLength = FIRST_ROUND;
    private long passedNanos;
    private boolean done;

    /**
     * Limits that count from now.
     *
     * @param stopWhen the rule for all islands together
     * @param islands number of islands that share the iterations
     * @param island which of them this is
     * @param target flat cost that is good enough
     * @param startNanos when the whole search started
     * @param context deadline and cancellation
     */
    Limits(StopWhen stopWhen, int islands, int island, long target, long startNanos, RunContext context) {
        this.context = context;
        this.startNanos = startNanos;
        this.target = target;
        timeNanos = stopWhen.time() == null ? Long.MAX_VALUE : stopWhen.time().toNanos();
        long all = stopWhen.iterations();
        iterations = all == Long.MAX_VALUE ? all : all / islands + (island < all % islands ? 1 : 0);
        patience = stopWhen.iterationsWithoutImprovement();
    }

    /** Whether the caller wants the answer at once. */
    boolean stopped() {
        done = done || context.shouldStop();
        return done;
    }

    /** Whether the search is over. */
    boolean over(long iteration, long sinceImprovement, long best) {
        return iteration >= iterations
                || sinceImprovement >= patience
                || best <= target
                || stopped()
                || timePassed(iteration) >= timeNanos;
    }

    /** Asking for the time costs more than some small part of an iteration, so it is done now and then. */
    private long timePassed(long iteration) {
        if (timeNanos < Long.MAX_VALUE && iteration % ASK_TIME_EVERY == 0) {
            passedNanos = context.nanoTime() - startNanos;
        }
        return passedNanos;
    }

    /** Share of the search that is behind, in [0, 1]. */
    double progress(long iteration) {
        if (iterations == Long.MAX_VALUE && timeNanos == Long.MAX_VALUE) {
            if (iteration >= roundStart + roundLength) {
                roundStart += roundLength;
                roundLength *= 2;
            }
            return (double) (iteration - roundStart) / roundLength;
        }
        double share = iterations == Long.MAX_VALUE ? 0 : (double) iteration / iterations;
        if (timeNanos < Long.MAX_VALUE) {
            share = Math.max(share, (double) passedNanos / timeNanos);
        }
        return Math.min(1, share);
    }

    /** Iterations this island will make, or 0 if not known; for progress reports. */
    long total() {
        return iterations == Long.MAX_VALUE ? 0 : iterations;
    }
}
