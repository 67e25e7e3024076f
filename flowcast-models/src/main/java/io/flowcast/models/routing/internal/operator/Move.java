package io.flowcast.models.routing.internal.operator;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import io.flowcast.models.routing.internal.state.Proposal;
import io.flowcast.models.routing.internal.state.Routes;

/**
 * A change of one or two routes near a pair of nodes.
 *
 * <p>Evaluation costs O(1) between routes, by prefix and suffix segments, and O(distance of the nodes) within one. Where time has no
 * price the change of distance is looked at first, so that most proposals are never put together.
 */
abstract class Move {

    /** The move is not possible. */
    static final long NONE = Long.MAX_VALUE;

    final FlatProblem p;
    final Routes routes;
    final Proposal first;
    final Proposal second;

    Move(FlatProblem problem, Routes routes) {
        p = problem;
        this.routes = routes;
        first = new Proposal(problem, routes);
        second = new Proposal(problem, routes);
    }

    /**
     * What the move would change.
     *
     * @param u a served stop
     * @param v a served stop that is promising next to {@code u}, or the start node of a route
     * @return change of cost, or {@link #NONE} if it is not feasible or cannot be a gain
     */
    abstract long evaluate(int u, int v);

    /** Carries out the move evaluated last, relinking only; the routes of its nodes must be refreshed afterwards. */
    abstract void apply();

    /** Cost of the leg between two nodes when driven by the vehicle of a slot, duration left out. */
    final long leg(int slot, int from, int to) {
        int type = p.slotType[slot];
        FlatTravel travel = p.travel[p.profile[type]];
        return p.distanceCost[type] * travel.distanceMetres(p.location[from], p.location[to]);
    }

    /** Whether the change of driving cost alone says that the move cannot be a gain. */
    final boolean hopeless(long driving) {
        return driving >= 0 && !p.durationPriced;
    }

    /** What using one more vehicle costs, or using one less saves, when {@code added} stops join a route. */
    final long fixed(int slot, int added) {
        int size = routes.size[slot];
        if (size == 0 && added > 0) {
            return p.fixedCost[p.slotType[slot]];
        }
        return size > 0 && size + added == 0 ? -p.fixedCost[p.slotType[slot]] : 0;
    }

    /** Whether a chain of stops that leaves its route takes both ends of each shipment along. */
    final boolean closed(int from, int length) {
        if (!p.hasShipments) {
            return true;
        }
        int node = from;
        for (int k = 0; k < length; k++) {
            int mate = p.partner[node];
            if (mate >= 0) {
                int distance = routes.position[mate] - routes.position[from];
                if (distance < 0 || distance >= length) {
                    return false;
                }
            }
            node = routes.next[node];
        }
        return true;
    }

    /** The last of a chain of stops, or -1 if the route ends before. */
    final int last(int from, int length) {
        int node = from;
        for (int k = 1; k < length && node < p.stops; k++) {
            node = routes.next[node];
        }
        return node < p.stops ? node : -1;
    }
}
