package io.flowcast.models.routing.internal.state;

import static io.flowcast.models.routing.internal.data.FlatDraft.NEVER;

import io.flowcast.models.routing.internal.data.FlatProblem;
import java.util.Arrays;

/**
 * Schedules a route with breaks: for one departure by dynamic programming over positions and breaks behind, earliest times first; over
 * departures by jumping from each to the last one with the same end.
 *
 * <p>For a departure at s, no earlier arrival ever does harm, so the earliest time per position and number of breaks behind is all that
 * need be known. Which breaks are due changes with s only where one was had before; in between, the end falls only where a limit on board that counts
 * from the departure gives way, and once nothing waits no later departure in between is better. Limits of the time on board count from the earliest schedule where they do not count from the
 * departure: a pickup or a later trip is not delayed for their sake, so that now and then a route is refused that could be driven; of two places for a break that lead to
 * the same end, the one that costs goods on board less is not looked for.
 *
 * <p>Cost: O(m b) per departure for m positions and b breaks.
 */
final class BreakSchedule {

    private static final long IMPOSSIBLE = Long.MAX_VALUE;
    private static final int MOST_DEPARTURES = 64;
    private static final int SMALL_STEPS = 32;

    private final FlatProblem p;
    private final Timetable timetable;
    private final TimeRules rules;
    private final TakenBreaks taken;
    private long[] opens = {};
    private long[] closes = {};
    private long[] seconds = {};
    private long[] had = {};
    private int width;
    private long[] arrive = {};
    private long[] serve = {};
    private long[] leave = {};
    private boolean[] onArrival = {};
    private boolean[] afterService = {};
    private int finalHandled;
    private int skipped;

    BreakSchedule(FlatProblem problem, Timetable timetable, TimeRules rules, TakenBreaks taken) {
        p = problem;
        this.timetable = timetable;
        this.rules = rules;
        this.taken = taken;
    }

    /** Finds the cheapest departure and writes its times into the timetable; false if there is none. */
    boolean schedule(int type, boolean anyWillDo) {
        opens = p.breakOpens[type];
        closes = p.breakCloses[type];
        seconds = p.breakSeconds[type];
        had = p.breakHad[type];
        width = opens.length + 1;
        int cells = rules.length * width;
        if (arrive.length < cells) {
            arrive = new long[2 * cells];
            serve = new long[2 * cells];
            leave = new long[2 * cells];
            onArrival = new boolean[2 * cells];
            afterService = new boolean[2 * cells];
        }
        long first = rules.raised(0, rules.floor[0]);
        long last = latestStart();
        long bestCost = IMPOSSIBLE;
        long bestDuration = IMPOSSIBLE;
        long best = 0;
        for (int due = 0; due <= opens.length && first <= last; due++) {
            long until = due == opens.length ? last : Math.min(last, Math.min(closes[due], had[due] - 1));
            long from = first;
            for (int tries = 0; from <= until && tries < MOST_DEPARTURES; tries++) {
                long end = end(from);
                if (end == IMPOSSIBLE) {
                    from = nextPossible(from, until);
                    continue;
                }
                long start = latestWith(end, from, until);
                end(start);
                write();
                long cost = timetable.price();
                if (timetable.keepsLimits() && (cost < bestCost || (cost == bestCost && end - start < bestDuration))) {
                    bestCost = cost;
                    bestDuration = end - start;
                    best = start;
                    if (anyWillDo) {
                        return true;
                    }
                }
                long rest = 0;
                for (int b = skipped; b < finalHandled; b++) {
                    rest += seconds[b];
                }
                if (!p.timeDependent && end - start == rules.pureSeconds + rest) {
                    break;
                }
                // By the clock almost every departure has an end of its own.
                from = start + (p.timeDependent ? Math.max(1, (until - first) / MOST_DEPARTURES) : 1);
            }
            // Behind the window of a break and before it was had, no departure is possible.
            first = Math.max(first, due == opens.length ? until + 1 : had[due]);
        }
        if (bestCost == IMPOSSIBLE) {
            return false;
        }
        end(best);
        write();
        return true;
    }

    /** A later departure that is possible, or {@code until + 1}: limits on board that count from the departure can bar earlier ones only. */
    private long nextPossible(long from, long until) {
        if (!limitsFromStart()) {
            return until + 1;
        }
        long step = 1;
        long at = from + 1;
        while (at <= until && end(at) == IMPOSSIBLE) {
            step = at - from < SMALL_STEPS ? 1 : 2 * step;
            at += step;
        }
        long low = at - step;
        long high = Math.min(at, until + 1);
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (end(middle) == IMPOSSIBLE) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * The last departure of a piece with one end. The end rises with the departure, but where a later departure lets goods stay on board until later it
     * can fall too: there the first moments are tried one by one.
     */
    private long latestWith(long end, long from, long until) {
        boolean mayFall = limitsFromStart();
        long low = from;
        long high = until + 1;
        long step = 1;
        while (low + step < high && end(low + step) == end) {
            low += step;
            step = mayFall && low - from < SMALL_STEPS ? 1 : 2 * step;
        }
        high = Math.min(high, low + step);
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (end(middle) == end) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The earliest end for a departure. */
    private long end(long start) {
        int last = rules.length - 1;
        Arrays.fill(arrive, 0, (last + 1) * width, IMPOSSIBLE);
        skipped = 0;
        while (skipped < had.length && had[skipped] <= start) {
            skipped++;
        }
        Arrays.fill(leave, 0, width, IMPOSSIBLE);
        Arrays.fill(serve, 0, width, IMPOSSIBLE);
        serve[skipped] = start;
        leave[skipped] = start + rules.service[0];
        Arrays.fill(afterService, 0, width, false);
        if (p.progress.begun[rules.type]) {
            takeBreaks(leave, afterService, 0);
        }
        for (int k = 1; k <= last; k++) {
            int at = k * width;
            int before = at - width;
            boolean stop = k < last;
            for (int j = 0; j < width; j++) {
                onArrival[at + j] = false;
                if (leave[before + j] < IMPOSSIBLE) {
                    arrive[at + j] = rules.clock.arrival(k - 1, leave[before + j]);
                }
            }
            if (stop) {
                takeBreaks(arrive, onArrival, at);
            }
            for (int j = 0; j < width; j++) {
                afterService[at + j] = false;
                long begins = arrive[at + j] < IMPOSSIBLE ? rules.raised(k, arrive[at + j]) : IMPOSSIBLE;
                begins = stop && begins > deadline(k, start) ? IMPOSSIBLE : begins;
                serve[at + j] = begins;
                leave[at + j] = begins < IMPOSSIBLE ? begins + rules.service[k] : IMPOSSIBLE;
            }
            if (stop) {
                takeBreaks(leave, afterService, at);
            }
        }
        long earliest = IMPOSSIBLE;
        for (int j = 0; j < width; j++) {
            long end = serve[last * width + j];
            boolean none = j == opens.length || end <= closes[j];
            if (end < earliest && none) {
                earliest = end;
                finalHandled = j;
            }
        }
        return earliest;
    }

    private void takeBreaks(long[] times, boolean[] rested, int at) {
        for (int b = 0; b < opens.length; b++) {
            if (times[at + b] < IMPOSSIBLE && times[at + b] <= closes[b]) {
                long ends = Math.max(times[at + b], opens[b]) + seconds[b];
                if (ends < times[at + b + 1]) {
                    times[at + b + 1] = ends;
                    rested[at + b + 1] = true;
                }
            }
        }
    }

    /** Follows the last {@link #end} back and writes its times. */
    private void write() {
        int j = finalHandled;
        taken.clear();
        for (int k = rules.length - 1; k >= 0; k--) {
            int at = k * width;
            taken.setDeparture(k, leave[at + j]);
            while (afterService[at + j]) {
                j--;
                taken.add(k, leave[at + j + 1] - seconds[j], seconds[j]);
            }
            rules.time[k] = serve[at + j];
            while (onArrival[at + j]) {
                j--;
                taken.add(k, arrive[at + j + 1] - seconds[j], seconds[j]);
            }
        }
    }

    /** A departure after which no later one is different, or the last possible one without breaks. */
    private long latestStart() {
        long idle = rules.time[0] + (p.timeDependent ? DepartureSearch.LONGEST_SPAN : 0);
        for (long rested : p.breakHad[rules.type]) {
            idle = Math.max(idle, rested < NEVER ? rested : 0);
        }
        for (int k = 0; k < rules.length; k++) {
            idle = Math.max(idle, rules.opens(k) - rules.pureUntil[k]);
            if (rules.sequence[k] < p.stops) {
                long[] windows = p.windowOpens[rules.sequence[k]];
                idle = windows.length == 0 ? idle : Math.max(idle, windows[windows.length - 1] - rules.pureUntil[k]);
            }
        }
        rules.greatest(NEVER);
        return Math.min(rules.time[0], idle);
    }

    /** Whether some goods that are loaded at the start have a limit on board. */
    private boolean limitsFromStart() {
        boolean any = false;
        for (int k = 1; k + 1 < rules.length; k++) {
            any |= rules.boarded[k] == 0 && p.maxOnBoardSeconds[rules.sequence[k]] < NEVER;
        }
        return any;
    }

    /** The latest start of service at a stop for a departure, by the limit on board of goods that are loaded at the start. */
    private long deadline(int k, long start) {
        long limit = p.maxOnBoardSeconds[rules.sequence[k]];
        return rules.boarded[k] == 0 && limit < NEVER ? start + rules.service[0] + limit : Long.MAX_VALUE - 1;
    }
}
