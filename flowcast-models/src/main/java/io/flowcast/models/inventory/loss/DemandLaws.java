package io.flowcast.models.inventory.loss;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.models.inventory.internal.Require;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** Makes laws of every kind, shifts and scales them, and adds up independent periods. */
public final class DemandLaws {
    private static final double WHOLE_MASS = 1e-6;
    private static final double TABLE_END = 1 - 1e-12;
    private static final int LONGEST_TABLE = 1 << 22;

    private DemandLaws() {}

    /**
     * One value with certainty.
     *
     * @param value finite
     * @return the law
     */
    public static DemandLaw point(double value) {
        return new PointLaw(Require.finite("value", value));
    }

    /**
     * Normal; may be negative.
     *
     * @param mean finite
     * @param deviation standard deviation, at least 0; 0 gives a point
     * @return the law
     */
    public static DemandLaw normal(double mean, double deviation) {
        Require.finite("mean", mean);
        return Require.nonNegative("deviation", deviation) == 0 ? point(mean) : new NormalLaw(mean, deviation);
    }

    /**
     * Lognormal.
     *
     * @param mu mean of the logarithm, finite
     * @param sigma standard deviation of the logarithm, at least 0; 0 gives a point
     * @return the law
     */
    public static DemandLaw lognormal(double mu, double sigma) {
        Require.finite("mu", mu);
        return Require.nonNegative("sigma", sigma) == 0 ? point(Math.exp(mu)) : new LognormalLaw(mu, sigma);
    }

    /**
     * Gamma.
     *
     * @param shape above 0
     * @param scale above 0; the mean is shape times scale
     * @return the law
     */
    public static DemandLaw gamma(double shape, double scale) {
        return new GammaDemandLaw(Require.positive("shape", shape), Require.positive("scale", scale));
    }

    /**
     * Exponential.
     *
     * @param rate above 0; the mean is 1 / rate
     * @return the law
     */
    public static DemandLaw exponential(double rate) {
        return new GammaDemandLaw(1, 1 / Require.positive("rate", rate));
    }

    /**
     * Uniform.
     *
     * @param low smallest value, finite
     * @param high largest value, at least {@code low}; the same gives a point
     * @return the law
     */
    public static DemandLaw uniform(double low, double high) {
        Require.finite("low", low);
        Require.nonNegative("high - low", high - low);
        return low == high ? point(low) : new UniformLaw(low, high);
    }

    /**
     * Poisson.
     *
     * @param mean at least 0; 0 gives a point
     * @return the law
     */
    public static DemandLaw poisson(double mean) {
        return Require.nonNegative("mean", mean) == 0 ? point(0) : new PoissonLaw(mean);
    }

    /**
     * Negative binomial: failures before a number of successes.
     *
     * @param r number of successes, above 0, need not be whole
     * @param p probability of success, above 0 and at most 1; 1 gives a point at 0
     * @return the law
     */
    public static DemandLaw negativeBinomial(double r, double p) {
        Require.positive("r", r);
        if (p == 1) {
            return point(0);
        }
        return new NegativeBinomialLaw(r, Require.inside("p", p));
    }

    /**
     * Negative binomial by its first two moments.
     *
     * @param mean above 0
     * @param deviation standard deviation; its square must exceed the mean
     * @return the law
     */
    public static DemandLaw negativeBinomialOfMoments(double mean, double deviation) {
        Require.positive("mean", mean);
        double variance = Require.positive("deviation", deviation) * deviation;
        if (!(variance > mean)) {
            throw new IllegalArgumentException("deviation squared must exceed the mean " + mean + ", was " + variance);
        }
        return new NegativeBinomialLaw(mean * mean / (variance - mean), mean / variance);
    }

    /**
     * Trials until the first success: 1, 2, 3, ...
     *
     * @param p probability of success, above 0 and at most 1; 1 gives a point at 1
     * @return the law
     */
    public static DemandLaw geometric(double p) {
        return p == 1 ? point(1) : new GeometricLaw(Require.inside("p", p));
    }

    /**
     * Whole numbers from one to another with the same probability.
     *
     * @param low smallest value, whole
     * @param high largest value, whole, at least {@code low}
     * @return the law
     */
    public static DemandLaw uniformWhole(double low, double high) {
        Require.whole("low", low);
        Require.whole("high", high);
        int n = (int) Require.nonNegative("high - low", high - low) + 1;
        double[] probability = new double[n];
        Arrays.fill(probability, 1.0 / n);
        return table(low, probability);
    }

    /**
     * Consecutive whole numbers with their probabilities.
     *
     * @param first the first value, whole
     * @param probability of each value from the first on, at least 0, with sum 1 up to 1e-6
     * @return the law
     */
    public static DemandLaw table(double first, double... probability) {
        Require.whole("first", first);
        double[] values = new double[probability.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = first + i;
        }
        return new TableLaw(values, checked(probability));
    }

    /**
     * Any values with their probabilities.
     *
     * @param probability of each value, at least 0, with sum 1 up to 1e-6
     * @return the law; discrete if all values are whole
     */
    public static DemandLaw table(Map<Double, Double> probability) {
        TreeMap<Double, Double> sorted = new TreeMap<>(probability);
        double[] values = sorted.keySet().stream()
                .mapToDouble(v -> Require.finite("value", v))
                .toArray();
        return new TableLaw(
                values,
                checked(sorted.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()));
    }

    private static double[] checked(double[] probability) {
        double sum = 0;
        for (double p : Require.nonNegative("probability", probability)) {
            sum += p;
        }
        if (!(Math.abs(sum - 1) <= WHOLE_MASS)) {
            throw new IllegalArgumentException("probability must have sum 1, was " + sum);
        }
        return probability.clone();
    }

    /**
     * Observations, each with the same probability.
     *
     * @param samples finite, at least one
     * @return the law; discrete if all samples are whole
     */
    public static DemandLaw empirical(double... samples) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("samples must not be empty");
        }
        TreeMap<Double, Double> weight = new TreeMap<>();
        for (double sample : samples) {
            weight.merge(Require.finite("sample", sample), 1.0 / samples.length, Double::sum);
        }
        return table(weight);
    }

    /**
     * A distribution of the api, for example of a forecast.
     *
     * @param distribution of a quantity of at least 0
     * @return the law
     */
    public static DemandLaw of(Distribution distribution) {
        return new ForecastLaw(distribution);
    }

    /**
     * A continuous law by its functions; losses are integrated.
     *
     * @param mean finite
     * @param variance finite, at least 0
     * @param cdf P(X &le; x)
     * @param survival P(X &gt; x), without cancellation in the upper tail if it can
     * @param quantile inverse of {@code cdf} on (0, 1)
     * @param low lower end of the support, or minus infinity
     * @param high upper end of the support, or infinity
     * @return the law
     */
    public static DemandLaw continuous(
            double mean,
            double variance,
            DoubleUnaryOperator cdf,
            DoubleUnaryOperator survival,
            DoubleUnaryOperator quantile,
            double low,
            double high) {
        Require.finite("mean", mean);
        Require.nonNegative("variance", variance);
        return new QuadratureLaw(mean, variance, cdf, survival, quantile, low, high);
    }

    /**
     * A law plus a number.
     *
     * @param law the law
     * @param shift finite; whole if the law is discrete
     * @return the law of X + shift
     */
    public static DemandLaw shifted(DemandLaw law, double shift) {
        if (law.discrete()) {
            Require.whole("shift", shift);
        }
        return Require.finite("shift", shift) == 0 ? law : new AffineLaw(law, 1, shift);
    }

    /**
     * A continuous law times a number.
     *
     * @param law the law, not discrete
     * @param scale above 0
     * @return the law of scale X
     */
    public static DemandLaw scaled(DemandLaw law, double scale) {
        Require.positive("scale", scale);
        if (scale == 1) {
            return law;
        }
        if (law.discrete()) {
            throw new IllegalArgumentException("a discrete law cannot be scaled");
        }
        return new AffineLaw(law, scale, 0);
    }

    /**
     * The sum over independent periods, for example the demand over a lead time. Normal, Poisson, gamma, exponential and
     * negative binomial laws take any number of periods; uniform ones and counts a whole number.
     *
     * @param law of one period
     * @param periods at least 0; 0 gives a point at 0
     * @return the law of the sum
     * @throws IllegalArgumentException if the law has no sum over that many periods
     */
    public static DemandLaw sum(DemandLaw law, double periods) {
        Require.nonNegative("periods", periods);
        if (periods == 0) {
            return point(0);
        }
        if (periods == 1) {
            return law;
        }
        if (law instanceof NormalLaw n) {
            return normal(n.mean * periods, n.deviation * Math.sqrt(periods));
        } else if (law instanceof PoissonLaw) {
            return poisson(law.mean() * periods);
        } else if (law instanceof GammaDemandLaw g) {
            return gamma(g.shape * periods, g.scale);
        } else if (law instanceof NegativeBinomialLaw b) {
            return negativeBinomial(b.r * periods, b.p);
        } else if (law instanceof PointLaw) {
            return point(law.mean() * periods);
        }
        if (periods != Math.rint(periods) || periods > 1000) {
            throw new IllegalArgumentException(
                    "periods must be a whole number of at most 1000 for " + law + ", was " + periods);
        }
        int n = (int) periods;
        if (law instanceof UniformLaw u) {
            return sumOfUniforms(u, n);
        } else if (law.discrete()) {
            return sumOfCounts(law, n);
        }
        throw new IllegalArgumentException("no closed form for the sum of " + law + "; simulate it or use a forecast");
    }

    private static DemandLaw sumOfUniforms(UniformLaw law, int n) {
        double width = law.high - law.low;
        double low = n * law.low;
        double high = n * law.high;
        DemandLaw rough = normal(n * law.mean(), Math.sqrt(n * law.variance()));
        DoubleUnaryOperator cdf = x -> IrwinHall.cdf(n, (x - low) / width);
        DoubleUnaryOperator survival = x -> IrwinHall.cdf(n, (high - x) / width);
        DoubleUnaryOperator quantile = p -> bracketed(cdf, survival, p, low, high);
        return new QuadratureLaw(rough.mean(), rough.variance(), cdf, survival, quantile, low, high);
    }

    private static double bracketed(
            DoubleUnaryOperator cdf, DoubleUnaryOperator survival, double p, double low, double high) {
        double below = low;
        double above = high;
        while (true) {
            double middle = below + 0.5 * (above - below);
            if (!(middle > below && middle < above)) {
                return above;
            }
            boolean less = p < 0.5 ? cdf.applyAsDouble(middle) < p : survival.applyAsDouble(middle) > 1 - p;
            if (less) {
                below = middle;
            } else {
                above = middle;
            }
        }
    }

    private static DemandLaw sumOfCounts(DemandLaw law, int n) {
        double first = law instanceof TableLaw t ? t.values[0] : Math.min(0, law.quantile(1e-12));
        double last = law instanceof TableLaw t ? t.values[t.values.length - 1] : law.quantile(TABLE_END);
        if ((last - first) * n > LONGEST_TABLE) {
            throw new IllegalArgumentException("the sum of " + n + " times " + law + " needs too long a table");
        }
        double[] one = new double[(int) (last - first) + 1];
        double total = 0;
        for (int i = 0; i < one.length; i++) {
            one[i] = law.mass(first + i);
            total += one[i];
        }
        for (int i = 0; i < one.length; i++) {
            one[i] /= total;
        }
        double[] sum = one;
        for (int i = 1; i < n; i++) {
            sum = convolve(sum, one);
        }
        return table(first * n, sum);
    }

    private static double[] convolve(double[] a, double[] b) {
        double[] sum = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            if (a[i] > 0) {
                for (int j = 0; j < b.length; j++) {
                    sum[i + j] += a[i] * b[j];
                }
            }
        }
        return sum;
    }
}
