package io.flowcast.models.routing.internal.construct;

import io.flowcast.models.routing.internal.data.FlatDraft;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import io.flowcast.models.routing.internal.state.Proposal;
import io.flowcast.models.routing.internal.state.Routes;

/** Where a stop fits best: in one route, or near its neighbours. A place that costs too much or comes too late is not put together. */
final class StopPlaces {

    private final FlatProblem p;
    private final Routes routes;
    private final NearRoutes near;
    private final Place best;
    private final Blinks blinks;
    private final Room room;
    private final ExactRise exact;
    private final TripPlaces trips;
    private final Proposal proposal;
    /** Whether cost, times and loads of the place alone say all, by type. */
    private final boolean[] partsSuffice;
    /** Whether all drive alike, and in both directions. */
    private final boolean sameBothWays;

    private int here;
    private long opens;
    private long closes;
    /** When a vehicle leaves the stop at the earliest, wherever it comes from. */
    private long leavesAfter;

    StopPlaces(
            FlatProblem problem,
            Routes routes,
            NearRoutes near,
            Place best,
            Blinks blinks,
            Room room,
            ExactRise exact,
            TripPlaces trips) {
        p = problem;
        this.routes = routes;
        this.near = near;
        this.best = best;
        this.blinks = blinks;
        this.room = room;
        this.exact = exact;
        this.trips = trips;
        proposal = new Proposal(problem, routes);
        sameBothWays = Insertion.sameBothWays(p);
        partsSuffice = new boolean[p.types];
        boolean released = false;
        for (long each : p.releaseSeconds) {
            released |= each > -FlatDraft.NEVER;
        }
        for (int t = 0; t < p.types; t++) {
            partsSuffice[t] = p.deliveriesOnly
                    && !released
                    && !p.durationPriced
                    && !p.needsTimetable
                    && p.maxDurationSeconds[t] >= FlatDraft.NEVER
                    && p.maxDistanceMetres[t] >= FlatTravel.UNREACHABLE - 1;
        }
    }

    /**
     * By how many metres the way to a stop may be longer than the leg that the way round would replace: by the triangle inequality
     * the way round costs at least twice that.
     */
    private long bound(int type) {
        return sameBothWays && !p.durationPriced ? best.cost / 2 / Math.max(1, p.distanceCost[type]) : Long.MAX_VALUE;
    }

    /** Looks at the places beside promising neighbours. */
    void searchNear(int stop) {
        int row = stop * near.width;
        begin(stop);
        for (int k = 0; k < near.width; k++) {
            int node = near.promising[row + k];
            int r = routes.slot[node];
            if (r < 0) {
                continue;
            }
            int type = p.slotType[r];
            int before = routes.prev[node];
            long bound = bound(type);
            long away = near.metres[row + k];
            if (away - routes.leg[node] <= bound) {
                offer(stop, node, routes.next[node], r, type, false);
            }
            if (away - routes.leg[before] <= bound) {
                offer(stop, before, node, r, type, false);
            }
            if (p.hasReloads && room.mayReload(r, type) && (!p.rules.together || routes.mayJoin(stop, r))) {
                trips.offer(stop, before, node, r, type);
                trips.offer(stop, node, routes.next[node], r, type);
            }
        }
    }

    /**
     * The way between a depot and a cluster of stops leads past many that are no neighbours of either end. Looks at these legs of all
     * routes, or, if there are many, of those that have a promising neighbour.
     */
    void searchDepotLegs(int stop) {
        begin(stop);
        if (routes.activeCount <= Insertion.MOST_DEPOT_LEGS) {
            for (int a = 0; a < routes.activeCount; a++) {
                searchDepotLegs(stop, routes.active[a]);
            }
            return;
        }
        near.begin();
        near.add(stop);
        for (int k = 0; k < near.count(); k++) {
            searchDepotLegs(stop, near.found[k]);
        }
    }

    private void searchDepotLegs(int stop, int r) {
        int type = p.slotType[r];
        int start = p.start(r);
        int end = p.end(r);
        int last = routes.prev[end];
        long bound = bound(type);
        FlatTravel travel = p.travel[p.profile[type]];
        if (travel.distanceMetres(here, p.location[start]) - (long) routes.leg[start] <= bound) {
            offer(stop, start, routes.next[start], r, type, false);
        }
        if (travel.distanceMetres(here, p.location[end]) - (long) routes.leg[last] <= bound) {
            offer(stop, last, end, r, type, false);
        }
    }

    private void begin(int stop) {
        here = p.location[stop];
        opens = p.own[stop * p.stride + FlatProblem.EARLIEST];
        closes = p.own[stop * p.stride + FlatProblem.LATEST];
        leavesAfter = opens + p.serviceSeconds[stop];
    }

    /** Looks at all places of a route that has room. */
    void search(int stop, int r, int type) {
        begin(stop);
        int node = p.start(r);
        while (node != p.end(r)) {
            int ahead = routes.next[node];
            if (!offer(stop, node, ahead, r, type, true)) {
                return;
            }
            node = ahead;
        }
    }

    /** Looks at one place of a route that is known to be open or asked then; false if the vehicle is too late there, and so at all later places. */
    private boolean offer(int stop, int node, int ahead, int r, int type, boolean open) {
        if (p.timed) {
            if (routes.leaves[node] > closes) {
                return false;
            }
            if (leavesAfter > routes.due[ahead]) {
                return true;
            }
        }
        FlatTravel travel = p.travel[p.profile[type]];
        int from = p.location[node];
        int to = p.location[ahead];
        int in = travel.distanceMetresTo(here, from);
        int out = travel.distanceMetres(here, to);
        long rise = (long) in + out;
        if (routes.size[r] == 0) {
            rise = p.fixedCost[type] + p.distanceCost[type] * rise;
        } else {
            rise = p.distanceCost[type] * (rise - routes.leg[node]);
        }
        if (rise >= best.cost && !p.durationPriced) {
            return true;
        }
        if (p.timed) {
            long begin = Math.max(opens, routes.leaves[node] + travel.durationSecondsTo(here, from));
            long arrive = begin + p.serviceSeconds[stop] + travel.durationSeconds(here, to);
            if (begin > closes || arrive > routes.due[ahead]) {
                return true;
            }
        }
        if ((!open && !room.isOpenTo(stop, r, type)) || blinks.next()) {
            return true;
        }
        if (!partsSuffice[type]) {
            rise = check(stop, node, ahead, r);
        } else if (in >= FlatTravel.UNREACHABLE || out >= FlatTravel.UNREACHABLE) {
            rise = Insertion.NONE;
        }
        if (rise < best.cost) {
            best.take(rise, node);
        }
        return true;
    }

    private long check(int stop, int node, int ahead, int r) {
        proposal.begin(node);
        proposal.add(stop);
        proposal.end(ahead);
        if (!proposal.feasible()) {
            return Insertion.NONE;
        }
        long rise = proposal.cost() - routes.cost[r];
        return p.needsTimetable && rise < best.cost ? exact.of(proposal, r, stop, node, -1, -1) : rise;
    }
}
