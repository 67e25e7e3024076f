package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.Stop;
import io.flowcast.api.travel.TravelMatrix;

/**
 * A travel matrix in which no road leads from a stop that only takes to one that does not: backhauls come last by the map alone, at no
 * cost to the search. Every place stands here once per kind of what is done there.
 *
 * @param roads the matrix of the problem
 */
record BackhaulTravel(TravelMatrix roads) implements TravelMatrix {

    /** A depot. */
    static final int DEPOT = 0;
    /** A stop that does not only take. */
    static final int LINEHAUL = 1;
    /** A stop that only takes. */
    static final int BACKHAUL = 2;

    private static final int KINDS = 3;

    /** The kind of what is done at a stop. */
    static int kind(Stop stop) {
        return SeparateLoads.takes(stop) && !SeparateLoads.brings(stop) ? BACKHAUL : LINEHAUL;
    }

    /** The place of a kind of visit at a place of the problem. */
    static int place(int location, int kind) {
        return location * KINDS + kind;
    }

    /** The place of the problem. */
    static int location(int place) {
        return place / KINDS;
    }

    private static boolean barred(int from, int to) {
        return from % KINDS == BACKHAUL && to % KINDS == LINEHAUL;
    }

    @Override
    public int size() {
        return KINDS * roads.size();
    }

    @Override
    public long distanceMetres(int from, int to) {
        return barred(from, to) ? UNREACHABLE : roads.distanceMetres(from / KINDS, to / KINDS);
    }

    @Override
    public long durationSeconds(int from, int to) {
        return barred(from, to) ? UNREACHABLE : roads.durationSeconds(from / KINDS, to / KINDS);
    }

    @Override
    public long durationSeconds(int from, int to, long departureSecond) {
        return barred(from, to) ? UNREACHABLE : roads.durationSeconds(from / KINDS, to / KINDS, departureSecond);
    }

    @Override
    public long leastDurationSeconds(int from, int to, long firstSecond, long lastSecond) {
        return barred(from, to)
                ? UNREACHABLE
                : roads.leastDurationSeconds(from / KINDS, to / KINDS, firstSecond, lastSecond);
    }

    @Override
    public boolean timeDependent() {
        return roads.timeDependent();
    }
}
