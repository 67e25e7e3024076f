package io.flowcast.benchmarks.forecast;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
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
 * Time of one thread for one series: automatic choice of the form with its fit, and what a forecast is asked for.
 *
 * <p>Run with {@code -prof gc}: allocation of a fit is that of its result, the likelihood loop itself allocates nothing. The series are drawn: level, trend and a
 * multiplicative season with noise, all values positive, so that every form is tried.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SmoothingSpeed {
    private static final int ROWS = 50;

    /** Season length: quarters, days of the week, months. */
    @Param({"4", "7", "12"})
    public int period = 4;

    /** Values of each series. */
    @Param({"76", "120"})
    public int length = 76;

    private final RunContext context = RunContext.asOf(LocalDate.EPOCH).build();
    private DemandPanel panel = DemandPanel.builder(Timeline.ordinal(1)).build();
    private DemandForecast forecast =
            new ExponentialSmoothing().fit(panel, context).forecast(1, context);

    /** JMH makes one. */
    public SmoothingSpeed() {}

    /** Draws the series. */
    @Setup
    public void draw() {
        DemandPanel.Builder builder = DemandPanel.builder(Timeline.ordinal(period));
        for (int r = 0; r < ROWS; r++) {
            SplittableRandom random = new SplittableRandom(r);
            double[] values = new double[length];
            double level = 100;
            for (int t = 0; t < length; t++) {
                level *= 1 + 0.05 * (random.nextDouble() - 0.48);
                double season = 1 + 0.3 * Math.sin(2 * Math.PI * (t + r) / period);
                values[t] = level * season * (0.9 + 0.2 * random.nextDouble());
            }
            builder.addRow(SeriesKey.named("row " + r), 0, values);
        }
        panel = builder.build();
        forecast = new ExponentialSmoothing().fit(panel, context).forecast(14, context);
    }

    /**
     * Chooses and fits.
     *
     * @return the models
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FittedDemand fit() {
        return ExponentialSmoothing.withoutCalibration().fit(panel, context);
    }

    /**
     * Chooses, fits and calibrates.
     *
     * @return the models
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FittedDemand fitCalibrated() {
        return new ExponentialSmoothing().fit(panel, context);
    }

    /**
     * Asks for the demand of a week.
     *
     * @return a quantile, so that nothing is left out
     */
    @Benchmark
    public double sumOfAWeek() {
        return forecast.sum(0, 0, 7).quantile(0.95);
    }
}
