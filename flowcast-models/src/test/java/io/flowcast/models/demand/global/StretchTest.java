package io.flowcast.models.demand.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StretchTest {
    private static final double[] LEVELS = {0.1, 0.5, 0.8};
    /** Normal scores of the levels, from any table. */
    private static final double[] SCORES = {-1.2815515655, 0, 0.8416212336};

    private static final int SAMPLES = 40_000;

    /** Normal demand around 10 to 30 with deviation 3; quantiles that put the middle at 0.95 of the truth, and 0.7 of the spread. */
    private static double[] quantiles(double[] target, float[] weight) {
        SplittableRandom random = new SplittableRandom(5);
        double[] quantiles = new double[target.length * LEVELS.length];
        for (int i = 0; i < target.length; i++) {
            double mean = 10 + 20 * random.nextDouble();
            target[i] = mean + 3 * random.nextGaussian();
            weight[i] = 1 + i % 3;
            for (int k = 0; k < LEVELS.length; k++) {
                quantiles[i * LEVELS.length + k] = 0.95 * mean + 0.7 * 3 * SCORES[k];
            }
        }
        return quantiles;
    }

    @Test
    void findsHowFarQuantilesLieFromTheTruth() {
        double[] target = new double[SAMPLES];
        float[] weight = new float[SAMPLES];
        double[] quantiles = quantiles(target, weight);
        double[] factors = Stretch.of(quantiles, LEVELS, target, weight);

        assertThat(factors[1]).isCloseTo(1 / 0.95, within(0.01));
        assertThat(factors[0]).isCloseTo(1 / 0.7, within(0.03));
        assertThat(factors[2]).isCloseTo(1 / 0.7, within(0.03));
        int[] below = new int[LEVELS.length];
        for (int i = 0; i < SAMPLES; i++) {
            Stretch.apply(quantiles, i * LEVELS.length, factors, 1);
            for (int k = 0; k < LEVELS.length; k++) {
                below[k] += target[i] <= quantiles[i * LEVELS.length + k] ? 1 : 0;
            }
        }
        for (int k = 0; k < LEVELS.length; k++) {
            assertThat(below[k] / (double) SAMPLES).isCloseTo(LEVELS[k], within(0.01));
        }
    }

    @Test
    void fewOrNoSamplesMoveNothingFar() {
        double[] target = new double[10];
        float[] weight = new float[10];
        double[] quantiles = quantiles(target, weight);
        for (double factor : Stretch.of(quantiles, LEVELS, target, weight)) {
            assertThat(factor).isCloseTo(1, within(0.1));
        }
        assertThat(Stretch.of(quantiles, LEVELS, target, new float[10])).containsExactly(1, 1, 1);
        assertThat(Stretch.of(new double[30], LEVELS, target, weight)).containsExactly(1, 1, 1);
    }

    @Test
    void quantilesStayInOrderAndAtLeastZero() {
        double[] quantiles = {0.5, 1, 1.1};
        Stretch.apply(quantiles, 0, new double[] {1.6, 0.9, 0.7}, Stretch.middle(LEVELS));
        assertThat(quantiles[0]).isCloseTo(0.1, within(1e-12));
        assertThat(quantiles[1]).isCloseTo(0.9, within(1e-12));
        assertThat(quantiles[2]).isCloseTo(0.97, within(1e-12));
        double[] low = {0, 0.2, 0.2};
        Stretch.apply(low, 0, new double[] {1.6, 1, 1}, 1);
        assertThat(low[0]).isZero();
        assertThat(Arrays.stream(low).max().orElseThrow()).isEqualTo(0.2);
    }
}
