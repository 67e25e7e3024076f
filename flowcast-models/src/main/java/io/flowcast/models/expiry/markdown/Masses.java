package io.flowcast.models.expiry.markdown;

import io.flowcast.api.distribution.Distribution;
import java.util.Arrays;

/** Probabilities of whole demands, cut where nothing is left. */
final class Masses {
    /** What lies beyond is noise of rounding: it goes to the last mass. */
    private static final double NOTHING = 1e-15;

    private Masses() {}

    /** P(X = 0), P(X = 1), ..., and last P(X at least so many), at most {@code most} + 1 numbers that sum to 1. */
    static double[] upTo(Distribution law, int most) {
        double[] masses = new double[most + 1];
        double below = 0;
        int k = 0;
        while (k < most && 1 - below > NOTHING) {
            double upTo = Math.min(1, Math.max(below, law.cdf(k)));
            masses[k] = upTo - below;
            below = upTo;
            k++;
        }
        masses[k] = 1 - below;
        return k == most ? masses : Arrays.copyOf(masses, k + 1);
    }
}
