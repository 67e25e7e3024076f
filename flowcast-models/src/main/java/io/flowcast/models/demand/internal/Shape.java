package io.flowcast.models.demand.internal;

import java.util.Arrays;

/**
 * How standardised values of continuous demand are distributed: a monotone map from a standard normal score to a standardised value
 * with mean 0 and variance 1, given at knots, straight between and beyond them (so the tails stay light). Immutable.
 */
public final class Shape {
    /** Scores at which the map is given. */
    static final double[] KNOTS = {
        -3, -2.5, -2, -1.64, -1.28, -1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1, 1.28, 1.64, 2, 2.5, 3
    };

    /** The normal distribution. */
    public static final Shape NORMAL = new Shape(KNOTS);

    /** Standardised values that count for nothing but the normal shape. */
    private static final double PRIOR_VALUES = 100;

    private final double[] value;
    private final double thirdMoment;

    private Shape(double[] standardised) {
        value = standardised;
        thirdMoment = moment(value, 3, 0);
    }

    /** Knots moved and stretched to mean 0 and variance 1. */
    private static double[] standardise(double[] values) {
        double mean = moment(values, 1, 0);
        double spread = Math.sqrt(moment(values, 2, mean));
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (values[i] - mean) / spread;
        }
        return result;
    }

    /**
     * The shape of a sample, drawn to the normal one as if that had been seen in 100 values.
     *
     * @param sample standardised values in any order; sorted in place
     * @param count how many of them
     * @return the shape
     */
    public static Shape of(double[] sample, int count) {
        if (count < 2) {
            return NORMAL;
        }
        Arrays.sort(sample, 0, count);
        double[] values = new double[KNOTS.length];
        for (int i = 0; i < values.length; i++) {
            double position = Normal.cdf(KNOTS[i]) * count - 0.5;
            int below = (int) Math.floor(Math.min(count - 1, Math.max(0, position)));
            int above = Math.min(count - 1, below + 1);
            double part = Math.min(1, Math.max(0, position - below));
            double seen = sample[below] + part * (sample[above] - sample[below]);
            // A knot beyond the sample says little: what counts is how many values lie beyond it.
            double beyond = Math.min(Normal.cdf(KNOTS[i]), Normal.cdf(-KNOTS[i])) * count;
            double trust = count / (count + PRIOR_VALUES) * beyond / (beyond + 1);
            values[i] = trust * seen + (1 - trust) * KNOTS[i];
            if (i > 0) {
                values[i] = Math.max(values[i], values[i - 1] + 1e-3);
            }
        }
        return new Shape(standardise(values));
    }

    /** Takes a shape and what it was stretched by. */
    @FunctionalInterface
    public interface Measured<T> {
        /**
         * Takes them.
         *
         * @param shape moved and stretched to mean 0 and variance 1
         * @param spread standard deviation of the map as it was given
         * @return whatever is made of them
         */
        T of(Shape shape, double spread);
    }

    /**
     * The shape of a map given by its values at the knots.
     *
     * @param values one value for each knot, rising
     * @param taker takes the shape and its standard deviation
     * @param <T> what the taker makes of it
     * @return what the taker made
     */
    public static <T> T measured(double[] values, Measured<T> taker) {
        double centre = moment(values, 1, 0);
        return taker.of(new Shape(standardise(values)), Math.sqrt(moment(values, 2, centre)));
    }

    /**
     * A shape from saved knots.
     *
     * @param values one value for each knot, rising
     * @return the shape
     */
    public static Shape ofKnots(double[] values) {
        if (values.length != KNOTS.length) {
            throw new IllegalArgumentException("a shape has " + KNOTS.length + " knots, not " + values.length);
        }
        for (int i = 1; i < values.length; i++) {
            if (!(values[i] > values[i - 1])) {
                throw new IllegalArgumentException("the knots of a shape must rise");
            }
        }
        return new Shape(values.clone());
    }

    /** The knots' values, for saving. */
    public double[] knots() {
        return value.clone();
    }

    /** Standardised value at a score. */
    double at(double score) {
        int i = 1;
        while (i < KNOTS.length - 1 && score > KNOTS[i]) {
            i++;
        }
        double slope = (value[i] - value[i - 1]) / (KNOTS[i] - KNOTS[i - 1]);
        return value[i - 1] + slope * (score - KNOTS[i - 1]);
    }

    /**
     * Score at a standardised value.
     *
     * @param standardised the value
     * @return the standard normal score at which the map reaches it
     */
    public double scoreOf(double standardised) {
        int i = 1;
        while (i < KNOTS.length - 1 && standardised > value[i]) {
            i++;
        }
        double slope = (KNOTS[i] - KNOTS[i - 1]) / (value[i] - value[i - 1]);
        return KNOTS[i - 1] + slope * (standardised - value[i - 1]);
    }

    /** E[S^3]. */
    double thirdMoment() {
        return thirdMoment;
    }

    /** E[(S - centre)^power] for the map through raw knot values, by the trapezoid rule over scores. */
    private static double moment(double[] values, int power, double centre) {
        double step = 0.02;
        double sum = 0;
        double weights = 0;
        int i = 1;
        for (double z = -6; z <= 6; z += step) {
            while (i < KNOTS.length - 1 && z > KNOTS[i]) {
                i++;
            }
            double slope = (values[i] - values[i - 1]) / (KNOTS[i] - KNOTS[i - 1]);
            double v = values[i - 1] + slope * (z - KNOTS[i - 1]) - centre;
            double w = Normal.density(z);
            sum += w * (power == 1 ? v : power == 2 ? v * v : v * v * v);
            weights += w;
        }
        return sum / weights;
    }
}
