package io.flowcast.models.demand.boost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees against searches that try everything. */
class ExactnessTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void firstSplitIsTheBestOfAll(long seed) {
        int n = 60;
        double[][] x = {Rows.uniform(n, seed), Rows.uniform(n, seed + 100), Rows.uniform(n, seed + 200)};
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = 3 * x[1][i] + random.nextDouble();
            if (random.nextInt(4) == 0) {
                x[1][i] = Double.NaN;
            }
        }

        double[] predicted = fit(x, y, 2, 0);

        double least = Double.POSITIVE_INFINITY;
        for (double[] column : x) {
            for (double cut : column) {
                for (int missingLeft = 0; missingLeft < 2; missingLeft++) {
                    least = Math.min(least, errorOfSplit(column, y, cut, missingLeft == 1));
                }
            }
        }
        assertThat(squares(y, predicted)).isCloseTo(least, within(1e-5));
    }

    private static double errorOfSplit(double[] column, double[] y, double cut, boolean missingLeft) {
        double[] sum = new double[2];
        double[] count = new double[2];
        for (int i = 0; i < y.length; i++) {
            int side = (Double.isNaN(column[i]) ? missingLeft : column[i] <= cut) ? 0 : 1;
            sum[side] += y[i];
            count[side]++;
        }
        if (Math.min(count[0], count[1]) < 1) {
            return Double.POSITIVE_INFINITY;
        }
        double error = 0;
        for (int i = 0; i < y.length; i++) {
            int side = (Double.isNaN(column[i]) ? missingLeft : column[i] <= cut) ? 0 : 1;
            error += Math.pow(y[i] - sum[side] / count[side], 2);
        }
        return error;
    }

    private static double squares(double[] y, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += Math.pow(y[i] - predicted[i], 2);
        }
        return sum;
    }

    private static double[] fit(double[][] x, double[] y, int leaves, double l2) {
        BinnedTable table = Rows.table(x);
        BoostedTrees trees = new Boosting(BoostSettings.builder()
                        .rounds(1)
                        .learningRate(1)
                        .leaves(leaves)
                        .leastRows(1)
                        .l2(l2)
                        .build())
                .fit(TrainingRows.of(table, y), Losses.squared(), Rows.ALONE);
        return trees.predict(table, Rows.ALONE);
    }

    @Test
    void enoughLeavesReproduceEveryTarget() {
        double[] x = {5, 1, 4, 2, 3, Double.NaN};
        double[] y = {-1, 7, 0.5, 100, 3, 42};

        double[] predicted = fit(new double[][] {x}, y, 8, 0);

        for (int i = 0; i < y.length; i++) {
            assertThat(predicted[i]).isCloseTo(y[i], within(1e-5));
        }
    }

    @Test
    void ridgeShrinksTheStepOfALeaf() {
        // mean 5, gradient sums of the sides -10 and 10, two rows each: steps 10 / (2 + 3)
        double[] predicted = fit(new double[][] {{1, 1, 2, 2}}, new double[] {0, 0, 10, 10}, 2, 3);

        assertThat(predicted).containsExactly(new double[] {3, 3, 7, 7}, within(1e-6));
    }

    @Test
    void smallCategoriesAreSplitAtTheBestSet() {
        int n = 300;
        SplittableRandom random = new SplittableRandom(3);
        int[] codes = new int[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            codes[i] = random.nextInt(8);
            y[i] = Math.cos(codes[i] * 5.1) + 0.1 * random.nextDouble();
        }
        BinnedTable table =
                BinnedTable.builder(n, Rows.ALONE).categorical("c", codes).build();
        BoostedTrees trees = new Boosting(BoostSettings.builder()
                        .rounds(1)
                        .learningRate(1)
                        .leaves(2)
                        .leastRows(1)
                        .categories(0, 0, 8, 1)
                        .build())
                .fit(TrainingRows.of(table, y), Losses.squared(), Rows.ALONE);

        double least = Double.POSITIVE_INFINITY;
        for (int set = 1; set < 255; set++) {
            double[] column = new double[n];
            for (int i = 0; i < n; i++) {
                column[i] = ((set >> codes[i]) & 1) == 1 ? 0 : 1;
            }
            least = Math.min(least, errorOfSplit(column, y, 0.5, false));
        }
        assertThat(squares(y, trees.predict(table, Rows.ALONE))).isCloseTo(least, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.975})
    void leafOfAQuantileIsTheQuantile(double level) {
        SplittableRandom random = new SplittableRandom(7);
        LeafQuantile quantile = new LeafQuantile();
        for (int n : new int[] {1, 2, 5, 31, 33, 100, 1_000}) {
            double[] sorted = new double[n];
            quantile.ensure(n);
            for (int i = 0; i < n; i++) {
                quantile.values[i] = (float) (random.nextInt(3) == 0 ? 0 : random.nextGaussian());
                sorted[i] = quantile.values[i];
            }
            Arrays.sort(sorted);
            double rank = level * n;
            int at = (int) Math.ceil(rank) - 1;
            double expected =
                    rank == Math.rint(rank) && at + 1 < n ? (sorted[at] + sorted[at + 1]) / 2 : sorted[Math.max(0, at)];

            assertThat(quantile.quantile(n, level, false)).as("%d values", n).isCloseTo(expected, within(1e-7));
        }
    }

    @Test
    void weightsAreDuplicates() {
        int n = 400;
        SplittableRandom random = new SplittableRandom(5);
        double[] x = Rows.uniform(n, 9);
        double[] y = new double[n];
        float[] weights = new float[n];
        int[] twice = new int[2 * n];
        int rows = 0;
        for (int i = 0; i < n; i++) {
            y[i] = x[i] * 4 + random.nextGaussian();
            weights[i] = random.nextInt(3);
            for (int w = 0; w < weights[i]; w++) {
                twice[rows++] = i;
            }
        }
        twice = Arrays.copyOf(twice, rows);
        BinnedTable table = Rows.table(x);
        double[] copied = Arrays.stream(twice).mapToDouble(i -> y[i]).toArray();
        BinnedTable copies = table.rows(twice);
        BoostSettings settings = BoostSettings.builder()
                .rounds(20)
                .leaves(6)
                .leastRows(1)
                .leastCurvature(5)
                .build();
        for (Loss loss : new Loss[] {Losses.squared(), Losses.quantile(0.75), Losses.quantiles(0.1, 0.5, 0.9)}) {
            double[] a = new Boosting(settings)
                    .fit(TrainingRows.of(table, y).weights(weights), loss, Rows.ALONE)
                    .predict(table, Rows.ALONE);
            double[] b = new Boosting(settings)
                    .fit(TrainingRows.of(copies, copied), loss, Rows.ALONE)
                    .predict(table, Rows.ALONE);
            assertThat(a).as(loss.name()).containsExactly(b, within(1e-4));
        }
    }

    @Test
    void contributionsAreShapleyValues() {
        TrainingRows rows = Rows.mixed(500, 4);
        BoostedTrees trees = new Boosting(
                        BoostSettings.builder().rounds(3).leaves(8).build())
                .fit(rows, Losses.squared(), Rows.ALONE);
        BinnedTable table = rows.table();
        int features = table.binning().features();
        double[] scores = trees.scores(table, Rows.ALONE);
        for (int row = 0; row < 5; row++) {
            double[] parts = trees.contributions(table, row, 0);
            double[] expected = new double[features + 1];
            expected[features] = Double.NaN;
            // by definition, over all sets of the features
            for (int f = 0; f < features; f++) {
                for (int set = 0; set < 1 << features; set++) {
                    if (((set >> f) & 1) == 0) {
                        int size = Integer.bitCount(set);
                        expected[f] += (known(trees, table, row, set | (1 << f)) - known(trees, table, row, set))
                                / (features * choose(features - 1, size));
                    }
                }
                assertThat(parts[f])
                        .as("row %d, feature %d", row, f)
                        .isCloseTo(Math.scalb(expected[f], trees.exponent), within(1e-6));
            }
            assertThat(Arrays.stream(parts).sum()).isCloseTo(scores[row], within(1e-5));
        }
    }

    private static double choose(int n, int k) {
        double all = 1;
        for (int i = 0; i < k; i++) {
            all = all * (n - i) / (i + 1);
        }
        return all;
    }

    private static double known(BoostedTrees model, BinnedTable table, int row, int set) {
        double sum = 0;
        for (int t = 0; t < model.trees.trees; t++) {
            sum += known(model.trees, model.trees.roots[t], table, row, set);
        }
        return sum;
    }

    private static double known(Trees trees, int at, BinnedTable table, int row, int set) {
        long n = trees.node[at];
        int f = Trees.feature(n);
        if (f == Trees.LEAF) {
            return trees.value[(int) n];
        }
        int left = (int) n;
        if (((set >> f) & 1) == 1) {
            return known(trees, trees.goesLeft(at, n, table.bin(row, f)) ? left : left + 1, table, row, set);
        }
        return (trees.cover[left] * known(trees, left, table, row, set)
                        + trees.cover[left + 1] * known(trees, left + 1, table, row, set))
                / trees.cover[at];
    }
}
