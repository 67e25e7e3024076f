package io.flowcast.models.inventory.perishable;

import io.flowcast.api.distribution.Distribution;

/** Probabilities of whole units for a {@link PerishableProblem} from any distribution. */
public final class DemandTable {
    private DemandTable() {}

    /**
     * Cuts a distribution off and divides by what is left: each whole number gets what lies within half a unit of it (De Moor et al. 2022), a count its
     * own probability.
     *
     * @param distribution the demand of a period
     * @param most largest demand that is kept, from 0 to 100,000
     * @return probability of 0, 1, ... {@code most}
     */
    public static double[] cut(Distribution distribution, int most) {
        double[] table = raw(distribution, most);
        double sum = 0;
        for (double p : table) {
            sum += p;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("most is below all demand: " + most + ", " + distribution);
        }
        for (int i = 0; i <= most; i++) {
            table[i] /= sum;
        }
        return table;
    }

    /**
     * Counts all demand above the largest as the largest (Mirjalili 2022, equation 6.23).
     *
     * @param distribution the demand of a period
     * @param most largest demand, from 0 to 100,000
     * @return probability of 0, 1, ... {@code most}
     */
    public static double[] capped(Distribution distribution, int most) {
        double[] table = raw(distribution, most);
        double sum = 0;
        for (int i = 0; i < most; i++) {
            sum += table[i];
        }
        table[most] = Math.max(0, 1 - sum);
        return table;
    }

    /**
     * Cuts a distribution where less than a share of it is left, at most at 100,000.
     *
     * @param distribution the demand of a period
     * @param tail share that may be cut off, for example 1e-12
     * @return probabilities of 0, 1, 2, ...
     */
    public static double[] of(Distribution distribution, double tail) {
        if (!(tail > 0 && tail < 1)) {
            throw new IllegalArgumentException("tail must lie between 0 and 1, was " + tail);
        }
        double half = distribution.discrete() ? 0 : 0.5;
        int most = (int) Math.min(100_000, Math.ceil(distribution.quantile(1 - Math.max(tail, 1e-9)) + half));
        while (most < 100_000 && 1 - distribution.cdf(most + half) > tail) {
            most += 1 + most / 16;
        }
        return cut(distribution, most);
    }

    private static double[] raw(Distribution distribution, int most) {
        if (most < 0 || most > 100_000) {
            throw new IllegalArgumentException("most must lie between 0 and 100000, was " + most);
        }
        double half = distribution.discrete() ? 0 : 0.5;
        double[] table = new double[most + 1];
        double before = 0;
        for (int i = 0; i <= most; i++) {
            double now = distribution.cdf(i + half);
            table[i] = Math.max(0, now - before);
            before = now;
        }
        return table;
    }
}
