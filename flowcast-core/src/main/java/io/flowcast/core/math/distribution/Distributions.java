package io.flowcast.core.math.distribution;

import io.flowcast.api.distribution.Distribution;
import java.util.List;

/**
 * Makes the distributions of demand and remaining life. All are immutable and safe for several threads; wrong parameters
 * are refused with an {@link IllegalArgumentException} that names them.
 */
public final class Distributions {
    private Distributions() {}

    /**
     * One value with certainty.
     *
     * @param value finite, at least 0
     * @return the distribution
     */
    public static Distribution point(double value) {
        return new Point(nonNegative("value", value));
    }

    /**
     * Poisson: independent customers who take one unit each.
     *
     * @param mean at least 0, at most 1e15
     * @return the distribution; a point at 0 if the mean is 0
     */
    public static Distribution poisson(double mean) {
        return countable("mean", mean) == 0 ? point(0) : new Poisson(mean);
    }

    /**
     * P(X = k) of a Poisson variable, accurate in the tails, without making a distribution.
     *
     * @param k whole, at least 0
     * @param mean at least 0, at most 1e15
     * @return the mass
     */
    public static double poissonMass(double k, double mean) {
        countable("mean", mean);
        countable("k", k);
        return mean == 0 ? (k == 0 ? 1 : 0) : Saddlepoint.poisson(k, mean);
    }

    /**
     * Negative binomial: more spread than Poisson.
     *
     * @param mean at least 0, at most 1e15
     * @param variance finite; at or below the mean gives the Poisson, which is the limit
     * @return the distribution; a point at 0 if the mean is 0
     */
    public static Distribution negativeBinomial(double mean, double variance) {
        countable("mean", mean);
        nonNegative("variance", variance);
        // Closer to the limit than this, mean^2 / (variance - mean) is only noise.
        return variance - mean <= 1e-12 * mean ? poisson(mean) : new NegativeBinomial(mean, variance);
    }

    /**
     * Negative binomial by its dispersion: variance = mean + mean<sup>2</sup>/shape.
     *
     * @param mean at least 0, at most 1e15
     * @param shape above 0; the smaller, the more spread; infinite gives the Poisson
     * @return the distribution
     */
    public static Distribution negativeBinomialOfShape(double mean, double shape) {
        if (!(shape > 0)) {
            throw new IllegalArgumentException("shape must be above zero, was " + shape);
        }
        return negativeBinomial(mean, countable("mean", mean) * (1 + mean / shape));
    }

    /**
     * Gamma.
     *
     * @param mean finite, at least 0
     * @param variance finite, at least 0
     * @return the distribution; a point at the mean if either is 0
     */
    public static Distribution gamma(double mean, double variance) {
        nonNegative("mean", mean);
        nonNegative("variance", variance);
        double shape = mean / variance * mean;
        if (mean == 0 || variance == 0 || !(shape < CountDistribution.LARGEST_MEAN) || shape == 0) {
            return point(mean);
        }
        return new GammaLaw(mean, variance);
    }

    /**
     * Normal, given that it is at least 0: nothing is at 0 itself, and the mean lies above the location.
     *
     * @param location mean of the normal before it is cut, finite, may be negative
     * @param scale standard deviation of the normal before it is cut, finite, at least 0
     * @return the distribution; a point at the location (or 0) if the scale is 0
     */
    public static Distribution truncatedNormal(double location, double scale) {
        finite("location", location);
        return nonNegative("scale", scale) == 0 || Math.abs(location) > 1e12 * scale
                ? point(Math.max(0, location))
                : new TruncatedNormal(location, scale);
    }

    /**
     * max(0, Y) with Y normal: what would be negative is 0.
     *
     * @param location mean of Y, finite, may be negative
     * @param scale standard deviation of Y, finite, at least 0
     * @return the distribution; a point if the scale is 0
     */
    public static Distribution rectifiedNormal(double location, double scale) {
        finite("location", location);
        return nonNegative("scale", scale) == 0 || Math.abs(location) > 1e12 * scale
                ? point(Math.max(0, location))
                : new RectifiedNormal(location, scale);
    }

    /**
     * Each sample with the same probability.
     *
     * @param samples in any order, finite, at least 0, at least one
     * @return the distribution, discrete if all samples are whole numbers
     */
    public static Distribution empirical(double... samples) {
        checkSamples(samples);
        return samples.length == 1 ? point(samples[0]) : Empirical.of(samples);
    }

    /**
     * Each sample with its own weight.
     *
     * @param samples in any order, finite, at least 0
     * @param weights weight of each sample, at least 0, divided by their sum, which must be above 0
     * @return the distribution, discrete if all samples are whole numbers
     */
    public static Distribution empirical(double[] samples, double[] weights) {
        checkSamples(samples);
        return Empirical.of(samples, weights, total(samples.length, weights));
    }

    /**
     * One of several distributions, chosen by chance; discrete if all parts are. Parts that are tables are mixed faster by
     * {@link CountTable#mixture}.
     *
     * @param parts the distributions, at least one
     * @param weights weight of each part, at least 0, divided by their sum, which must be above 0
     * @return the distribution
     */
    public static Distribution mixture(List<? extends Distribution> parts, double[] weights) {
        double total = total(parts.size(), weights);
        double[] shares = new double[weights.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = weights[i] / total;
        }
        return parts.size() == 1 ? parts.get(0) : new Mixture(parts, shares);
    }

    private static double total(int parts, double[] weights) {
        if (parts == 0 || parts != weights.length) {
            throw new IllegalArgumentException(parts + " values and " + weights.length + " weights");
        }
        double sum = 0;
        for (double w : weights) {
            sum += nonNegative("weight", w);
        }
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weights must have a sum above zero and finite, was " + sum);
        }
        return sum;
    }

    private static void checkSamples(double[] samples) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("samples must not be empty");
        }
        for (double sample : samples) {
            nonNegative("sample", sample);
        }
    }

    private static double countable(String name, double value) {
        if (nonNegative(name, value) > CountDistribution.LARGEST_MEAN) {
            throw new IllegalArgumentException(name + " must be at most 1e15 for a count, was " + value);
        }
        return value;
    }

    private static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, was " + value);
        }
        return value;
    }

    private static double nonNegative(String name, double value) {
        if (!(finite(name, value) >= 0)) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
        return value;
    }
}
