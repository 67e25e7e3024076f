package io.flowcast.benchmarks.perishable;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.models.inventory.perishable.AgeCosts;
import io.flowcast.models.inventory.perishable.DemandTable;
import io.flowcast.models.inventory.perishable.PerishableOptimizer;
import io.flowcast.models.inventory.perishable.PerishableProblem;
import io.flowcast.models.inventory.perishable.PerishableSolution;
import io.flowcast.models.inventory.perishable.ShelfLife;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one thread to solve a setting of De Moor et al. 2022 with a lead time of two periods: lifetime 4 has 161,051 states. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AgeSpeed {
    /** Periods of life. */
    @Param({"3", "4"})
    public int life = 4;

    /** Share of customers who take the freshest. */
    @Param({"0", "1"})
    public double newestFirst;

    private final RunContext context = RunContext.asOf(LocalDate.EPOCH).build();

    /** JMH makes one. */
    public AgeSpeed() {}

    /**
     * Solves it.
     *
     * @return the solution
     */
    @Benchmark
    public PerishableSolution solve() {
        double[] demand = DemandTable.cut(Distributions.gamma(4, 4), 100);
        PerishableProblem problem = PerishableProblem.of(ShelfLife.fixed(life), 10, demand, AgeCosts.linear(3, 5, 7, 1))
                .withLeadPeriods(2)
                .withNewestFirstShare(newestFirst)
                .withDiscount(0.99);
        return new PerishableOptimizer().solve(problem, context);
    }
}
