package io.flowcast.models.routing.internal.state;

import io.flowcast.models.routing.internal.data.FlatProblem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which routes a step changed, and how they were: a rejected step costs no more than the routes it touched. */
final class Journal {

    private static final int STRAY = -2;

    private final FlatProblem p;
    private final Routes routes;
    private final int[] touched;
    private final int[] slots;
    private final long[] costs;
    private final int[] walked;
    private final int[] dirty;
    private final boolean[] isDirty;
    private int dirtyCount;
    private @Nullable Snapshot saver;
    /** Per recorded route the number of its stops, then the stops. */
    private int[] stops;
    /** Metres behind the start and each stop, parallel to {@link #stops}; kept where {@link FlatProblem#light} holds. */
    private int[] legs;
    /** Seconds behind the start and each stop, where {@link FlatProblem#windowed} holds, as are the times. */
    private int[] seconds;

    private long[] leaves;
    private long[] due;

    private int length;
    private int recorded;
    private int step = 1;
    private int unservedBefore;

    Journal(FlatProblem problem, Routes routes) {
        p = problem;
        this.routes = routes;
        touched = new int[p.slots];
        slots = new int[p.slots];
        costs = new long[p.slots];
        walked = new int[p.stops];
        dirty = new int[p.slots];
        isDirty = new boolean[p.slots];
        stops = new int[Math.max(16, p.stops)];
        legs = new int[p.light ? stops.length : 0];
        seconds = new int[p.windowed ? stops.length : 0];
        leaves = new long[seconds.length];
        due = new long[seconds.length];
    }

    /** How many routes changed in this step. */
    int count() {
        return recorded;
    }

    /** A route that changed in this step. */
    int slot(int index) {
        return slots[index];
    }

    /** Starts a step that can be rolled back. */
    void begin() {
        step++;
        length = 0;
        recorded = 0;
        unservedBefore = routes.unservedCount;
    }

    /** Restores all routes as they were when the step began. */
    void rollback() {
        step++;
        int stray = 0;
        if (unservedBefore > 0 || p.hasReloads) {
            for (int c = 0; c < recorded; c++) {
                int r = slots[c];
                for (int node = routes.next[p.start(r)]; node < p.stops; node = routes.next[node]) {
                    routes.slot[node] = STRAY;
                    walked[stray++] = node;
                }
            }
        }
        int at = 0;
        for (int c = 0; c < recorded; c++) {
            at = relink(slots[c], at, costs[c]);
        }
        for (int k = 0; k < stray; k++) {
            if (routes.slot[walked[k]] == STRAY) {
                routes.slot[walked[k]] = -1;
                routes.miss(walked[k]);
            }
        }
        length = 0;
        recorded = 0;
    }

    /** Copies the followers on routes that changed since the same snapshot asked last, or of all. */
    void copyChanges(Snapshot into, int[] follower) {
        if (saver != into) {
            saver = into;
            System.arraycopy(routes.next, 0, follower, 0, routes.next.length);
        }
        for (int c = 0; c < dirtyCount; c++) {
            int r = dirty[c];
            isDirty[r] = false;
            int node = p.start(r);
            while (node != p.end(r)) {
                follower[node] = routes.next[node];
                node = routes.next[node];
            }
        }
        dirtyCount = 0;
    }

    /** Puts the recorded stops of a route back; returns where the next record begins. */
    private int relink(int r, int from, long costBefore) {
        markDirty(r);
        int at = from;
        int count = stops[at++];
        int after = p.start(r);
        for (int k = 0; k < count; k++) {
            int stop = stops[at++];
            if (routes.slot[stop] == -1) {
                routes.found(stop);
            }
            routes.slot[stop] = r;
            routes.next[after] = stop;
            routes.prev[stop] = after;
            after = stop;
        }
        routes.next[after] = p.end(r);
        routes.prev[p.end(r)] = after;
        boolean used = routes.size[r] > 0;
        routes.size[r] = count;
        if (!used && count > 0) {
            routes.occupy(r);
        } else if (used && count == 0) {
            routes.vacate(r);
        }
        if (!p.light) {
            routes.refresh(r);
            return at;
        }
        routes.setCost(r, costBefore);
        routes.leg[p.start(r)] = legs[from];
        for (int c = from + 1; c < at; c++) {
            routes.leg[stops[c]] = legs[c];
        }
        if (p.windowed) {
            routes.seconds[p.start(r)] = seconds[from];
            for (int c = from + 1; c < at; c++) {
                int stop = stops[c];
                routes.seconds[stop] = seconds[c];
                routes.leaves[stop] = leaves[c];
                routes.due[stop] = due[c];
            }
        }
        for (int k = 0; k < p.dimensions; k++) {
            long total = 0;
            for (int c = from + 1; c < at; c++) {
                total += p.own[stops[c] * p.stride + FlatProblem.LOAD + 3 * k];
            }
            routes.load[r * p.dimensions + k] = total;
        }
        routes.settleLater(r);
        return at;
    }

    /** Records a route before its first change in this step. */
    void touch(int r) {
        markDirty(r);
        if (touched[r] == step) {
            return;
        }
        touched[r] = step;
        costs[recorded] = routes.cost[r];
        slots[recorded++] = r;
        if (length + routes.size[r] + 1 > stops.length) {
            grow(2 * stops.length + routes.size[r]);
        }
        if (p.light) {
            recordLegs(r);
        }
        stops[length++] = routes.size[r];
        for (int node = routes.next[p.start(r)]; node < p.stops; node = routes.next[node]) {
            stops[length++] = node;
        }
    }

    private void grow(int size) {
        stops = Arrays.copyOf(stops, size);
        legs = Arrays.copyOf(legs, p.light ? size : 0);
        seconds = Arrays.copyOf(seconds, p.windowed ? size : 0);
        leaves = Arrays.copyOf(leaves, seconds.length);
        due = Arrays.copyOf(due, seconds.length);
    }

    private void recordLegs(int r) {
        int at = length;
        int node = p.start(r);
        do {
            legs[at] = routes.leg[node];
            if (p.windowed) {
                seconds[at] = routes.seconds[node];
                leaves[at] = routes.leaves[node];
                due[at] = routes.due[node];
            }
            at++;
            node = routes.next[node];
        } while (node < p.stops);
    }

    private void markDirty(int r) {
        if (!isDirty[r]) {
            isDirty[r] = true;
            dirty[dirtyCount++] = r;
        }
    }
}
