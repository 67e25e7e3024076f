package io.flowcast.models.routing.internal.state;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;

/**
 * Changes of routes where only loads from the depot, the number of stops, the distance and at most the times of service matter: cost,
 * load and times of a route are right at once, its segments when they are asked for by {@link #settle()}. What a method does stands at
 * {@link Routes}.
 *
 * <p>When a vehicle leaves a stop at the earliest depends on the stops before it only, and when it must be there on those behind it (push
 * forward: Solomon 1987, "Algorithms for the vehicle routing and scheduling problems with time window constraints", Operations Research
 * 35(2)), so a change is followed along the route until a wait swallows it.
 */
final class LightRoutes {

    private final FlatProblem p;
    private final Routes routes;
    private final Journal journal;
    private final int[] stale;
    private final boolean[] isStale;
    private int staleCount;

    private int staleBefore;
    private boolean refreshed;

    LightRoutes(FlatProblem problem, Routes routes, Journal journal) {
        p = problem;
        this.routes = routes;
        this.journal = journal;
        stale = new int[p.slots];
        isStale = new boolean[p.slots];
    }

    /** Starts a step that can be taken back. */
    void begin() {
        staleBefore = staleCount;
        refreshed = false;
    }

    /** Takes back what this step noted: where nothing was refreshed, the segments of routes that are about to be put back still hold. */
    void rollback() {
        while (!refreshed && staleCount > staleBefore) {
            isStale[stale[--staleCount]] = false;
        }
    }

    /** Notes that segments were brought up to date. */
    void refreshed() {
        refreshed = true;
    }

    /** Notes that a route stands again as it did when the step began. */
    void putBack(int r) {
        if (refreshed) {
            markStale(r);
        }
    }

    /** Serves a stop. */
    void insert(int stop, int after) {
        routes.attach(stop, after);
        int r = routes.slot[stop];
        int type = p.slotType[r];
        FlatTravel travel = p.travel[p.profile[type]];
        long metres = routes.size[r] == 1 ? 0 : -routes.leg[after];
        routes.leg[after] = travel.distanceMetres(p.location[after], p.location[stop]);
        routes.leg[stop] = travel.distanceMetres(p.location[stop], p.location[routes.next[stop]]);
        metres += (long) routes.leg[after] + routes.leg[stop];
        routes.setCost(
                r, routes.cost[r] + p.distanceCost[type] * metres + (routes.size[r] == 1 ? p.fixedCost[type] : 0));
        int from = stop * p.stride + FlatProblem.LOAD;
        for (int k = 0; k < p.dimensions; k++) {
            routes.load[r * p.dimensions + k] += p.own[from + 3 * k];
        }
        if (p.windowed) {
            int ahead = routes.next[stop];
            routes.seconds[after] = travel.durationSeconds(p.location[after], p.location[stop]);
            routes.seconds[stop] = travel.durationSeconds(p.location[stop], p.location[ahead]);
            noteLeaving(after, stop);
            noteDue(stop, ahead);
            pushForward(ahead);
            pushBack(after);
        }
        markStale(r);
    }

    private boolean noteLeaving(int back, int node) {
        int at = node * p.stride;
        long begin = Math.max(p.own[at + FlatProblem.EARLIEST], routes.leaves[back] + routes.seconds[back]);
        long leaves = begin + p.own[at + FlatProblem.DURATION];
        boolean changed = leaves != routes.leaves[node];
        routes.leaves[node] = leaves;
        return changed;
    }

    private boolean noteDue(int node, int ahead) {
        int at = node * p.stride;
        long arrive = routes.due[ahead] - routes.seconds[node] - p.own[at + FlatProblem.DURATION];
        long due = Math.min(p.own[at + FlatProblem.LATEST], arrive);
        boolean changed = due != routes.due[node];
        routes.due[node] = due;
        return changed;
    }

    /** Follows when the vehicle leaves from a node on. */
    private void pushForward(int from) {
        int node = from;
        while (noteLeaving(routes.prev[node], node) && node < p.stops) {
            node = routes.next[node];
        }
    }

    /** Follows when the vehicle must be there from a node back. */
    private void pushBack(int from) {
        int node = from;
        while (noteDue(node, routes.next[node]) && node < p.stops) {
            node = routes.prev[node];
        }
    }

    /** Takes a stop out. */
    void remove(int stop) {
        int r = routes.slot[stop];
        int type = p.slotType[r];
        int before = routes.prev[stop];
        FlatTravel travel = p.travel[p.profile[type]];
        int joined = travel.distanceMetres(p.location[before], p.location[routes.next[stop]]);
        long metres = (long) routes.leg[before] + routes.leg[stop] - joined;
        routes.detach(stop);
        routes.leg[before] = joined;
        long saved = routes.size[r] == 0 ? routes.cost[r] : p.distanceCost[type] * metres;
        routes.cost[r] -= saved;
        routes.routesCost -= saved;
        int from = stop * p.stride + FlatProblem.LOAD;
        for (int k = 0; k < p.dimensions; k++) {
            routes.load[r * p.dimensions + k] -= p.own[from + 3 * k];
        }
        if (p.windowed) {
            int ahead = routes.next[before];
            routes.seconds[before] = travel.durationSeconds(p.location[before], p.location[ahead]);
            pushForward(ahead);
            pushBack(before);
        }
        markStale(r);
    }

    /** Has the stops of a route driven by another vehicle of the same class. */
    void changeVehicle(int r, int to) {
        journal.touch(r);
        journal.touch(to);
        int first = routes.next[p.start(r)];
        int last = routes.prev[p.end(r)];
        for (int node = first; node < p.stops; node = routes.next[node]) {
            routes.slot[node] = to;
        }
        routes.next[p.start(to)] = first;
        routes.prev[first] = p.start(to);
        routes.leg[p.start(to)] = routes.leg[p.start(r)];
        routes.next[last] = p.end(to);
        routes.prev[p.end(to)] = last;
        routes.next[p.start(r)] = p.end(r);
        routes.prev[p.end(r)] = p.start(r);
        routes.leg[p.start(r)] =
                p.travel[p.profile[p.slotType[r]]].distanceMetres(p.location[p.start(r)], p.location[p.end(r)]);
        if (p.windowed) {
            routes.seconds[p.start(to)] = routes.seconds[p.start(r)];
        }
        routes.size[to] = routes.size[r];
        long price = costWith(r, p.slotType[to]);
        routes.size[r] = 0;
        for (int k = 0; k < p.dimensions; k++) {
            routes.load[to * p.dimensions + k] = routes.load[r * p.dimensions + k];
            routes.load[r * p.dimensions + k] = 0;
        }
        routes.setCost(r, 0);
        routes.setCost(to, price);
        routes.occupy(to);
        routes.vacate(r);
        markStale(r);
        markStale(to);
    }

    /** What a route would cost with a vehicle of another type of its class. */
    long costWith(int r, int type) {
        return p.fixedCost[type] + p.distanceCost[type] * metres(r);
    }

    /** Length of a route in use. */
    long metres(int r) {
        int type = p.slotType[r];
        return (routes.cost[r] - p.fixedCost[type]) / p.distanceCost[type];
    }

    /** Has each route that changed in this step driven by the cheapest unused vehicle that suits it. */
    void fitVehicles() {
        for (int c = 0; c < journal.count(); c++) {
            int r = journal.slot(c);
            if (routes.size[r] > 0) {
                int to = cheapestVehicle(r);
                if (to >= 0) {
                    changeVehicle(r, to);
                }
            }
        }
    }

    /** Whether a route leads over a leg that cannot be driven, or comes too late somewhere. */
    boolean isBroken(int r) {
        boolean broken = false;
        for (int node = p.start(r); node != p.end(r) && !broken; node = routes.next[node]) {
            broken = isBrokenBehind(node);
        }
        return broken && routes.size[r] > 0;
    }

    /** Whether the leg behind a node cannot be driven, or not in time for it and for all that follows if they were in time before. */
    boolean isBrokenBehind(int node) {
        return routes.leg[node] >= FlatTravel.UNREACHABLE
                || (p.windowed && routes.leaves[node] + routes.seconds[node] > routes.due[routes.next[node]]);
    }

    /** Brings segments up to date that changes left behind. */
    void settle() {
        for (int c = 0; c < staleCount; c++) {
            isStale[stale[c]] = false;
            if (p.plain) {
                refreshPlain(stale[c], false);
            } else {
                routes.refresh(stale[c]);
            }
        }
        staleCount = 0;
        refreshed();
    }

    private int cheapestVehicle(int r) {
        int own = p.slotType[r];
        long least = routes.cost[r];
        int best = -1;
        for (int t = 0; t < p.types; t++) {
            if (t != own && p.vehicleClass[t] == p.vehicleClass[own] && routes.emptySlot(t) >= 0) {
                long price = costWith(r, t);
                if (price < least && suits(r, t)) {
                    least = price;
                    best = routes.emptySlot(t);
                }
            }
        }
        return best;
    }

    private boolean suits(int r, int type) {
        boolean ok = routes.size[r] <= p.maxStops[type];
        for (int k = 0; k < p.dimensions; k++) {
            ok &= routes.load[r * p.dimensions + k] <= p.capacity[type * p.dimensions + k];
        }
        if (p.restricted) {
            for (int node = routes.next[p.start(r)]; ok && node < p.stops; node = routes.next[node]) {
                ok = p.mayServe(type, node);
            }
        }
        return ok;
    }

    /** Notes that the segments of a route are to be refreshed. */
    private void markStale(int r) {
        if (!isStale[r]) {
            isStale[r] = true;
            stale[staleCount++] = r;
        }
    }

    /** Distances, loads and positions are all that a plain route is known by; legs are measured where they may be wrong. */
    void refreshPlain(int r, boolean measure) {
        int type = p.slotType[r];
        FlatTravel travel = p.travel[p.profile[type]];
        int start = p.start(r);
        int end = p.end(r);
        int[] next = routes.next;
        int[] leg = routes.leg;
        long[] prefix = routes.prefix;
        long[] suffix = routes.suffix;
        long metres = 0;
        int count = 0;
        int back = start;
        while (back != end) {
            int at = next[back];
            if (measure) {
                leg[back] = travel.distanceMetres(p.location[back], p.location[at]);
            }
            metres += leg[back];
            prefix[at * p.stride + FlatProblem.DISTANCE] = metres;
            routes.position[at] = ++count;
            for (int k = FlatProblem.LOAD; k < p.stride; k += 3) {
                prefix[at * p.stride + k] = prefix[back * p.stride + k] + p.own[at * p.stride + k];
            }
            back = at;
        }
        boolean ok = metres <= p.maxDistanceMetres[type] && routes.size[r] <= p.maxStops[type];
        for (int k = 0; k < p.dimensions; k++) {
            long total = prefix[end * p.stride + FlatProblem.LOAD + 3 * k];
            routes.load[r * p.dimensions + k] = total;
            ok &= total <= p.capacity[type * p.dimensions + k];
        }
        int node = end;
        while (true) {
            int at = node * p.stride;
            suffix[at + FlatProblem.DISTANCE] = metres - prefix[at + FlatProblem.DISTANCE];
            for (int k = FlatProblem.LOAD; k < p.stride; k += 3) {
                suffix[at + k] = prefix[end * p.stride + k] - prefix[at + k] + p.own[at + k];
            }
            if (node == start) {
                break;
            }
            node = routes.prev[node];
        }
        routes.feasible[r] = ok || routes.size[r] == 0;
        routes.setCost(r, routes.size[r] == 0 ? 0 : p.fixedCost[type] + p.distanceCost[type] * metres);
    }
}
