package io.flowcast.benchmarks.route;

import io.flowcast.api.run.RunContext;
import io.flowcast.models.routing.internal.construct.Insertion;
import io.flowcast.models.routing.internal.construct.RegretConstruction;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.Neighbourhood;
import io.flowcast.models.routing.internal.operator.Descent;
import io.flowcast.models.routing.internal.state.Routes;
import io.flowcast.models.routing.internal.translate.Translation;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The two inner steps of the search on routes that do not change: moves tried around a stop, and places looked for where a stop fits
 * best. Neither allocates, so {@code gc.alloc.rate.norm} must be 0 with {@code -prof gc}.
 *
 * <p>The routes serve 200 drawn stops and are a local optimum, so that no move is made while moves are counted.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RouteMoveSpeed {

    private static final int STOPS = 200;
    private static final int NEAR = 250;
    private static final int PROMISING = 40;
    /** How many of them the descent tries for each stop. */
    private static final int TRIED = 20;

    private static final int KINDS_OF_MOVES = 10;
    private static final int REMOVED = 20;

    /** Whether stops have time windows. */
    @Param({"false", "true"})
    public boolean windows;

    private Descent descent = descent(false, false);
    private Insertion insertion = insertion(false);

    /** JMH makes one. */
    public RouteMoveSpeed() {}

    /** Builds the routes. */
    @Setup
    public void build() {
        descent = descent(windows, true);
        insertion = insertion(windows);
    }

    private static FlatProblem problem(boolean windows) {
        RunContext context = RunContext.asOf(LocalDate.EPOCH).build();
        return Translation.of(RouteSearchSpeed.problem(STOPS, windows), context).flat();
    }

    private static Neighbourhood neighbourhood(FlatProblem problem) {
        return new Neighbourhood(problem, NEAR, PROMISING, () -> false);
    }

    private static Routes routes(FlatProblem problem, Neighbourhood neighbourhood) {
        Routes routes = new Routes(problem);
        new RegretConstruction(problem, routes, new Insertion(problem, routes, neighbourhood)).run(() -> false);
        return routes;
    }

    private static Descent descent(boolean windows, boolean run) {
        FlatProblem problem = problem(windows);
        Neighbourhood neighbourhood = neighbourhood(problem);
        Descent descent = new Descent(problem, routes(problem, neighbourhood), neighbourhood, () -> false);
        if (run) {
            pushAll(descent);
            descent.run();
        }
        return descent;
    }

    private static Insertion insertion(boolean windows) {
        FlatProblem problem = problem(windows);
        Neighbourhood neighbourhood = neighbourhood(problem);
        Routes routes = routes(problem, neighbourhood);
        for (int stop = 0; stop < REMOVED; stop++) {
            int route = routes.slot[stop];
            routes.detach(stop);
            routes.refresh(route);
        }
        return new Insertion(problem, routes, neighbourhood);
    }

    private static void pushAll(Descent descent) {
        for (int stop = 0; stop < STOPS; stop++) {
            descent.push(stop);
        }
    }

    /**
     * One of ten kinds of moves of one stop beside one of its promising neighbours, those that a bound rules out at once included.
     */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(STOPS * TRIED * KINDS_OF_MOVES)
    public void moves() {
        pushAll(descent);
        descent.run();
    }

    /**
     * The best place for one stop on any route.
     *
     * @return a sum, so that no search can be left out
     */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(REMOVED)
    public long insertions() {
        long sum = 0;
        for (int stop = 0; stop < REMOVED; stop++) {
            sum += insertion.search(stop);
        }
        return sum;
    }
}
