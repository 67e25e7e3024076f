package io.flowcast.core.math.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.distribution.Distribution.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;

/** What every distribution promises, for parameters from 1e-6 to 1e9. */
class DistributionPropertiesTest {
    private static Arbitrary<Double> magnitude(double from, double to) {
        return Arbitraries.doubles().between(from, to).ofScale(6).map(e -> Math.pow(10, e));
    }

    @Provide
    Arbitrary<Distribution> any() {
        Arbitrary<Double> mean = magnitude(-6, 9);
        Arbitrary<Double> ratio = magnitude(-4, 4);
        Arbitrary<Distribution> poisson = mean.map(Distributions::poisson);
        Arbitrary<Distribution> negative =
                Combinators.combine(mean, ratio).as((m, r) -> Distributions.negativeBinomial(m, m * (1 + r)));
        Arbitrary<Distribution> gamma =
                Combinators.combine(mean, magnitude(-4, 1.5)).as((m, cv) -> Distributions.gamma(m, m * m * cv * cv));
        Arbitrary<Double> location = Arbitraries.doubles().between(-60, 60);
        Arbitrary<Distribution> truncated =
                Combinators.combine(location, mean).as((a, s) -> Distributions.truncatedNormal(a * s, s));
        Arbitrary<Distribution> rectified =
                Combinators.combine(location, mean).as((a, s) -> Distributions.rectifiedNormal(a * s, s));
        Arbitrary<double[]> samples = Arbitraries.doubles()
                .between(0, 1e6)
                .ofScale(2)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(50);
        Arbitrary<Distribution> empirical = samples.map(Distributions::empirical);
        Arbitrary<Distribution> table = Arbitraries.doubles()
                .between(0.001, 1)
                .ofScale(3)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(w -> CountTable.of(3, w));
        Arbitrary<Distribution> simple =
                Arbitraries.oneOf(List.of(poisson, negative, gamma, truncated, rectified, empirical, table));
        Arbitrary<Distribution> mixed = Combinators.combine(simple, simple)
                .as((a, b) -> Distributions.mixture(List.of(a, b), new double[] {1, 3}));
        return Arbitraries.frequencyOf(Tuple.of(7, simple), Tuple.of(2, mixed));
    }

    @Property(tries = 2000)
    void quantileIsTheSmallestValueThatReachesTheProbability(
            @ForAll("any") Distribution d, @ForAll @DoubleRange(min = 0, max = 1) double p) {
        double x = d.quantile(p);
        double reached = Math.min(p, 1 - 1e-9);
        assertThat(x).isFinite().isGreaterThanOrEqualTo(0);
        assertThat(d.cdf(x * (1 + 1e-9) + 1e-300)).isGreaterThanOrEqualTo(reached - 1e-9);
        if (x > 1e-290 && p > 0) {
            double below = d.discrete() ? x - 1 : x * (1 - 1e-9);
            assertThat(d.cdf(below)).isLessThanOrEqualTo(reached + 1e-9);
        }
        if (d.discrete()) {
            assertThat(x).isEqualTo(Math.rint(x));
        }
    }

    @Property(tries = 2000)
    void quantileAndCdfNeverFall(
            @ForAll("any") Distribution d,
            @ForAll @DoubleRange(min = 0, max = 1) double p,
            @ForAll @DoubleRange(min = 0, max = 1) double q) {
        double low = d.quantile(Math.min(p, q));
        double high = d.quantile(Math.max(p, q));
        assertThat(low).isLessThanOrEqualTo(high * (1 + 1e-12));
        assertThat(d.cdf(low)).isLessThanOrEqualTo(d.cdf(high) + 1e-12);
        assertThat(d.quantile(1)).isGreaterThanOrEqualTo(high);
        assertThat(d.quantile(0)).isLessThanOrEqualTo(low);
    }

    /** The loss function falls with slope between -1 and 0, and its slope is P(X > level). */
    @Property(tries = 2000)
    void lossFallsLikeTheTail(@ForAll("any") Distribution d, @ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
        double level = d.quantile(p);
        double step = d.discrete() ? 1 : Math.max(1e-4 * Math.sqrt(d.variance()), 1e-9 * level);
        double here = d.lossAbove(level);
        double there = d.lossAbove(level + step);
        double noise = 1e-12 * (d.mean() + level) + 1e-12 * step;
        assertThat(here).isBetween(0.0, d.mean());
        assertThat(here - there).isBetween((1 - d.cdf(level + step)) * step - noise, (1 - d.cdf(level)) * step + noise);
    }

    @Property(tries = 1000)
    void nothingIsNaNOrInfinite(@ForAll("any") Distribution d, @ForAll double any) {
        List<Double> points = new ArrayList<>(List.of(
                -1e300,
                -Double.MAX_VALUE,
                -1.0,
                -0.0,
                0.0,
                Double.MIN_VALUE,
                1e-300,
                1.0,
                1e15,
                1e300,
                Double.MAX_VALUE));
        points.add(Double.POSITIVE_INFINITY);
        points.add(Double.NEGATIVE_INFINITY);
        points.add(any);
        for (double x : points) {
            assertThat(d.cdf(x)).isBetween(0.0, 1.0);
            assertThat(d.lossAbove(x)).isFinite().isGreaterThanOrEqualTo(0);
        }
        for (double p : new double[] {0, Double.MIN_VALUE, 1e-300, 1e-16, 1 - 1e-16, 1}) {
            assertThat(d.quantile(p)).isFinite().isGreaterThanOrEqualTo(0);
        }
        assertThat(d.mean()).isFinite().isGreaterThanOrEqualTo(0);
        assertThat(d.variance()).isFinite().isGreaterThanOrEqualTo(0);
        assertThat(d.lossAbove(0)).isCloseTo(d.mean(), within(1e-12 * d.mean()));
        assertThat(d.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(d.cdf(-1e-300)).isZero();
        assertThat(d.tail()).isIn((Object[]) Tail.values());
    }

    /** Mean and variance against 20,000 samples, within six standard errors of the mean. */
    @Property(tries = 40)
    void samplesHaveTheMean(@ForAll("any") Distribution d, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 20_000;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += d.sample(random);
        }
        double error = Math.sqrt(d.variance() / n);
        double skew = 1e-2 * d.mean() + 20 * Math.sqrt(d.variance()) / n;
        // A very skewed law (variance far above the square of its mean) shows its mean only in longer runs.
        if (d.variance() < 4 * d.mean() * d.mean()) {
            assertThat(sum / n).isCloseTo(d.mean(), within(6 * error + skew));
        }
    }
}
