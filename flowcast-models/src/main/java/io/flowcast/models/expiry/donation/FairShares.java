package io.flowcast.models.expiry.donation;

import java.util.Arrays;

/**
 * Shares of one supply of divisible goods that everybody may take, by the rules of fairness in closed form.
 *
 * <p>All rules raise a level t together: recipient r is at level (a_r + x_r) / d_r with past a_r, share x_r and scale d_r,
 * and takes x_r(t) = min(n_r, max(0, d_r t - a_r)), n_r its need. The level at which the shares add up to the supply is
 * found exactly, as the sum is piecewise linear in t with two kinks for each recipient (progressive filling; Bertsekas
 * and Gallager 1992, Data Networks, section 6.5.2). Nobody gets more than it needs; supply beyond all needs is left over.
 *
 * <p>Cost: O(n log n).
 */
public final class FairShares {
    private FairShares() {}

    /**
     * Everybody gets the same mass until its need is met (water filling).
     *
     * @param supply how much there is, at least 0
     * @param needs how much each can take, at least 0
     * @return shares in the order of the needs
     * @throws IllegalArgumentException if a number is negative or not finite
     */
    public static double[] maxMinQuantity(double supply, double[] needs) {
        double[] ones = new double[needs.length];
        Arrays.fill(ones, 1);
        return level(supply, needs, new double[needs.length], ones);
    }

    /**
     * The same fill rate for everybody, which is the max-min fill rate and the share in proportion to need.
     *
     * @param supply how much there is, at least 0
     * @param needs how much each can take, at least 0
     * @return shares in the order of the needs
     * @throws IllegalArgumentException if a number is negative or not finite
     */
    public static double[] maxMinFillRate(double supply, double[] needs) {
        double[] scale = Arrays.stream(needs).map(n -> n > 0 ? n : 1).toArray();
        return level(supply, needs, new double[needs.length], scale);
    }

    /**
     * Fill rates in proportion to weights, until needs are met.
     *
     * @param supply how much there is, at least 0
     * @param needs how much each can take, at least 0
     * @param weights how much each counts, above 0
     * @return shares in the order of the needs
     * @throws IllegalArgumentException if a number is negative or not finite, or a weight is not above zero
     */
    public static double[] weighted(double supply, double[] needs, double[] weights) {
        sameLength("weights", needs.length, weights.length);
        double[] scale = new double[needs.length];
        for (int r = 0; r < scale.length; r++) {
            scale[r] = weights[r] * (needs[r] > 0 ? needs[r] : 1);
        }
        return level(supply, needs, new double[needs.length], scale);
    }

    /**
     * The general rule: levels (past + share) / scale are raised together, lowest first.
     *
     * @param supply how much there is, at least 0
     * @param needs how much each can take, at least 0
     * @param past what each has had, at least 0
     * @param scale what a level of 1 means for each, above 0
     * @return shares in the order of the needs
     * @throws IllegalArgumentException if a number is negative or not finite, or a scale is not above zero
     */
    public static double[] level(double supply, double[] needs, double[] past, double[] scale) {
        check("supply", supply);
        int n = needs.length;
        sameLength("past", n, past.length);
        sameLength("scale", n, scale.length);
        double total = 0;
        double[] kinks = new double[2 * n];
        for (int r = 0; r < n; r++) {
            check("needs[" + r + "]", needs[r]);
            check("past[" + r + "]", past[r]);
            check("scale[" + r + "]", scale[r]);
            if (scale[r] == 0) {
                throw new IllegalArgumentException("scale[" + r + "] must be above zero, was 0");
            }
            total += needs[r];
            kinks[2 * r] = past[r] / scale[r];
            kinks[2 * r + 1] = (past[r] + needs[r]) / scale[r];
        }
        if (total <= supply) {
            return needs.clone();
        }
        Arrays.sort(kinks);
        int low = 0;
        int high = 2 * n - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (sum(needs, past, scale, kinks[middle]) <= supply) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double below = sum(needs, past, scale, kinks[low]);
        double above = sum(needs, past, scale, kinks[high]);
        double part = above > below ? (supply - below) / (above - below) : 0;
        double t = kinks[low] + part * (kinks[high] - kinks[low]);
        double[] shares = new double[n];
        for (int r = 0; r < n; r++) {
            shares[r] = share(needs[r], past[r], scale[r], t);
        }
        return shares;
    }

    private static void sameLength(String name, int expected, int actual) {
        if (expected != actual) {
            throw new IllegalArgumentException(
                    name + " has " + actual + " entries for " + expected + " needs. Maybe a recipient was left out.");
        }
    }

    static double share(double need, double past, double scale, double t) {
        return Math.min(need, Math.max(0, scale * t - past));
    }

    private static double sum(double[] needs, double[] past, double[] scale, double t) {
        double sum = 0;
        for (int r = 0; r < needs.length; r++) {
            sum += share(needs[r], past[r], scale[r], t);
        }
        return sum;
    }

    private static void check(String name, double value) {
        if (!(value >= 0 && value <= 1e150)) {
            throw new IllegalArgumentException(
                    name + " must be at least 0 and finite, was " + value + ". Maybe a sign or a unit was lost.");
        }
    }
}
