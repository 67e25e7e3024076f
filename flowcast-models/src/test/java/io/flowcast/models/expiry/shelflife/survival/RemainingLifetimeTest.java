package io.flowcast.models.expiry.shelflife.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class RemainingLifetimeTest {
    /** Mean and variance of a Weibull life: lambda Gamma(1 + 1/k), lambda^2 (Gamma(1 + 2/k) - Gamma(1 + 1/k)^2). */
    @Property(tries = 50)
    void aFreshWeibullLifeHasItsMoments(
            @ForAll @DoubleRange(min = 0.2, max = 1.2) double scale,
            @ForAll @DoubleRange(min = 1, max = 50) double lambda) {
        RemainingLifetime rest = RemainingLifetime.of(
                new ParametricLife(LifeLaw.WEIBULL, Math.log(lambda), scale), 0, Double.POSITIVE_INFINITY);
        double first = Gamma.gamma(1 + scale);
        assertThat(rest.mean()).isCloseTo(lambda * first, within(1e-6 * lambda));
        assertThat(rest.variance())
                .isCloseTo(
                        lambda * lambda * (Gamma.gamma(1 + 2 * scale) - first * first), within(1e-4 * lambda * lambda));
    }

    /** An exponential life does not age: what is left is the same at any age. */
    @Test
    void anExponentialLifeDoesNotAge() {
        ParametricLife life = new ParametricLife(LifeLaw.EXPONENTIAL, Math.log(5), 1);
        RemainingLifetime fresh = RemainingLifetime.of(life, 0, 40);
        RemainingLifetime old = RemainingLifetime.of(life, 12, 40);
        assertThat(old.mean()).isCloseTo(fresh.mean(), within(1e-8));
        assertThat(old.quantile(0.3)).isCloseTo(-5 * Math.log(0.7), within(1e-9));
        assertThat(old.lossAbove(2)).isCloseTo(5 * (Math.exp(-0.4) - Math.exp(-8)), within(1e-8));
    }

    @Property(tries = 200)
    void restIsConditionalSurvival(
            @ForAll LifeLaw law,
            @ForAll @DoubleRange(min = 0, max = 3) double location,
            @ForAll @DoubleRange(min = 0.05, max = 1.5) double scale,
            @ForAll @DoubleRange(min = 0, max = 10) double age,
            @ForAll @DoubleRange(min = 0, max = 30) double cap) {
        ParametricLife life = new ParametricLife(law, location, law == LifeLaw.EXPONENTIAL ? 1 : scale);
        RemainingLifetime rest = RemainingLifetime.of(life, age, cap);
        assertThat(rest.mean()).isBetween(0.0, cap);
        assertThat(rest.variance()).isFinite().isNotNegative();
        assertThat(rest.lossAbove(0)).isCloseTo(rest.mean(), within(1e-9));
        double last = 0;
        double loss = rest.mean();
        for (int i = 0; i <= 20; i++) {
            double q = rest.quantile(i / 20.0);
            assertThat(q).isBetween(last, Math.max(cap, last));
            assertThat(rest.cdf(q)).isGreaterThanOrEqualTo(i / 20.0 - 1e-9);
            assertThat(rest.lossAbove(q)).isLessThanOrEqualTo(loss + 1e-9);
            last = q;
            loss = rest.lossAbove(q);
        }
        double half = rest.quantile(0.5);
        if (life.survival(age) > 1e-6 && half > 0 && half < cap - 1e-9) {
            assertThat(life.survival(age + half) / life.survival(age)).isCloseTo(0.5, within(1e-6));
        }
    }

    /** Steps: after time 1 one of the three left goes at 2, 3 and 5, so the mean rest is (1 + 2 + 4) / 3. */
    @Test
    void aCurveInStepsIsIntegratedExactly() {
        SurvivalCurve curve = KaplanMeier.fit(
                SurvivalData.rightCensored(new double[] {1, 2, 3, 5}, new boolean[] {true, true, true, true}));
        RemainingLifetime rest = RemainingLifetime.of(curve, 1, Double.POSITIVE_INFINITY);
        assertThat(rest.mean()).isCloseTo(7.0 / 3, within(1e-12));
        assertThat(rest.quantile(0.4)).isCloseTo(2, within(1e-9));
        assertThat(RemainingLifetime.of(curve, 5, 10).mean()).isZero();
    }

    @Test
    void nothingIsLeftOfALifeThatNobodyReaches() {
        RemainingLifetime rest = RemainingLifetime.of(new ParametricLife(LifeLaw.LOGNORMAL, 1, 0.1), 50, 10);
        assertThat(rest.mean()).isZero();
        assertThat(rest.quantile(1)).isZero();
        assertThat(rest.cdf(0)).isEqualTo(1);
    }
}
