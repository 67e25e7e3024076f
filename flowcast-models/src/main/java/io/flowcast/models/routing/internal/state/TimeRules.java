package io.flowcast.models.routing.internal.state;

import static io.flowcast.models.routing.internal.data.FlatDraft.NEVER;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import java.util.Arrays;

/**
 * The rules that the times of one route obey, with their least and greatest solutions; what they are and why these exist stands at
 * {@link Timetable}.
 *
 * <p>The fields are open to the classes that schedule with them. Position k of the route stands at index k.
 */
final class TimeRules {

    /** Passes beyond which a route whose limits chase each other through the traffic is given up. */
    private static final int CLOCK_PASSES = 200;

    /** Nodes in the order of the route, {@link #length} of them. */
    int[] sequence = new int[16];

    int length;
    int type;
    /** Start of service in the present solution. */
    long[] time = new long[16];
    /** Service and the way to the next position; without traffic. */
    long[] leg = new long[16];

    long[] service = new long[16];
    /** Seconds from the start if nothing waits. */
    long[] pureUntil = new long[16];

    long pureSeconds;
    /** Position at which the goods of a stop come on board. */
    int[] boarded = new int[16];
    /** Window of each stop in the present solution. */
    int[] window = new int[16];
    /** Earliest start: release of the goods of a trip at its depot, or later if that is cheaper. */
    long[] floor = new long[16];

    boolean manyWindows;
    /** Whether {@link #greatest} keeps the windows of the last least solution. */
    boolean fixed;

    final Clock clock;
    private final FlatProblem p;
    private final int[] positionOf;
    private final int[] seen;
    private int stamp;
    private int passes;
    /** How many windows the stops of the current solution have let pass, in total. */
    private long windows;

    TimeRules(FlatProblem problem) {
        p = problem;
        clock = new Clock(problem, this);
        positionOf = new int[p.stops];
        seen = new int[p.rules.ordered ? p.stops : 0];
    }

    /** Starts a new route. */
    void begin(int slot) {
        length = 0;
        type = p.slotType[slot];
        add(p.start(slot));
    }

    /** Appends a node. */
    void add(int node) {
        if (length == sequence.length) {
            sequence = Arrays.copyOf(sequence, 2 * length);
            time = Arrays.copyOf(time, 2 * length);
            leg = Arrays.copyOf(leg, 2 * length);
            service = Arrays.copyOf(service, 2 * length);
            pureUntil = Arrays.copyOf(pureUntil, 2 * length);
            boarded = Arrays.copyOf(boarded, 2 * length);
            window = Arrays.copyOf(window, 2 * length);
            floor = Arrays.copyOf(floor, 2 * length);
        }
        if (node < p.stops) {
            positionOf[node] = length;
        }
        sequence[length++] = node;
    }

    /** Reads the route's legs; false if driving alone already breaks a limit of the time on board. */
    boolean prepare() {
        if (p.rules.ordered && !inOrder()) {
            return false;
        }
        if (sequence[1] >= p.customers && sequence[1] < p.stops && !p.progress.begun[type]) {
            // A first trip without stops cannot be told in a plan, and without it goods could be loaded too early.
            return false;
        }
        if (p.hasReloads && hasIdleReload()) {
            return false;
        }
        FlatTravel travel = p.travel[p.profile[type]];
        manyWindows = false;
        int depot = 0;
        int reloads = 0;
        passes = length + 2;
        long pure = 0;
        for (int k = 0; k < length; k++) {
            int node = sequence[k];
            service[k] = node < p.stops ? p.serviceSeconds(type, node) : p.own[node * p.stride + FlatProblem.DURATION];
            leg[k] = service[k];
            if (k + 1 < length) {
                leg[k] += travel.durationSeconds(p.location[node], p.location[sequence[k + 1]]);
            }
            pureUntil[k] = pure;
            pure += leg[k];
            if (node < p.stops) {
                int choices = p.windowOpens[node].length;
                manyWindows |= choices > 1;
                passes += choices;
                int mate = p.partner[node];
                int from = mate >= 0 ? positionOf[mate] : depot;
                boarded[k] = from;
                if (node >= p.customers) {
                    depot = k;
                    reloads++;
                }
                if (p.progress.any && node < p.customers && !p.progress.hasGoods(type, node, depot > 0)) {
                    return false;
                }
                if (pureUntil[k] - pureUntil[from] - service[from] > p.maxOnBoardSeconds[node]) {
                    return false;
                }
            }
        }
        pureSeconds = pure;
        setFloors();
        if (p.timeDependent) {
            passes += CLOCK_PASSES;
        }
        return reloads < p.maxTrips[type] && length - 2 - reloads <= p.maxCustomers[type];
    }

    /** A reload behind another one, or before the end: a plan cannot tell it, and without it there may be no road. */
    private boolean hasIdleReload() {
        for (int k = 2; k < length; k++) {
            int before = sequence[k - 1];
            if (sequence[k] >= p.customers && before >= p.customers && before < p.stops) {
                return true;
            }
        }
        return false;
    }

    void setFloors() {
        Arrays.fill(floor, 0, length, -NEVER);
        int depot = 0;
        for (int k = 1; k + 1 < length; k++) {
            if (sequence[k] >= p.customers) {
                depot = k;
            }
            floor[depot] = Math.max(floor[depot], p.releaseSeconds[sequence[k]] - service[depot]);
        }
    }

    private boolean inOrder() {
        stamp++;
        for (int k = 1; k + 1 < length; k++) {
            seen[sequence[k]] = stamp;
        }
        for (int k = 1; k + 1 < length; k++) {
            for (int before : p.rules.predecessors(sequence[k])) {
                if (seen[before] == stamp && positionOf[before] > k) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The least solution with a start of at least {@code from}; false if there is none. */
    boolean least(long from) {
        System.arraycopy(floor, 0, time, 0, length);
        time[0] = Math.max(time[0], from);
        int budget = passes;
        boolean changed = true;
        while (changed) {
            if (budget-- <= 0) {
                return false;
            }
            windows = 0;
            for (int k = 0; k < length; k++) {
                if (k > 0) {
                    time[k] = Math.max(time[k], p.timeDependent ? clock.arrival(k - 1) : time[k - 1] + leg[k - 1]);
                }
                if (!raise(k)) {
                    return false;
                }
            }
            changed = false;
            long latest = time[length - 1] - p.maxDurationSeconds[type];
            if (latest > time[0]) {
                time[0] = latest;
                changed = true;
            }
            for (int k = 1; k + 1 < length; k++) {
                long limit = p.maxOnBoardSeconds[sequence[k]];
                if (limit < NEVER) {
                    int at = boarded[k];
                    long earliest = time[k] - limit - service[at];
                    if (earliest > time[at]) {
                        time[at] = earliest;
                        changed = true;
                    }
                }
            }
        }
        return true;
    }

    /** Raises a time into the next window, counting how many windows lie behind. */
    private boolean raise(int k) {
        int node = sequence[k];
        if (node < p.stops) {
            long[] opens = p.windowOpens[node];
            long[] closes = p.windowCloses[node];
            for (int w = 0; w < opens.length; w++) {
                if (time[k] <= closes[w]) {
                    time[k] = Math.max(time[k], opens[w]);
                    windows += w;
                    window[k] = w;
                    return true;
                }
            }
            return opens.length == 0 && time[k] < NEVER;
        }
        int at = node * p.stride;
        time[k] = Math.max(time[k], p.own[at + FlatProblem.EARLIEST]);
        return time[k] <= p.own[at + FlatProblem.LATEST];
    }

    /**
     * The greatest solution that ends at {@code end}, if {@code fixed} one that keeps the windows of the last least solution; only
     * called where a solution with that end exists.
     */
    void greatest(long end) {
        Arrays.fill(time, 0, length, NEVER);
        time[length - 1] = end;
        boolean changed = true;
        while (changed) {
            for (int k = length - 1; k >= 0; k--) {
                if (k + 1 < length) {
                    time[k] = Math.min(time[k], p.timeDependent ? clock.latestFor(k) : time[k + 1] - leg[k]);
                }
                lower(k);
            }
            changed = false;
            if (time[length - 1] > time[0] + p.maxDurationSeconds[type]) {
                time[length - 1] = time[0] + p.maxDurationSeconds[type];
                changed = true;
            }
            for (int k = 1; k + 1 < length; k++) {
                long limit = p.maxOnBoardSeconds[sequence[k]];
                if (limit < NEVER) {
                    int from = boarded[k];
                    long leave = time[from] + service[from] + limit;
                    if (leave < time[k]) {
                        time[k] = leave;
                        changed = true;
                    }
                }
            }
        }
    }

    private void lower(int k) {
        int node = sequence[k];
        if (node < p.stops) {
            long[] opens = p.windowOpens[node];
            for (int w = fixed && opens.length > 0 ? window[k] : opens.length - 1; w >= 0; w--) {
                if (time[k] >= opens[w]) {
                    time[k] = Math.min(time[k], p.windowCloses[node][w]);
                    return;
                }
            }
        } else {
            time[k] = Math.min(time[k], p.own[node * p.stride + FlatProblem.LATEST]);
        }
    }

    /** Moves to the least solution that starts after {@code start} and in which some stop has left its window. */
    boolean nextPiece(long start) {
        if (!least(start)) {
            return false;
        }
        long here = windows;
        long low = start;
        long step = 1;
        while (least(low + step) && windows == here) {
            low += step;
            step *= 2;
        }
        long high = low + step;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (least(middle) && windows == here) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return least(high);
    }

    long opens(int k) {
        int node = sequence[k];
        if (node >= p.stops) {
            return p.own[node * p.stride + FlatProblem.EARLIEST];
        }
        long[] opens = p.windowOpens[node];
        return Math.max(floor[k], opens.length == 0 ? -NEVER : opens[window[k]]);
    }

    /** The earliest start of service at a position for an arrival, or the largest long. */
    long raised(int k, long arrival) {
        long kept = time[k];
        time[k] = Math.max(arrival, floor[k]);
        long raised = raise(k) ? time[k] : Long.MAX_VALUE;
        time[k] = kept;
        return raised;
    }

    long span() {
        return time[length - 1] - time[0];
    }

    long end() {
        return time[length - 1];
    }
}
