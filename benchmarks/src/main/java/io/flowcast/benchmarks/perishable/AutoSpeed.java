package io.flowcast.benchmarks.perishable;

import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.InventoryProblem;
import io.flowcast.api.inventory.ReplenishmentItem;
import io.flowcast.api.inventory.ServiceObjective;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.models.demand.Forecasters;
import io.flowcast.models.inventory.Replenishment;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of two threads to order an assortment by {@link Replenishment#auto} from forecasts of seven days: goods that keep three days, goods that
 * keep months, and slow movers. The forecast itself is not timed.
 */
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx4g")
@Warmup(iterations = 1)
@Measurement(iterations = 1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class AutoSpeed {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final int THREADS = 2;
    private static final int HISTORY = 56;

    /** Items. */
    @Param("50000")
    public int items = 50_000;

    /** Days that are planned: orders of today, or of the whole week. */
    @Param({"1", "7"})
    public int days = 1;

    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    private final RunContext context =
            RunContext.asOf(TODAY).seed(1).executor(pool, THREADS).build();
    private List<ReplenishmentItem> listed = List.of();
    private DemandForecast forecast = forecast(1);

    /** JMH makes one. */
    public AutoSpeed() {}

    private DemandForecast forecast(int rows) {
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.days(TODAY.minusDays(HISTORY)));
        for (int row = 0; row < rows; row++) {
            SplittableRandom random = new SplittableRandom(row);
            double[] history = new double[HISTORY];
            double mean = row % 4 == 2 ? 0.05 : 2 + row % 17;
            for (int t = 0; t < HISTORY; t++) {
                boolean quiet = row % 4 == 3 && random.nextInt(4) > 0;
                history[t] = quiet ? 0 : Distributions.poisson(mean).quantile(random.nextDouble());
            }
            panel.addRow(new SeriesKey("shop", "p" + row), 0, history);
        }
        return Forecasters.withoutCalibration("seasonal-naive")
                .fit(panel.build(), context)
                .forecast(7, context);
    }

    /** Makes items and forecast. */
    @Setup
    public void make() {
        forecast = forecast(items);
        Lane lane = new Lane(
                "supplier", "shop", EnumSet.allOf(DayOfWeek.class), LocalTime.NOON, LeadTime.fixedDays(1), 0, 0);
        List<ReplenishmentItem> list = new ArrayList<>();
        for (int row = 0; row < items; row++) {
            Listing listing = new Listing("shop", "p" + row, "supplier", 1 + row % 6, 1, 1.5, 0.2, 0.001);
            list.add(new ReplenishmentItem(row, listing, lane, List.of(), List.of(), row % 4 == 0 ? 3 : 120, 0.05));
        }
        listed = list;
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        pool.shutdown();
    }

    /**
     * Plans.
     *
     * @return the plan
     */
    @Benchmark
    public InventoryPlan plan() {
        return Replenishment.auto()
                .plan(
                        new InventoryProblem(TODAY, days, forecast, listed, new ServiceObjective.FillRate(0.95), 0.3),
                        context);
    }
}
