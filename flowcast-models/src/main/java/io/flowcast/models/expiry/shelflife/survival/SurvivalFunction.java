package io.flowcast.models.expiry.shelflife.survival;

/** Probability that life is longer than a time. Immutable. */
public interface SurvivalFunction {
    /**
     * S(t) = P(T &gt; t).
     *
     * @param time any time; 1 before 0
     * @return from 0 to 1, never rising with time
     */
    double survival(double time);

    /**
     * Time beyond which nothing is told apart.
     *
     * @return where survival is below 1e-9, or the last time that the data tell of; finite
     */
    double lastTime();
}
