package io.flowcast.models.routing.internal.operator;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.state.Proposal;
import io.flowcast.models.routing.internal.state.Routes;

/**
 * Exchanges a chain of one or two stops with a chain of one or two others, within a route or between two.
 *
 * <p>The second chain follows {@code v}, so that {@code u} comes to stand next to {@code v}: the exchange moves of Osman 1993,
 * "Metastrategy simulated annealing and tabu search algorithms for the vehicle routing problem", Annals of Operations Research 41.
 */
final class Swap extends Move {

    private final int lengthU;
    private final int lengthV;
    private int firstU;
    private int firstV;

    Swap(FlatProblem problem, Routes routes, int lengthU, int lengthV) {
        super(problem, routes);
        this.lengthU = lengthU;
        this.lengthV = lengthV;
    }

    @Override
    long evaluate(int u, int v) {
        firstU = u;
        firstV = routes.next[v];
        if (firstV >= p.stops || firstV == u) {
            return NONE;
        }
        int lastU = last(u, lengthU);
        int lastV = last(firstV, lengthV);
        if (lastU < 0 || lastV < 0) {
            return NONE;
        }
        int a = routes.slotOf(u);
        int b = routes.slotOf(v);
        int beforeU = routes.prev[u];
        int behindU = routes.next[lastU];
        int behindV = routes.next[lastV];
        if (a == b) {
            return within(beforeU, lastU, behindU, lastV, behindV);
        }
        long driving = leg(a, beforeU, firstV)
                + leg(a, lastV, behindU)
                - leg(a, beforeU, u)
                - leg(a, lastU, behindU)
                + leg(b, v, u)
                + leg(b, lastU, behindV)
                - leg(b, v, firstV)
                - leg(b, lastV, behindV);
        if (p.slotType[a] == p.slotType[b] && hopeless(driving)) {
            return NONE;
        }
        if (!closed(u, lengthU) || !closed(firstV, lengthV)) {
            return NONE;
        }
        first.begin(beforeU);
        addChain(first, firstV, lengthV);
        first.end(behindU);
        if (!first.feasible()) {
            return NONE;
        }
        second.begin(v);
        addChain(second, u, lengthU);
        second.end(behindV);
        if (!second.feasible()) {
            return NONE;
        }
        return first.cost() + second.cost() - routes.cost[a] - routes.cost[b];
    }

    /** Chains that touch or overlap are left to {@link Relocate}. */
    private long within(int beforeU, int lastU, int behindU, int lastV, int behindV) {
        boolean uFirst = routes.position[firstU] < routes.position[firstV];
        int lastOfFirst = uFirst ? lastU : lastV;
        int firstOfSecond = uFirst ? firstV : firstU;
        if (routes.position[lastOfFirst] + 1 >= routes.position[firstOfSecond]) {
            return NONE;
        }
        int slot = routes.slotOf(firstU);
        int beforeV = routes.prev[firstV];
        long driving = leg(slot, beforeU, firstV)
                + leg(slot, lastV, behindU)
                - leg(slot, beforeU, firstU)
                - leg(slot, lastU, behindU)
                + leg(slot, beforeV, firstU)
                + leg(slot, lastU, behindV)
                - leg(slot, beforeV, firstV)
                - leg(slot, lastV, behindV);
        if (hopeless(driving)) {
            return NONE;
        }
        first.begin(uFirst ? beforeU : beforeV);
        addChain(first, uFirst ? firstV : firstU, uFirst ? lengthV : lengthU);
        for (int node = uFirst ? behindU : behindV; node != firstOfSecond; node = routes.next[node]) {
            first.add(node);
        }
        addChain(first, uFirst ? firstU : firstV, uFirst ? lengthU : lengthV);
        first.end(uFirst ? behindV : behindU);
        return first.feasible() ? first.cost() - routes.cost[slot] : NONE;
    }

    private void addChain(Proposal proposal, int from, int length) {
        int node = from;
        for (int k = 0; k < length; k++) {
            proposal.add(node);
            node = routes.next[node];
        }
    }

    @Override
    void apply() {
        int beforeU = routes.prev[firstU];
        int beforeV = routes.prev[firstV];
        move(firstU, lengthU, beforeV);
        move(firstV, lengthV, beforeU);
    }

    /** Moves a chain behind a node; a node that stands behind it keeps standing behind what came. */
    private void move(int from, int length, int after) {
        int node = from;
        int behind = after;
        for (int k = 0; k < length; k++) {
            int ahead = routes.next[node];
            routes.detach(node);
            routes.attach(node, behind);
            behind = node;
            node = ahead;
        }
    }
}
