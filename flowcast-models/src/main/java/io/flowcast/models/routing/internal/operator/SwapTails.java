package io.flowcast.models.routing.internal.operator;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.state.Routes;

/**
 * Exchanges the rests of two routes, so that {@code v} follows {@code u}; with start nodes for {@code u} whole routes change vehicles.
 *
 * <p>2-opt*: Potvin and Rousseau 1995, "An exchange heuristic for routeing problems with time windows", J. Operational Research Society
 * 46(12).
 */
final class SwapTails extends Move {

    private int afterU;
    private int afterV;
    private int tailV;

    SwapTails(FlatProblem problem, Routes routes) {
        super(problem, routes);
    }

    @Override
    long evaluate(int u, int v) {
        int a = routes.slotOf(u);
        int b = routes.slotOf(v);
        if (a == b || v >= p.stops) {
            return NONE;
        }
        afterU = u;
        tailV = v;
        afterV = routes.prev[v];
        int tailU = routes.next[u];
        if (p.slotType[a] == p.slotType[b]) {
            int left = routes.position[afterV] + routes.size[a] - routes.position[u];
            long driving = leg(a, u, v)
                    + leg(b, afterV, tailU)
                    - leg(a, u, tailU)
                    - leg(b, afterV, v)
                    + fixed(b, left - routes.size[b]);
            if (hopeless(driving)) {
                return NONE;
            }
        }
        first.begin(u);
        first.end(v);
        if (!first.feasible()) {
            return NONE;
        }
        second.begin(afterV);
        second.end(tailU);
        if (!second.feasible()) {
            return NONE;
        }
        return first.cost() + second.cost() - routes.cost[a] - routes.cost[b];
    }

    @Override
    void apply() {
        int behind = moveTail(tailV, afterU);
        moveTail(routes.next[behind], afterV);
    }

    /** Moves a stop and all that follow it behind a node; returns the last one moved. */
    private int moveTail(int from, int after) {
        int behind = after;
        int node = from;
        while (node < p.stops) {
            int ahead = routes.next[node];
            routes.detach(node);
            routes.attach(node, behind);
            behind = node;
            node = ahead;
        }
        return behind;
    }
}
