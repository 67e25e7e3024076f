package io.flowcast.benchmarks.forecast;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.ensemble.EnsembleForecaster;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import io.flowcast.models.demand.smoothing.NaiveForecaster;
import java.time.LocalDate;
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
 * Time of one thread for one row of an average of two forecasters, 14 steps: nine quantiles of each step of a new forecast, and 256 paths. Rows are counts with a week, drawn by a seed.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EnsembleSpeed {
    private static final int ROWS = 50;
    private static final int HORIZON = 14;
    private static final int PATHS = 256;

    /** Mean of the rows. */
    @Param({"3", "40"})
    public double mean = 3;

    private final RunContext context = RunContext.asOf(LocalDate.EPOCH).build();
    private final double[] paths = new double[PATHS * HORIZON];
    private FittedDemand fitted = fit();

    /** JMH makes one. */
    public EnsembleSpeed() {}

    /** Draws the rows. */
    @Setup
    public void draw() {
        fitted = fit();
    }

    private FittedDemand fit() {
        DemandPanel.Builder builder = DemandPanel.builder(Timeline.ordinal(7)).integerValued(true);
        for (int r = 0; r < ROWS; r++) {
            SplittableRandom random = new SplittableRandom(r);
            double[] values = new double[70];
            for (int t = 0; t < values.length; t++) {
                double usual = mean * (0.7 + 0.1 * (t % 7));
                values[t] = Math.rint(usual * (random.nextDouble() + random.nextDouble()));
            }
            builder.addRow(SeriesKey.named("row " + r), 0, values);
        }
        return new EnsembleForecaster("both", List.of(new ExponentialSmoothing(), NaiveForecaster.seasonal()))
                .fit(builder.build(), context);
    }

    /**
     * Forecasts, and asks for nine quantiles of each cell.
     *
     * @return a sum of them, so that nothing is left out
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double quantiles() {
        DemandForecast forecast = fitted.forecast(HORIZON, context);
        double sum = 0;
        for (int r = 0; r < ROWS; r++) {
            for (int h = 0; h < HORIZON; h++) {
                for (double p : SparseScore.PROBABILITIES) {
                    sum += forecast.quantile(r, h, p);
                }
            }
        }
        return sum;
    }

    /**
     * Forecasts, and draws the paths of each row.
     *
     * @return a sum of them, so that nothing is left out
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double paths() {
        DemandForecast forecast = fitted.forecast(HORIZON, context);
        double sum = 0;
        for (int r = 0; r < ROWS; r++) {
            forecast.samplePaths(r, 1, 0, PATHS, paths);
            for (double value : paths) {
                sum += value;
            }
        }
        return sum;
    }
}
