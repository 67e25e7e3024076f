package io.flowcast.models.inventory.loss;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.models.inventory.internal.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** Makes laws of every kind, shifts and scales them, and adds up independent periods. */
public final class DemandLaws {
    private static final double WHOLE_MASS = 1e-6;
    private static final int LONGEST_TABLE = 1 << 22;
    /** What is asked less often than this is not asked. */
    private static final double TINY = 1e-60;
    /** Tails of counts are summed up, some forty times this many terms. */
    private static final double WIDEST_COUNT = 1e6;

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
        Require.nonNegative("sigma", sigma);
        // the second loss needs the second moment
        Require.finite("log of the second moment, 2 (mu + sigma squared),", 2 * (mu + sigma * sigma));
        Require.finite("second moment", Math.exp(2 * (mu + sigma * sigma)));
        return sigma == 0 ? point(Math.exp(mu)) : new LognormalLaw(mu, sigma);
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
     * @param mean from 0 to 1e12; 0 gives a point
     * @return the law
     */
    public static DemandLaw poisson(double mean) {
        Require.nonNegative("mean", mean);
        if (mean > WIDEST_COUNT * WIDEST_COUNT) {
            throw new IllegalArgumentException(
                    "mean of a count must be at most 1e12, was " + mean + "; take its limit, the normal");
        }
        return mean < TINY ? point(0) : new PoissonLaw(mean);
    }

    private static DemandLaw negativeBinomialLaw(double r, double p) {
        NegativeBinomialLaw law = new NegativeBinomialLaw(r, p);
        double widest = Math.max((1 - p) / p, Math.sqrt(law.variance()));
        if (!(widest <= WIDEST_COUNT)) {
            throw new IllegalArgumentException("spread of a count must be at most 1e6, was " + widest + " of r=" + r
                    + ", p=" + p + "; take its limit, the gamma");
        }
        return law.mean() < TINY ? point(0) : law;
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
        return negativeBinomialLaw(r, Require.inside("p", p));
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
        return negativeBinomialLaw(mean * mean / (variance - mean), mean / variance);
    }

    /**
     * Trials until the first success: 1, 2, 3, ...
     *
     * @param p probability of success, from 1e-6 to 1; 1 gives a point at 1
     * @return the law
     */
    public static DemandLaw geometric(double p) {
        if (Require.positive("p", p) < 1 / WIDEST_COUNT) {
            throw new IllegalArgumentException(
                    "p must be at least 1e-6, was " + p + "; take its limit, the exponential");
        }
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
        Require.nonNegative("high - low", high - low);
        if (high - low >= LONGEST_TABLE) {
            throw new IllegalArgumentException(
                    "high - low must be below " + LONGEST_TABLE + ", was " + (high - low) + "; take uniform");
        }
        int n = (int) (high - low) + 1;
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
        double mean = Require.nonNegative("mean", distribution.mean());
        double deviation = Math.sqrt(Require.nonNegative("variance", distribution.variance()));
        if (mean < TINY) {
            return point(0);
        }
        double widest = Math.max(deviation, deviation * deviation / mean);
        if (distribution.discrete() && widest > WIDEST_COUNT) {
            throw new IllegalArgumentException("spread of a count must be at most 1e6, was " + widest + " about " + mean
                    + "; take its limit, the gamma");
        }
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
     * One of several laws, chosen by chance, for example the demand over a random lead time.
     *
     * @param parts the laws, at least one; a mixture of counts with continuous laws is continuous
     * @param weights of each part, at least 0, divided by their sum, which must be above 0
     * @return the law
     */
    public static DemandLaw mixture(List<DemandLaw> parts, double... weights) {
        Require.length("weights", Require.nonNegative("weights", weights), parts.size());
        double total = Require.positive("sum of weights", Arrays.stream(weights).sum());
        double[] shares = Arrays.stream(weights).map(w -> w / total).toArray();
        return parts.size() == 1 ? parts.get(0) : new MixtureLaw(List.copyOf(parts), shares);
    }

    /**
     * The sum of independent counts of different laws, by convolution.
     *
     * @param parts laws of whole numbers, at least one
     * @return the law of the sum
     */
    public static DemandLaw sum(List<DemandLaw> parts) {
        double first = 0;
        double[] sum = {1};
        for (DemandLaw part : parts) {
            if (!part.discrete()) {
                throw new IllegalArgumentException("parts must be counts, found " + part);
            }
            Sums.Masses masses = Sums.masses(part, 1);
            first += masses.first();
            sum = Sums.convolve(sum, masses.probability());
        }
        return table(first, sum);
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
            return Sums.sumOfUniforms(u, n);
        } else if (law.discrete()) {
            return Sums.sumOfCounts(law, n);
        }
        throw new IllegalArgumentException("no closed form for the sum of " + law + "; simulate it or use a forecast");
    }
}
