package io.flowcast.models.expiry.shelflife.survival;

/** Shape of the distribution of lives: {@code log T = location + scale W}. */
public enum LifeLaw {
    /** Constant hazard: W is the smallest extreme value and the scale is 1. */
    EXPONENTIAL(BaseLaw.EXTREME),
    /** W is the smallest extreme value; shape k = 1 / scale, characteristic life exp(location). */
    WEIBULL(BaseLaw.EXTREME),
    /** W is normal. */
    LOGNORMAL(BaseLaw.NORMAL),
    /** W is logistic. */
    LOGLOGISTIC(BaseLaw.LOGISTIC);

    private final BaseLaw base;

    LifeLaw(BaseLaw base) {
        this.base = base;
    }

    BaseLaw base() {
        return base;
    }
}
