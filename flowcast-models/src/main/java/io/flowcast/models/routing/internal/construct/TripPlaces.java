package io.flowcast.models.routing.internal.construct;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import io.flowcast.models.routing.internal.state.Proposal;
import io.flowcast.models.routing.internal.state.Routes;

/** Where a stop fits best with a reload beside it: it begins or ends one more trip. */
final class TripPlaces {

    private final FlatProblem p;
    private final Routes routes;
    private final Place best;
    private final Blinks blinks;
    private final Room room;
    private final ExactRise exact;
    private final Proposal proposal;

    TripPlaces(FlatProblem problem, Routes routes, Place best, Blinks blinks, Room room, ExactRise exact) {
        p = problem;
        this.routes = routes;
        this.best = best;
        this.blinks = blinks;
        this.room = room;
        this.exact = exact;
        proposal = new Proposal(problem, routes);
    }

    /** Looks at all places of a route that has made visits or will. */
    void search(int stop, int r, int type) {
        if (room.mayReload(r, type)) {
            for (int node = p.start(r); node != p.end(r); node = routes.next[node]) {
                offer(stop, node, routes.next[node], r, type);
            }
        }
    }

    /** Looks at a place that begins one more trip, and at the same place where it ends the trip. */
    void offer(int stop, int node, int ahead, int r, int type) {
        for (int kind = 0; kind < p.reloadKinds; kind++) {
            int reload = routes.spareReload(kind);
            if (reload >= 0 && p.mayServe(type, reload)) {
                if (node < p.customers || (p.progress.begun[type] && node == p.start(r))) {
                    offer(reload, stop, node, ahead, r, true);
                }
                if (ahead < p.customers) {
                    offer(stop, reload, node, ahead, r, false);
                }
            }
        }
    }

    private void offer(int first, int second, int node, int ahead, int r, boolean reloadFirst) {
        int type = p.slotType[r];
        FlatTravel travel = p.travel[p.profile[type]];
        long driving = (long) travel.distanceMetres(p.location[node], p.location[first])
                + travel.distanceMetres(p.location[first], p.location[second])
                + travel.distanceMetres(p.location[second], p.location[ahead])
                - travel.distanceMetres(p.location[node], p.location[ahead]);
        if ((p.distanceCost[type] * driving >= best.cost && !p.durationPriced) || blinks.next()) {
            return;
        }
        proposal.begin(node);
        proposal.add(first);
        proposal.add(second);
        if (proposal.hopeless()) {
            return;
        }
        proposal.end(ahead);
        if (!proposal.feasible()) {
            return;
        }
        long rise = proposal.cost() - routes.cost[r];
        if (rise < best.cost) {
            rise = exact.of(proposal, r, first, node, second, first);
        }
        if (rise < best.cost) {
            best.take(rise, node);
            best.reload = reloadFirst ? first : second;
            best.reloadFirst = reloadFirst;
        }
    }
}
