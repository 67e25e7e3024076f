package io.flowcast.models.routing.internal.construct;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import io.flowcast.models.routing.internal.data.Neighbourhood;
import io.flowcast.models.routing.internal.state.Proposal;
import io.flowcast.models.routing.internal.state.Routes;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Builds a first plan by joining routes where that saves most: every stop alone at first, then the end of one route tied to the
 * start of another (Clarke and Wright 1964, "Scheduling of vehicles from a central depot to a number of delivery points", Operations
 * Research 12(4)), with savings looked at for promising neighbours only, as large problems need.
 *
 * <p>Needs one type of vehicle, enough of them for every stop, and no shipments. Cost: O(n k log(n k)) for k neighbours, and O(m) for
 * each join of routes of m stops.
 */
public final class Savings {

    private static final int ASK_EVERY = 256;

    private final FlatProblem p;
    private final Routes routes;
    private final Neighbourhood neighbourhood;
    private final Proposal proposal;
    private final int[] turned;

    /**
     * Construction of the routes of one search.
     *
     * @param problem the problem, for which {@link #suits} holds
     * @param routes the routes, with no stop served
     * @param neighbourhood which stops are promising next to each other
     */
    public Savings(FlatProblem problem, Routes routes, Neighbourhood neighbourhood) {
        p = problem;
        this.routes = routes;
        this.neighbourhood = neighbourhood;
        proposal = new Proposal(problem, routes);
        turned = new int[p.stops];
    }

    /**
     * Whether a plan can be built this way.
     *
     * @param p the problem
     * @return false if vehicles differ or could run out, or if stops depend on each other
     */
    public static boolean suits(FlatProblem p) {
        return p.types == 1 && p.slots >= p.stops && !p.hasShipments && !p.hasOptional && !p.needsTimetable;
    }

    /**
     * Serves every stop that can be served alone.
     *
     * @param stopped asked now and then; leaves the plan as it is once it says true
     */
    public void run(BooleanSupplier stopped) {
        for (int stop = 0; stop < p.stops; stop++) {
            int r = routes.emptySlot(0);
            routes.attach(stop, p.start(r));
            routes.refresh(r);
            if (!p.mayServe(0, stop) || !routes.isFeasible(r)) {
                routes.detach(stop);
                routes.refresh(r);
            }
            if (stop % ASK_EVERY == 0 && stopped.getAsBoolean()) {
                return;
            }
        }
        long[] savings = savings();
        SortedByUpperHalf sorted = new SortedByUpperHalf(savings);
        while (sorted.pass()) {
            if (stopped.getAsBoolean()) {
                return;
            }
        }
        savings = sorted.values();
        for (int k = savings.length - 1; k >= 0; k--) {
            if (k % ASK_EVERY == 0 && stopped.getAsBoolean()) {
                return;
            }
            int pair = (int) savings[k];
            consider(pair / neighbourhood.promisingWidth, neighbourhood.promising[pair]);
        }
    }

    /** Savings in metres in the upper half, the pair in the lower half, in the order of the pairs. */
    private long[] savings() {
        FlatTravel travel = p.travel[p.profile[0]];
        int start = p.location[p.start(0)];
        int end = p.location[p.end(0)];
        int width = neighbourhood.promisingWidth;
        long[] all = new long[p.stops * width];
        int count = 0;
        for (int i = 0; i < p.stops; i++) {
            int from = p.location[i];
            long home = travel.distanceMetres(from, end);
            for (int k = 0; k < width; k++) {
                int to = p.location[neighbourhood.promising[i * width + k]];
                long saved = home + travel.distanceMetres(start, to) - travel.distanceMetres(from, to);
                if (saved > 0) {
                    all[count++] = (Math.min(saved, Integer.MAX_VALUE) << 32) | (i * width + k);
                }
            }
        }
        return Arrays.copyOf(all, count);
    }

    private void consider(int i, int j) {
        int a = routes.slot[i];
        int b = routes.slot[j];
        if (a < 0 || b < 0 || a == b) {
            return;
        }
        boolean lastOfA = routes.next[i] >= p.stops;
        boolean firstOfB = routes.prev[j] >= p.stops;
        if (lastOfA && firstOfB) {
            join(i, j);
        } else if (p.plain && fits(a, b)) {
            // Driven the other way round, ends become starts.
            boolean firstOfA = routes.prev[i] >= p.stops;
            boolean lastOfB = routes.next[j] >= p.stops;
            if (firstOfA && lastOfB) {
                join(j, i);
            } else if (lastOfA && lastOfB && turn(b)) {
                join(i, j);
            } else if (firstOfA && firstOfB && turn(a)) {
                join(i, j);
            }
        }
    }

    private boolean fits(int a, int b) {
        for (int k = 0; k < p.dimensions; k++) {
            if (routes.load[a * p.dimensions + k] + routes.load[b * p.dimensions + k] > p.capacity[k]) {
                return false;
            }
        }
        return true;
    }

    /** Turns a route round, unless that would cost more. */
    private boolean turn(int r) {
        long before = routes.cost[r];
        reverse(r);
        if (routes.cost[r] > before) {
            reverse(r);
            return false;
        }
        return true;
    }

    private void reverse(int r) {
        int count = 0;
        for (int node = routes.next[p.start(r)]; node < p.stops; node = routes.next[node]) {
            turned[count++] = node;
        }
        for (int k = 0; k < count; k++) {
            routes.detach(turned[k]);
        }
        for (int k = 0; k < count; k++) {
            routes.attach(turned[k], p.start(r));
        }
        routes.refresh(r);
    }

    private void join(int i, int j) {
        int a = routes.slot[i];
        int b = routes.slot[j];
        proposal.begin(i);
        proposal.end(j);
        if (!proposal.feasible() || proposal.cost() >= routes.cost[a] + routes.cost[b]) {
            return;
        }
        int behind = i;
        int node = j;
        while (node < p.stops) {
            int ahead = routes.next[node];
            routes.detach(node);
            routes.attach(node, behind);
            behind = node;
            node = ahead;
        }
        routes.refresh(a);
        routes.refresh(b);
    }
}
