package io.flowcast.models.routing.internal.construct;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import io.flowcast.models.routing.internal.state.Routes;

/** Where a stop fits best near its neighbours, in a problem that knows loads and distances only; where one has no room, in a larger vehicle. */
final class PlainPlaces {

    private final FlatProblem p;
    private final Routes routes;
    private final NearRoutes near;
    private final Place best;
    private final Blinks blinks;
    private final Room room;
    /** Whether all drive alike, and in both directions. */
    private final boolean sameBothWays;

    PlainPlaces(FlatProblem problem, Routes routes, NearRoutes near, Place best, Blinks blinks, Room room) {
        p = problem;
        this.routes = routes;
        this.near = near;
        this.best = best;
        this.blinks = blinks;
        this.room = room;
        sameBothWays = Insertion.sameBothWays(p);
    }

    /** Looks at the places beside promising neighbours. */
    void searchNear(int stop) {
        int here = p.location[stop];
        int row = stop * near.width;
        for (int k = 0; k < near.width; k++) {
            int node = near.promising[row + k];
            int r = routes.slot[node];
            if (r < 0) {
                continue;
            }
            int type = p.slotType[r];
            FlatTravel travel = p.travel[p.profile[type]];
            long perMetre = p.distanceCost[type];
            int before = routes.prev[node];
            if (!sameBothWays) {
                int near = p.location[node];
                long out = travel.distanceMetres(here, near);
                long in = travel.distanceMetresTo(here, near);
                int ahead = p.location[routes.next[node]];
                offer(stop, node, r, perMetre * (in + travel.distanceMetres(here, ahead) - routes.leg[node]));
                long inFromBack = travel.distanceMetresTo(here, p.location[before]);
                offer(stop, before, r, perMetre * (inFromBack + out - routes.leg[before]));
                continue;
            }
            // The other end of a leg is at least as far away, or this place was looked at from there.
            long away = near.metres[row + k];
            if (perMetre * (2 * away - routes.leg[node]) < best.cost) {
                int ahead = p.location[routes.next[node]];
                offer(stop, node, r, perMetre * (away + travel.distanceMetres(here, ahead) - routes.leg[node]));
            }
            if (perMetre * (2 * away - routes.leg[before]) < best.cost) {
                int back = p.location[before];
                offer(stop, before, r, perMetre * (away + travel.distanceMetres(here, back) - routes.leg[before]));
            }
        }
    }

    /** Looks at the first and the last leg of all routes, or, if there are many, of those that have a promising neighbour. */
    void searchDepotLegs(int stop) {
        if (routes.activeCount <= Insertion.MOST_DEPOT_LEGS) {
            int[] active = routes.active;
            for (int a = 0; a < routes.activeCount; a++) {
                depotLegs(stop, active[a]);
            }
            return;
        }
        near.begin();
        near.add(stop);
        for (int k = 0; k < near.count(); k++) {
            depotLegs(stop, near.found[k]);
        }
    }

    private void depotLegs(int stop, int r) {
        int type = p.slotType[r];
        FlatTravel travel = p.travel[p.profile[type]];
        long perMetre = p.distanceCost[type];
        int here = p.location[stop];
        int start = p.start(r);
        long detour = (long) travel.distanceMetresTo(here, p.location[start]) - routes.leg[start];
        // A stop nearer to the depot than this one is no way station: going there and on costs at least twice the
        // difference.
        if (!sameBothWays || 2 * perMetre * detour < best.cost) {
            int first = p.location[routes.next[start]];
            offer(stop, start, r, perMetre * (detour + travel.distanceMetres(here, first)));
        }
        int end = start + 1;
        int last = routes.prev[end];
        detour = (long) travel.distanceMetres(here, p.location[end]) - routes.leg[last];
        if (!sameBothWays || 2 * perMetre * detour < best.cost) {
            offer(stop, last, r, perMetre * (detour + travel.distanceMetresTo(here, p.location[last])));
        }
    }

    private void offer(int stop, int after, int r, long rise) {
        if (rise < best.cost) {
            int type = p.slotType[r];
            if (rise >= p.distanceCost[type] * FlatTravel.LONGEST_LEG && !isOpen(stop, after, r)) {
                return;
            }
            if (routes.size[r] < p.maxStops[type] && p.mayServe(type, stop) && room.fits(stop, r, type)) {
                if (!blinks.next()) {
                    best.take(rise, after);
                }
            } else if (p.types > 1) {
                offerLarger(stop, after, r, rise);
            }
        }
    }

    private boolean isOpen(int stop, int after, int r) {
        FlatTravel travel = p.travel[p.profile[p.slotType[r]]];
        int here = p.location[stop];
        return travel.distanceMetres(p.location[after], here) < FlatTravel.UNREACHABLE
                && travel.distanceMetres(here, p.location[routes.next[after]]) < FlatTravel.UNREACHABLE;
    }

    /** Looks at the same place with an unused vehicle of another type, where the present one has no room. */
    private void offerLarger(int stop, int after, int r, long rise) {
        int own = p.slotType[r];
        long metres = routes.metres(r) + rise / p.distanceCost[own];
        for (int t = 0; t < p.types; t++) {
            if (t == own || p.vehicleClass[t] != p.vehicleClass[own]) {
                continue;
            }
            int empty = routes.emptySlot(t);
            long whole = p.fixedCost[t] + p.distanceCost[t] * metres - routes.cost[r];
            if (empty >= 0
                    && whole < best.cost
                    && routes.size[r] < p.maxStops[t]
                    && room.fits(stop, r, t)
                    && room.mayServeAll(t, stop, r)
                    && !blinks.next()) {
                best.take(whole, after);
                best.vehicle = empty;
            }
        }
    }
}
