package io.flowcast.models.routing.internal.search;

import io.flowcast.api.routing.CostPoint;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Streams;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.Neighbourhood;
import io.flowcast.models.routing.internal.state.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Several independent islands, and the best plan of them.
 *
 * <p>Islands are numbered and each has its own random stream and share of the iterations, so that with a limit on iterations the
 * answer does not depend on how many threads there are. Threads, the caller's among them, take the next island that nobody has
 * taken yet; the caller only ever waits for islands that are already running, so a busy executor cannot lock it up.
 */
public final class RouteSearch {

    private final FlatProblem problem;
    private final StopWhen stopWhen;
    private final long target;
    private final int islands;
    private final long started;
    private final RunContext context;
    private long iterations;
    private int[][] initial = {};
    private double costScale = 1;
    private double paid;
    private List<CostPoint> trace = List.of();

    /**
     * A search that has not started.
     *
     * @param problem the problem
     * @param stopWhen when the search ends; iterations are shared by the islands
     * @param target flat cost that is good enough
     * @param islands number of islands, at least 1
     * @param started when the time of the rule began, by the clock of the context: reading the problem counts
     * @param context seed, executor, deadline, cancellation, progress
     */
    public RouteSearch(
            FlatProblem problem, StopWhen stopWhen, long target, int islands, long started, RunContext context) {
        this.problem = problem;
        this.stopWhen = stopWhen;
        this.target = target;
        this.islands = islands;
        this.started = started;
        this.context = context;
    }

    /**
     * Sets the routes from which every island starts; without them they start from a plan of their own.
     *
     * @param routes stops in driving order by vehicle slot, each at most once
     */
    public void startFrom(int[][] routes) {
        initial = routes;
    }

    /**
     * Sets how flat cost reads for people, in reports and in the trace.
     *
     * @param unitsPerCost cost units per unit of cost
     * @param paidAnyway cost units that are in no route
     */
    public void unit(double unitsPerCost, double paidAnyway) {
        costScale = unitsPerCost;
        paid = paidAnyway;
    }

    /**
     * The better plans that {@link #run} found one after the other.
     *
     * @return points by iteration, thinned out where they are many
     */
    public List<CostPoint> trace() {
        return trace;
    }

    /**
     * Searches until the limits are reached.
     *
     * @return the best plan of all islands; of equal ones that of the lowest island
     */
    public Snapshot run() {
        Neighbourhood neighbourhood = Island.neighbourhood(problem, context::shouldStop);
        List<Island> all = new ArrayList<>();
        List<CostTrace> traces = new ArrayList<>();
        for (int i = 0; i < islands; i++) {
            Limits limits = new Limits(stopWhen, islands, i, target, started, context);
            SplittableRandom random = Streams.of(Streams.seed(context.seed(), "route island"), i);
            CostTrace found = new CostTrace(() -> context.nanoTime() - started, costScale, paid);
            traces.add(found);
            Island island = new Island(problem, neighbourhood, limits, random, found);
            island.startFrom(initial);
            all.add(island);
        }
        runAll(all);
        trace = CostTrace.merge(traces);
        Snapshot best = all.get(0).best();
        for (Island island : all) {
            iterations += island.iterations();
            if (island.best().cost() < best.cost()) {
                best = island.best();
            }
        }
        return best;
    }

    private void runAll(List<Island> all) {
        AtomicInteger taken = new AtomicInteger();
        CountDownLatch finished = new CountDownLatch(all.size());
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runnable worker = () -> {
            for (int next = taken.getAndIncrement(); next < all.size(); next = taken.getAndIncrement()) {
                try {
                    all.get(next).run(context.progress());
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    finished.countDown();
                }
            }
        };
        for (int t = 1; t < Math.min(context.parallelism(), all.size()); t++) {
            try {
                context.executor().execute(worker);
            } catch (RejectedExecutionException full) {
                break; // The caller does the work alone.
            }
        }
        worker.run();
        boolean interrupted = false;
        while (true) {
            try {
                finished.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable problemFound = failure.get();
        if (problemFound instanceof RuntimeException e) {
            throw e;
        }
        if (problemFound instanceof Error e) {
            throw e;
        }
    }

    /**
     * Iterations of all islands.
     *
     * @return how many iterations {@link #run} made
     */
    public long iterations() {
        return iterations;
    }
}
