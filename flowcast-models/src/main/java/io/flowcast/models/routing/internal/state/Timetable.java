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
 * <p>Where travel depends on the time of day, later departures still never arrive earlier, so least and greatest solutions exist as
 * before; the best departure is found by {@link DepartureSearch}.
 *
 * <p>Cost: O(m) per pass for m positions, a few passes per route in practice. Not thread-safe; one per search.
 */
public final class Timetable {

    /** Passes beyond which a route whose limits chase each other through the traffic is given up. */
    private static final int CLOCK_PASSES = 200;

    private final FlatProblem problem;
    private final DepartureSearch departures = new DepartureSearch(this);
    private final BreakSchedule withBreaks;
    private long[] departure = new long[16];
    private int breaks;
    private int[] breakPosition = new int[4];
    private long[] breakStart = new long[4];
    private long[] breakSeconds = new long[4];
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
    private long timeCost;
    private int[] boarded;
    private int[] window;
    /** Earliest start per position: release of the goods of a trip at its depot, or later if that is cheaper. */
    private long[] floor;

    private long[] latest;
    private long[] sums;
    private boolean fixed;
    private final int[] seen;
    private int stamp;

    /**
     * A timetable for the routes of one problem.
     *
     * @param problem the problem
     */
    public Timetable(FlatProblem problem) {
        this.problem = problem;
        withBreaks = new BreakSchedule(problem, this);
        sequence = new int[16];
        time = new long[16];
        leg = new long[16];
        service = new long[16];
        pureUntil = new long[16];
        boarded = new int[16];
        window = new int[16];
        floor = new long[16];
        latest = new long[16];
        sums = new long[16];
        positionOf = new int[problem.stops];
        seen = new int[problem.rules.ordered ? problem.stops : 0];
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
            boarded = Arrays.copyOf(boarded, 2 * length);
            window = Arrays.copyOf(window, 2 * length);
            floor = Arrays.copyOf(floor, 2 * length);
            latest = Arrays.copyOf(latest, 2 * length);
            sums = Arrays.copyOf(sums, 2 * length);
            departure = Arrays.copyOf(departure, 2 * length);
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
        if (!prepare() || !least(-NEVER)) {
            return false;
        }
        return problem.breakOpens[type].length == 0 || withBreaks.schedule(type, true);
    }

    /**
     * Schedules the route with the least cost of time. Where only duration counts: the earliest end with the least duration, and from the
     * latest departure for it each stop as early as possible.
     *
     * @return whether all time rules can be kept
     */
    public boolean shortest() {
        if (!prepare() || !least(-NEVER)) {
            return false;
        }
        if (problem.breakOpens[type].length > 0) {
            if (!withBreaks.schedule(type, false)) {
                return false;
            }
            timeCost = price();
            durationSeconds = span();
            return true;
        }
        if (problem.timeDependent) {
            long earliest = time[0];
            greatest(NEVER);
            least(departures.best(earliest, Math.max(earliest, time[0])));
            timeCost = price();
            durationSeconds = time[length - 1] - time[0];
            return true;
        }
        if (problem.boardingPriced) {
            cheapest();
            return true;
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
        timeCost = problem.timeCost(type, durationSeconds);
        return true;
    }

    /**
     * Schedules the route where goods lose quality on board. While no stop changes its window, every time since the departure only
     * falls as the departure moves back, until nothing waits; so the latest departure of each such piece is tried.
     */
    private void cheapest() {
        long best = Long.MAX_VALUE;
        long bestStart = -NEVER;
        long start;
        do {
            long idle = time[0];
            for (int k = 0; k < length; k++) {
                idle = Math.max(idle, opens(k) - pureUntil[k]);
            }
            fixed = true;
            greatest(NEVER);
            fixed = false;
            start = Math.min(time[0], idle);
            if (problem.hasReloads) {
                delayTrips(start);
            }
            least(start);
            long cost = price();
            if (cost < best) {
                best = cost;
                bestStart = start;
            }
            if (problem.hasReloads) {
                setFloors();
            }
        } while (manyWindows && nextPiece(start));
        least(bestStart);
        if (problem.hasReloads) {
            fixed = true;
            greatest(NEVER);
            fixed = false;
            delayTrips(bestStart);
            least(bestStart);
        }
        timeCost = best;
        durationSeconds = time[length - 1] - time[0];
    }

    /**
     * Lets later trips leave so late that nothing waits on them, as far as {@link #greatest} allows, which was called last: what they
     * bring is then on board for the shortest time, and the vehicle is back no later.
     */
    private void delayTrips(long start) {
        System.arraycopy(time, 0, latest, 0, length);
        least(start);
        for (int k = 1; k + 1 < length; k++) {
            if (sequence[k] >= problem.customers) {
                long idle = time[k];
                for (int i = k + 1; i + 1 < length && boarded[i] == k; i++) {
                    idle = Math.max(idle, opens(i) - pureUntil[i] + pureUntil[k]);
                }
                floor[k] = Math.max(floor[k], Math.min(idle, latest[k]));
            }
        }
    }

    private long opens(int k) {
        int node = sequence[k];
        if (node >= problem.stops) {
            return problem.own[node * problem.stride + FlatProblem.EARLIEST];
        }
        long[] opens = problem.windowOpens[node];
        return Math.max(floor[k], opens.length == 0 ? -NEVER : opens[window[k]]);
    }

    /** When goods that come on board at a position leave it. */
    private long left(int k) {
        boolean reload = breaks > 0 && k > 0 && sequence[k] >= problem.customers;
        return reload ? departure[k] : time[k] + service[k];
    }

    /** Whether the times written into this timetable keep the limits on board and of the duration. */
    boolean keepsLimits() {
        boolean ok = span() <= problem.maxDurationSeconds[type];
        for (int k = 1; k + 1 < length; k++) {
            long limit = problem.maxOnBoardSeconds[sequence[k]];
            ok &= limit >= NEVER || time[k] - left(boarded[k]) <= limit;
        }
        return ok;
    }

    /** A departure after which no later one is different, or the last possible one without breaks. */
    long latestStart() {
        long idle = time[0] + (problem.timeDependent ? DepartureSearch.LONGEST_SPAN : 0);
        for (long close : problem.breakCloses[type]) {
            idle = Math.max(idle, close < NEVER ? close + 1 : 0);
        }
        for (int k = 0; k < length; k++) {
            idle = Math.max(idle, opens(k) - pureUntil[k]);
            if (sequence[k] < problem.stops) {
                long[] opens = problem.windowOpens[sequence[k]];
                idle = opens.length == 0 ? idle : Math.max(idle, opens[opens.length - 1] - pureUntil[k]);
            }
        }
        greatest(NEVER);
        return Math.min(time[0], idle);
    }

    /** The earliest start of service at a position for an arrival, or the largest long. */
    long raised(int k, long arrival) {
        long kept = time[k];
        time[k] = Math.max(arrival, floor[k]);
        long raised = raise(k) ? time[k] : Long.MAX_VALUE;
        time[k] = kept;
        return raised;
    }

    /** Arrival behind a position for a departure from it. */
    long arrival(int k, long leaves) {
        return problem.timeDependent
                ? leaves + travel().durationSeconds(place(k), place(k + 1), leaves)
                : leaves + leg[k] - service[k];
    }

    /** Whether some goods that are loaded at the start have a limit on board. */
    boolean limitsFromStart() {
        boolean any = false;
        for (int k = 1; k + 1 < length; k++) {
            any |= boarded[k] == 0 && problem.maxOnBoardSeconds[sequence[k]] < NEVER;
        }
        return any;
    }

    /** The latest start of service at a stop for a departure, by the limit on board of goods that are loaded at the start. */
    long deadline(int k, long start) {
        long limit = problem.maxOnBoardSeconds[sequence[k]];
        return boarded[k] == 0 && limit < NEVER ? start + service[0] + limit : Long.MAX_VALUE - 1;
    }

    int positions() {
        return length;
    }

    long floor(int k) {
        return floor[k];
    }

    long service(int k) {
        return service[k];
    }

    long pureSeconds() {
        return pureSeconds;
    }

    void setTime(int k, long start) {
        time[k] = start;
    }

    void setDeparture(int k, long leaves) {
        departure[k] = leaves;
    }

    void forgetBreaks() {
        breaks = 0;
    }

    /** Notes a break; they come from the last one to the first. */
    void addBreak(int k, long start, long seconds) {
        if (breaks == breakPosition.length) {
            breakPosition = Arrays.copyOf(breakPosition, 2 * breaks);
            breakStart = Arrays.copyOf(breakStart, 2 * breaks);
            breakSeconds = Arrays.copyOf(breakSeconds, 2 * breaks);
        }
        breakPosition[breaks] = k;
        breakStart[breaks] = start;
        breakSeconds[breaks++] = seconds;
    }

    /**
     * How many breaks the route last scheduled by {@link #shortest()} takes.
     *
     * @return number of breaks
     */
    public int breaks() {
        return problem.breakOpens[type].length == 0 ? 0 : breaks;
    }

    /**
     * Where a break is taken.
     *
     * @param index number of the break, from 0 to {@link #breaks()} exclusive
     * @return position in the order of {@link #add}
     */
    public int breakPosition(int index) {
        return breakPosition[breaks - 1 - index];
    }

    /**
     * When a break begins.
     *
     * @param index number of the break
     * @return seconds on the time axis of the problem
     */
    public long breakStart(int index) {
        return breakStart[breaks - 1 - index];
    }

    /**
     * How long a break takes.
     *
     * @param index number of the break
     * @return seconds
     */
    public long breakSeconds(int index) {
        return breakSeconds[breaks - 1 - index];
    }

    /**
     * Departure from a position of the route last scheduled by {@link #shortest()}: after service, and after a break that follows it.
     *
     * @param position position in the order of {@link #add}
     * @return seconds on the time axis of the problem
     */
    public long departure(int position) {
        return breaks() > 0 ? departure[position] : time[position] + service[position];
    }

    /** Arrival behind a position, by the time of day. */
    private long arrival(int k) {
        long leaves = time[k] + service[k];
        return leaves + travel().durationSeconds(place(k), place(k + 1), leaves);
    }

    /** The latest start of service at a position that does not come too late for the next one. */
    private long latestFor(int k) {
        long wanted = time[k + 1];
        long high = wanted - leg[k];
        long step = 1;
        long low = high;
        while (low + service[k] + travel().durationSeconds(place(k), place(k + 1), low + service[k]) > wanted) {
            high = low;
            low -= step;
            step *= 2;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            long leaves = middle + service[k];
            if (leaves + travel().durationSeconds(place(k), place(k + 1), leaves) > wanted) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private FlatTravel travel() {
        return problem.travel[problem.profile[type]];
    }

    private int place(int k) {
        return problem.location[sequence[k]];
    }

    /** Schedules the route with a departure not before a moment; only called where there is such a schedule. */
    void leaveAt(long start) {
        least(start);
    }

    /** Remembers the times for {@link #leastDuration()}. */
    void keepTimes() {
        System.arraycopy(time, 0, latest, 0, length);
    }

    long end() {
        return time[length - 1];
    }

    long span() {
        return time[length - 1] - time[0];
    }

    long cost(long seconds) {
        return problem.timeCost(type, Math.max(0, seconds));
    }

    /** A duration below that of no schedule between the one that was kept and the present one. */
    long leastDuration() {
        long sum = 0;
        for (int k = 0; k + 1 < length; k++) {
            sum += service[k] + leastLeg(k);
        }
        return sum;
    }

    private long leastLeg(int k) {
        return travel().leastDurationSeconds(place(k), place(k + 1), latest[k] + service[k], time[k] + service[k]);
    }

    /** As {@link #leastDuration()}, but the cost of time. */
    long leastPrice() {
        long sum = 0;
        long board = 0;
        for (int k = 0; k < length; k++) {
            sums[k] = sum;
            if (k > 0 && k + 1 < length && problem.boardCost[sequence[k]] > 0) {
                board += problem.boardCost[sequence[k]] * (sum - sums[boarded[k]] - service[boarded[k]]);
            }
            sum += service[k] + (k + 1 < length ? leastLeg(k) : 0);
        }
        return problem.timeCost(type, sum) + board;
    }

    long price() {
        long cost = problem.timeCost(type, time[length - 1] - time[0]);
        for (int k = 1; k + 1 < length; k++) {
            long rate = problem.boardCost[sequence[k]];
            if (rate > 0) {
                int from = boarded[k];
                cost += rate * (time[k] - left(from));
            }
        }
        return cost;
    }

    /**
     * Cost of time of the route last scheduled by {@link #shortest()}.
     *
     * @return cost of duration, overtime and time on board
     */
    public long timeCost() {
        return timeCost;
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

    /**
     * Departure from the last stop of the route last scheduled: so late that the vehicle need not wait where it ends.
     *
     * @return seconds on the time axis of the problem
     */
    public long lastDeparture() {
        int last = length - 2;
        if (!problem.timeDependent) {
            return time[length - 1] - leg[last] + service[last];
        }
        long waits = latestFor(last);
        // Where traffic makes arrivals jump over the moment at which the depot opens, the first one behind it is taken.
        boolean early =
                waits + service[last] + travel().durationSeconds(place(last), place(last + 1), waits + service[last])
                        < time[length - 1];
        return waits + service[last] + (early ? 1 : 0);
    }

    /** Reads the route's legs; false if driving alone already breaks a limit of the time on board. */
    private boolean prepare() {
        breaks = 0;
        if (problem.rules.ordered && !inOrder()) {
            return false;
        }
        if (sequence[1] >= problem.customers && sequence[1] < problem.stops) {
            // A first trip without stops cannot be told in a plan, and without it goods could be loaded too early.
            return false;
        }
        FlatTravel travel = problem.travel[problem.profile[type]];
        manyWindows = false;
        int depot = 0;
        int reloads = 0;
        passes = length + 2;
        long pure = 0;
        for (int k = 0; k < length; k++) {
            int node = sequence[k];
            service[k] = node < problem.stops
                    ? problem.serviceSeconds(type, node)
                    : problem.own[node * problem.stride + FlatProblem.DURATION];
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
                int mate = problem.partner[node];
                int from = mate >= 0 ? positionOf[mate] : depot;
                boarded[k] = from;
                if (node >= problem.customers) {
                    depot = k;
                    reloads++;
                }
                if (pureUntil[k] - pureUntil[from] - service[from] > problem.maxOnBoardSeconds[node]) {
                    return false;
                }
            }
        }
        pureSeconds = pure;
        setFloors();
        if (problem.timeDependent) {
            passes += CLOCK_PASSES;
        }
        return reloads < problem.maxTrips[type] && length - 2 - reloads <= problem.maxCustomers[type];
    }

    private void setFloors() {
        Arrays.fill(floor, 0, length, -NEVER);
        int depot = 0;
        for (int k = 1; k + 1 < length; k++) {
            if (sequence[k] >= problem.customers) {
                depot = k;
            }
            floor[depot] = Math.max(floor[depot], problem.releaseSeconds[sequence[k]] - service[depot]);
        }
    }

    private boolean inOrder() {
        stamp++;
        for (int k = 1; k + 1 < length; k++) {
            seen[sequence[k]] = stamp;
        }
        for (int k = 1; k + 1 < length; k++) {
            for (int before : problem.rules.predecessors(sequence[k])) {
                if (seen[before] == stamp && positionOf[before] > k) {
                    return false;
                }
            }
        }
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
                    time[k] = Math.max(time[k], problem.timeDependent ? arrival(k - 1) : time[k - 1] + leg[k - 1]);
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
        if (node < problem.stops) {
            long[] opens = problem.windowOpens[node];
            long[] closes = problem.windowCloses[node];
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
        int at = node * problem.stride;
        time[k] = Math.max(time[k], problem.own[at + FlatProblem.EARLIEST]);
        return time[k] <= problem.own[at + FlatProblem.LATEST];
    }

    /**
     * The greatest solution that ends at {@code end}, if {@code fixed} one that keeps the windows of the last least solution; only
     * called where a solution with that end exists.
     */
    private void greatest(long end) {
        Arrays.fill(time, 0, length, NEVER);
        time[length - 1] = end;
        boolean changed = true;
        while (changed) {
            for (int k = length - 1; k >= 0; k--) {
                if (k + 1 < length) {
                    time[k] = Math.min(time[k], problem.timeDependent ? latestFor(k) : time[k + 1] - leg[k]);
                }
                lower(k);
            }
            changed = false;
            if (time[length - 1] > time[0] + problem.maxDurationSeconds[type]) {
                time[length - 1] = time[0] + problem.maxDurationSeconds[type];
                changed = true;
            }
            for (int k = 1; k + 1 < length; k++) {
                long limit = problem.maxOnBoardSeconds[sequence[k]];
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
        if (node < problem.stops) {
            long[] opens = problem.windowOpens[node];
            for (int w = fixed && opens.length > 0 ? window[k] : opens.length - 1; w >= 0; w--) {
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
