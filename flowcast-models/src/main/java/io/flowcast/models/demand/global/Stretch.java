package io.flowcast.models.demand.global;

import java.util.Arrays;

/**
 * How quantiles of rows that trees did not learn from have to be moved: the middle one by a factor, the distance of each other one from it by a factor of its own.
 *
 * <p>Each factor is the quantile regression of what came on that one distance (Koenker and Bassett, Econometrica 46, 1978), so it makes the pinball error of its level
 * as small as a factor can: conformalised quantile regression (Romano, Patterson and Cand&egrave;s, NeurIPS 2019) with distances in multiples of the
 * forecast's own. Few samples are drawn to 1.
 */
final class Stretch {
    private static final double PRIOR = 300;
    private static final double MOST_SHIFT = 1.1;
    private static final double MOST_STRETCH = 4;

    private Stretch() {}

    /** No change. */
    static double[] none(int levels) {
        double[] none = new double[levels];
        Arrays.fill(none, 1);
        return none;
    }

    /** The level next to one half. */
    static int middle(double[] levels) {
        int middle = 0;
        for (int k = 1; k < levels.length; k++) {
            middle = Math.abs(levels[k] - 0.5) < Math.abs(levels[middle] - 0.5) ? k : middle;
        }
        return middle;
    }

    /**
     * Factors by level.
     *
     * @param quantiles of each sample, sample after sample
     * @param levels of the quantiles
     * @param target what came of each sample
     * @param weight of each sample; 0 leaves it out
     */
    static double[] of(double[] quantiles, double[] levels, double[] target, float[] weight) {
        int k = levels.length;
        int middle = middle(levels);
        double[] factors = none(k);
        long[] keys = new long[target.length];
        factors[middle] = factor(keys, quantiles, levels, target, weight, middle, 1);
        for (int j = 0; j < k; j++) {
            factors[j] = j == middle ? factors[j] : factor(keys, quantiles, levels, target, weight, j, factors[middle]);
        }
        return factors;
    }

    private static double factor(
            long[] keys,
            double[] quantiles,
            double[] levels,
            double[] target,
            float[] weight,
            int level,
            double shift) {
        int k = levels.length;
        int middle = middle(levels);
        boolean shifts = level == middle;
        int n = 0;
        double total = 0;
        for (int i = 0; i < target.length; i++) {
            double centre = quantiles[i * k + middle];
            double distance = shifts ? centre : quantiles[i * k + level] - centre;
            float w = (float) (weight[i] * Math.abs(distance));
            if (w > 0) {
                float ratio = (float) ((shifts ? target[i] : target[i] - shift * centre) / distance);
                int bits = Float.floatToRawIntBits(ratio + 0.0f);
                keys[n++] =
                        (long) (bits ^ ((bits >> 31) & 0x7fffffff)) << 32 | (Float.floatToRawIntBits(w) & 0xffffffffL);
                total += w;
            }
        }
        if (n == 0) {
            return 1;
        }
        Arrays.sort(keys, 0, n);
        // Of a distance below the middle a higher ratio is a lower value.
        double goal = total * (level < middle ? 1 - levels[level] : levels[level]);
        double below = 0;
        int at = 0;
        while (at < n - 1 && below + Float.intBitsToFloat((int) keys[at]) < goal) {
            below += Float.intBitsToFloat((int) keys[at++]);
        }
        int sortable = (int) (keys[at] >> 32);
        double found = Float.intBitsToFloat(sortable ^ ((sortable >> 31) & 0x7fffffff));
        double most = shifts ? MOST_SHIFT : MOST_STRETCH;
        return (n * Math.min(most, Math.max(1 / most, found)) + PRIOR) / (n + PRIOR);
    }

    /** Moves the quantiles of one sample in place; they stay at least 0 and in order. */
    static void apply(double[] quantiles, int at, double[] factors, int middle) {
        double centre = quantiles[at + middle];
        double last = 0;
        for (int j = 0; j < factors.length; j++) {
            double moved = j == middle
                    ? factors[j] * centre
                    : factors[middle] * centre + factors[j] * (quantiles[at + j] - centre);
            last = Math.max(last, moved);
            quantiles[at + j] = last;
        }
    }
}
