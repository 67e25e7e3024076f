package io.flowcast.models.demand.boost;

/** How the sum of the trees becomes a prediction. */
public enum Link {
    /** The sum is the prediction. */
    IDENTITY,
    /** The sum is the logarithm of the prediction. */
    LOG;

    /** Scores beyond this would leave the range of a float: demand e^80 times the usual one. */
    static final float MOST = 80;

    double response(double score) {
        return this == LOG ? Math.exp(Math.max(-MOST, Math.min(MOST, score))) : score;
    }
}
