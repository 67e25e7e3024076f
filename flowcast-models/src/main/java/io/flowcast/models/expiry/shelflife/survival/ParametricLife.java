package io.flowcast.models.expiry.shelflife.survival;

/**
 * One distribution of lives: {@code log T = location + scale W}.
 *
 * @param law shape
 * @param location mean of log T but for the mean of W, finite; exp(location) is the median of lognormal and log-logistic
 *     lives and the 63rd percentile of Weibull and exponential ones
 * @param scale spread of log T, above zero
 */
public record ParametricLife(LifeLaw law, double location, double scale) implements SurvivalFunction {
    private static final double NEGLIGIBLE_LOG = Math.log(1e-9);

    /** Checks the arguments. */
    public ParametricLife {
        if (!Double.isFinite(location)) {
            throw new IllegalArgumentException("location must be finite, was " + location);
        }
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("scale must be above zero, was " + scale);
        }
    }

    @Override
    public double survival(double time) {
        return time <= 0 ? 1 : Math.exp(logSurvival(time));
    }

    /** log S(t), 0 at and before 0. */
    double logSurvival(double time) {
        return time <= 0 ? 0 : law.base().logSurvival((Math.log(time) - location) / scale);
    }

    /**
     * Time by which a share has failed.
     *
     * @param share from 0 to below 1
     * @return the time
     */
    public double quantile(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("share must lie between 0 and 1, was " + share);
        }
        return share == 0 ? 0 : Math.exp(location + scale * law.base().upperQuantile(Math.log1p(-share)));
    }

    /**
     * Median life.
     *
     * @return the time by which half has failed
     */
    public double median() {
        return quantile(0.5);
    }

    /**
     * Failures per unit of time among what is still good.
     *
     * @param time above zero
     * @return the hazard
     */
    public double hazard(double time) {
        double z = (Math.log(time) - location) / scale;
        return Math.exp(law.base().logDensity(z) - law.base().logSurvival(z)) / (scale * time);
    }

    @Override
    public double lastTime() {
        return Math.min(1e12, Math.exp(location + scale * law.base().upperQuantile(NEGLIGIBLE_LOG)));
    }

    /** The time at which the logarithm of survival is so much. */
    double timeAtLogSurvival(double logSurvival) {
        return Math.exp(location + scale * law.base().upperQuantile(logSurvival));
    }
}
