package io.flowcast.benchmarks.forecast;

import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.pooled.Pooled;
import io.flowcast.models.demand.series.LearnedMethod;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.SeriesPanel;
import java.time.LocalDate;
import java.util.Objects;
import java.util.SplittableRandom;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of one thread to learn from a whole panel, and for one row afterwards.
 *
 * <p>Learning grows with the rows only until there are enough cases; run with {@code -prof gc} to see that a row allocates its result and nothing else.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PooledSpeed {
    private static final int LENGTH = 120;
    private static final int PERIOD = 12;
    private static final int HORIZON = 18;

    /** Rows of the panel. */
    @Param({"100", "1000"})
    public int rows = 100;

    private final RunContext context = RunContext.asOf(LocalDate.EPOCH).build();
    private final double[] mean = new double[HORIZON];
    private final double[] deviation = new double[HORIZON];
    private SeriesPanel panel = panel(0);
    private LearnedMethod learned = Pooled.learner(HORIZON).learn(panel, context);
    private SeriesFitter fitter = learned.fitter();

    /** JMH makes one. */
    public PooledSpeed() {}

    /** Draws the panel: level, trend and a multiplicative season with noise. */
    @Setup
    public void draw() {
        panel = panel(rows);
        learned = Pooled.learner(HORIZON).learn(panel, context);
        fitter = learned.fitter();
    }

    private static SeriesPanel panel(int rows) {
        double[][] values = new double[rows][LENGTH];
        for (int r = 0; r < rows; r++) {
            SplittableRandom random = new SplittableRandom(r);
            double level = 100;
            for (int t = 0; t < LENGTH; t++) {
                level *= 1 + 0.05 * (random.nextDouble() - 0.48);
                double season = 1 + 0.3 * Math.sin(2 * Math.PI * (t + r) / PERIOD);
                values[r][t] = level * season * (0.9 + 0.2 * random.nextDouble());
            }
        }
        return new SeriesPanel() {
            @Override
            public int rows() {
                return values.length;
            }

            @Override
            public String name(int row) {
                return "row " + row;
            }

            @Override
            public Series series(int row) {
                return Series.of(values[row], PERIOD);
            }
        };
    }

    /**
     * Learns from all rows.
     *
     * @return what was learned
     */
    @Benchmark
    public LearnedMethod learn() {
        return Pooled.learner(HORIZON).learn(panel, context);
    }

    /**
     * Looks at a row and forecasts it.
     *
     * @return the last mean
     */
    @Benchmark
    public double row() {
        SeriesModel model = Objects.requireNonNull(fitter.fit(panel.series(0)));
        model.forecast(HORIZON, new double[0][], mean, deviation);
        return mean[HORIZON - 1];
    }
}
