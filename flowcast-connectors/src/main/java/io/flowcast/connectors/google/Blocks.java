package io.flowcast.connectors.google;

import io.flowcast.api.run.RunContext;
import java.time.Instant;

/** Cuts a square matrix into requests. */
final class Blocks {
    /** Fills one block and says when it was fetched. */
    interface Filler {
        Instant fill(int fromStart, int fromEnd, int toStart, int toEnd);
    }

    private Blocks() {}

    /**
     * Fills a matrix block by block.
     *
     * @return when the oldest block was fetched
     */
    static Instant fill(int n, int side, String stage, RunContext context, Filler filler) {
        Instant oldest = context.clock().instant();
        long blocks = (n + side - 1L) / side;
        long done = 0;
        for (int from = 0; from < n; from += side) {
            for (int to = 0; to < n; to += side) {
                context.stopIfAsked(stage);
                int fromEnd = Math.min(n, from + side);
                int toEnd = Math.min(n, to + side);
                if (fromEnd - from > 1 || toEnd - to > 1 || from != to) { // a place to itself is nothing
                    Instant fetched = filler.fill(from, fromEnd, to, toEnd);
                    oldest = fetched.isBefore(oldest) ? fetched : oldest;
                }
                context.progress().report(stage, ++done, blocks * blocks, "");
            }
        }
        return oldest;
    }
}
