package io.flowcast.models.routing.internal.operator;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.state.Proposal;
import io.flowcast.models.routing.internal.state.Routes;

/**
 * Moves a chain of one to three stops behind another node, as it is or reversed, within its route or to another one.
 *
 * <p>Or-opt: Or 1976, "Traveling salesman-type combinatorial problems and their relation to the logistics of regional blood banking",
 * thesis, Northwestern University.
 */
final class Relocate extends Move {

    private final int length;
    private final boolean reversed;
    private int chainFirst;
    private int chainLast;
    private int after;

    Relocate(FlatProblem problem, Routes routes, int length, boolean reversed) {
        super(problem, routes);
        this.length = length;
        this.reversed = reversed;
    }

    @Override
    long evaluate(int u, int v) {
        chainFirst = u;
        chainLast = last(u, length);
        after = v;
        if (chainLast < 0) {
            return NONE;
        }
        int from = routes.slotOf(u);
        int to = routes.slotOf(v);
        int before = routes.prev[u];
        int behind = routes.next[chainLast];
        int ahead = routes.next[v];
        if (from == to && (v == before || inChain(v))) {
            return NONE;
        }
        int head = reversed ? chainLast : chainFirst;
        int tail = reversed ? chainFirst : chainLast;
        long driving = leg(from, before, behind)
                - leg(from, before, chainFirst)
                - leg(from, chainLast, behind)
                + leg(to, v, head)
                + leg(to, tail, ahead)
                - leg(to, v, ahead);
        if (from == to) {
            return hopeless(driving) && !reversed ? NONE : within(before, behind, v, ahead);
        }
        if (p.slotType[from] == p.slotType[to]
                && !reversed
                && hopeless(driving + fixed(from, -length) + fixed(to, length))) {
            return NONE;
        }
        if (!closed(u, length) || (reversed && p.hasShipments && length > 1)) {
            return NONE;
        }
        first.begin(v);
        addChain(first);
        first.end(ahead);
        if (!first.feasible()) {
            return NONE;
        }
        second.begin(before);
        second.end(behind);
        if (!second.feasible()) {
            return NONE;
        }
        return first.cost() + second.cost() - routes.cost[from] - routes.cost[to];
    }

    private boolean inChain(int node) {
        int offset = routes.position[node] - routes.position[chainFirst];
        return offset >= 0 && offset < length;
    }

    private long within(int before, int behind, int v, int ahead) {
        if (routes.position[v] > routes.position[chainFirst]) {
            first.begin(before);
            for (int node = behind; node != ahead; node = routes.next[node]) {
                first.add(node);
            }
            addChain(first);
            first.end(ahead);
        } else {
            first.begin(v);
            addChain(first);
            for (int node = ahead; node != chainFirst; node = routes.next[node]) {
                first.add(node);
            }
            first.end(behind);
        }
        return first.feasible() ? first.cost() - routes.cost[routes.slotOf(v)] : NONE;
    }

    private void addChain(Proposal proposal) {
        int node = reversed ? chainLast : chainFirst;
        for (int k = 0; k < length; k++) {
            proposal.add(node);
            node = reversed ? routes.prev[node] : routes.next[node];
        }
    }

    @Override
    void apply() {
        int node = chainFirst;
        int behind = after;
        for (int k = 0; k < length; k++) {
            int ahead = routes.next[node];
            routes.detach(node);
            routes.attach(node, behind);
            behind = reversed ? after : node;
            node = ahead;
        }
    }
}
