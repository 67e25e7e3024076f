package io.flowcast.models.demand.boost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.RunContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoostLawsTest {
    private static final BoostSettings SOME = BoostSettings.builder()
            .rounds(12)
            .leaves(15)
            .featureFraction(0.7)
            .rowFraction(0.8)
            .build();

    static List<Loss> losses() {
        return List.of(
                Losses.squared(),
                Losses.absolute(),
                Losses.huber(0.5),
                Losses.poisson(1),
                Losses.tweedie(1.5),
                Losses.quantile(0.9),
                Losses.quantiles(0.05, 0.25, 0.5, 0.75, 0.95));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void anyNumberOfThreadsGivesTheSameBits(Loss loss) {
        TrainingRows rows = Rows.mixed(30_000, 2);
        double[] alone = new Boosting(SOME).fit(rows, loss, Rows.ALONE).predict(rows.table(), Rows.ALONE);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            RunContext four = Rows.ALONE.toBuilder().executor(pool, 4).build();
            TrainingRows again = Rows.mixed(30_000, 2, four);
            double[] many = new Boosting(SOME).fit(again, loss, four).predict(again.table(), four);
            assertThat(many).containsExactly(alone);
        } finally {
            pool.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void savedTreesPredictTheSame(Loss loss) throws IOException {
        TrainingRows rows = Rows.mixed(2_000, 3);
        BoostedTrees trees = new Boosting(SOME).fit(rows, loss, Rows.ALONE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        trees.save(out);

        BoostedTrees read = BoostedTrees.read(new ByteArrayInputStream(out.toByteArray()));

        BinnedTable again = new BinnedTable(read.binning(), rows.rows(), rows.table().words);
        assertThat(read.predict(again, Rows.ALONE)).containsExactly(trees.predict(rows.table(), Rows.ALONE));
        assertThat(read.contributions(again, 5, 0)).containsExactly(trees.contributions(rows.table(), 5, 0));
        assertThat(read.importance()).containsExactly(trees.importance());
        assertThat(read.loss()).isEqualTo(loss.name());
        BoostedTrees sharing = read.onBinsOf(trees);
        assertThat(sharing.binning()).isSameAs(trees.binning());
        assertThat(sharing.predict(rows.table(), Rows.ALONE)).containsExactly(trees.predict(rows.table(), Rows.ALONE));
        BoostedTrees other = new Boosting(SOME).fit(Rows.mixed(300, 3), loss, Rows.ALONE);
        assertThat(read.onBinsOf(other).binning()).isSameAs(read.binning());
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        BoostedTrees trees = new Boosting(SOME).fit(Rows.mixed(300, 3), Losses.squared(), Rows.ALONE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        trees.save(out);
        byte[] bytes = out.toByteArray();
        for (int length = 0; length < bytes.length; length += 97) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> BoostedTrees.read(new ByteArrayInputStream(part)))
                    .isInstanceOf(InvalidInputException.class);
        }
        SplittableRandom random = new SplittableRandom(1);
        BinnedTable table = Rows.mixed(300, 3).table();
        for (int i = 0; i < 300; i++) {
            byte[] other = bytes.clone();
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                BoostedTrees read = BoostedTrees.read(new ByteArrayInputStream(other));
                if (read.binning().features() == table.binning().features()
                        && Arrays.equals(read.binning().places, table.binning().places)) {
                    assertThat(read.predict(new BinnedTable(read.binning(), 300, table.words), Rows.ALONE))
                            .hasSize(300 * read.outputs());
                }
            } catch (InvalidInputException refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-320, 1e-150, 1, 1e150, 1e300})
    void demandOfAnySizeLearnsAlike(double size) {
        int n = 500;
        double[] x = Rows.uniform(n, 1);
        BinnedTable table = Rows.table(x);
        double[] y = Arrays.stream(x).map(v -> 1 + Math.rint(v * 3)).toArray();
        double[] large = Arrays.stream(y).map(v -> v * size).toArray();
        for (Loss loss : losses()) {
            if (loss.name().startsWith("huber") || loss.name().startsWith("poisson")) {
                continue; // these know a unit
            }
            double[] p = new Boosting(SOME)
                    .fit(TrainingRows.of(table, large), loss, Rows.ALONE)
                    .predict(table, Rows.ALONE);
            double[] reference = new Boosting(SOME)
                    .fit(TrainingRows.of(table, y), loss, Rows.ALONE)
                    .predict(table, Rows.ALONE);
            for (int i = 0; i < p.length; i++) {
                // 1e-320 is a denormal of some 11 bits
                assertThat(p[i] / size).as(loss.name()).isCloseTo(reference[i], within(size < 1e-300 ? 0.3 : 0.05));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void poorTablesGiveFinitePredictions(Loss loss) {
        double nan = Double.NaN;
        double[][][] columns = {
            {{1}},
            {{nan}},
            {{2, 2, 2, 2}},
            {{nan, nan, nan}},
            {{Double.NEGATIVE_INFINITY, 0, Double.POSITIVE_INFINITY, nan}},
            {{1e300, -1e300, 1e-300, 0}, {1, 2, 3, nan}}
        };
        for (double[][] x : columns) {
            BinnedTable table = Rows.table(x);
            for (double value : new double[] {0, 3}) {
                double[] y = new double[x[0].length];
                Arrays.fill(y, value);
                for (int least : new int[] {1, 20}) {
                    double[] p = new Boosting(BoostSettings.builder()
                                    .leastRows(least)
                                    .rounds(5)
                                    .build())
                            .fit(TrainingRows.of(table, y), loss, Rows.ALONE)
                            .predict(table, Rows.ALONE);
                    for (double v : p) {
                        assertThat(v).isCloseTo(value, within(1e-6));
                    }
                }
            }
        }
    }

    @Test
    void missingAndUnknownValuesHaveAPlace() {
        TrainingRows rows = Rows.mixed(3_000, 8);
        BoostedTrees trees = new Boosting(SOME).fit(rows, Losses.squared(), Rows.ALONE);
        TableBuilder builder = trees.binning().table(2, Rows.ALONE);
        for (int f = 0; f < trees.binning().features(); f++) {
            if (trees.binning().categorical(f)) {
                builder.categorical(trees.binning().name(f), new int[] {-1, 1_000_000});
            } else {
                builder.numeric(trees.binning().name(f), new float[] {Float.NaN, Float.MAX_VALUE});
            }
        }
        for (double p : trees.predict(builder.build(), Rows.ALONE)) {
            assertThat(p).isBetween(0.0, 15.0);
        }
    }

    @Test
    void rowsInAnyOrderGiveTheSameTreesWithoutSampling() {
        TrainingRows rows = Rows.mixed(5_000, 6);
        int[] order = new int[5_000];
        double[] y = new double[5_000];
        for (int i = 0; i < order.length; i++) {
            order[i] = (i * 1_237) % 5_000;
            y[i] = rows.target(order[i]) * rows.unit();
        }
        BoostSettings settings = BoostSettings.builder().rounds(10).leaves(15).build();
        BinnedTable moved = rows.table().rows(order);
        for (Loss loss : losses()) {
            double[] a = new Boosting(settings).fit(rows, loss, Rows.ALONE).predict(rows.table(), Rows.ALONE);
            double[] b = new Boosting(settings)
                    .fit(TrainingRows.of(moved, y), loss, Rows.ALONE)
                    .predict(rows.table(), Rows.ALONE);
            assertThat(b).as(loss.name()).containsExactly(a, within(1e-5));
        }
    }

    @Test
    void quantilesCoverWhatTheySay() {
        int n = 20_000;
        SplittableRandom random = new SplittableRandom(12);
        double[] levels = {0.05, 0.25, 0.5, 0.75, 0.95};
        double[][] x = {Rows.uniform(2 * n, 20), Rows.uniform(2 * n, 21)};
        double[] y = new double[2 * n];
        for (int i = 0; i < y.length; i++) {
            y[i] = 5 * x[0][i] + (0.2 + x[1][i]) * random.nextGaussian();
        }
        BinnedTable all = Rows.table(x);
        BinnedTable train = all.rows(IntStream.range(0, n).toArray());
        BinnedTable test = all.rows(IntStream.range(n, 2 * n).toArray());
        BoostedTrees trees = new Boosting(BoostSettings.builder()
                        .rounds(100)
                        .leaves(15)
                        .leastRows(100)
                        .build())
                .fit(TrainingRows.of(train, Arrays.copyOf(y, n)), Losses.quantiles(levels), Rows.ALONE);
        double[] p = trees.predict(test, Rows.ALONE);
        for (int k = 0; k < levels.length; k++) {
            for (int half = 0; half < 2; half++) { // where the spread is small and where it is large
                int below = 0;
                int count = 0;
                for (int i = 0; i < n; i++) {
                    if ((x[1][n + i] < 0.5) == (half == 0)) {
                        count++;
                        below += y[n + i] <= p[i * levels.length + k] ? 1 : 0;
                    }
                    assertThat(k == 0 || p[i * levels.length + k - 1] <= p[i * levels.length + k])
                            .isTrue();
                }
                assertThat((double) below / count).isCloseTo(levels[k], within(0.025));
            }
        }
    }

    @Test
    void lowerBoundsPullTheMeanAndTheQuantilesUp() {
        int n = 20_000;
        SplittableRandom random = new SplittableRandom(30);
        double[] x = Rows.uniform(n, 31);
        double[] y = new double[n];
        double[] sales = new double[n];
        BitSet bounds = new BitSet();
        for (int i = 0; i < n; i++) {
            y[i] = 10 + (x[i] < 0.5 ? 0 : 4) + 2 * random.nextGaussian();
            double stock = 11 + 5 * random.nextDouble();
            sales[i] = Math.min(y[i], stock);
            bounds.set(i, y[i] > stock);
        }
        BinnedTable table = Rows.table(x);
        BoostSettings settings =
                BoostSettings.builder().rounds(150).leaves(2).leastRows(300).build();
        TrainingRows seen = TrainingRows.of(table, sales).lowerBounds(bounds);
        double[] mean =
                new Boosting(settings).fit(seen, Losses.squared(), Rows.ALONE).predict(table, Rows.ALONE);
        double[] quantiles = new Boosting(settings)
                .fit(seen, Losses.quantiles(0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9), Rows.ALONE)
                .predict(table, Rows.ALONE);
        double[] naive = new Boosting(settings)
                .fit(TrainingRows.of(table, sales), Losses.squared(), Rows.ALONE)
                .predict(table, Rows.ALONE);
        for (int i = 0; i < 100; i++) {
            if (Math.abs(x[i] - 0.5) < 0.01) {
                continue; // may share a bin with the other side
            }
            double truth = x[i] < 0.5 ? 10 : 14;
            // normal law with spread 2; the naive mean of the larger half is too low by more than one
            assertThat(mean[i]).as("mean").isCloseTo(truth, within(0.3));
            assertThat(quantiles[10 * i + 5]).isCloseTo(truth, within(0.3));
            assertThat(quantiles[10 * i + 3]).isCloseTo(truth - 1.05, within(0.3));
            assertThat(truth == 10 || naive[i] < truth - 0.9).isTrue();
        }
    }

    @Test
    void goesOnFromOffsets() {
        TrainingRows rows = Rows.mixed(4_000, 14);
        for (Loss loss : losses()) {
            BoostSettings half = BoostSettings.builder().rounds(10).leaves(15).build();
            BoostedTrees first = new Boosting(half).fit(rows, loss, Rows.ALONE);
            double[] scores = first.scores(rows.table(), Rows.ALONE);
            BoostedTrees second = new Boosting(half).fit(rows.offsets(scores), loss, Rows.ALONE);
            double[] whole = new Boosting(
                            BoostSettings.builder().rounds(20).leaves(15).build())
                    .fit(rows, loss, Rows.ALONE)
                    .predict(rows.table(), Rows.ALONE);
            assertThat(second.predict(rows.table(), scores, Rows.ALONE))
                    .as(loss.name())
                    .containsExactly(whole, within(2e-2));
        }
    }

    @Test
    void stopsEarlyAtTheBestRound() {
        TrainingRows rows = Rows.mixed(300, 15);
        TrainingRows noise = TrainingRows.of(rows.table(), Rows.uniform(300, 16));
        TrainingRows other = TrainingRows.of(rows.table(), Rows.uniform(300, 17));

        BoostedTrees trees = new Boosting(
                        BoostSettings.builder().rounds(100).patience(5).build())
                .fit(noise, other, Losses.squared(), Rows.ALONE);

        assertThat(trees.trees()).isLessThan(20);
    }

    @Test
    void monotoneFeaturesOnlyRise() {
        int n = 3_000;
        double[] x = Rows.uniform(n, 40);
        double[] z = Rows.uniform(n, 41);
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = x[i] + Math.sin(9 * x[i]) + Math.sin(9 * z[i]);
        }
        BinnedTable table = Rows.table(x, z);
        BoostedTrees trees = new Boosting(BoostSettings.builder().monotone(1, 0).build())
                .fit(TrainingRows.of(table, y), Losses.squared(), Rows.ALONE);
        double[] grid = new double[200];
        double[] fixed = new double[200];
        for (double at : new double[] {0.1, 0.5, 0.8}) {
            Arrays.setAll(grid, i -> i / 200.0);
            Arrays.fill(fixed, at);
            double[] p = trees.predict(
                    trees.binning()
                            .table(200, Rows.ALONE)
                            .numeric("x0", grid)
                            .numeric("x1", fixed)
                            .build(),
                    Rows.ALONE);
            for (int i = 1; i < 200; i++) {
                assertThat(p[i]).isGreaterThanOrEqualTo(p[i - 1] - 1e-9);
            }
            assertThat(p[199]).isGreaterThan(p[0] + 0.3);
        }
    }

    @Test
    void gradientSamplingComesNearTheWhole() {
        TrainingRows rows = Rows.mixed(20_000, 50);
        double all = error(rows, BoostSettings.builder().rounds(60).build());
        double some = error(
                rows,
                BoostSettings.builder().rounds(60).gradientSampling(0.2, 0.1).build());
        double start = error(rows, BoostSettings.builder().rounds(1).build());
        assertThat(some).isLessThan(all + 0.1 * (start - all));
    }

    private static double error(TrainingRows rows, BoostSettings settings) {
        double[] p =
                new Boosting(settings).fit(rows, Losses.squared(), Rows.ALONE).predict(rows.table(), Rows.ALONE);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += Math.pow(p[i] - rows.target(i) * rows.unit(), 2);
        }
        return sum / p.length;
    }

    @Test
    void canBeStopped() {
        AtomicInteger asked = new AtomicInteger();
        RunContext soon = Rows.ALONE.toBuilder()
                .cancellation(() -> asked.incrementAndGet() > 500)
                .build();

        assertThatThrownBy(() -> new Boosting(
                                BoostSettings.builder().rounds(10_000).build())
                        .fit(Rows.mixed(2_000, 1), Losses.squared(), soon))
                .isInstanceOf(RunStoppedException.class);
        assertThat(asked.get()).isLessThan(1_000);
    }

    @Test
    void badInputIsRefused() {
        BinnedTable table = Rows.table(new double[] {1, 2, 3});
        assertThatThrownBy(() -> TrainingRows.of(table, new double[] {1, 2, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TrainingRows.of(table, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Boosting(SOME)
                        .fit(TrainingRows.of(table, new double[] {1, 2, -3}), Losses.tweedie(1.2), Rows.ALONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 2");
        assertThatThrownBy(() -> table.binning().table(3, Rows.ALONE).numeric("y", new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x0");
    }
}
