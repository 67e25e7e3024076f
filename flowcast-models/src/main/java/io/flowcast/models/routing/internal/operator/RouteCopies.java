package io.flowcast.models.routing.internal.operator;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.state.Routes;

/** Copies of one or two routes, to take a move back. */
final class RouteCopies {

    private final FlatProblem p;
    private final Routes routes;
    private final int[] stops;
    private int slotA;
    private int slotB;
    private int sizeA;
    private int sizeB;

    RouteCopies(FlatProblem problem, Routes routes) {
        p = problem;
        this.routes = routes;
        stops = new int[p.needsTimetable ? p.stops : 0];
    }

    /** Remembers two routes, which may be the same. */
    void save(int a, int b) {
        slotA = a;
        slotB = b;
        sizeA = copy(a, 0);
        sizeB = a == b ? 0 : copy(b, sizeA);
    }

    private int copy(int r, int offset) {
        int at = offset;
        for (int node = routes.next[p.start(r)]; node < p.stops; node = routes.next[node]) {
            stops[at++] = node;
        }
        return at - offset;
    }

    /** Brings the remembered routes back. */
    void restore() {
        routes.clear(slotA);
        if (slotA != slotB) {
            routes.clear(slotB);
        }
        fill(slotA, 0, sizeA);
        if (slotA != slotB) {
            fill(slotB, sizeA, sizeB);
        }
    }

    private void fill(int r, int offset, int size) {
        int after = p.start(r);
        for (int k = offset; k < offset + size; k++) {
            routes.attach(stops[k], after);
            after = stops[k];
        }
        routes.refresh(r);
    }
}
