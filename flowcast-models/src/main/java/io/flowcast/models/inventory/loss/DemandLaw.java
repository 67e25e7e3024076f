package io.flowcast.models.inventory.loss;

/**
 * A distribution of one real quantity with its loss functions. Immutable.
 *
 * <p>Of a continuous law X the second loss is E[max(X - x, 0)^2] / 2; of a discrete one (whole numbers) it is E[max(X - x,
 * 0) max(X - x - 1, 0)] / 2, so that it is the integral, or the sum over levels above, of the first.
 */
public interface DemandLaw {
    /**
     * Expected value.
     *
     * @return the mean, finite
     */
    double mean();

    /**
     * Spread.
     *
     * @return the variance, finite, at least 0
     */
    double variance();

    /**
     * P(X &le; value).
     *
     * @param value any number, may be infinite
     * @return a probability
     */
    double cdf(double value);

    /**
     * P(X &gt; value).
     *
     * @param value any number, may be infinite
     * @return a probability
     */
    default double survival(double value) {
        return 1 - cdf(value);
    }

    /**
     * The smallest value x with P(X &le; x) of at least a probability.
     *
     * @param probability above 0 and below 1
     * @return the quantile
     * @throws IllegalArgumentException if the probability lies outside
     */
    double quantile(double probability);

    /**
     * Expected amount above a level, E[max(X - level, 0)].
     *
     * @param level any finite number
     * @return at least 0
     */
    double loss(double level);

    /**
     * Expected amount by which a level exceeds the quantity, E[max(level - X, 0)].
     *
     * @param level any finite number
     * @return at least 0
     */
    default double leftover(double level) {
        Quantiles.level(level);
        return Math.max(0, level - mean() + loss(level));
    }

    /**
     * The second loss: the loss added up over all levels above.
     *
     * @param level any number; a whole one for a discrete law
     * @return at least 0
     */
    double secondLoss(double level);

    /**
     * The leftover added up over all levels below (discrete: E[max(level - X, 0) max(level + 1 - X, 0)] / 2).
     *
     * @param level any number; a whole one for a discrete law
     * @return at least 0
     */
    default double secondLeftover(double level) {
        Quantiles.level(level);
        double off = level - mean();
        return Math.max(0, 0.5 * (off * off + (discrete() ? off : 0) + variance()) - secondLoss(level));
    }

    /**
     * Whether the values are whole numbers.
     *
     * @return true for counts
     */
    boolean discrete();

    /**
     * P(X = value).
     *
     * @param value any number, may be infinite
     * @return the mass; 0 for continuous laws
     */
    default double mass(double value) {
        return discrete() && value == Math.rint(value) ? cdf(value) - cdf(value - 1) : 0;
    }

    /**
     * Lower end of the support.
     *
     * @return the smallest value, or minus infinity
     */
    default double lowest() {
        return Double.NEGATIVE_INFINITY;
    }

    /**
     * Upper end of the support.
     *
     * @return the largest value, or infinity
     */
    default double highest() {
        return Double.POSITIVE_INFINITY;
    }
}
