package io.flowcast.models.demand.pooled;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What the networks of a panel see and answer.
 *
 * @param seasons season lengths in steps, rising; empty for none
 * @param window how many of the last seasonally adjusted values they see
 * @param horizon how many steps they correct
 */
record Layout(int[] seasons, int window, int horizon) {
    private static final int LONGEST = 100_000;
    /** Besides the window, the levels and the season to come: noise, weight of the level, length, two slopes, strength of season, roughness. */
    private static final int OTHERS = 7;

    /** The layout for seasons; the horizon is the forecaster's, or 0 to go by the season. */
    static Layout of(int[] seasons, int horizon) {
        int shortest = seasons.length == 0 ? 1 : seasons[0];
        int longest = seasons.length == 0 ? 1 : seasons[seasons.length - 1];
        int steps = horizon > 0 ? horizon : Math.max(8, Math.min(48, 2 * shortest));
        int window = seasons.length > 1 ? longest + shortest : Math.max(8, Math.min(64, shortest + shortest / 2));
        return new Layout(seasons.clone(), window, steps);
    }

    /** Number of inputs of a network. */
    int inputs() {
        return window + Levels.COUNT + OTHERS + horizon;
    }

    /** Length of the shortest season, 1 for none. */
    int season() {
        return seasons.length == 0 ? 1 : seasons[0];
    }

    /** How many cells must be known before the first step to be forecast. */
    int leastCells() {
        return season() > 1 ? 2 * season() + 2 : 5;
    }

    boolean serves(int[] other) {
        return Arrays.equals(seasons, other);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(seasons.length);
        for (int season : seasons) {
            out.writeInt(season);
        }
        out.writeInt(window);
        out.writeInt(horizon);
    }

    static Layout read(DataInput in) throws IOException {
        int[] seasons = new int[between(in.readInt(), 0, 100)];
        for (int s = 0; s < seasons.length; s++) {
            seasons[s] = between(in.readInt(), s == 0 ? 2 : seasons[s - 1] + 1, LONGEST);
        }
        return new Layout(seasons, between(in.readInt(), 1, LONGEST), between(in.readInt(), 1, LONGEST));
    }

    private static int between(int value, int least, int most) throws IOException {
        if (value < least || value > most) {
            throw new IOException("no layout of networks has a " + value + " here");
        }
        return value;
    }
}
