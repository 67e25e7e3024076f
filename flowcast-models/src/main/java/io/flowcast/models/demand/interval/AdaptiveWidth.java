package io.flowcast.models.demand.interval;

/**
 * Goes on learning how wide intervals have to be while new values come: wider after a value outside the 80 % interval, a little narrower after one inside,
 *
 * <pre>
 *   w += rate (1[outside] - 0.2)
 * </pre>
 *
 * so that in the long run one value in five lies outside, whatever happens to the series (Gibbs and Candes 2021; here on the logarithm of the width, as quantile
 * tracking on the scale of scores). O(1) for each value.
 */
public final class AdaptiveWidth {
    private static final double RATE = 0.05;
    private static final double OUTSIDE = 0.2;
    /** Score of the end of the 80 % interval. */
    private static final double END = 1.2815515655446004;

    private static final double MOST = Math.log(3);

    private AdaptiveWidth() {}

    /**
     * The width after one more value.
     *
     * @param width logarithm of the factor so far
     * @param calibration what the score stands among
     * @param score as {@link Calibration#score} gives it; NaN changes nothing
     * @param size typical value of the row, units
     * @return logarithm of the factor, within bounds
     */
    public static double after(double width, Calibration calibration, double score, double size) {
        if (Double.isNaN(score)) {
            return width;
        }
        boolean outside = Math.abs(calibration.rank(score * Math.exp(-width), size, 0)) > END;
        return Math.max(-MOST, Math.min(MOST, width + RATE * ((outside ? 1 : 0) - OUTSIDE)));
    }
}
