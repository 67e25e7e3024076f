package io.flowcast.core.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Where the level of a series shifts for good.
 *
 * <p>The partition with the least sum of squared distances to the means of its segments plus a penalty for each segment, found exactly by PELT (Killick, Fearnhead and Eckley,
 * "Optimal detection of changepoints with a linear computational cost", Journal of the American Statistical Association 107, 2012). Expected cost is O(n) where
 * changes keep coming, O(n^2) at worst. Cells that are not known are passed over.
 *
 * <p>Assumptions and limits: independent errors of one spread. Seasons and trends look like changes of level, so take them out before; neighbours that are alike
 * give too many changes, which a higher penalty cures.
 *
 * @param starts first cell of each segment, rising; the first is the first known cell
 * @param levels mean of the known cells of each segment
 */
public record ChangePoints(List<Integer> starts, List<Double> levels) {
    /** Two numbers, place and level, for each change, by the Bayesian information criterion. */
    private static final double USUAL_PENALTY = 2;

    private static final int USUAL_LEAST_LENGTH = 3;
    /** Median absolute deviation of a standard normal variable, and what a difference of two adds. */
    private static final double MAD_OF_DIFFERENCE = 0.6745 * Math.sqrt(2);

    /** Copies the arguments. */
    public ChangePoints {
        starts = List.copyOf(starts);
        levels = List.copyOf(levels);
    }

    /**
     * Finds them with the usual penalty, in segments of at least three known cells.
     *
     * @param values finite, NaN where nothing is known
     * @return the segments; none if nothing is known
     */
    public static ChangePoints in(double[] values) {
        return in(values, USUAL_LEAST_LENGTH, USUAL_PENALTY);
    }

    /**
     * Finds them.
     *
     * @param values finite, NaN where nothing is known
     * @param leastLength least number of known cells of a segment, at least 1
     * @param penalty of a segment, in units of the error variance times log n, not negative; the variance is a robust one of the differences between
     *     neighbours, to which few changes matter
     * @return the segments; none if nothing is known
     * @throws IllegalArgumentException if the least length is not positive, the penalty is negative or a value is infinite
     */
    public static ChangePoints in(double[] values, int leastLength, double penalty) {
        if (leastLength < 1 || !(penalty >= 0)) {
            throw new IllegalArgumentException(
                    "a segment has at least one cell and no negative penalty, were " + leastLength + " and " + penalty);
        }
        int[] cells = new int[values.length];
        double largest = 0;
        int n = 0;
        for (int t = 0; t < values.length; t++) {
            if (Double.isInfinite(values[t])) {
                throw new IllegalArgumentException("cell " + t + " is infinite");
            }
            if (!Double.isNaN(values[t])) {
                cells[n++] = t;
                largest = Math.max(largest, Math.abs(values[t]));
            }
        }
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = largest > 0 ? values[cells[i]] / largest : 0;
        }
        List<Integer> starts = new ArrayList<>();
        List<Double> levels = new ArrayList<>();
        int end = n;
        for (int start : n == 0 ? new int[0] : partition(y, leastLength, penalty * variance(y) * Math.log(n))) {
            double sum = 0;
            for (int i = start; i < end; i++) {
                sum += y[i] / (end - start);
            }
            starts.add(cells[start]);
            levels.add(sum * largest);
            end = start;
        }
        Collections.reverse(starts);
        Collections.reverse(levels);
        return new ChangePoints(starts, levels);
    }

    /** Variance of the errors, from the differences between neighbours. */
    private static double variance(double[] y) {
        int n = y.length;
        double[] steps = new double[Math.max(1, n - 1)];
        double squares = 0;
        for (int i = 1; i < n; i++) {
            steps[i - 1] = Math.abs(y[i] - y[i - 1]);
            squares += steps[i - 1] * steps[i - 1] / 2 / (n - 1);
        }
        Arrays.sort(steps);
        double robust = steps[steps.length / 2] / MAD_OF_DIFFERENCE;
        // Where most neighbours are the same, their median tells nothing.
        return robust > 0 ? robust * robust : squares;
    }

    /** Starts of the segments, the last first. */
    private static int[] partition(double[] y, int leastLength, double penalty) {
        int n = y.length;
        double mean = Arrays.stream(y).sum() / n;
        double[] sum = new double[n + 1];
        double[] square = new double[n + 1];
        for (int i = 0; i < n; i++) {
            double d = y[i] - mean;
            sum[i + 1] = sum[i] + d;
            square[i + 1] = square[i] + d * d;
        }
        double[] best = new double[n + 1];
        int[] from = new int[n + 1];
        int[] open = new int[n + 1];
        double[] cost = new double[n + 1];
        int[] last = new int[n + 1];
        int count = 1;
        last[0] = Integer.MAX_VALUE;
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = -penalty;
        // Too short to be cut: one segment.
        for (int end = Math.min(leastLength, n); end <= n; end++) {
            int newest = end - leastLength;
            if (newest > 0 && best[newest] < Double.POSITIVE_INFINITY) {
                last[count] = Integer.MAX_VALUE;
                open[count++] = newest;
            }
            for (int i = 0; i < count; i++) {
                int start = open[i];
                double d = sum[end] - sum[start];
                cost[i] = best[start] + Math.max(0, square[end] - square[start] - d * d / (end - start));
                if (cost[i] + penalty < best[end]) {
                    best[end] = cost[i] + penalty;
                    from[end] = start;
                }
            }
            int kept = 0;
            for (int i = 0; i < count; i++) {
                // A start that is worse than a cut here loses to it from where a segment can follow that cut.
                int loses = cost[i] > best[end] ? end + leastLength : Integer.MAX_VALUE;
                int gone = Math.min(last[i], loses);
                if (end + 1 < gone) {
                    open[kept] = open[i];
                    last[kept++] = gone;
                }
            }
            count = kept;
        }
        int segments = 0;
        int[] result = new int[n];
        for (int end = n; end > 0; end = from[end]) {
            result[segments++] = from[end];
        }
        return Arrays.copyOf(result, segments);
    }
}
