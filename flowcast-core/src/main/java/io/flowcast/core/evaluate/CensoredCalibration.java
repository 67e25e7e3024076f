package io.flowcast.core.evaluate;

import io.flowcast.core.run.Streams;
import java.util.Arrays;

/**
 * Whether quantiles are where they should be, although some values are known as lower bounds only.
 *
 * <p>Each value is turned into its forecast probability u = F(y), which is uniform if the forecasts are right (an atom is spread evenly); a day that sold out at y
 * says that u is at least F(y-). The distribution of u is estimated by the product limit of Kaplan and Meier ("Nonparametric estimation from incomplete
 * observations", JASA 53, 1958), so that neither leaving sold-out days out (the quiet days remain: quantiles look too high) nor counting their sales as
 * demand (too low) spoils the answer. Limits: the stock must not know more of the day's demand than the forecast does; days that were out of stock
 * for a time for other reasons are left out by the caller. O(n log n). Not safe for several threads.
 */
public final class CensoredCalibration {
    private final long seed;
    private double[] probability = new double[256];
    private boolean[] exact = new boolean[256];
    private int count;
    private int exactCount;

    /**
     * Nothing seen yet.
     *
     * @param seed seed of the even spreading of atoms
     */
    public CensoredCalibration(long seed) {
        this.seed = seed;
    }

    /**
     * Adds a demand that is known.
     *
     * @param cdfBelow P(X &lt; y) of the forecast at the demand y
     * @param cdf P(X &le; y)
     */
    public void observed(double cdfBelow, double cdf) {
        double u = Require.fraction("cdfBelow", cdfBelow)
                + Streams.unit(seed, count, 0) * (Require.fraction("cdf", cdf) - cdfBelow);
        add(u, true);
    }

    /**
     * Adds a demand that was at least as large as what was sold.
     *
     * @param cdfBelow P(X &lt; y) of the forecast at the sales y
     */
    public void atLeast(double cdfBelow) {
        add(Require.fraction("cdfBelow", cdfBelow), false);
    }

    private void add(double u, boolean known) {
        if (count == probability.length) {
            probability = Arrays.copyOf(probability, 2 * count);
            exact = Arrays.copyOf(exact, 2 * count);
        }
        probability[count] = u;
        exact[count++] = known;
        exactCount += known ? 1 : 0;
    }

    /**
     * Number of values.
     *
     * @return all of them
     */
    public int count() {
        return count;
    }

    /**
     * Share of values that are known exactly.
     *
     * @return from 0 to 1, NaN if there is no value
     */
    public double exactShare() {
        return (double) exactCount / count;
    }

    /**
     * Share of demands below each of some quantiles of their forecasts.
     *
     * @param probabilities probabilities of the quantiles, rising
     * @return the shares; the probabilities themselves if the forecasts are calibrated
     */
    public double[] below(double... probabilities) {
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> {
            int byValue = Double.compare(probability[a], probability[b]);
            // At a tie the known value comes first: a bound at u is still at risk there.
            return byValue != 0 ? byValue : Boolean.compare(exact[b], exact[a]);
        });
        double[] result = new double[probabilities.length];
        double above = 1;
        int next = 0;
        for (int k = 0; k < count; k++) {
            int i = order[k];
            while (next < result.length && probability[i] > probabilities[next]) {
                result[next++] = 1 - above;
            }
            if (exact[i]) {
                above *= 1 - 1.0 / (count - k);
            }
        }
        while (next < result.length) {
            result[next++] = 1 - above;
        }
        return result;
    }
}
