package io.flowcast.core.simulate;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * A mean with its uncertainty: mean &plusmn; t s / sqrt(n), with t the quantile of Student's distribution with n - 1
 * degrees of freedom (Law 2015, "Simulation Modeling and Analysis", section 4.5).
 *
 * @param mean mean of the observations
 * @param halfWidth half the width of the interval
 * @param level confidence level
 * @param observations how many independent observations
 */
public record ConfidenceInterval(double mean, double halfWidth, double level, int observations) {
    /**
     * The interval of independent observations.
     *
     * @param values at least two, finite
     * @param level above 0 and below 1
     * @return the interval
     */
    public static ConfidenceInterval of(double[] values, double level) {
        if (values.length < 2) {
            throw new IllegalArgumentException("an interval needs at least two observations, was " + values.length);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must lie between 0 and 1, was " + level);
        }
        int n = values.length;
        double mean = 0;
        for (double v : values) {
            mean += v / n;
        }
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        double t = new TDistribution(n - 1).inverseCumulativeProbability(0.5 + 0.5 * level);
        return new ConfidenceInterval(mean, t * Math.sqrt(squares / (n - 1) / n), level, n);
    }

    /**
     * Lower end.
     *
     * @return mean less half the width
     */
    public double low() {
        return mean - halfWidth;
    }

    /**
     * Upper end.
     *
     * @return mean plus half the width
     */
    public double high() {
        return mean + halfWidth;
    }
}
