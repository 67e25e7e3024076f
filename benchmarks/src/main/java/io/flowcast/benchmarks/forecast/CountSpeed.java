package io.flowcast.benchmarks.forecast;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.intermittent.CountForecaster;
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
 * Time of one thread for one row of the count model: fit, and forecast with nine quantiles. The rows are drawn: a chance of a sale between .02 and .3, sizes geometric about a mean of the
 * row's own. The search for what sizes have in common costs the same for 2,000 rows as for 50,000, so the time of a row falls with their number.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CountSpeed {
    private static final int ROWS = 2_000;

    /** Cells of each row. */
    @Param({"84", "150"})
    public int length = 84;

    private final RunContext context = RunContext.asOf(LocalDate.EPOCH).build();
    private DemandPanel panel = DemandPanel.builder(Timeline.ordinal(1)).build();
    private FittedDemand fitted = new CountForecaster().fit(panel, context);

    /** JMH makes one. */
    public CountSpeed() {}

    /** Draws the rows. */
    @Setup
    public void draw() {
        DemandPanel.Builder builder = DemandPanel.builder(Timeline.ordinal(1)).integerValued(true);
        for (int r = 0; r < ROWS; r++) {
            SplittableRandom random = new SplittableRandom(r);
            double chance = 0.02 + 0.28 * random.nextDouble();
            double size = Math.exp(3 * random.nextDouble());
            double[] values = new double[length];
            for (int t = 0; t < length; t++) {
                values[t] = random.nextDouble() < chance ? Math.ceil(-size * Math.log(1 - random.nextDouble())) : 0;
            }
            builder.addRow(SeriesKey.named("row " + r), 0, values);
        }
        panel = builder.build();
        fitted = new CountForecaster().fit(panel, context);
    }

    /**
     * Fits.
     *
     * @return the model
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FittedDemand fit() {
        return new CountForecaster().fit(panel, context);
    }

    /**
     * Forecasts 12 steps and asks for nine quantiles of each.
     *
     * @return a sum of them, so that nothing is left out
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double forecast() {
        DemandForecast forecast = fitted.forecast(12, context);
        double sum = 0;
        for (int r = 0; r < ROWS; r++) {
            for (int h = 0; h < 12; h++) {
                for (double p : SparseScore.PROBABILITIES) {
                    sum += forecast.quantile(r, h, p);
                }
            }
        }
        return sum;
    }
}
