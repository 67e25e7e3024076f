package io.flowcast.models.demand.pooled;

import io.flowcast.models.demand.series.Series;
import java.util.Arrays;

/**
 * Logarithms of a series, relative to its median: what is free of the size of the row. A missing cell gets the value one season before, or the last one.
 * Cells close to zero count as a small share of the median, so that one of them does not outweigh all others.
 */
final class Trace {
    /** The least share of the median that a cell counts as. */
    private static final double FLOOR = 0.02;
    /** With more cells than this share at the floor, demand is intermittent and no business of this room. */
    private static final double MOST_AT_FLOOR = 0.15;

    double[] logs = new double[0];
    boolean[] known = new boolean[0];
    private double[] sorted = new double[0];
    int length;
    int cells;
    double scale;

    /** Reads a series; false if it is not one whose logarithms say anything. */
    boolean read(Series series, int season) {
        length = series.length();
        if (logs.length < length) {
            logs = new double[length];
            known = new boolean[length];
            sorted = new double[length];
        }
        double largest = 0;
        for (int t = 0; t < length; t++) {
            double value = series.values()[t];
            largest = value > largest ? value : largest;
        }
        if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
            return false;
        }
        cells = 0;
        for (int t = 0; t < length; t++) {
            double value = series.values()[t];
            known[t] = !Double.isNaN(value);
            if (known[t]) {
                sorted[cells++] = value / largest;
            }
        }
        Arrays.sort(sorted, 0, cells);
        double median = sorted[cells / 2];
        scale = median * largest;
        if (!(scale > 0)) {
            return false;
        }
        int atFloor = 0;
        for (int t = 0; t < length; t++) {
            if (known[t]) {
                double share = series.values()[t] / largest / median;
                atFloor += share <= FLOOR ? 1 : 0;
                logs[t] = Math.log(Math.max(FLOOR, share));
            } else {
                logs[t] = t >= season ? logs[t - season] : t > 0 ? logs[t - 1] : 0;
            }
        }
        return atFloor <= MOST_AT_FLOOR * cells;
    }
}
