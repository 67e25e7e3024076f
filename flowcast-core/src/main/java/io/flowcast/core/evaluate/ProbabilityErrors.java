package io.flowcast.core.evaluate;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Errors of probabilistic forecasts of one value; means over many values are the caller's. Lower is better. */
public final class ProbabilityErrors {
    private ProbabilityErrors() {}

    /**
     * Pinball (quantile) loss: p (y - q) above the quantile, (1 - p)(q - y) below (Koenker and Bassett, "Regression quantiles", Econometrica
     * 46, 1978).
     *
     * @param actual what came
     * @param quantile the forecast quantile
     * @param probability its probability, between 0 and 1
     * @return in the units of the value, at least 0
     */
    public static double pinball(double actual, double quantile, double probability) {
        Require.fraction("probability", probability);
        return actual >= quantile ? probability * (actual - quantile) : (1 - probability) * (quantile - actual);
    }

    /**
     * Interval score of a central interval: width, plus 2/a times the distance of a value outside (Gneiting and Raftery, "Strictly proper scoring
     * rules, prediction, and estimation", JASA 102, 2007, equation 43).
     *
     * @param actual what came
     * @param lower quantile a/2
     * @param upper quantile 1 - a/2
     * @param alpha a, one minus the interval's probability, above 0
     * @return in the units of the value
     */
    public static double intervalScore(double actual, double lower, double upper, double alpha) {
        Require.positive("alpha", alpha);
        double outside = Math.max(0, lower - actual) + Math.max(0, actual - upper);
        return upper - lower + 2 / alpha * outside;
    }

    /**
     * Mean scaled interval score: mean interval score over the mean absolute error of the seasonal naive forecast within the history (M4
     * competition: Makridakis, Spiliotis and Assimakopoulos 2020).
     *
     * @param actual what came, NaN where it is not known
     * @param lower quantiles a/2, as many
     * @param upper quantiles 1 - a/2, as many
     * @param alpha a, for example 0.05
     * @param history what was known
     * @param period season length, 1 for none
     * @return the score, NaN if its scale is zero
     */
    public static double msis(
            double[] actual, double[] lower, double[] upper, double alpha, double[] history, int period) {
        double sum = 0;
        int count = 0;
        for (int t = 0; t < actual.length; t++) {
            if (!Double.isNaN(actual[t])) {
                sum += intervalScore(actual[t], lower[t], upper[t], alpha);
                count++;
            }
        }
        return count == 0 ? Double.NaN : PointErrors.defined(sum / count, PointErrors.seasonalMae(history, period));
    }

    /**
     * Share of values within their intervals.
     *
     * @param actual what came, NaN where it is not known
     * @param lower lower ends, as many
     * @param upper upper ends, as many
     * @return from 0 to 1, NaN if nothing is known
     */
    public static double coverage(double[] actual, double[] lower, double[] upper) {
        int inside = 0;
        int count = 0;
        for (int t = 0; t < actual.length; t++) {
            if (!Double.isNaN(actual[t])) {
                inside += actual[t] >= lower[t] && actual[t] <= upper[t] ? 1 : 0;
                count++;
            }
        }
        return count == 0 ? Double.NaN : (double) inside / count;
    }

    /**
     * How far a quantile lies from where it should, for values that may be whole numbers: the chance that the value, made continuous by even spreading of each
     * atom's probability, lies below probability p. Its mean over many values is p if the forecasts are calibrated (randomised probability
     * integral transform: Czado, Gneiting and Held, "Predictive model assessment for count data", Biometrics 65, 2009).
     *
     * @param cdfBelow P(X &lt; y) of the forecast at the value y that came
     * @param cdf P(X &le; y)
     * @param probability p
     * @return from 0 to 1
     */
    public static double belowQuantile(double cdfBelow, double cdf, double probability) {
        if (cdf <= probability) {
            return 1;
        }
        return cdfBelow >= probability ? 0 : (probability - cdfBelow) / (cdf - cdfBelow);
    }

    /**
     * Continuous ranked probability score of equally likely samples, E|X - y| - E|X - X'|/2 (Gneiting and Raftery 2007, equation 21), exact for
     * the samples. O(n log n).
     *
     * @param actual what came
     * @param samples the samples, in any order; not changed
     * @return in the units of the value, at least 0
     */
    public static double crps(double actual, double[] samples) {
        Require.that(samples.length > 0, "there are no samples");
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        double n = sorted.length;
        double distance = 0;
        double spread = 0;
        for (int i = 0; i < sorted.length; i++) {
            distance += Math.abs(sorted[i] - actual) / n;
            spread += (2 * i + 1 - n) * sorted[i] / (n * n);
        }
        return Math.max(0, distance - spread);
    }

    /**
     * Continuous ranked probability score from a quantile function: twice the integral of the pinball loss over all probabilities (Gneiting and Ranjan,
     * "Comparing density forecasts using threshold- and quantile-weighted scoring rules", Journal of Business and Economic Statistics 29, 2011), by the
     * midpoint rule on {@code levels} probabilities.
     *
     * @param actual what came
     * @param quantile the forecast's quantile function on (0, 1)
     * @param levels how many probabilities, for example 99
     * @return in the units of the value, at least 0
     */
    public static double crps(double actual, DoubleUnaryOperator quantile, int levels) {
        Require.positive("levels", (long) levels);
        double sum = 0;
        for (int i = 0; i < levels; i++) {
            double p = (i + 0.5) / levels;
            sum += 2 * pinball(actual, quantile.applyAsDouble(p), p);
        }
        return sum / levels;
    }
}
