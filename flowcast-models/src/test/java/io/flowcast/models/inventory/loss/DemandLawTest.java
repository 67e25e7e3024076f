package io.flowcast.models.inventory.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.core.math.distribution.Distributions;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DemandLawTest {
    private static final List<DemandLaw> LAWS = List.of(
            DemandLaws.normal(50, 8),
            DemandLaws.normal(-3, 2),
            DemandLaws.lognormal(2, 0.6),
            DemandLaws.gamma(2.5, 7),
            DemandLaws.gamma(0.4, 20),
            DemandLaws.exponential(0.2),
            DemandLaws.uniform(-5, 12),
            DemandLaws.sum(DemandLaws.uniform(2, 9), 4),
            DemandLaws.shifted(DemandLaws.scaled(DemandLaws.gamma(3, 1), 4), -6),
            DemandLaws.of(Distributions.gamma(20, 60)),
            DemandLaws.mixture(List.of(DemandLaws.normal(10, 2), DemandLaws.gamma(4, 8)), 1, 2),
            DemandLaws.poisson(0.3),
            DemandLaws.poisson(47),
            DemandLaws.negativeBinomial(3, 0.2),
            DemandLaws.negativeBinomialOfMoments(30, 9),
            DemandLaws.geometric(0.2),
            DemandLaws.uniformWhole(3, 11),
            DemandLaws.table(Map.of(1.0, 0.25, 4.0, 0.5, 9.0, 0.25)),
            DemandLaws.empirical(3, 5, 5, 8, 13),
            DemandLaws.sum(DemandLaws.uniformWhole(0, 5), 3),
            DemandLaws.sum(List.of(DemandLaws.poisson(2), DemandLaws.geometric(0.5))),
            DemandLaws.of(Distributions.poisson(12)),
            DemandLaws.mixture(List.of(DemandLaws.poisson(4), DemandLaws.poisson(20)), 0.5, 0.5));

    @Provide
    static Arbitrary<DemandLaw> laws() {
        return Arbitraries.of(LAWS);
    }

    private static double at(DemandLaw law, double probability) {
        return law.quantile(probability);
    }

    @Provide
    static Arbitrary<Double> probabilities() {
        return Arbitraries.doubles().between(1e-4, 1 - 1e-4).ofScale(6);
    }

    /** Both losses fall and bend upward, so that a chord lies between the slopes at its ends. */
    @Property(tries = 300)
    void lossIsTheSumOfTheUpperTail(@ForAll("laws") DemandLaw law, @ForAll("probabilities") double p) {
        double x = at(law, p);
        double deviation = Math.sqrt(law.variance());
        double step = law.discrete() ? 1 : 1e-3 * deviation;
        double slope = (law.loss(x) - law.loss(x + step)) / step;
        assertThat(slope).isBetween(law.survival(x + step) - 1e-9, law.survival(x) + 1e-9);
        double second = (law.secondLoss(x) - law.secondLoss(x + step)) / step;
        double slack = 1e-9 * (deviation + Math.abs(x) + Math.abs(law.mean()));
        assertThat(second)
                .isBetween(law.loss(x + step) - slack, (law.discrete() ? law.loss(x + 1) : law.loss(x)) + slack);
        if (law.discrete()) {
            assertThat(slope).isCloseTo(law.survival(x), within(1e-9));
        }
    }

    @Property(tries = 200)
    void lossAndLeftoverDifferByTheLevel(@ForAll("laws") DemandLaw law, @ForAll("probabilities") double p) {
        double x = at(law, p);
        double scale = Math.abs(x) + Math.abs(law.mean()) + Math.sqrt(law.variance());
        assertThat(law.leftover(x) - law.loss(x)).isCloseTo(x - law.mean(), within(1e-9 * scale));
        double off = x - law.mean();
        double both = 0.5 * (off * off + (law.discrete() ? off : 0) + law.variance());
        assertThat(law.secondLoss(x) + law.secondLeftover(x)).isCloseTo(both, within(1e-8 * scale * scale));
    }

    @Property(tries = 200)
    void theQuantileIsTheLeastThatSuffices(@ForAll("laws") DemandLaw law, @ForAll("probabilities") double p) {
        double x = law.quantile(p);
        assertThat(law.cdf(x)).isGreaterThanOrEqualTo(p - 1e-9);
        double below = law.discrete() ? x - 1 : x - 1e-6 * Math.sqrt(law.variance());
        assertThat(law.cdf(below)).isLessThan(p + 1e-9);
    }

    @Test
    void farTailsDoNotCancel() {
        // repeated integrals of the normal density at 10: erfc values by 50-digit arithmetic (mpmath)
        DemandLaw normal = DemandLaws.normal(0, 1);
        assertThat(normal.loss(10)).isCloseTo(7.4745602545893280e-25, within(1e-36));
        assertThat(normal.secondLoss(10)).isCloseTo(7.2646384785599015e-26, within(1e-37));
        DemandLaw poisson = DemandLaws.poisson(10);
        double sum = 0;
        double second = 0;
        for (int k = 61; k < 160; k++) {
            sum += (k - 60) * poisson.mass(k);
            second += 0.5 * (k - 60) * (k - 61) * poisson.mass(k);
        }
        assertThat(poisson.loss(60)).isCloseTo(sum, within(1e-12 * sum));
        assertThat(poisson.secondLoss(60)).isCloseTo(second, within(1e-12 * second));
    }

    /** Snyder and Shen 2019, example 4.1 and problem C.1: tables of the standard normal loss. */
    @Test
    void knownValues() {
        assertThat(DemandLaws.normal(0, 1).loss(0.3)).isCloseTo(0.26676, within(1e-5));
        assertThat(DemandLaws.normal(0, 1).loss(0)).isCloseTo(1 / Math.sqrt(2 * Math.PI), within(1e-15));
        assertThat(DemandLaws.uniform(0, 1).loss(0.3)).isCloseTo(0.245, within(1e-15));
        assertThat(DemandLaws.geometric(0.2).loss(5)).isCloseTo(1.6384, within(1e-12));
        assertThat(DemandLaws.exponential(1).secondLoss(2.5)).isCloseTo(Math.exp(-2.5), within(1e-14));
    }

    @Test
    void limitsAreAnswered() {
        assertThat(DemandLaws.normal(7, 0).loss(5)).isEqualTo(2);
        assertThat(DemandLaws.poisson(0).quantile(0.99)).isZero();
        assertThat(DemandLaws.sum(DemandLaws.poisson(3), 0).mean()).isZero();
        assertThat(DemandLaws.negativeBinomial(3, 1).variance()).isZero();
        assertThat(DemandLaws.geometric(1).mean()).isEqualTo(1);
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> DemandLaws.normal(Double.NaN, 1)).hasMessageContaining("mean");
        assertThatThrownBy(() -> DemandLaws.gamma(0, 1)).hasMessageContaining("shape");
        assertThatThrownBy(() -> DemandLaws.negativeBinomialOfMoments(10, 3)).hasMessageContaining("deviation");
        assertThatThrownBy(() -> DemandLaws.table(0, 0.5, 0.4)).hasMessageContaining("sum 1");
        assertThatThrownBy(() -> DemandLaws.normal(0, 1).quantile(1)).hasMessageContaining("probability");
        assertThatThrownBy(() -> DemandLaws.sum(DemandLaws.lognormal(0, 1), 3)).hasMessageContaining("no closed form");
        assertThatThrownBy(() -> DemandLaws.sum(DemandLaws.uniform(0, 1), 1.5)).hasMessageContaining("periods");
        assertThatThrownBy(() -> DemandLaws.shifted(DemandLaws.poisson(3), 0.5)).hasMessageContaining("shift");
    }
}
