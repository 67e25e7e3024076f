package io.flowcast.models.routing.internal.state;

import java.util.Arrays;

/** The breaks of one scheduled route, noted from the last one to the first, and when the vehicle leaves each position then. */
final class TakenBreaks {

    private int count;
    private int[] positions = new int[4];
    private long[] starts = new long[4];
    private long[] seconds = new long[4];
    private long[] departures = new long[16];

    void clear() {
        count = 0;
    }

    void add(int position, long start, long length) {
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            seconds = Arrays.copyOf(seconds, 2 * count);
        }
        positions[count] = position;
        starts[count] = start;
        seconds[count++] = length;
    }

    void setDeparture(int position, long leaves) {
        if (position >= departures.length) {
            departures = Arrays.copyOf(departures, 2 * position);
        }
        departures[position] = leaves;
    }

    int count() {
        return count;
    }

    int position(int index) {
        return positions[count - 1 - index];
    }

    long start(int index) {
        return starts[count - 1 - index];
    }

    long seconds(int index) {
        return seconds[count - 1 - index];
    }

    long departure(int position) {
        return departures[position];
    }
}
