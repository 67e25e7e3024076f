package io.flowcast.models.routing.internal.state;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;

/**
 * Changes of routes where only loads from the depot, the number of stops and the distance matter: cost and load of a route are
 * right at once, its segments when they are asked for by {@link #settle()}. What a method does stands at {@link Routes}.
 */
final class PlainRoutes {

    private final FlatProblem p;
    private final Routes routes;
    private final Journal journal;
    private final int[] stale;
    private final boolean[] isStale;
    private int staleCount;

    PlainRoutes(FlatProblem problem, Routes routes, Journal journal) {
        p = problem;
        this.routes = routes;
        this.journal = journal;
        stale = new int[p.slots];
        isStale = new boolean[p.slots];
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
        markStale(r);
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

    /** Whether a route leads over a leg that cannot be driven. */
    boolean isBroken(int r) {
        for (int node = p.start(r); node != p.end(r); node = routes.next[node]) {
            if (routes.leg[node] >= FlatTravel.UNREACHABLE) {
                return routes.size[r] > 0;
            }
        }
        return false;
    }

    /** Brings segments up to date that changes left behind. */
    void settle() {
        for (int c = 0; c < staleCount; c++) {
            isStale[stale[c]] = false;
            refresh(stale[c], false);
        }
        staleCount = 0;
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

    /** Notes that the segments of a route are to be settled. */
    void markStale(int r) {
        if (!isStale[r]) {
            isStale[r] = true;
            stale[staleCount++] = r;
        }
    }

    /** Distances, loads and positions are all that a plain route is known by; legs are measured where they may be wrong. */
    void refresh(int r, boolean measure) {
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
