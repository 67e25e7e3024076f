package io.flowcast.benchmarks.replay;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a figure of a policy at a given fill rate between the two neighbouring levels of its sweep, run by run, so that policies are
 * compared where they serve customers equally well.
 */
final class EqualFill {
    /** Lower level, upper level and the weight of the upper one. */
    record Position(int lower, int upper, double weight) {
        double read(double atLower, double atUpper) {
            return atLower + weight * (atUpper - atLower);
        }
    }

    private EqualFill() {}

    /**
     * Where a fill rate lies in a sweep.
     *
     * @param fillRates of all levels in one run, in any order
     * @param target the fill rate
     * @return the position, or null if the sweep does not reach it
     */
    static @Nullable Position find(double[] fillRates, double target) {
        Integer[] order = new Integer[fillRates.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> fillRates[i]));
        for (int k = 1; k < order.length; k++) {
            double low = fillRates[order[k - 1]];
            double high = fillRates[order[k]];
            if (low <= target && target <= high) {
                return new Position(order[k - 1], order[k], high > low ? (target - low) / (high - low) : 0);
            }
        }
        return null;
    }
}
