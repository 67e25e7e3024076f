package io.flowcast.models.routing.internal.operator;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.state.Routes;

/** Leaves out an optional stop whose prize is less than it costs to serve. Looks at {@code u} only; shipments stay. */
final class Drop extends Move {

    private int dropped;

    Drop(FlatProblem problem, Routes routes) {
        super(problem, routes);
    }

    @Override
    long evaluate(int u, int v) {
        if (p.required[u] || p.partner[u] >= 0) {
            return NONE;
        }
        dropped = u;
        first.begin(routes.prev[u]);
        first.end(routes.next[u]);
        return first.feasible() ? first.cost() + p.unservedCost[u] - routes.cost[routes.slotOf(u)] : NONE;
    }

    @Override
    void apply() {
        routes.detach(dropped);
    }
}
