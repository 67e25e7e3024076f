package io.flowcast.models.routing.internal.search;

import io.flowcast.api.run.Progress;
import io.flowcast.models.routing.internal.construct.Insertion;
import io.flowcast.models.routing.internal.construct.Recreate;
import io.flowcast.models.routing.internal.construct.RegretConstruction;
import io.flowcast.models.routing.internal.construct.Savings;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.Neighbourhood;
import io.flowcast.models.routing.internal.operator.Descent;
import io.flowcast.models.routing.internal.state.Routes;
import io.flowcast.models.routing.internal.state.Snapshot;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * One search by one thread: slack induction by string removals (Christiaens and Vanden Berghe 2020, Transportation Science 54(2)),
 * accepted by simulated annealing. A plan that is cheaper than the current one is first improved by local search around the stops that
 * moved; doing so for every plan would cost more than it gains.
 *
 * <p>A required stop that is not served costs more than any plan, so a plan that serves fewer is never accepted, with one
 * exception from the same paper (section 5.4): a plan is accepted if the stops it leaves out were left out less often so far. That
 * way the search turns to stops that are hard to fit in.
 */
final class Island {

    private static final double BLINK_RATE = 0.01;
    private static final int NEAR = 250;
    private static final int PROMISING = 40;
    /**
     * With up to as many stops every place of every route is looked at when a stop is put back. Places beside near neighbours only are no faster there,
     * and lose what leads past a cluster.
     */
    private static final int MOST_SEARCHED_WHOLE = 800;

    private static final int MOST_RETRIED = 16;
    private static final int MOST_FROM_ANYWHERE = 4;
    private static final int REPORT_EVERY = 1024;
    private static final int FEWEST_SAVINGS = 150;
    private static final int MOST_REGRET = 500;
    private static final int SHIPMENT_WEIGHT = 8;

    private final FlatProblem p;
    private final Neighbourhood neighbourhood;
    private final Limits limits;
    private final SplittableRandom random;
    private final Routes routes;
    private final Insertion insertion;
    private final Recreate recreate;
    private final StringRemoval removal;
    private final Snapshot best;
    private final Descent descent;
    private final int[] pool;
    private final int[] pooled;
    private final int[] absences;
    private final BooleanSupplier stopped;
    private int steps;
    private long iterations;
    private int[][] start = {};
    private final CostTrace trace;

    Island(FlatProblem problem, Neighbourhood neighbourhood, Limits limits, SplittableRandom random, CostTrace trace) {
        p = problem;
        this.trace = trace;
        this.neighbourhood = neighbourhood;
        this.limits = limits;
        stopped = limits::stopped;
        this.random = random;
        routes = new Routes(p);
        boolean granular = p.hasShipments || p.stops > MOST_SEARCHED_WHOLE;
        insertion = granular ? new Insertion(p, routes, neighbourhood) : new Insertion(p, routes);
        recreate = new Recreate(p, insertion);
        removal = new StringRemoval(p, routes, neighbourhood);
        descent = new Descent(p, routes, neighbourhood, stopped);
        best = new Snapshot(p);
        pool = new int[p.stops];
        pooled = new int[p.stops];
        absences = new int[p.stops];
    }

    static Neighbourhood neighbourhood(FlatProblem problem, BooleanSupplier stopped) {
        return new Neighbourhood(problem, NEAR, PROMISING, stopped);
    }

    void startFrom(int[][] slots) {
        start = slots;
    }

    Snapshot best() {
        return best;
    }

    long iterations() {
        return iterations;
    }

    /** Searches until the limits say so. */
    void run(Progress progress) {
        construct();
        for (int i = 0; i < p.stops; i++) {
            descent.push(i);
        }
        descent.run();
        if (routes.totalCost() < best.cost()) {
            best.save(routes);
        }
        trace.note(0, routes);
        if (p.customers == 0 || p.slots == 0 || limits.stopped()) {
            return;
        }
        insertion.blink(random, BLINK_RATE);
        double perRoute = (double) (p.customers - routes.unservedCount) / Math.max(1, routes.activeCount);
        Annealing annealing = new Annealing(p, routes.meanLegCost(), perRoute, start.length > 0, random);
        long current = routes.totalCost();
        long currentAbsence = 0;
        long improved = 0;
        while (!limits.over(iterations, iterations - improved, best.cost())) {
            double progressed = limits.progress(iterations);
            annealing.cool(progressed, iterations);
            iterations++;
            routes.begin();
            int missing = routes.unservedCount;
            int seed = random.nextInt(p.customers);
            removal.ruin(seed, random);
            recreate.insert(pool, fillPool(seed, missing), random, stopped);
            if (p.light && p.types > 1) {
                routes.fitVehicles();
            }
            if (routes.totalCost() < current) {
                for (int k = 0; k < removal.removedCount; k++) {
                    descent.push(removal.removed[k]);
                }
                descent.run();
            }
            long proposed = routes.totalCost();
            long absence = routes.missingPressing() == 0 ? 0 : countAbsence();
            if (absence < currentAbsence || annealing.accepts(proposed, current)) {
                current = proposed;
                currentAbsence = absence;
                if (proposed < best.cost()) {
                    best.save(routes);
                    trace.note(iterations, routes);
                    improved = iterations;
                }
            } else {
                routes.rollback();
            }
            if (iterations % REPORT_EVERY == 0) {
                progress.report("route", iterations, limits.total(), trace.message());
            }
        }
    }

    private void construct() {
        if (start.length > 0) {
            takeOver();
            best.save(routes);
            int size = routes.unservedCount;
            System.arraycopy(routes.unserved, 0, pool, 0, size);
            recreate.insert(pool, size, random, stopped);
            return;
        }
        int work = p.hasShipments ? p.stops * SHIPMENT_WEIGHT : p.stops;
        if (p.stops > FEWEST_SAVINGS && Savings.suits(p)) {
            new Savings(p, routes, neighbourhood).run(stopped);
        } else if (work <= MOST_REGRET) {
            new RegretConstruction(p, routes, insertion).run(stopped);
        }
        insertAll();
    }

    /** Puts in one stop after the other, again as long as some found a place only behind others. */
    private void insertAll() {
        int before = p.customers + 1;
        while (routes.unservedCount > 0 && routes.unservedCount < before && !stopped.getAsBoolean()) {
            before = routes.unservedCount;
            System.arraycopy(routes.unserved, 0, pool, 0, before);
            recreate.insert(pool, before, random, stopped);
        }
    }

    /** Drives the given routes as far as they can be driven: where one cannot, stops that make it impossible are left out. */
    private void takeOver() {
        for (int r = 0; r < start.length; r++) {
            int after = p.start(r);
            int type = p.slotType[r];
            for (int stop : start[r]) {
                int mate = p.partner[stop];
                boolean able = p.mayServe(type, stop) && (mate < 0 || p.mayServe(type, mate));
                if (able && !(p.rules.groups > 0 && routes.isSettled(stop))) {
                    routes.attach(stop, after);
                    after = stop;
                }
            }
            routes.refresh(r);
        }
        for (int r = 0; r < start.length; r++) {
            if (routes.size[r] > 0 && !routes.isFeasible(r)) {
                routes.clear(r);
                routes.refresh(r);
                for (int stop : start[r]) {
                    int mate = p.partner[stop];
                    if (stop >= p.customers || (mate >= 0 && !p.shipmentPickup[stop])) {
                        continue;
                    }
                    insertion.forget();
                    if (insertion.search(stop, r) < Insertion.NONE) {
                        insertion.apply(stop);
                    }
                }
            }
        }
    }

    /** What was just removed, and some of the stops that were not served before: those nearby, and a few from anywhere. */
    private int fillPool(int seed, int missing) {
        int size = removal.removedCount;
        System.arraycopy(removal.removed, 0, pool, 0, size);
        if (missing == 0) {
            return size;
        }
        steps++;
        for (int k = 0; k < size; k++) {
            pooled[pool[k]] = steps;
        }
        int most = size + MOST_RETRIED;
        int row = seed * neighbourhood.nearWidth;
        size = retry(seed, size);
        for (int k = 0; k < neighbourhood.nearWidth && size < most; k++) {
            size = retry(neighbourhood.near[row + k], size);
        }
        int from = random.nextInt(missing);
        for (int k = 0; k < Math.min(missing, MOST_FROM_ANYWHERE); k++) {
            size = retry(routes.unserved[(from + k) % missing], size);
        }
        return size;
    }

    /** Adds a stop that is not served to the pool, if it is not there; returns the size of the pool. */
    private int retry(int stop, int size) {
        if (pooled[stop] == steps || routes.isSettled(stop)) {
            return size;
        }
        pooled[stop] = steps;
        pool[size] = stop;
        return size + 1;
    }

    /** Counts this absence of every required or pressing stop that is left out, and returns their absences so far. */
    private long countAbsence() {
        long sum = 0;
        for (int k = 0; k < routes.unservedCount; k++) {
            int stop = routes.unserved[k];
            if (p.pressing[stop] && !routes.isSettled(stop)) {
                sum += absences[stop]++;
            }
        }
        return sum;
    }
}
