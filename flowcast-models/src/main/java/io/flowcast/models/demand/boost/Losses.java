package io.flowcast.models.demand.boost;

/** The losses of the field. */
public final class Losses {
    private Losses() {}

    /**
     * Squared error: the mean.
     *
     * <p>For a lower bound the target is what is to be expected above it, with normal errors whose spread is estimated in each round: the EM step of a
     * censored regression (Tobin, Econometrica 26, 1958).
     *
     * @return the loss
     */
    public static Loss squared() {
        return new SquaredLoss();
    }

    /**
     * Absolute error: the median.
     *
     * @return the loss
     */
    public static Loss absolute() {
        return new QuantileLoss("absolute", 0.5);
    }

    /**
     * Huber's error: squared where small, absolute where large (Huber, Annals of Mathematical Statistics 35, 1964).
     *
     * @param delta where the two meet, in units of the target, above 0
     * @return the loss
     */
    public static Loss huber(double delta) {
        return new HuberLoss(delta);
    }

    /**
     * Likelihood of counts: the mean, with a logarithmic link.
     *
     * <p>For a lower bound the target is what is to be expected above it.
     *
     * @param dispersion variance over mean of the target; matters for lower bounds only
     * @return the loss; targets must not be negative
     */
    public static Loss poisson(double dispersion) {
        return new TweedieLoss(1, dispersion);
    }

    /**
     * Likelihood of sums of a random number of gamma amounts, zeros among them: the mean, with a logarithmic link (Tweedie 1984; J&oslash;rgensen, Journal of the Royal Statistical
     * Society B 49, 1987).
     *
     * @param power the variance is proportional to this power of the mean; from 1 to below 2
     * @return the loss; targets must not be negative
     */
    public static Loss tweedie(double power) {
        return new TweedieLoss(power, 1);
    }

    /**
     * Pinball error: a quantile (Koenker and Bassett, Econometrica 46, 1978).
     *
     * @param level between 0 and 1
     * @return the loss
     */
    public static Loss quantile(double level) {
        return new QuantileLoss("quantile(" + level + ")", level);
    }

    /**
     * Pinball errors of several levels, learned by the same trees: a leaf holds a step for each level. Predictions of a row never cross.
     *
     * <p>A lower bound leaves its mass above it: it is spread over the levels above the one at which the bound lies (Portnoy, Journal of the American Statistical
     * Association 98, 2003).
     *
     * @param levels rising, between 0 and 1
     * @return the loss, one output for each level
     */
    public static Loss quantiles(double... levels) {
        StringBuilder name = new StringBuilder("quantiles(");
        for (int i = 0; i < levels.length; i++) {
            name.append(i == 0 ? "" : ", ").append(levels[i]);
        }
        return new QuantileLoss(name.append(')').toString(), levels);
    }
}
