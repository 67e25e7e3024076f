package io.flowcast.models.routing.internal.state;

import static io.flowcast.models.routing.internal.data.FlatDraft.NEVER;

import io.flowcast.models.routing.internal.data.FlatProblem;

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

    private final FlatProblem problem;
    private final TimeRules rules;
    private final DepartureSearch departures;
    private final BreakSchedule withBreaks;
    private final TakenBreaks taken = new TakenBreaks();
    private long[] latest = new long[16];
    private long durationSeconds;
    private long timeCost;

    /**
     * A timetable for the routes of one problem.
     *
     * @param problem the problem
     */
    public Timetable(FlatProblem problem) {
        this.problem = problem;
        rules = new TimeRules(problem);
        departures = new DepartureSearch(this, rules);
        withBreaks = new BreakSchedule(problem, this, rules, taken);
    }

    /**
     * Starts a new route.
     *
     * @param slot the vehicle that drives it
     */
    public void begin(int slot) {
        rules.begin(slot);
    }

    /**
     * Appends a node.
     *
     * @param node a stop, or at last the end node of the vehicle
     */
    public void add(int node) {
        rules.add(node);
    }

    /**
     * Schedules the route as early as possible, without regard to its duration.
     *
     * @return whether all time rules can be kept
     */
    public boolean feasible() {
        taken.clear();
        if (!rules.prepare() || !rules.least(-NEVER)) {
            return false;
        }
        return problem.breakOpens[rules.type].length == 0 || withBreaks.schedule(rules.type, true);
    }

    /**
     * Schedules the route with the least cost of time. Where only duration counts: the earliest end with the least duration, and from the
     * latest departure for it each stop as early as possible.
     *
     * @return whether all time rules can be kept
     */
    public boolean shortest() {
        taken.clear();
        if (!rules.prepare() || !rules.least(-NEVER)) {
            return false;
        }
        if (problem.breakOpens[rules.type].length > 0) {
            if (!withBreaks.schedule(rules.type, false)) {
                return false;
            }
            timeCost = price();
            durationSeconds = rules.span();
            return true;
        }
        if (problem.timeDependent) {
            long earliest = rules.time[0];
            rules.greatest(NEVER);
            rules.least(departures.best(earliest, Math.max(earliest, rules.time[0])));
            timeCost = price();
            durationSeconds = rules.time[rules.length - 1] - rules.time[0];
            return true;
        }
        if (problem.boardingPriced) {
            cheapest();
            return true;
        }
        long best = Long.MAX_VALUE;
        long bestStart = -NEVER;
        while (true) {
            long end = rules.time[rules.length - 1];
            rules.greatest(end);
            long start = rules.time[0];
            if (end - start < best) {
                best = end - start;
                bestStart = start;
            }
            if (best == rules.pureSeconds || !rules.manyWindows || !rules.nextPiece(start)) {
                break;
            }
        }
        rules.least(bestStart);
        durationSeconds = rules.time[rules.length - 1] - rules.time[0];
        timeCost = problem.timeCost(rules.type, durationSeconds);
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
            long idle = rules.time[0];
            for (int k = 0; k < rules.length; k++) {
                idle = Math.max(idle, rules.opens(k) - rules.pureUntil[k]);
            }
            rules.fixed = true;
            rules.greatest(NEVER);
            rules.fixed = false;
            start = Math.min(rules.time[0], idle);
            if (problem.hasReloads) {
                delayTrips(start);
            }
            rules.least(start);
            long cost = price();
            if (cost < best) {
                best = cost;
                bestStart = start;
            }
            if (problem.hasReloads) {
                rules.setFloors();
            }
        } while (rules.manyWindows && rules.nextPiece(start));
        rules.least(bestStart);
        if (problem.hasReloads) {
            rules.fixed = true;
            rules.greatest(NEVER);
            rules.fixed = false;
            delayTrips(bestStart);
            rules.least(bestStart);
        }
        timeCost = best;
        durationSeconds = rules.time[rules.length - 1] - rules.time[0];
    }

    /**
     * Lets later trips leave so late that nothing waits on them, as far as {@link TimeRules#greatest} allows, which was called last: what they
     * bring is then on board for the shortest time, and the vehicle is back no later.
     */
    private void delayTrips(long start) {
        if (latest.length < rules.length) {
            latest = new long[2 * rules.length];
        }
        System.arraycopy(rules.time, 0, latest, 0, rules.length);
        rules.least(start);
        for (int k = 1; k + 1 < rules.length; k++) {
            if (rules.sequence[k] >= problem.customers) {
                long idle = rules.time[k];
                for (int i = k + 1; i + 1 < rules.length && rules.boarded[i] == k; i++) {
                    idle = Math.max(idle, rules.opens(i) - rules.pureUntil[i] + rules.pureUntil[k]);
                }
                rules.floor[k] = Math.max(rules.floor[k], Math.min(idle, latest[k]));
            }
        }
    }

    /** When goods that come on board at a position leave it. */
    private long left(int k) {
        boolean reload = taken.count() > 0 && k > 0 && rules.sequence[k] >= problem.customers;
        return reload ? taken.departure(k) : rules.time[k] + rules.service[k];
    }

    /** Whether the times written into this timetable keep the limits on board and of the duration. */
    boolean keepsLimits() {
        boolean ok = rules.span() <= problem.maxDurationSeconds[rules.type];
        for (int k = 1; k + 1 < rules.length; k++) {
            long limit = problem.maxOnBoardSeconds[rules.sequence[k]];
            ok &= limit >= NEVER || rules.time[k] - left(rules.boarded[k]) <= limit;
        }
        return ok;
    }

    /**
     * How many breaks the route last scheduled by {@link #shortest()} takes.
     *
     * @return number of breaks
     */
    public int breaks() {
        return problem.breakOpens[rules.type].length == 0 ? 0 : taken.count();
    }

    /**
     * Where a break is taken.
     *
     * @param index number of the break, from 0 to {@link #breaks()} exclusive
     * @return position in the order of {@link #add}
     */
    public int breakPosition(int index) {
        return taken.position(index);
    }

    /**
     * When a break begins.
     *
     * @param index number of the break
     * @return seconds on the time axis of the problem
     */
    public long breakStart(int index) {
        return taken.start(index);
    }

    /**
     * How long a break takes.
     *
     * @param index number of the break
     * @return seconds
     */
    public long breakSeconds(int index) {
        return taken.seconds(index);
    }

    /**
     * Departure from a position of the route last scheduled by {@link #shortest()}: after service, and after a break that follows it.
     *
     * @param position position in the order of {@link #add}
     * @return seconds on the time axis of the problem
     */
    public long departure(int position) {
        return breaks() > 0 ? taken.departure(position) : rules.time[position] + rules.service[position];
    }

    long cost(long seconds) {
        return problem.timeCost(rules.type, Math.max(0, seconds));
    }

    long price() {
        long cost = problem.timeCost(rules.type, rules.time[rules.length - 1] - rules.time[0]);
        for (int k = 1; k + 1 < rules.length; k++) {
            long rate = problem.boardCost[rules.sequence[k]];
            if (rate > 0) {
                int from = rules.boarded[k];
                cost += rate * (rules.time[k] - left(from));
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
        return rules.time[position];
    }

    /**
     * Departure from the last stop of the route last scheduled: so late that the vehicle need not wait where it ends.
     *
     * @return seconds on the time axis of the problem
     */
    public long lastDeparture() {
        return rules.clock.lastDeparture();
    }
}
