package io.flowcast.api.travel;

/**
 * Distances and durations between the places 0 to {@link #size()} - 1; need not be symmetric. Safe for several threads.
 *
 * <p>An interface, so that it can be dense, computed from coordinates, or depend on the time of day.
 */
public interface TravelMatrix {
    /** Distance and duration of a pair that no road joins. */
    long UNREACHABLE = Long.MAX_VALUE;

    /**
     * How many places there are.
     *
     * @return the number of places
     */
    int size();

    /**
     * Distance from one place to another.
     *
     * @param from place
     * @param to place
     * @return metres, at least 0, or {@link #UNREACHABLE}
     */
    long distanceMetres(int from, int to);

    /**
     * Duration from one place to another; if it depends on the time of day, the duration without traffic, which is
     * no more than at any time.
     *
     * @param from place
     * @param to place
     * @return seconds, at least 0, or {@link #UNREACHABLE}
     */
    long durationSeconds(int from, int to);

    /**
     * Duration for a departure at a time of day. Leaving later must never mean arriving earlier.
     *
     * @param from place
     * @param to place
     * @param departureSecond second of the problem's day
     * @return seconds, at least 0, or {@link #UNREACHABLE}
     */
    default long durationSeconds(int from, int to, long departureSecond) {
        return durationSeconds(from, to);
    }

    /**
     * A duration that no departure in a span of time falls below.
     *
     * @param from place
     * @param to place
     * @param firstSecond first departure
     * @param lastSecond last departure, not before the first
     * @return seconds, at least the duration without traffic, or {@link #UNREACHABLE}
     */
    default long leastDurationSeconds(int from, int to, long firstSecond, long lastSecond) {
        return durationSeconds(from, to);
    }

    /**
     * Whether durations depend on the time of departure.
     *
     * @return true if they do
     */
    default boolean timeDependent() {
        return false;
    }
}
