package io.flowcast.api.distribution;

import java.util.random.RandomGenerator;

/**
 * A distribution of one non-negative quantity: a demand over some days, or a remaining life.
 *
 * <p>No method returns NaN or an infinite number; {@link #quantile} never falls as its argument rises.
 */
public interface Distribution {
    /**
     * Expected value.
     *
     * @return the mean
     */
    double mean();

    /**
     * Spread.
     *
     * @return the variance, at least 0
     */
    double variance();

    /**
     * The smallest value {@code x} with P(X &le; x) &ge; {@code probability}.
     *
     * @param probability in [0, 1]; 1 gives the largest value the distribution holds, or its 1 - 1e-9 quantile if it
     *     has no bound
     * @return the quantile, at least 0
     * @throws IllegalArgumentException if the probability lies outside [0, 1]
     */
    double quantile(double probability);

    /**
     * P(X &le; {@code value}).
     *
     * @param value any number
     * @return a probability that never falls as the value rises
     */
    double cdf(double value);

    /**
     * Loss function: the expected amount above a level, E[max(X - level, 0)]. With X a demand and level a stock it is
     * the expected lost sale.
     *
     * @param level any number
     * @return at least 0
     */
    double lossAbove(double level);

    /**
     * Whether the values are whole numbers.
     *
     * @return true for counts
     */
    boolean discrete();

    /**
     * How the upper tail goes.
     *
     * @return the kind of tail
     */
    Tail tail();

    /**
     * One random value.
     *
     * @param random the stream
     * @return a value of the distribution
     */
    default double sample(RandomGenerator random) {
        return quantile(random.nextDouble());
    }

    /** How an upper tail goes. */
    enum Tail {
        /** There is a largest value, for example the largest sample. */
        BOUNDED,
        /** Falls at least as fast as an exponential. */
        LIGHT,
        /** Falls more slowly than an exponential. */
        HEAVY
    }
}
