package io.flowcast.models.demand.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HurdleTest {
    /** Sizes 2, 5, 9 with .5, .3, .2 and nothing with .6: all numbers below by hand. */
    private static final Hurdle HURDLE =
            new Hurdle(0.4, Hurdle.Sizes.of(new double[] {9, 2, 5, 2}, new double[] {2, 4, 3, 1}, 4), true);

    @Test
    void momentsAreThoseOfTheMixture() {
        double mean = 0.4 * (1 + 1.5 + 1.8);
        double second = 0.4 * (0.5 * 4 + 0.3 * 25 + 0.2 * 81);

        assertThat(HURDLE.mean()).isCloseTo(mean, within(1e-12));
        assertThat(HURDLE.variance()).isCloseTo(second - mean * mean, within(1e-12));
    }

    @Test
    void quantilesJumpWhereTheDistributionDoes() {
        double[] probability = {0, 0.6, 0.61, 0.8, 0.81, 0.92, 0.93, 1};
        double[] expected = {0, 0, 2, 2, 5, 5, 9, 9};
        for (int i = 0; i < probability.length; i++) {
            assertThat(HURDLE.quantile(probability[i]))
                    .as("quantile " + probability[i])
                    .isEqualTo(expected[i]);
            assertThat(HURDLE.cdf(expected[i])).isGreaterThanOrEqualTo(probability[i] - 1e-12);
        }
        assertThat(HURDLE.cdf(-0.1)).isZero();
        assertThat(HURDLE.cdf(1.9)).isCloseTo(0.6, within(1e-12));
        assertThat(HURDLE.cdf(5)).isCloseTo(0.92, within(1e-12));
        assertThat(HURDLE.cdf(100)).isEqualTo(1);
    }

    @Test
    void theLossIsTheExpectedExcess() {
        assertThat(HURDLE.lossAbove(4)).isCloseTo(0.4 * (0.3 * 1 + 0.2 * 5), within(1e-12));
        assertThat(HURDLE.lossAbove(0)).isCloseTo(HURDLE.mean(), within(1e-12));
        assertThat(HURDLE.lossAbove(-3)).isCloseTo(HURDLE.mean() + 3, within(1e-12));
        assertThat(HURDLE.lossAbove(9)).isZero();
    }

    @Test
    void scoresBecomeQuantiles() {
        double[] probability = {0.001, 0.59, 0.62, 0.79, 0.85, 0.95, 0.9999};
        double[] scores = new double[2 * probability.length];
        for (int i = 0; i < probability.length; i++) {
            scores[2 * i + 1] = Normal.quantile(probability[i]);
        }
        HURDLE.fromScores(scores, 1, 2, probability.length);

        for (int i = 0; i < probability.length; i++) {
            assertThat(scores[2 * i + 1]).isEqualTo(HURDLE.quantile(probability[i]));
            assertThat(scores[2 * i]).as("what lies between is left alone").isZero();
        }
    }

    @Test
    void aCertainSizeIsAPoint() {
        Hurdle point = new Hurdle(1, Hurdle.Sizes.of(7), true);
        double[] scores = {-8, 0, 8};
        point.fromScores(scores, 0, 1, 3);

        assertThat(scores).containsExactly(7, 7, 7);
        assertThat(point.variance()).isZero();
        assertThat(point.quantile(0.001)).isEqualTo(7);
        assertThat(point.cdf(6.9)).isZero();
    }
}
