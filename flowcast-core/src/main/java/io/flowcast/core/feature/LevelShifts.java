package io.flowcast.core.feature;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/**
 * Where the level of a row jumps and stays: binary segmentation (Scott and Knott, Biometrics 30, 1974; Vostrikova, Soviet Mathematics 24, 1981) by the quasi-likelihood
 * ratio of two levels against one,
 *
 * <pre>
 *   G = 2 sum [ v_i log(r_i) - (r_i - 1) m_i ] / c,    c = d (1 + p)/(1 - p)
 * </pre>
 *
 * with m_i the cell's mean by one level, r_i the ratio of its own level to it, d the dispersion (mean squared error over mean) and p the correlation of neighbouring errors, both around the two
 * levels, so that demand which wanders does not look like jumps (compare Bai and Perron, Econometrica 66, 1998). A segment holds at least two seasons, and at least {@value #LEAST_SEGMENT} cells.
 * O(cells x shifts).
 */
final class LevelShifts {
    static final int LEAST_SEGMENT = 10;
    private static final int MOST_SHIFTS = 6;

    private double[] weight = new double[0];
    private double[] seen = new double[0];
    private int[] index = new int[0];
    private double[] found = new double[MOST_SHIFTS];
    private int cells;

    /** Score of a shift of the last call. */
    double score(int shift) {
        return found[shift];
    }

    /** Ends of the stretches of one level, the last one at n. */
    int[] find(
            double[] value,
            double[] factor,
            int season,
            int start,
            boolean[] aside,
            int n,
            boolean counts,
            AnomalyOptions options,
            int[] before) {
        if (weight.length < n) {
            weight = new double[n];
            seen = new double[n];
            index = new int[n];
        }
        cells = 0;
        for (int i = 0; i < n; i++) {
            if (!Double.isNaN(value[i]) && (!aside[i] || amongMany(aside, i, n))) {
                weight[cells] = factor[Math.floorMod(start + i, season)];
                seen[cells] = value[i];
                index[cells++] = i;
            }
        }
        int least = Math.max(LEAST_SEGMENT, 2 * season);
        // The largest of some hundred dependent ratios: about n/least independent ones, each of chi square with one
        // degree.
        double bound = bound(options.falseAlarms() / Math.max(1, 4.0 * cells / least));
        int[] cuts = new int[MOST_SHIFTS];
        double[] scores = new double[MOST_SHIFTS];
        int count = split(0, cells, least, counts, bound, options.leastFactor(), cuts, scores, 0);
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Integer.compare(cuts[a], cuts[b]));
        int[] ends = new int[count + 1];
        for (int s = 0; s < count; s++) {
            ends[s] = index[cuts[order[s]]];
            found[s] = scores[order[s]];
        }
        ends[count] = n;
        return Arrays.equals(ends, before) ? before : ends;
    }

    private static double bound(double probability) {
        double z = Math.sqrt(2) * Erf.erfcInv(probability);
        return z * z;
    }

    private int split(
            int from,
            int to,
            int least,
            boolean counts,
            double bound,
            double leastFactor,
            int[] cuts,
            double[] scores,
            int count) {
        if (to - from < 2 * least || count == MOST_SHIFTS) {
            return count;
        }
        double allSeen = 0;
        double allWeight = 0;
        for (int i = from; i < to; i++) {
            allSeen += seen[i];
            allWeight += weight[i];
        }
        double one = allSeen / allWeight;
        if (!(one > 0)) {
            return count;
        }
        double leftSeen = 0;
        double leftWeight = 0;
        double most = 0;
        int cut = -1;
        for (int i = from; i < to - least; i++) {
            leftSeen += seen[i];
            leftWeight += weight[i];
            if (i + 1 - from < least) {
                continue;
            }
            double ratio = ratio(leftSeen, leftWeight, one) + ratio(allSeen - leftSeen, allWeight - leftWeight, one);
            if (ratio > most) {
                most = ratio;
                cut = i + 1;
            }
        }
        if (cut < 0) {
            return count;
        }
        double left = level(from, cut);
        double right = level(cut, to);
        double g = 2 * most / Math.max(1e-12, dispersion(from, cut, to, left, right, counts));
        double larger = Math.max(left, right);
        double smaller = Math.min(left, right);
        if (!(g > bound) || larger < leastFactor * smaller) {
            return count;
        }
        cuts[count] = cut;
        scores[count] = Math.sqrt(g);
        int next = split(from, cut, least, counts, bound, leastFactor, cuts, scores, count + 1);
        return split(cut, to, least, counts, bound, leastFactor, cuts, scores, next);
    }

    /** sum v log(r) - (r - 1) m for a stretch with the ratio r = its own level over the common one. */
    private static double ratio(double sum, double weights, double level) {
        double mean = weights * level;
        return sum > 0 ? sum * Math.log(sum / mean) - (sum - mean) : mean;
    }

    private double level(int from, int to) {
        double sum = 0;
        double weights = 0;
        for (int i = from; i < to; i++) {
            sum += seen[i];
            weights += weight[i];
        }
        return sum / weights;
    }

    /** Dispersion around two levels, times the variance of a mean of correlated errors over that of independent ones. */
    private double dispersion(int from, int cut, int to, double left, double right, boolean counts) {
        double products = 0;
        double squares = 0;
        double means = 0;
        double last = 0;
        for (int i = from; i < to; i++) {
            double mean = (i < cut ? left : right) * weight[i];
            double e = seen[i] - mean;
            products += i > from ? e * last : 0;
            squares += e * e;
            means += mean;
            last = e;
        }
        double p = squares > 0 ? products / squares : 0;
        double bounded = Math.max(0, Math.min(0.8, p));
        double d = squares / means * (to - from) / Math.max(1, to - from - 2);
        return (counts ? Math.max(1, d) : d) * (1 + bounded) / (1 - bounded);
    }

    /** Whether a cell that was set aside is one of many side by side: those are no outliers but perhaps another level. */
    private static boolean amongMany(boolean[] aside, int i, int n) {
        int many = 0;
        for (int j = Math.max(0, i - LEAST_SEGMENT / 2); j <= Math.min(n - 1, i + LEAST_SEGMENT / 2); j++) {
            many += aside[j] ? 1 : 0;
        }
        return many > LEAST_SEGMENT / 2;
    }
}
