package io.flowcast.models.routing.internal.state;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;

/**
 * A route that does not exist yet, put together from pieces of existing routes: the start of one up to a node, single stops,
 * the rest of one from a node on.
 *
 * <p>A start and a rest are taken over in constant time from the prefix and suffix segments that {@link Routes} keeps; each single
 * stop costs one concatenation. For segments a and b joined by a leg of {@code t} seconds, with duration D, warp W, earliest E
 * and latest L (Vidal et al. 2014, EJOR 234(3), equations 10 to 17):
 *
 * <pre>
 *   at = D(a) - W(a) + t        wait = max(E(b) - at - L(a), 0)      warp = max(E(a) + at - L(b), 0)
 *   D = D(a) + D(b) + t + wait  W = W(a) + W(b) + warp
 *   E = max(E(b) - at, E(a)) - wait                                  L = min(L(b) - at, L(a)) + warp
 * </pre>
 *
 * and per load dimension, with what is brought B, net change C and peak of the running change P:
 * {@code B = B(a) + B(b)}, {@code C = C(a) + C(b)}, {@code P = max(P(a), C(a) + P(b))}; the load never exceeds {@code B + P}.
 *
 * <p>Where {@link FlatProblem#needsTimetable} holds, {@link #feasible()} and {@link #cost()} are a relaxation: a route they refuse
 * is infeasible and no route is cheaper than they say.
 */
public final class Proposal {

    private final FlatProblem p;
    private final Routes routes;
    private final long[] own;
    private final long[] load;

    private FlatTravel travel;
    private int type;
    private int slot;
    private int stops;
    private int last;
    private long distance;
    private long duration;
    private long warp;
    private long earliest;
    private long latest;
    private long release;
    private boolean barred;
    private final long[] later;
    private long reloads;
    private long pure;
    private long boardCost;

    private int origin;
    private int originPosition;
    private int open;
    private boolean disordered;
    private int stamp;
    private final int[] added;

    /**
     * A proposal over the routes of one search.
     *
     * @param problem the problem
     * @param routes the routes whose pieces are joined
     */
    public Proposal(FlatProblem problem, Routes routes) {
        this.p = problem;
        this.routes = routes;
        own = problem.own;
        load = new long[3 * problem.dimensions];
        later = new long[problem.hasReloads ? 4 * problem.dimensions : 0];
        added = new int[problem.hasShipments ? problem.stops : 0];
        travel = problem.travel[0];
    }

    /**
     * Begins with the start of an existing route.
     *
     * @param node last node that is taken over: a stop or the start node of the route
     */
    public void begin(int node) {
        slot = routes.slotOf(node);
        type = p.slotType[slot];
        travel = p.travel[p.profile[type]];
        barred = false;
        stops = routes.position[node];
        read(routes.prefix, node);
        last = p.location[node];
        if (p.hasShipments) {
            stamp++;
            origin = slot;
            originPosition = stops;
            open = routes.open[node];
            disordered = false;
        }
    }

    /**
     * Appends one stop.
     *
     * @param stop the stop
     */
    public void add(int stop) {
        join(own, stop);
        last = p.location[stop];
        stops++;
        barred |= p.restricted && !p.mayServe(type, stop);
        if (p.hasShipments && p.partner[stop] >= 0) {
            addShipmentEnd(stop);
        }
    }

    private void addShipmentEnd(int stop) {
        if (p.shipmentPickup[stop]) {
            open++;
            added[stop] = stamp;
        } else {
            open--;
            int mate = p.partner[stop];
            boolean before = routes.slot[mate] == origin && routes.position[mate] <= originPosition;
            disordered |= !before && added[mate] != stamp;
        }
    }

    /**
     * Ends with the rest of an existing route, or, where the vehicle ends elsewhere, with the same stops and the vehicle's own end.
     *
     * @param node first node that is taken over: a stop or the end node of its route
     */
    public void end(int node) {
        int from = routes.slotOf(node);
        if (p.hasShipments) {
            disordered |= open != routes.open[routes.prev[node]] || (from != slot && open != 0);
        }
        int fromType = p.slotType[from];
        boolean alike = p.tailClass[fromType] == p.tailClass[type];
        if (alike && (fromType == type || !p.restricted)) {
            join(routes.suffix, node);
            stops += routes.size[from] - routes.position[node] + 1;
            return;
        }
        int at = node;
        while (at < p.stops) {
            join(own, at);
            last = p.location[at];
            stops++;
            barred |= p.restricted && !p.mayServe(type, at);
            at = routes.next[at];
        }
        join(own, p.end(slot));
    }

    /**
     * Becomes equal to another proposal, to try different ends.
     *
     * @param other what to copy; shares problem and routes with this one
     */
    public void copy(Proposal other) {
        travel = other.travel;
        type = other.type;
        slot = other.slot;
        stops = other.stops;
        last = other.last;
        distance = other.distance;
        duration = other.duration;
        warp = other.warp;
        earliest = other.earliest;
        latest = other.latest;
        release = other.release;
        barred = other.barred;
        pure = other.pure;
        boardCost = other.boardCost;
        open = other.open;
        origin = other.origin;
        originPosition = other.originPosition;
        disordered = other.disordered;
        System.arraycopy(other.load, 0, load, 0, load.length);
        reloads = other.reloads;
        System.arraycopy(other.later, 0, later, 0, later.length);
    }

    /**
     * Whether no continuation can make this feasible again, because lateness and peaks of load only grow.
     *
     * @return true if it is of no use to append more
     */
    public boolean hopeless() {
        return (p.timed && warp > 0) || distance > p.maxDistanceMetres[type] || overloaded();
    }

    private boolean overloaded() {
        for (int k = 0; k < p.dimensions; k++) {
            if (load[3 * k] + load[3 * k + 2] > p.capacity[type * p.dimensions + k]) {
                return true;
            }
        }
        return p.hasReloads && laterOverloaded();
    }

    private boolean laterOverloaded() {
        for (int k = 0; k < p.dimensions; k++) {
            long room = p.capacity[type * p.dimensions + k];
            if (later[4 * k] > room || later[4 * k + 1] + later[4 * k + 3] > room) {
                return true;
            }
        }
        return reloads >= p.maxTrips[type];
    }

    private void read(long[] segments, int node) {
        int at = node * p.stride;
        distance = segments[at + FlatProblem.DISTANCE];
        duration = segments[at + FlatProblem.DURATION];
        warp = segments[at + FlatProblem.WARP];
        earliest = segments[at + FlatProblem.EARLIEST];
        latest = segments[at + FlatProblem.LATEST];
        release = segments[at + FlatProblem.RELEASE];
        System.arraycopy(segments, at + FlatProblem.LOAD, load, 0, load.length);
        if (p.hasReloads) {
            reloads = segments[at + p.trips];
            System.arraycopy(segments, at + p.trips + 1, later, 0, later.length);
        }
        if (p.boardingPriced) {
            pure = segments[at + p.boarding];
            boardCost = segments[at + p.boarding + 2];
        }
    }

    private void join(long[] segments, int node) {
        int at = node * p.stride;
        int to = p.location[node];
        distance += travel.distanceMetres(last, to) + segments[at + FlatProblem.DISTANCE];
        if (p.timed) {
            long arrive = duration - warp + travel.durationSeconds(last, to);
            long opens = segments[at + FlatProblem.EARLIEST];
            long closes = segments[at + FlatProblem.LATEST];
            long waiting = Math.max(opens - arrive - latest, 0);
            long late = Math.max(earliest + arrive - closes, 0);
            duration += segments[at + FlatProblem.DURATION] + travel.durationSeconds(last, to) + waiting;
            warp += segments[at + FlatProblem.WARP] + late;
            earliest = Math.max(opens - arrive, earliest) - waiting;
            latest = Math.min(closes - arrive, latest) + late;
            if (!p.hasReloads || reloads == 0) {
                release = Math.max(release, segments[at + FlatProblem.RELEASE]);
            }
        }
        if (p.boardingPriced) {
            pure += travel.durationSeconds(last, to);
            boardCost += segments[at + p.boarding + 2] + segments[at + p.boarding + 1] * pure;
            boolean reloaded = p.hasReloads && segments[at + p.trips] > 0;
            pure = reloaded ? segments[at + p.boarding] : pure + segments[at + p.boarding];
        }
        if (p.hasReloads) {
            joinTrips(segments, at);
            return;
        }
        for (int k = 0; k < load.length; k += 3) {
            int from = at + FlatProblem.LOAD + k;
            load[k + 2] = Math.max(load[k + 2], load[k + 1] + segments[from + 2]);
            load[k] += segments[from];
            load[k + 1] += segments[from + 1];
        }
    }

    /** As {@code Segments.joinTrips}, with what has been put together so far as the first segment. */
    private void joinTrips(long[] segments, int at) {
        boolean more = segments[at + p.trips] > 0;
        for (int k = 0; k < p.dimensions; k++) {
            int from = at + FlatProblem.LOAD + 3 * k;
            int behind = at + p.trips + 1 + 4 * k;
            long[] open = reloads > 0 ? later : load;
            int o = reloads > 0 ? 4 * k + 1 : 3 * k;
            open[o + 2] = Math.max(open[o + 2], open[o + 1] + segments[from + 2]);
            open[o] += segments[from];
            open[o + 1] += segments[from + 1];
            later[4 * k] = Math.max(later[4 * k], segments[behind]);
            if (more) {
                if (reloads > 0) {
                    later[4 * k] = Math.max(later[4 * k], open[o] + open[o + 2]);
                }
                System.arraycopy(segments, behind + 1, later, 4 * k + 1, 3);
            }
        }
        reloads += segments[at + p.trips];
    }

    /**
     * Whether capacity, times, limits, skills and the order of shipments are kept.
     *
     * @return false if the route cannot be driven
     */
    public boolean feasible() {
        if (barred || distance > p.maxDistanceMetres[type] || stops > p.maxStops[type]) {
            return false;
        }
        if (p.timed
                && (warp > 0
                        || release > latest + p.startServiceSeconds[type]
                        || duration > p.maxDurationSeconds[type])) {
            return false;
        }
        return !overloaded() && !(p.hasShipments && disordered);
    }

    /**
     * What the route would cost.
     *
     * @return fixed, distance and duration cost; nothing for a route without stops
     */
    public long cost() {
        if (stops == 0) {
            return 0;
        }
        long cost = p.fixedCost[type] + p.distanceCost[type] * distance;
        return p.durationPriced ? cost + timeCost() : cost;
    }

    /**
     * What the time of the route costs by its segments.
     *
     * @return cost of duration, overtime and time on board, at least
     */
    public long timeCost() {
        return p.timeCost(type, duration) + boardCost;
    }
}
