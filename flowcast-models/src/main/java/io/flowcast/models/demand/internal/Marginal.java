package io.flowcast.models.demand.internal;

import io.flowcast.api.distribution.Distribution;

/** Distribution of the demand of one series in one step. Immutable. */
public interface Marginal extends Distribution {
    /** Largest variance of counts beyond Poisson, in squared means. */
    double LARGEST_EXCESS = 20;

    /**
     * Turns standard normal scores into values in place: each score z becomes the quantile at Phi(z).
     *
     * @param scores holds the scores
     * @param first position of the first one
     * @param stride distance between two
     * @param count how many
     */
    void fromScores(double[] scores, int first, int stride, int count);

    /**
     * The distribution with a mean, a standard deviation and a shape.
     *
     * @param mean expected value, at least 0
     * @param deviation standard deviation, at least 0
     * @param discrete whether values are whole numbers
     * @param shape how standardised values are distributed; not used for counts that are negative binomial
     * @return negative binomial counts, evenly rounded gamma counts where they vary less than a Poisson variable or are many, or a
     *     continuous gamma-like variable
     */
    static Marginal of(double mean, double deviation, boolean discrete, Shape shape) {
        if (!(mean > 0)) {
            GammaLike nothing = new GammaLike(0, 0, Shape.NORMAL);
            return discrete ? new Rounded(nothing) : nothing;
        }
        // Beyond this nearly all counts are zero and a few are enormous, which no demand is.
        double variance = Math.min(deviation * deviation, mean + LARGEST_EXCESS * mean * mean);
        if (discrete && variance >= mean && mean + 8 * deviation < NegativeBinomial.MAX_TERMS) {
            return new NegativeBinomial(mean, variance);
        }
        GammaLike smooth = new GammaLike(mean, deviation, shape);
        return discrete ? new Rounded(smooth) : smooth;
    }

    /**
     * The standardised value that {@link Shape} gives for a score, of a continuous variable: what a sample of shapes is made of.
     *
     * @param mean expected value, above 0
     * @param deviation standard deviation, above 0
     * @param value at least 0
     * @return the standardised cube root of the value; infinite if the deviation is too small to tell
     */
    static double standardised(double mean, double deviation, double value) {
        return new GammaLike(mean, deviation, Shape.NORMAL).scoreOf(value);
    }
}
