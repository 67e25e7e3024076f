package io.flowcast.api.catalog;

import io.flowcast.api.internal.Require;
import java.util.Arrays;
import java.util.List;

/**
 * Distribution of the time from order to receipt, in whole days.
 *
 * @param probabilityByDays element {@code d} is the probability that goods arrive {@code d} days after the order; sums
 *     to 1
 */
public record LeadTime(List<Double> probabilityByDays) {
    /** Longest lead time that can be stated: ten years. */
    private static final int MOST_DAYS = 3_653;

    /** Checks that the argument is a distribution. */
    public LeadTime {
        probabilityByDays = List.copyOf(probabilityByDays);
        Require.that(
                probabilityByDays.size() <= MOST_DAYS + 1,
                "probabilityByDays must not reach beyond " + MOST_DAYS + " days");
        double sum = 0;
        for (double p : probabilityByDays) {
            sum += Require.fraction("probabilityByDays", p);
        }
        Require.that(Math.abs(sum - 1) < 1e-9, "probabilityByDays must sum to 1, was " + sum);
    }

    /**
     * A certain lead time.
     *
     * @param days whole days, at least 0, at most ten years
     * @return the lead time
     */
    public static LeadTime fixedDays(int days) {
        Require.that(days >= 0 && days <= MOST_DAYS, "days must lie between 0 and " + MOST_DAYS + ", was " + days);
        Double[] p = new Double[days + 1];
        Arrays.fill(p, 0.0);
        p[days] = 1.0;
        return new LeadTime(List.of(p));
    }

    /**
     * Probability of a lead time.
     *
     * @param days whole days
     * @return its probability
     */
    public double probability(int days) {
        return days >= 0 && days < probabilityByDays.size() ? probabilityByDays.get(days) : 0;
    }

    /**
     * The longest lead time that can occur.
     *
     * @return whole days
     */
    public int maxDays() {
        int d = probabilityByDays.size() - 1;
        while (d > 0 && probabilityByDays.get(d) == 0) {
            d--;
        }
        return d;
    }

    /**
     * The expected lead time.
     *
     * @return days
     */
    public double meanDays() {
        double mean = 0;
        for (int d = 0; d < probabilityByDays.size(); d++) {
            mean += d * probabilityByDays.get(d);
        }
        return mean;
    }
}
