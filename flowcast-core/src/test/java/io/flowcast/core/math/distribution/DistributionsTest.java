package io.flowcast.core.math.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.distribution.Distribution.Tail;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionsTest {
    @Test
    void limitsBecomeTheSimplerKind() {
        assertThat(Distributions.poisson(0).quantile(1)).isZero();
        assertThat(Distributions.negativeBinomial(4, 4).variance()).isEqualTo(4);
        assertThat(Distributions.negativeBinomialOfShape(4, Double.POSITIVE_INFINITY)
                        .variance())
                .isEqualTo(4);
        assertThat(Distributions.gamma(4, 0).lossAbove(3)).isEqualTo(1);
        assertThat(Distributions.truncatedNormal(-3, 0).mean()).isZero();
        assertThat(Distributions.rectifiedNormal(3, 0).quantile(0.2)).isEqualTo(3);
    }

    @Test
    void wrongParametersAreNamed() {
        assertThatThrownBy(() -> Distributions.poisson(-1)).hasMessageContaining("mean");
        assertThatThrownBy(() -> Distributions.poisson(Double.NaN)).hasMessageContaining("mean");
        assertThatThrownBy(() -> Distributions.poisson(1e16)).hasMessageContaining("1e15");
        assertThatThrownBy(() -> Distributions.gamma(1, Double.POSITIVE_INFINITY))
                .hasMessageContaining("variance");
        assertThatThrownBy(() -> Distributions.empirical()).hasMessageContaining("empty");
        assertThatThrownBy(() -> Distributions.empirical(1, -2)).hasMessageContaining("-2");
        assertThatThrownBy(() -> Distributions.empirical(new double[] {1}, new double[] {0}))
                .hasMessageContaining("above zero");
        assertThatThrownBy(() -> Distributions.mixture(List.of(), new double[0]))
                .hasMessageContaining("0 values");
        assertThatThrownBy(() -> CountTable.of(0, new double[] {0, 0})).hasMessageContaining("above zero");
        Distribution d = Distributions.poisson(2);
        assertThatThrownBy(() -> d.cdf(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> d.lossAbove(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> d.quantile(Double.NaN)).hasMessageContaining("probability");
        assertThatThrownBy(() -> d.quantile(1.1)).hasMessageContaining("probability");
    }

    /** Far left of 0 the truncated normal is exponential with mean s^2/|m|, here 1/1000. */
    @Test
    void truncatedNormalFarLeftIsExponential() {
        Distribution d = Distributions.truncatedNormal(-1000, 1);
        assertThat(d.mean()).isCloseTo(1e-3, within(1e-8));
        assertThat(d.variance()).isCloseTo(1e-6, within(1e-11));
        assertThat(d.cdf(1e-3)).isCloseTo(1 - Math.exp(-1), within(1e-5));
        assertThat(d.quantile(0.5)).isCloseTo(Math.log(2) * 1e-3, within(1e-8));
    }

    @Test
    void empiricalWithWeights() {
        Distribution d = Distributions.empirical(new double[] {5, 1, 3, 9}, new double[] {1, 1, 2, 0});
        assertThat(d.mean()).isEqualTo(3);
        assertThat(d.variance()).isEqualTo(2);
        assertThat(d.quantile(0.25)).isEqualTo(1);
        assertThat(d.quantile(0.26)).isEqualTo(3);
        assertThat(d.quantile(0.75)).isEqualTo(3);
        assertThat(d.quantile(1)).isEqualTo(5);
        assertThat(d.lossAbove(2)).isEqualTo(0.5 * 1 + 0.25 * 3);
        assertThat(d.discrete()).isTrue();
        assertThat(d.tail()).isEqualTo(Tail.BOUNDED);
        assertThat(Distributions.empirical(1, 2.5).discrete()).isFalse();
    }

    /** Two independent Poissons add up to a Poisson. */
    @Test
    void tablesAddUp() {
        CountTable sum =
                CountTable.of(Distributions.poisson(3), 1e-12).plus(CountTable.of(Distributions.poisson(4), 1e-12));
        Distribution seven = Distributions.poisson(7);
        for (int k = 0; k < 30; k++) {
            assertThat(sum.cdf(k)).isCloseTo(seven.cdf(k), within(1e-10));
            assertThat(sum.lossAbove(k + 0.5)).isCloseTo(seven.lossAbove(k + 0.5), within(1e-8));
        }
    }

    @Test
    void mixturesOfTablesAndOfLawsAgree() {
        Distribution a = Distributions.poisson(3);
        Distribution b = Distributions.negativeBinomial(10, 30);
        double[] weights = {1, 2};
        CountTable table = CountTable.mixture(List.of(CountTable.of(a, 1e-12), CountTable.of(b, 1e-12)), weights);
        Distribution mixture = Distributions.mixture(List.of(a, b), weights);
        assertThat(table.mean()).isCloseTo(mixture.mean(), within(1e-8));
        assertThat(table.variance()).isCloseTo(mixture.variance(), within(1e-6));
        for (double p = 0.01; p < 1; p += 0.01) {
            assertThat(table.quantile(p)).isEqualTo(mixture.quantile(p));
        }
    }

    @Test
    void tableOfACertainNumberHasOneEntry() {
        CountTable table = CountTable.of(Distributions.point(7), 0.01);
        assertThat(table.first()).isEqualTo(7);
        assertThat(table.last()).isEqualTo(7);
        assertThat(table.probability(7)).isEqualTo(1);
        assertThat(table.probability(8)).isZero();
        assertThat(table.variance()).isZero();
    }

    @Test
    void poissonMassesAddUpToTheDistribution() {
        for (double mean : new double[] {0.01, 3, 250}) {
            double sum = 0;
            for (int k = 0; k < 400; k++) {
                sum += Distributions.poissonMass(k, mean);
                assertThat(sum).isCloseTo(Distributions.poisson(mean).cdf(k), within(1e-12));
            }
        }
        assertThat(Distributions.poissonMass(0, 0)).isEqualTo(1);
        assertThat(Distributions.poissonMass(2, 0)).isZero();
        assertThatThrownBy(() -> Distributions.poissonMass(-1, 2)).hasMessageContaining("k");
    }
}
