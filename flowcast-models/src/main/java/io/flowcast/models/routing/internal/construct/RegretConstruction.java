package io.flowcast.models.routing.internal.construct;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.state.Routes;
import java.util.function.BooleanSupplier;

/**
 * Builds a first plan: inserts next the stop that would lose most if it had to take its second best route instead of its best
 * (regret-2: Potvin and Rousseau 1993, "A parallel route building algorithm for the vehicle routing and scheduling problem with time
 * windows", EJOR 66(3)).
 *
 * <p>Each stop remembers its two best routes; after an insertion only the changed route is searched again, and all routes for those
 * stops that had it among their two best. Cost: about O(n²) route searches; use {@link Recreate} above a few thousand stops.
 */
public final class RegretConstruction {

    private static final int NOWHERE = -1;

    private final FlatProblem p;
    private final Routes routes;
    private final Insertion insertion;
    private final long[] bestRise;
    private final long[] secondRise;
    private final int[] bestSlot;
    private final int[] secondSlot;
    private final int[] waiting;
    private int waitingCount;

    /**
     * Construction of the routes of one search.
     *
     * @param problem the problem
     * @param routes the routes, with no stop served
     * @param insertion how places are found, without blinks
     */
    public RegretConstruction(FlatProblem problem, Routes routes, Insertion insertion) {
        p = problem;
        this.routes = routes;
        this.insertion = insertion;
        bestRise = new long[p.stops];
        secondRise = new long[p.stops];
        bestSlot = new int[p.stops];
        secondSlot = new int[p.stops];
        waiting = new int[p.stops];
    }

    /**
     * Serves as many stops as possible; optional ones only where that is cheaper than their prize.
     *
     * @param stopped asked before each insertion; leaves the rest unserved once it says true
     */
    public void run(BooleanSupplier stopped) {
        for (int stop = 0; stop < p.customers; stop++) {
            if (p.partner[stop] < 0 || p.shipmentPickup[stop]) {
                searchAll(stop);
                if (stopped.getAsBoolean()) {
                    return;
                }
                waiting[waitingCount++] = stop;
            }
        }
        drop();
        while (waitingCount > 0 && !stopped.getAsBoolean()) {
            int chosen = choose();
            int stop = waiting[chosen];
            waiting[chosen] = waiting[--waitingCount];
            insertion.forget();
            if (insertion.search(stop, bestSlot[stop]) == Insertion.NONE) {
                continue; // One of its alternatives was chosen, or a stop that goes with it went elsewhere.
            }
            int changed = bestSlot[stop];
            boolean opened = routes.size[changed] == 0;
            insertion.apply(stop);
            for (int k = 0; k < waitingCount; k++) {
                update(waiting[k], changed, opened);
            }
            drop();
        }
    }

    private void searchAll(int stop) {
        bestRise[stop] = Insertion.NONE;
        secondRise[stop] = Insertion.NONE;
        bestSlot[stop] = NOWHERE;
        secondSlot[stop] = NOWHERE;
        for (int a = 0; a < routes.activeCount; a++) {
            offer(stop, routes.active[a]);
        }
        for (int t = 0; t < p.types; t++) {
            if (routes.emptySlot(t) >= 0) {
                offer(stop, routes.emptySlot(t));
            }
        }
    }

    private void offer(int stop, int r) {
        insertion.forget();
        long rise = insertion.search(stop, r);
        if (rise >= insertion.worth(stop)) {
            return;
        }
        if (rise < bestRise[stop]) {
            secondRise[stop] = bestRise[stop];
            secondSlot[stop] = bestSlot[stop];
            bestRise[stop] = rise;
            bestSlot[stop] = r;
        } else if (rise < secondRise[stop]) {
            secondRise[stop] = rise;
            secondSlot[stop] = r;
        }
    }

    private void update(int stop, int changed, boolean opened) {
        if (bestSlot[stop] == changed || secondSlot[stop] == changed) {
            searchAll(stop);
            return;
        }
        offer(stop, changed);
        int fresh = opened ? routes.emptySlot(p.slotType[changed]) : NOWHERE;
        if (fresh >= 0 && bestSlot[stop] != fresh && secondSlot[stop] != fresh) {
            offer(stop, fresh);
        }
    }

    /** Stops without any place wait for nothing: later insertions only take room away. */
    private void drop() {
        int kept = 0;
        for (int k = 0; k < waitingCount; k++) {
            if (bestSlot[waiting[k]] != NOWHERE) {
                waiting[kept++] = waiting[k];
            }
        }
        waitingCount = kept;
    }

    /** The largest regret; a stop with one route left regrets most, the dearest of them first. Ties go to the lower index. */
    private int choose() {
        int chosen = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < waitingCount; k++) {
            int stop = waiting[k];
            double regret =
                    secondSlot[stop] == NOWHERE ? 1e18 + bestRise[stop] : (double) secondRise[stop] - bestRise[stop];
            if (regret > most || (regret == most && stop < waiting[chosen])) {
                most = regret;
                chosen = k;
            }
        }
        return chosen;
    }
}
