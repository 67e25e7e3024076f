package io.flowcast.benchmarks.forecast;

import io.flowcast.models.demand.ces.ComplexSmoothing;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesModel;
import java.util.Objects;
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
 * Time of one thread for one series by complex exponential smoothing: choice of the season with its fit, and forecast of two seasons.
 *
 * <p>Run with {@code -prof gc}: allocation of a fit is that of its results, the search itself allocates nothing. The series are those of {@link ThetaSpeed}.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CesSpeed {
    private static final int ROWS = 50;

    /** Season length: quarters, days of the week, months. */
    @Param({"4", "7", "12"})
    public int period = 4;

    /** Values of each series. */
    @Param({"76", "1000"})
    public int length = 76;

    private final SeriesFitter fitter = ComplexSmoothing.auto().fitter();
    private Series[] series = new Series[0];
    private SeriesModel model = Objects.requireNonNull(fitter.fit(Series.of(ThetaSpeed.values(0, 24, 4), 4)));

    /** JMH makes one. */
    public CesSpeed() {}

    /** Draws the series. */
    @Setup
    public void draw() {
        series = new Series[ROWS];
        for (int r = 0; r < ROWS; r++) {
            series[r] = Series.of(ThetaSpeed.values(r, length, period), period);
        }
        model = Objects.requireNonNull(fitter.fit(series[0]));
    }

    /**
     * Chooses and fits.
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
