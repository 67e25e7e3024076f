package io.flowcast.models.routing.internal.construct;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.state.Routes;

/** Whether a vehicle may take one more stop at all, wherever on its route. */
final class Room {

    private final FlatProblem p;
    private final Routes routes;

    Room(FlatProblem problem, Routes routes) {
        p = problem;
        this.routes = routes;
    }

    /** Whether a stop may join a route as far as number of stops, skills, stops that go with it and loads at the depot are concerned. */
    boolean isOpenTo(int stop, int r, int type) {
        return routes.size[r] < p.maxStops[type]
                && p.mayServe(type, stop)
                && (!p.rules.together || routes.mayJoin(stop, r))
                && fits(stop, r, type);
    }

    /** Load at the depot, before and after the trip, is independent of the place; a shipment adds to neither. */
    boolean fits(int stop, int r, int type) {
        if (p.hasReloads) {
            return true; // Another trip may have room.
        }
        int mine = stop * p.stride + FlatProblem.LOAD;
        if (p.light) {
            for (int k = 0; k < p.dimensions; k++) {
                int at = r * p.dimensions + k;
                if (routes.load[at] + p.own[mine + 3 * k] > p.capacity[type * p.dimensions + k]) {
                    return false;
                }
            }
            return true;
        }
        int total = p.end(r) * p.stride + FlatProblem.LOAD;
        boolean alone = !p.hasShipments || p.partner[stop] < 0;
        for (int k = 0; k < p.dimensions; k++) {
            int at = total + 3 * k;
            long room = p.capacity[type * p.dimensions + k];
            long brought = routes.prefix[at] + p.own[mine + 3 * k];
            long home = brought + routes.prefix[at + 1] + p.own[mine + 3 * k + 1];
            if (brought > room || (alone && home > room)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a type may serve a stop and all stops of a route. */
    boolean mayServeAll(int type, int stop, int r) {
        boolean ok = p.mayServe(type, stop);
        if (p.restricted) {
            for (int node = routes.next[p.start(r)]; ok && node < p.stops; node = routes.next[node]) {
                ok = p.mayServe(type, node);
            }
        }
        return ok;
    }

    /** Whether a route may get one more reload beside one more stop. */
    boolean mayReload(int r, int type) {
        return routes.prefix[p.end(r) * p.stride + p.trips] + 1 < p.maxTrips[type]
                && routes.size[r] + 2 <= p.maxStops[type];
    }
}
