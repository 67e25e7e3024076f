package io.flowcast.benchmarks.forecast;

import io.flowcast.models.demand.arima.Arima;
import io.flowcast.models.demand.arima.ArimaOrder;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesModel;
import java.util.Objects;
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
 * Time of one thread for one series: automatic choice of orders, the airline model alone, and a forecast.
 *
 * <p>Run with {@code -prof gc}: what {@link #airline} allocates is its result and the preparation of its columns, whatever the number of iterations; the likelihood
 * itself allocates nothing. The series are drawn: a level that wanders, a season and noise.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ArimaSpeed {
    private static final int ROWS = 20;
    private static final int HORIZON = 14;

    /** Season length: quarters, days of the week, months, hours. */
    @Param({"4", "7", "12", "24"})
    public int period = 4;

    /** Values of each series. */
    @Param({"48", "120", "700"})
    public int length = 48;

    /** Share of cells that are missing. */
    @Param({"0", "0.05"})
    public double missing;

    private final SeriesFitter auto = Arima.auto().fitter();
    private SeriesFitter airline = auto;
    private final double[] mean = new double[HORIZON];
    private final double[] deviation = new double[HORIZON];
    private final Series[] series = new Series[ROWS];
    private final SeriesModel[] models = new SeriesModel[ROWS];

    /** JMH makes one. */
    public ArimaSpeed() {}

    /** Draws the series. */
    @Setup
    public void draw() {
        airline = Arima.of(new ArimaOrder(0, 1, 1, 0, 1, 1, period, false)).fitter();
        for (int r = 0; r < ROWS; r++) {
            SplittableRandom random = new SplittableRandom(r);
            double[] values = new double[length];
            double level = 100;
            for (int t = 0; t < length; t++) {
                level += random.nextDouble() - 0.45;
                double season = 12 * Math.sin(2 * Math.PI * (t + r) / period);
                boolean gap = t > 0 && random.nextDouble() < missing;
                double noise = 8 * random.nextDouble();
                values[t] = gap ? Double.NaN : Math.max(0, level + season + noise);
            }
            series[r] = Series.of(values, period);
            models[r] = Objects.requireNonNull(airline.fit(series[r]));
        }
    }

    /**
     * Chooses orders and fits.
     *
     * @return the last model
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public SeriesModel choose() {
        return fitAll(auto);
    }

    /**
     * Fits (0,1,1)(0,1,1).
     *
     * @return the last model
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public SeriesModel airline() {
        return fitAll(airline);
    }

    private SeriesModel fitAll(SeriesFitter fitter) {
        SeriesModel last = models[0];
        for (Series row : series) {
            last = Objects.requireNonNull(fitter.fit(row));
        }
        return last;
    }

    /**
     * Forecasts two weeks of days.
     *
     * @return the means, so that nothing is left out
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] forecast() {
        for (SeriesModel model : models) {
            model.forecast(HORIZON, new double[0][], mean, deviation);
        }
        return mean;
    }
}
