package io.flowcast.models.routing.internal.operator;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.Neighbourhood;
import io.flowcast.models.routing.internal.state.Routes;
import java.util.function.BooleanSupplier;

/**
 * Carries out improving moves until none is left near the stops that changed.
 *
 * <p>A stop is tried with each of its promising neighbours (granular neighbourhood, Toth and Vigo 2003) and with an unused vehicle of each
 * type; the first improving move is taken, and the stops beside the legs it changed are tried again. Where segments are only a relaxation
 * a move is taken back if the exact schedules do not confirm its gain.
 *
 * <p>Cost per tried stop: neighbours times moves, O(1) each between routes.
 */
public final class Descent {

    /** How many of the promising neighbours are tried. */
    private static final int BREADTH = 20;

    private final FlatProblem p;
    private final Routes routes;
    private final Neighbourhood neighbourhood;
    private final BooleanSupplier stopped;
    private final Move[] moves;
    private final Move[] depotMoves;
    private final Move[] emptyMoves;
    private final Drop drop;
    private final SwapTails swapTails;
    private final int[] queue;
    private final boolean[] queued;
    private int head;
    private int waiting;
    private final RouteCopies copies;

    /**
     * Descent on the routes of one search.
     *
     * @param problem the problem
     * @param routes the routes
     * @param neighbourhood which stops are promising next to each other
     * @param stopped asked before each stop; ends the descent with all routes in order
     */
    public Descent(FlatProblem problem, Routes routes, Neighbourhood neighbourhood, BooleanSupplier stopped) {
        p = problem;
        this.routes = routes;
        this.neighbourhood = neighbourhood;
        this.stopped = stopped;
        drop = new Drop(p, routes);
        swapTails = new SwapTails(p, routes);
        Move one = new Relocate(p, routes, 1, false);
        Move two = new Relocate(p, routes, 2, false);
        Move twoBack = new Relocate(p, routes, 2, true);
        Move three = new Relocate(p, routes, 3, false);
        Move threeBack = new Relocate(p, routes, 3, true);
        moves = new Move[] {
            one,
            two,
            twoBack,
            three,
            threeBack,
            new Swap(p, routes, 1, 1),
            new Swap(p, routes, 2, 1),
            new Swap(p, routes, 2, 2),
            new TwoOpt(p, routes),
            swapTails
        };
        depotMoves = new Move[] {one, two, twoBack, three, threeBack, new TwoOpt(p, routes)};
        emptyMoves = new Move[] {one, two, three};
        queue = new int[p.stops];
        queued = new boolean[p.stops];
        copies = new RouteCopies(p, routes);
    }

    /**
     * Adds a stop to those that are tried by the next {@link #run}.
     *
     * @param stop any stop; one that is not served is passed over
     */
    public void push(int stop) {
        if (stop < p.stops && !queued[stop]) {
            queued[stop] = true;
            queue[(head + waiting++) % queue.length] = stop;
        }
    }

    /** Descends from the stops that were added. */
    public void run() {
        routes.settle();
        while (waiting > 0) {
            int stop = queue[head];
            head = (head + 1) % queue.length;
            waiting--;
            queued[stop] = false;
            if (routes.slot[stop] >= 0 && !stopped.getAsBoolean() && improve(stop)) {
                push(stop);
            }
        }
    }

    private boolean improve(int u) {
        if ((p.hasOptional || u >= p.customers) && accept(drop, u, u)) {
            return false;
        }
        int row = u * neighbourhood.promisingWidth;
        int width = Math.min(BREADTH, neighbourhood.promisingWidth);
        for (int k = 0; k < width; k++) {
            int v = neighbourhood.promising[row + k];
            if (routes.slot[v] < 0) {
                continue;
            }
            for (Move move : moves) {
                if (accept(move, u, v)) {
                    return true;
                }
            }
            int before = routes.prev[v];
            if (before >= p.customers) {
                for (Move move : depotMoves) {
                    if (accept(move, u, before)) {
                        return true;
                    }
                }
            }
        }
        return useEmptyVehicle(u);
    }

    private boolean useEmptyVehicle(int u) {
        int r = routes.slot[u];
        int firstStop = routes.next[p.start(r)];
        for (int t = 0; t < p.types; t++) {
            int empty = routes.emptySlot(t);
            if (empty < 0) {
                continue;
            }
            int start = p.start(empty);
            if (t != p.slotType[r] && u == firstStop && accept(swapTails, start, firstStop)) {
                return true;
            }
            if (routes.size[r] > 1) {
                for (Move move : emptyMoves) {
                    if (accept(move, u, start)) {
                        return true;
                    }
                }
                if (accept(swapTails, start, u)) {
                    return true;
                }
            }
        }
        return p.types > 1 && u == firstStop && swapVehicles(r, firstStop);
    }

    /** Tries to exchange the vehicles of this route and each other one of a different type. */
    private boolean swapVehicles(int r, int firstStop) {
        for (int a = 0; a < routes.activeCount; a++) {
            int other = routes.active[a];
            if (p.slotType[other] != p.slotType[r] && accept(swapTails, p.start(other), firstStop)) {
                return true;
            }
        }
        return false;
    }

    private boolean accept(Move move, int u, int v) {
        long change = move.evaluate(u, v);
        if (change >= 0) {
            return false;
        }
        int a = routes.slotOf(u);
        int b = routes.slotOf(v);
        long cost = routes.totalCost();
        if (p.needsTimetable) {
            copies.save(a, b);
        }
        int beforeU = u < p.stops ? routes.prev[u] : u;
        int behindU = routes.next[u];
        int beforeV = v < p.stops ? routes.prev[v] : v;
        int behindV = routes.next[v];
        move.apply();
        routes.refresh(a);
        if (a != b) {
            routes.refresh(b);
        }
        if (p.needsTimetable && !(routes.isFeasible(a) && routes.isFeasible(b) && routes.totalCost() < cost)) {
            copies.restore();
            return false;
        }
        push(beforeU);
        push(behindU);
        push(beforeV);
        push(behindV);
        pushAround(u);
        pushAround(v);
        return true;
    }

    private void pushAround(int node) {
        push(node);
        if (node >= p.stops) {
            push(routes.next[node]);
        } else if (routes.slot[node] >= 0) {
            push(routes.prev[node]);
            push(routes.next[node]);
        }
    }
}
