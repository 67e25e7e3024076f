package io.flowcast.models.expiry.markdown;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.core.math.distribution.Distributions;

/** The kind of distribution that a daily demand has, given its mean. */
@FunctionalInterface
public interface CountLaw {
    /**
     * The demand of a day.
     *
     * @param mean expected units, finite, at least 0
     * @return a distribution of whole units with that mean
     */
    Distribution of(double mean);

    /**
     * Customers who come one by one, independently.
     *
     * @return Poisson
     */
    static CountLaw poisson() {
        return Distributions::poisson;
    }

    /**
     * More spread than Poisson: variance = mean + mean<sup>2</sup> / shape.
     *
     * @param shape above 0; the smaller, the more spread
     * @return negative binomial
     */
    static CountLaw negativeBinomial(double shape) {
        Checks.that(
                shape >= 1e-6 && shape < Double.POSITIVE_INFINITY,
                "shape",
                shape,
                "the variance was given: it must be at least 1e-6 and finite");
        return mean -> Distributions.negativeBinomialOfShape(mean, shape);
    }
}
