package io.flowcast.benchmarks.perishable;

import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.core.simulate.DemandSplit;
import io.flowcast.core.simulate.InventorySimulator;
import io.flowcast.core.simulate.ItemCosts;
import io.flowcast.core.simulate.ReplenishmentPolicy;
import io.flowcast.core.simulate.SimulationItem;
import io.flowcast.core.simulate.SimulationResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * Time of one thread for a simulated day of one item under base stock: 100 items, 10 runs of 365 days, a lead time of two days, mean
 * demand 5. Run with {@code -prof gc}: only the results are allocated.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SimulatorSpeed {
    private static final int ITEMS = 100;
    private static final int RUNS = 10;
    private static final int DAYS = 365;

    /** Days of life. */
    @Param({"3", "7"})
    public int life = 7;

    /** Share of customers who take the freshest. */
    @Param({"0", "0.4"})
    public double newestFirst;

    private final RunContext context = RunContext.asOf(LocalDate.EPOCH).build();
    private List<SimulationItem> items = List.of();

    /** JMH makes one. */
    public SimulatorSpeed() {}

    /** Draws the customers. */
    @Setup
    public void draw() {
        boolean[] daily = new boolean[DAYS];
        Arrays.fill(daily, true);
        List<SimulationItem> list = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            SplittableRandom random = new SplittableRandom(i);
            int[] demand = new int[RUNS * DAYS];
            for (int t = 0; t < demand.length; t++) {
                demand[t] = (int) Distributions.poisson(5).quantile(random.nextDouble());
            }
            int[] newest = DemandSplit.draw(demand, newestFirst, 1, "item " + i);
            list.add(new SimulationItem(
                    "item " + i,
                    life,
                    LeadTime.fixedDays(2),
                    daily,
                    new long[0],
                    new long[0],
                    demand,
                    newest,
                    ItemCosts.none()));
        }
        items = list;
    }

    /**
     * Plays all items.
     *
     * @return the flows
     */
    @Benchmark
    @OperationsPerInvocation(ITEMS * RUNS * DAYS)
    public SimulationResult play() {
        ReplenishmentPolicy policy = state -> Math.max(0, 19 - state.onHand() - state.arriving(1) - state.arriving(2));
        return InventorySimulator.run(items, (item, run) -> policy, context);
    }
}
