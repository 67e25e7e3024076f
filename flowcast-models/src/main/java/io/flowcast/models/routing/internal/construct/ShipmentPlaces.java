package io.flowcast.models.routing.internal.construct;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import io.flowcast.models.routing.internal.state.Proposal;
import io.flowcast.models.routing.internal.state.Routes;

/** Where both ends of a shipment fit best in one route: O(m²) for m stops, cut short as soon as lateness or overload cannot be mended. */
final class ShipmentPlaces {

    private final FlatProblem p;
    private final Routes routes;
    private final Place best;
    private final Blinks blinks;
    private final ExactRise exact;
    private final Proposal proposal;
    private final Proposal fork;

    ShipmentPlaces(FlatProblem problem, Routes routes, Place best, Blinks blinks, ExactRise exact) {
        p = problem;
        this.routes = routes;
        this.best = best;
        this.blinks = blinks;
        this.exact = exact;
        proposal = new Proposal(problem, routes);
        fork = new Proposal(problem, routes);
    }

    /** Looks at all places of a route that has room. */
    void search(int pickup, int delivery, int r) {
        int type = p.slotType[r];
        FlatTravel travel = p.travel[p.profile[type]];
        long perMetre = p.distanceCost[type];
        long fixed = routes.size[r] == 0 ? p.fixedCost[type] : 0;
        int comes = p.location[pickup];
        int goes = p.location[delivery];
        long across = travel.distanceMetres(comes, goes);
        long closesAt = p.own[pickup * p.stride + FlatProblem.LATEST];
        for (int node = p.start(r); node != p.end(r); node = routes.next[node]) {
            if (p.timed && routes.leaves[node] > closesAt) {
                return;
            }
            int ahead = routes.next[node];
            long saved = routes.size[r] == 0 ? 0 : routes.leg[node];
            long in = fixed + perMetre * (travel.distanceMetresTo(comes, p.location[node]) - saved);
            long detour = in + perMetre * travel.distanceMetres(comes, p.location[ahead]);
            // By the triangle inequality going to the delivery as well is no cheaper.
            if (detour >= best.cost && !p.durationPriced) {
                continue;
            }
            proposal.begin(node);
            proposal.add(pickup);
            int mateAfter = pickup;
            while (!proposal.hopeless()) {
                long out = travel.distanceMetres(goes, p.location[ahead]);
                long rise = mateAfter == pickup
                        ? in + perMetre * (across + out)
                        : detour
                                + perMetre
                                        * (travel.distanceMetresTo(goes, p.location[mateAfter])
                                                + out
                                                - routes.leg[mateAfter]);
                if ((rise < best.cost || p.durationPriced) && !blinks.next()) {
                    fork.copy(proposal);
                    fork.add(delivery);
                    if (!fork.hopeless()) {
                        fork.end(ahead);
                        offer(pickup, node, delivery, mateAfter, r);
                    }
                }
                if (ahead >= p.stops) {
                    break;
                }
                proposal.add(ahead);
                mateAfter = ahead;
                ahead = routes.next[ahead];
            }
        }
    }

    private void offer(int pickup, int after, int delivery, int mateAfter, int r) {
        if (!fork.feasible()) {
            return;
        }
        long rise = fork.cost() - routes.cost[r];
        if (rise < best.cost && p.needsTimetable) {
            rise = exact.of(fork, r, pickup, after, delivery, mateAfter);
        }
        if (rise < best.cost) {
            best.take(rise, after);
            best.mateAfter = mateAfter;
        }
    }
}
