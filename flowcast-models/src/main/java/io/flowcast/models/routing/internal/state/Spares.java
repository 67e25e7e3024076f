package io.flowcast.models.routing.internal.state;

import io.flowcast.models.routing.internal.data.FlatProblem;

/** Reload nodes that stand in no route, by kind. */
final class Spares {

    private final FlatProblem p;
    private final int[] nodes;
    private final int[] at;
    private final int[] count;

    /** Begins with all reload nodes. */
    Spares(FlatProblem problem) {
        p = problem;
        int reloads = p.stops - p.customers;
        nodes = new int[reloads];
        at = new int[reloads];
        count = new int[p.reloadKinds];
        for (int node = p.stops - 1; node >= p.customers; node--) {
            add(node);
        }
    }

    /** A node of a kind, or -1 if all are in use. */
    int any(int kind) {
        return count[kind] == 0 ? -1 : nodes[p.firstReload[kind] - p.customers + count[kind] - 1];
    }

    void add(int node) {
        int kind = p.reloadKind[node - p.customers];
        int place = p.firstReload[kind] - p.customers + count[kind]++;
        nodes[place] = node;
        at[node - p.customers] = place;
    }

    void remove(int node) {
        int kind = p.reloadKind[node - p.customers];
        int last = nodes[p.firstReload[kind] - p.customers + --count[kind]];
        int place = at[node - p.customers];
        nodes[place] = last;
        at[last - p.customers] = place;
    }
}
