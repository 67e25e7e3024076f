package io.flowcast.models.routing.internal.state;

import static io.flowcast.models.routing.internal.data.FlatDraft.NEVER;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import java.util.Arrays;

/**
 * The exact schedule of one route: whether its times can be kept, and the least duration it can be driven in.
 *
 * <p>With several windows per stop and limits of the time on board, segments are only a relaxation; this class decides.
 * Let {@code t[k]} be the start of service at position k. All rules have the form {@code t[j] >= t[i] + c} (travel after
 * service; on-board limit, read from the delivery back to the pickup; longest duration, read from the end back to the start)
 * or {@code t[k] in W[k]} with W a union of intervals. The solutions of such a system are closed under componentwise minimum
 * and maximum, so there is a least and a greatest one, which repeated raising (lowering) of violated values reaches
 * (Bellman 1958; for time on board Cordeau and Laporte 2003, "A tabu search heuristic for the static multi-vehicle dial-a-ride
 * problem", Transp. Res. B 37(6)).
 *
 * <p>The least duration is found by alternating: the least solution gives the earliest end, the greatest solution for that end
 * gives the latest start. While no stop changes its window the end is a convex function of the start, so the pair is optimal on
 * that piece; the next piece begins where a stop is forced into a later window, which is found by bisection.
 *
 * <p>Cost: O(m) per pass for m positions, a few passes per route in practice. Not thread-safe; one per search.
 */
public final class Timetable {

    private final FlatProblem problem;
    private int[] sequence;
    private int[] positionOf;
    private long[] time;
    private long[] leg;
    private long[] service;
    private long[] pureUntil;
    private int length;
    private int type;
    private int passes;
    private long pureSeconds;
    /** How many windows the stops of the current solution have let pass, in total. */
    private long windows;

    private boolean manyWindows;
    private long durationSeconds;

    /**
     * A timetable for the routes of one problem.
     *
     * @param problem the problem
     */
    public Timetable(FlatProblem problem) {
        this.problem = problem;
        sequence = new int[16];
        time = new long[16];
        leg = new long[16];
        service = new long[16];
        pureUntil = new long[16];
        positionOf = new int[problem.stops];
    }

    /**
     * Starts a new route.
     *
     * @param slot the vehicle that drives it
     */
    public void begin(int slot) {
        length = 0;
        type = problem.slotType[slot];
        add(problem.start(slot));
    }

    /**
     * Appends a node.
     *
     * @param node a stop, or at last the end node of the vehicle
     */
    public void add(int node) {
        if (length == sequence.length) {
            sequence = Arrays.copyOf(sequence, 2 * length);
            time = Arrays.copyOf(time, 2 * length);
            leg = Arrays.copyOf(leg, 2 * length);
            service = Arrays.copyOf(service, 2 * length);
            pureUntil = Arrays.copyOf(pureUntil, 2 * length);
        }
        if (node < problem.stops) {
            positionOf[node] = length;
        }
        sequence[length++] = node;
    }

    /**
     * Schedules the route as early as possible, without regard to its duration.
     *
     * @return whether all time rules can be kept
     */
    public boolean feasible() {
        return prepare() && least(-NEVER);
    }

    /**
     * Schedules the route with the least duration, the earliest such end, and from the latest departure for it each stop as
     * early as possible.
     *
     * @return whether all time rules can be kept
     */
    public boolean shortest() {
        if (!prepare() || !least(-NEVER)) {
            return false;
        }
        long best = Long.MAX_VALUE;
        long bestStart = -NEVER;
        while (true) {
            long end = time[length - 1];
            greatest(end);
            long start = time[0];
            if (end - start < best) {
                best = end - start;
                bestStart = start;
            }
            if (best == pureSeconds || !manyWindows || !nextPiece(start)) {
                break;
            }
        }
        least(bestStart);
        durationSeconds = time[length - 1] - time[0];
        return true;
    }

    /**
     * Duration of the route last scheduled by {@link #shortest()}.
     *
     * @return seconds from the start of the duty to its end
     */
    public long durationSeconds() {
        return durationSeconds;
    }

    /**
     * Start of service at a position of the route last scheduled; position 0 is the start of the duty.
     *
     * @param position position in the order of {@link #add}
     * @return seconds on the time axis of the problem
     */
    public long time(int position) {
        return time[position];
    }

    /** Reads the route's legs; false if driving alone already breaks a limit of the time on board. */
    private boolean prepare() {
        FlatTravel travel = problem.travel[problem.profile[type]];
        manyWindows = false;
        passes = length + 2;
        long pure = 0;
        for (int k = 0; k < length; k++) {
            int node = sequence[k];
            service[k] = problem.own[node * problem.stride + FlatProblem.DURATION];
            leg[k] = service[k];
            if (k + 1 < length) {
                leg[k] += travel.durationSeconds(problem.location[node], problem.location[sequence[k + 1]]);
            }
            pureUntil[k] = pure;
            pure += leg[k];
            if (node < problem.stops) {
                int choices = problem.windowOpens[node].length;
                manyWindows |= choices > 1;
                passes += choices;
                int from = boarding(k);
                if (pureUntil[k] - pureUntil[from] - service[from] > problem.maxOnBoardSeconds[node]) {
                    return false;
                }
            }
        }
        pureSeconds = pure;
        return true;
    }

    /** Moves to the least solution that starts after {@code start} and in which some stop has left its window. */
    private boolean nextPiece(long start) {
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

    /** The least solution with a start of at least {@code from}; false if there is none. */
    private boolean least(long from) {
        Arrays.fill(time, 0, length, -NEVER);
        long start = from;
        for (int k = 1; k + 1 < length; k++) {
            start = Math.max(start, problem.releaseSeconds[sequence[k]] - service[0]);
        }
        time[0] = start;
        int budget = passes;
        boolean changed = true;
        while (changed) {
            if (budget-- <= 0) {
                return false;
            }
            windows = 0;
            for (int k = 0; k < length; k++) {
                if (k > 0) {
                    time[k] = Math.max(time[k], time[k - 1] + leg[k - 1]);
                }
                if (!raise(k)) {
                    return false;
                }
            }
            changed = false;
            long latest = time[length - 1] - problem.maxDurationSeconds[type];
            if (latest > time[0]) {
                time[0] = latest;
                changed = true;
            }
            for (int k = 1; k + 1 < length; k++) {
                long limit = problem.maxOnBoardSeconds[sequence[k]];
                if (limit < NEVER) {
                    int boarded = boarding(k);
                    long earliest = time[k] - limit - service[boarded];
                    if (earliest > time[boarded]) {
                        time[boarded] = earliest;
                        changed = true;
                    }
                }
            }
        }
        return true;
    }

    private int boarding(int k) {
        int other = problem.partner[sequence[k]];
        return other >= 0 ? positionOf[other] : 0;
    }

    /** Raises a time into the next window, counting how many windows lie behind. */
    private boolean raise(int k) {
        int node = sequence[k];
        if (node < problem.stops) {
            long[] opens = problem.windowOpens[node];
            long[] closes = problem.windowCloses[node];
            for (int w = 0; w < opens.length; w++) {
                if (time[k] <= closes[w]) {
                    time[k] = Math.max(time[k], opens[w]);
                    windows += w;
                    return true;
                }
            }
            return opens.length == 0 && time[k] < NEVER;
        }
        int at = node * problem.stride;
        time[k] = Math.max(time[k], problem.own[at + FlatProblem.EARLIEST]);
        return time[k] <= problem.own[at + FlatProblem.LATEST];
    }

    /** The greatest solution that ends at {@code end}; only called where a solution with that end exists. */
    private void greatest(long end) {
        Arrays.fill(time, 0, length, NEVER);
        time[length - 1] = end;
        boolean changed = true;
        while (changed) {
            for (int k = length - 1; k >= 0; k--) {
                if (k + 1 < length) {
                    time[k] = Math.min(time[k], time[k + 1] - leg[k]);
                }
                lower(k);
            }
            changed = false;
            for (int k = 1; k + 1 < length; k++) {
                long limit = problem.maxOnBoardSeconds[sequence[k]];
                if (limit < NEVER) {
                    int from = boarding(k);
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
        if (node < problem.stops) {
            long[] opens = problem.windowOpens[node];
            for (int w = opens.length - 1; w >= 0; w--) {
                if (time[k] >= opens[w]) {
                    time[k] = Math.min(time[k], problem.windowCloses[node][w]);
                    return;
                }
            }
        } else {
            time[k] = Math.min(time[k], problem.own[node * problem.stride + FlatProblem.LATEST]);
        }
    }
}
