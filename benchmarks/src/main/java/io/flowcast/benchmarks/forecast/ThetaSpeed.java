package io.flowcast.benchmarks.forecast;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.theta.Theta;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * Time of one thread for one series by the Theta methods: fit, and forecast of two seasons.
 *
 * <p>Run with {@code -prof gc}: allocation of a fit is that of its result, the search itself allocates nothing. The series are drawn: level, trend and a multiplicative
 * season with noise.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ThetaSpeed {
    private static final int ROWS = 50;

    /** Season length: quarters, days of the week, months. */
    @Param({"4", "7", "12"})
    public int period = 4;

    /** Values of each series. */
    @Param({"76", "1000"})
    public int length = 76;

    /** Method by its name. */
    @Param({"theta", "dynamic-optimised-theta", "auto-theta"})
    public String method = "theta";

    private Series[] series = new Series[0];
    private SeriesFitter fitter = Theta.standard().fitter();
    private SeriesModel model = drawn(0, 1, 4, fitter);

    /** JMH makes one. */
    public ThetaSpeed() {}

    /** Draws the series. */
    @Setup
    public void draw() {
        SeriesMethod chosen = switch (method) {
            case "theta" -> Theta.standard();
            case "dynamic-optimised-theta" -> Theta.dynamicOptimised();
            default -> Theta.auto();
        };
        fitter = chosen.fitter();
        series = new Series[ROWS];
        for (int r = 0; r < ROWS; r++) {
            series[r] = Series.of(values(r, length, period), period);
        }
        model = drawn(1, length, period, fitter);
    }

    private static SeriesModel drawn(int seed, int length, int period, SeriesFitter fitter) {
        return Objects.requireNonNull(fitter.fit(Series.of(values(seed, length, period), period)));
    }

    /** Values around a level that grows, with a season. */
    static double[] values(int seed, int length, int period) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[length];
        double level = 100;
        for (int t = 0; t < length; t++) {
            level *= 1 + 0.05 * (random.nextDouble() - 0.48);
            double season = 1 + 0.3 * Math.sin(2 * Math.PI * (t + seed) / period);
            values[t] = level * season * (0.9 + 0.2 * random.nextDouble());
        }
        return values;
    }

    /**
     * Fits.
     *
     * @param hole takes the models
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void fit(Blackhole hole) {
        for (Series one : series) {
            hole.consume(fitter.fit(one));
        }
    }

    /**
     * Forecasts two seasons.
     *
     * @param hole takes the means
     */
    @Benchmark
    public void forecast(Blackhole hole) {
        double[] mean = new double[2 * period];
        model.forecast(mean.length, new double[0][], mean, new double[mean.length]);
        hole.consume(mean);
    }
}
