package io.flowcast.benchmarks.forecast;

import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.boost.BinnedTable;
import io.flowcast.models.demand.boost.BoostSettings;
import io.flowcast.models.demand.boost.BoostedTrees;
import io.flowcast.models.demand.boost.Boosting;
import io.flowcast.models.demand.boost.Loss;
import io.flowcast.models.demand.boost.Losses;
import io.flowcast.models.demand.boost.TableBuilder;
import io.flowcast.models.demand.boost.TrainingRows;
import java.time.LocalDate;
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
 * Time of one thread for trees of 63 leaves on 100,000 rows of 40 drawn features, and for predictions of the same rows.
 *
 * <p>Run with {@code -prof gc}: a fit allocates its memory once, so twice the rounds must not allocate twice as much.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BoostSpeed {
    private static final int ROWS = 100_000;

    /** Trees. */
    @Param({"20", "40"})
    public int rounds = 20;

    /** Loss: squared, tweedie, or nine quantiles. */
    @Param({"squared", "tweedie", "quantiles"})
    public String loss = "squared";

    private final RunContext context = RunContext.asOf(LocalDate.EPOCH).build();
    private TrainingRows rows = TrainingRows.of(
            BinnedTable.builder(1, context).numeric("x", new float[1]).build(), new double[1]);
    private BoostedTrees trees =
            new Boosting(BoostSettings.builder().rounds(1).build()).fit(rows, Losses.squared(), context);

    /** JMH makes one. */
    public BoostSpeed() {}

    /** Draws the table. */
    @Setup
    public void draw() {
        TableBuilder builder = BinnedTable.builder(ROWS, context);
        SplittableRandom random = new SplittableRandom(1);
        double[] y = new double[ROWS];
        float[] x = new float[ROWS];
        for (int f = 0; f < 40; f++) {
            for (int r = 0; r < ROWS; r++) {
                x[r] = (float) random.nextDouble();
                y[r] += f < 8 ? x[r] * x[r] : 0;
            }
            builder.numeric("x" + f, x);
        }
        for (int r = 0; r < ROWS; r++) {
            y[r] += random.nextDouble();
        }
        rows = TrainingRows.of(builder.build(), y);
        trees = fit();
    }

    private Loss make() {
        return switch (loss) {
            case "tweedie" -> Losses.tweedie(1.5);
            case "quantiles" -> Losses.quantiles(0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975);
            default -> Losses.squared();
        };
    }

    /**
     * Learns.
     *
     * @return the trees
     */
    @Benchmark
    public BoostedTrees fit() {
        return new Boosting(BoostSettings.builder().rounds(rounds).leaves(63).build()).fit(rows, make(), context);
    }

    /**
     * Predicts the rows.
     *
     * @return predictions
     */
    @Benchmark
    public double[] predict() {
        return trees.predict(rows.table(), context);
    }
}
