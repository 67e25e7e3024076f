package io.flowcast.benchmarks.route;

import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.models.routing.RuinRecreatePlanner;
import java.time.LocalDate;
import java.util.SplittableRandom;
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
 * Iterations of the search in a second, and the time a small problem takes from end to end.
 *
 * <p>The problem is drawn: stops in a square of 1000 by 1000, demand 1 to 20, vehicles of 100, and windows if asked for.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RouteSearchSpeed {

    private static final int ITERATIONS = 20_000;
    private static final int SMALL_ITERATIONS = 300;

    /** Number of stops of the large problem. */
    @Param({"100", "400"})
    public int stops = 100;

    /** Whether stops have time windows. */
    @Param({"false", "true"})
    public boolean windows;

    private RoutingProblem large = problem(0, false);
    private RoutingProblem small = large;

    /** JMH makes one. */
    public RouteSearchSpeed() {}

    /** Draws the problems. */
    @Setup
    public void draw() {
        large = problem(stops, windows);
        small = problem(20, windows);
    }

    static RoutingProblem problem(int stops, boolean windows) {
        SplittableRandom random = new SplittableRandom(stops);
        int[] x = random.ints(stops + 1L, 0, 1000).toArray();
        int[] y = random.ints(stops + 1L, 0, 1000).toArray();
        long[][] metres = new long[stops + 1][stops + 1];
        for (int i = 0; i <= stops; i++) {
            for (int j = 0; j <= stops; j++) {
                metres[i][j] = Math.round(Math.hypot(x[i] - x[j], y[i] - y[j]));
            }
        }
        RoutingProblem.Builder problem = RoutingProblem.builder("units")
                .depot(new Depot("depot", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", stops, "depot", 100L).build())
                .travel(DenseTravelMatrix.of(metres, metres));
        for (int i = 1; i <= stops; i++) {
            Stop.Builder stop = Stop.at("S" + i, i).delivery(1L + random.nextInt(20));
            if (windows) {
                long opens = 1500L + random.nextInt(4000);
                stop.windows(new TimeWindow(opens, opens + 1500)).serviceSeconds(100);
            }
            problem.stop(stop.build());
        }
        return problem.build();
    }

    private static RoutePlan plan(RoutingProblem problem, long iterations) {
        RunContext context = RunContext.asOf(LocalDate.EPOCH).build();
        return new RuinRecreatePlanner().plan(problem, StopWhen.afterIterations(iterations), context);
    }

    /**
     * One iteration of the search on the large problem, construction included in its share.
     *
     * @return the plan
     */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(ITERATIONS)
    public RoutePlan iteration() {
        return plan(large, ITERATIONS);
    }

    /**
     * A problem of 20 stops with 300 iterations, from the friendly problem to the checked plan.
     *
     * @return the plan
     */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public RoutePlan twentyStops() {
        return plan(small, SMALL_ITERATIONS);
    }
}
