package io.flowcast.benchmarks.inventory;

import io.flowcast.models.inventory.echelon.SerialGrid;
import io.flowcast.models.inventory.echelon.SerialPlan;
import io.flowcast.models.inventory.echelon.SerialSystem;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.lotsizing.DynamicLotSizing;
import io.flowcast.models.inventory.lotsizing.LotPlan;
import io.flowcast.models.inventory.newsvendor.Newsvendor;
import io.flowcast.models.inventory.policy.ReorderPolicy;
import io.flowcast.models.inventory.policy.ReorderQuantity;
import io.flowcast.models.inventory.policy.SsModel;
import io.flowcast.models.inventory.policy.SsSolver;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of one thread for one problem: the 12 (s,S) instances of Zheng and Federgruen (1991), the chain of Snyder and Shen's
 * example 6.1 on the grid stockpyl takes by default, and lot sizes of 1,000 periods. inventory_peers.py measures stockpyl on the
 * same problems.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class InventorySpeed {
    private static final int[] MEANS = {10, 20, 30, 40, 50, 60, 70, 21, 23, 51, 59, 63};
    private static final int PERIODS = 1000;

    private final SsSolver solver = new SsSolver();
    private final DemandLaw normal = DemandLaws.normal(50, 8);
    private final SerialSystem chain =
            SerialSystem.of(new double[] {3, 2, 2}, new double[] {1, 1, 2}, 37.12, DemandLaws.normal(5, 1));
    private final SerialSystem counts = SerialSystem.of(
            new double[] {0.25, 0.25, 0.25, 0.25}, new double[] {1, 1, 1, 1}, 9, DemandLaws.poisson(16));
    private final SerialGrid grid = new SerialGrid(1000, 100, 3.2e-5, 3.2e-5, 3.2e-5, 3.2e-5, false);
    private final DynamicLotSizing lots;

    /** JMH makes one. */
    public InventorySpeed() {
        SplittableRandom random = new SplittableRandom(1);
        double[] demand = new double[PERIODS];
        for (int t = 0; t < PERIODS; t++) {
            demand[t] = random.nextInt(100);
        }
        lots = DynamicLotSizing.steady(demand, 500, 1);
    }

    /**
     * (s,S) exact.
     *
     * @return a cost, so that nothing is left out
     */
    @Benchmark
    @OperationsPerInvocation(12)
    public double minMaxExact() {
        double sum = 0;
        for (int mean : MEANS) {
            sum += SsModel.withoutLeadTime(64, 1, 9, DemandLaws.poisson(mean))
                    .best(solver)
                    .cost();
        }
        return sum;
    }

    /**
     * A chain of three stages under normal demand.
     *
     * @return the plan
     */
    @Benchmark
    public SerialPlan chainNormal() {
        return chain.best(grid);
    }

    /**
     * The same chain by interpolation on the standard grid of the library.
     *
     * @return the plan
     */
    @Benchmark
    public SerialPlan chainStandard() {
        return chain.best();
    }

    /**
     * A chain of four stages under Poisson demand.
     *
     * @return the plan
     */
    @Benchmark
    public SerialPlan chainPoisson() {
        return counts.best(grid);
    }

    /**
     * (r,Q) exact under normal demand.
     *
     * @return the policy
     */
    @Benchmark
    public ReorderPolicy reorderQuantity() {
        return new ReorderQuantity(8, 0.225, 7.5, 1300, normal).best();
    }

    /**
     * A newsvendor.
     *
     * @return the cost
     */
    @Benchmark
    public double newsvendor() {
        return new Newsvendor(0.18, 0.7).best(normal).value();
    }

    /**
     * Lot sizes of 1,000 periods.
     *
     * @return the plan
     */
    @Benchmark
    public LotPlan lotSizes() {
        return lots.solve();
    }
}
