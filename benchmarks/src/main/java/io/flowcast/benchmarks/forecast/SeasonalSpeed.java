package io.flowcast.benchmarks.forecast;

import io.flowcast.models.demand.seasonal.MstlMethod;
import io.flowcast.models.demand.seasonal.SeasonalAutoregression;
import io.flowcast.models.demand.seasonal.SeasonalSmoothing;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of one thread for one series of hours with seasons of a day and a week: fit, and forecast of two days.
 *
 * <p>Run with {@code -prof gc}: allocation of a fit is that of its result and of the decomposition's parts. The series is drawn.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SeasonalSpeed {
    private static final int HORIZON = 48;

    /** Name of the method. */
    @Param({"seasonal-ar", "bats", "mstl"})
    public String method = "seasonal-ar";

    /** Hours of the series. */
    @Param({"700", "960"})
    public int length = 960;

    private final double[] mean = new double[HORIZON];
    private final double[] deviation = new double[HORIZON];
    private SeriesFitter fitter = new SeasonalAutoregression().fitter();
    private Series series = Series.of(new double[1]);
    private @Nullable SeriesModel model;

    /** JMH makes one. */
    public SeasonalSpeed() {}

    /** Draws the series. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = new double[length];
        for (int t = 0; t < length; t++) {
            double day = 1 + 0.4 * Math.sin(2 * Math.PI * t / 24);
            double week = t % 168 < 48 ? 0.7 : 1;
            values[t] = 100 * day * week * (0.9 + 0.2 * random.nextDouble());
        }
        series = Series.of(values, 24, 168);
        SeriesMethod chosen = switch (method) {
            case "seasonal-ar" -> new SeasonalAutoregression();
            case "bats" -> new SeasonalSmoothing();
            case "mstl" -> new MstlMethod();
            default -> throw new IllegalArgumentException("no seasonal method is called " + method);
        };
        fitter = chosen.fitter();
        model = fitter.fit(series);
    }

    /**
     * Learns.
     *
     * @return the model
     */
    @Benchmark
    public @Nullable SeriesModel fit() {
        return fitter.fit(series);
    }

    /**
     * Forecasts two days.
     *
     * @return the last mean, so that nothing is left out
     */
    @Benchmark
    public double forecast() {
        SeriesModel fitted = model;
        if (fitted == null) {
            throw new IllegalStateException("nothing was fitted");
        }
        fitted.forecast(HORIZON, new double[0][], mean, deviation);
        return mean[HORIZON - 1];
    }
}
