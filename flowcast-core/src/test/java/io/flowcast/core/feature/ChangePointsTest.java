package io.flowcast.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChangePointsTest {
    private static double[] noise(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = new double[n];
        Arrays.setAll(y, t -> 10 + random.nextDouble() - 0.5);
        return y;
    }

    @Test
    void shiftsOfTheLevelAreFound() {
        double[] y = noise(120, 1);
        for (int t = 40; t < 75; t++) {
            y[t] += 3;
        }
        for (int t = 75; t < 120; t++) {
            y[t] -= 2;
        }
        y[50] = Double.NaN;
        ChangePoints found = ChangePoints.in(y);

        assertThat(found.starts()).containsExactly(0, 40, 75);
        assertThat(found.levels().get(0)).isCloseTo(10, within(0.2));
        assertThat(found.levels().get(1)).isCloseTo(13, within(0.2));
        assertThat(found.levels().get(2)).isCloseTo(8, within(0.2));
    }

    @Test
    void noiseAloneHasNoShift() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(ChangePoints.in(noise(200, seed), 7, 3).starts()).containsExactly(0);
        }
    }

    @Test
    void aSingleOutlierIsNoShift() {
        double[] y = noise(100, 3);
        y[30] += 1;
        assertThat(ChangePoints.in(y, 5, 3).starts()).containsExactly(0);
    }

    @Test
    void awkwardSeriesHaveOneSegmentOrNone() {
        assertThat(ChangePoints.in(new double[0]).starts()).isEmpty();
        assertThat(ChangePoints.in(new double[] {Double.NaN}).starts()).isEmpty();
        assertThat(ChangePoints.in(new double[] {Double.NaN, 4}).starts()).containsExactly(1);
        assertThat(ChangePoints.in(new double[50]).starts()).containsExactly(0);
        assertThat(ChangePoints.in(new double[] {1, 2}).levels()).containsExactly(1.5);
        assertThatIllegalArgumentException().isThrownBy(() -> ChangePoints.in(new double[3], 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ChangePoints.in(new double[3], 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> ChangePoints.in(new double[] {Double.POSITIVE_INFINITY}));
    }

    @Test
    void theUnitDoesNotMatter() {
        double[] y = noise(90, 4);
        for (int t = 60; t < 90; t++) {
            y[t] += 4;
        }
        double[] huge = Arrays.stream(y).map(v -> v * 0x1p900).toArray();
        assertThat(ChangePoints.in(huge).starts())
                .isEqualTo(ChangePoints.in(y).starts())
                .containsExactly(0, 60);
    }

    /** The cuts that pruning leaves are those of trying all partitions (optimal partitioning, Jackson et al. 2005). */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void pruningLosesNothing(
            @ForAll @IntRange(min = 2, max = 60) int n,
            @ForAll @IntRange(min = 1, max = 6) int leastLength,
            @ForAll @DoubleRange(min = 0.2, max = 4) double penalty,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = new double[n];
        double level = 0;
        for (int t = 0; t < n; t++) {
            level += random.nextInt(8) == 0 ? random.nextDouble() * 4 - 2 : 0;
            y[t] = level + random.nextDouble();
        }
        ChangePoints found = ChangePoints.in(y, leastLength, penalty);
        double[] steps = new double[n - 1];
        for (int t = 1; t < n; t++) {
            steps[t - 1] = Math.abs(y[t] - y[t - 1]);
        }
        Arrays.sort(steps);
        double sigma = steps[steps.length / 2] / (0.6745 * Math.sqrt(2));
        double each = penalty * sigma * sigma * Math.log(n);
        double[] best = new double[n + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = 0;
        for (int end = 1; end <= n; end++) {
            for (int start = 0; start < end; start++) {
                if (end - start >= leastLength || start == 0 && end == n) {
                    best[end] = Math.min(best[end], best[start] + distance(y, start, end) + each);
                }
            }
        }
        double ours = 0;
        for (int i = 0; i < found.starts().size(); i++) {
            int end = i + 1 < found.starts().size() ? found.starts().get(i + 1) : n;
            ours += distance(y, found.starts().get(i), end) + each;
        }
        assertThat(ours).isCloseTo(best[n], within(1e-9 * (1 + best[n])));
    }

    private static double distance(double[] y, int from, int to) {
        double mean = Arrays.stream(y, from, to).average().orElseThrow();
        return Arrays.stream(y, from, to).map(v -> (v - mean) * (v - mean)).sum();
    }
}
