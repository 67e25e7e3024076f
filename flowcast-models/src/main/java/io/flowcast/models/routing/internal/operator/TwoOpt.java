package io.flowcast.models.routing.internal.operator;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.state.Routes;

/**
 * Reverses the part of a route between two nodes, so that {@code u} comes to stand next to {@code v}.
 *
 * <p>2-opt: Croes 1958, "A method for solving traveling-salesman problems", Operations Research 6(6). Costs O(length of the part),
 * because nothing is kept for reversed segments.
 */
final class TwoOpt extends Move {

    private int from;
    private int to;

    TwoOpt(FlatProblem problem, Routes routes) {
        super(problem, routes);
    }

    @Override
    long evaluate(int u, int v) {
        int slot = routes.slotOf(u);
        if (routes.slotOf(v) != slot) {
            return NONE;
        }
        boolean uFirst = routes.position[u] < routes.position[v];
        int before = uFirst ? u : v;
        from = routes.next[before];
        to = uFirst ? v : u;
        if (from == to) {
            return NONE;
        }
        // ... before, from, ..., to, behind ... becomes ... before, to, ..., from, behind ...
        first.begin(before);
        for (int node = to; node != before; node = routes.prev[node]) {
            first.add(node);
        }
        first.end(routes.next[to]);
        return first.feasible() ? first.cost() - routes.cost[slot] : NONE;
    }

    @Override
    void apply() {
        int before = routes.prev[from];
        int moves = routes.position[to] - routes.position[from];
        for (int k = 0; k < moves; k++) {
            int node = routes.next[from];
            routes.detach(node);
            routes.attach(node, before);
        }
    }
}
