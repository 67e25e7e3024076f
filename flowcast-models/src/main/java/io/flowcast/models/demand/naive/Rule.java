package io.flowcast.models.demand.naive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How a mean follows from the cells before, and how far off it is expected to be.
 *
 * @param kind which of the rules
 * @param window cells, or seasons, that a mean is taken over; 1 for the last one
 * @param period season length in steps, 1 for none
 */
record Rule(Kind kind, int window, int period) {
    /** Rules of the field. */
    enum Kind {
        /** Mean of the last known cells; of all of them if the window is longer. */
        LEVEL,
        /** The last known cell and the line from the first to it. */
        DRIFT,
        /** Mean of the last known cells of the same phase. */
        SEASON
    }

    static final int MAX_WINDOW = 1 << 20;

    /** Whether the mean is that of all cells. */
    boolean unlimited() {
        return window == Integer.MAX_VALUE;
    }

    int phases() {
        return kind == Kind.SEASON ? period : 1;
    }

    String label() {
        return switch (kind) {
            case LEVEL -> unlimited() ? "Mean" : window == 1 ? "Naive" : "Mean[" + window + "]";
            case DRIFT -> "Drift";
            case SEASON ->
                window == 1 ? "SeasonalNaive[" + period + "]" : "SeasonalMean[" + window + "x" + period + "]";
        };
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(kind.ordinal());
        out.writeInt(window);
        out.writeInt(period);
    }

    static Rule read(DataInput in) throws IOException {
        byte kind = in.readByte();
        int window = in.readInt();
        int period = in.readInt();
        if (kind < 0 || kind >= Kind.values().length) {
            throw new IOException("no naive rule has the number " + kind);
        }
        if (window < 1 || (window > MAX_WINDOW && window != Integer.MAX_VALUE)) {
            throw new IOException("a mean is taken over at least one cell, not " + window);
        }
        if (period < 1 || period > MAX_WINDOW) {
            throw new IOException("a season has at least one step, not " + period);
        }
        return new Rule(Kind.values()[kind], window, period);
    }
}
