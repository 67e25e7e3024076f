package io.flowcast.models.expiry.shelflife.survival;

import io.flowcast.models.expiry.shelflife.internal.Refusal;
import java.util.Arrays;

/**
 * Times at which goods failed, each known exactly or between two bounds, in any unit of time.
 *
 * <p>A record has a lower and an upper bound: both alike for a failure seen when it happened, an infinite upper bound for
 * goods that were good when last seen (right-censored), a lower bound of 0 for goods that had failed when first seen
 * (left-censored), two different bounds for goods that failed between two inspections. Immutable.
 */
public final class SurvivalData {
    private static final String SOURCE = "survival data";

    private final double[] lower;
    private final double[] upper;
    private final double[] weight;
    private final int[] stratum;

    private SurvivalData(double[] lower, double[] upper, double[] weight, int[] stratum) {
        this.lower = lower;
        this.upper = upper;
        this.weight = weight;
        this.stratum = stratum;
    }

    /**
     * Times of failure or of the end of watching.
     *
     * @param time times, finite, at least 0
     * @param failed whether the goods failed at that time; false for goods that were still good
     * @return the data, each with weight 1 and in one stratum
     * @throws io.flowcast.api.finding.InvalidInputException if there is no record, the lengths differ, or a time is
     *     negative or not finite
     */
    public static SurvivalData rightCensored(double[] time, boolean[] failed) {
        Refusal refusal = new Refusal(SOURCE);
        sameLength(refusal, "failed", time.length, failed.length);
        for (int i = 0; i < time.length; i++) {
            refusal.check(
                    time[i] >= 0 && time[i] < Double.POSITIVE_INFINITY,
                    i,
                    "survival.bad-time",
                    "time",
                    time[i],
                    "Maybe the day of the test and the day of production were swapped, or a cell was empty.");
        }
        refusal.throwIfAny();
        double[] upper = time.clone();
        for (int i = 0; i < upper.length; i++) {
            upper[i] = failed[i] ? time[i] : Double.POSITIVE_INFINITY;
        }
        return new SurvivalData(time.clone(), upper, ones(time.length), new int[time.length]);
    }

    /**
     * Bounds between which goods failed.
     *
     * @param lower last time at which the goods were good, at least 0; 0 if they had failed when first seen
     * @param upper first time at which they had failed, not before {@code lower}; infinite if they never were seen to fail
     * @return the data, each with weight 1 and in one stratum
     * @throws io.flowcast.api.finding.InvalidInputException if there is no record, the lengths differ, or the bounds
     *     are no bounds
     */
    public static SurvivalData intervals(double[] lower, double[] upper) {
        Refusal refusal = new Refusal(SOURCE);
        sameLength(refusal, "upper", lower.length, upper.length);
        for (int i = 0; i < Math.min(lower.length, upper.length); i++) {
            refusal.check(
                    lower[i] >= 0 && lower[i] < Double.POSITIVE_INFINITY && upper[i] >= lower[i],
                    i,
                    "survival.bad-interval",
                    "lower, upper",
                    lower[i] + ", " + upper[i],
                    "Maybe the two bounds were swapped, or a time is negative.");
        }
        refusal.throwIfAny();
        return new SurvivalData(lower.clone(), upper.clone(), ones(lower.length), new int[lower.length]);
    }

    private static void sameLength(Refusal refusal, String name, int expected, int actual) {
        refusal.check(expected > 0, -1, "survival.no-records", "records", 0, "Maybe the file was empty.");
        refusal.check(
                expected == actual,
                -1,
                "survival.lengths-differ",
                name,
                actual + " for " + expected + " records",
                "Maybe rows with missing cells were dropped from one column only.");
        if (expected != actual) {
            refusal.throwIfAny();
        }
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * The same records with weights, which count like copies of a record.
     *
     * @param weights above zero, between 1e-100 and 1e100
     * @return a copy
     * @throws io.flowcast.api.finding.InvalidInputException if a weight is not in that range or their number is wrong
     */
    public SurvivalData withWeights(double... weights) {
        Refusal refusal = new Refusal(SOURCE);
        sameLength(refusal, "weights", size(), weights.length);
        for (int i = 0; i < weights.length; i++) {
            refusal.check(
                    weights[i] > 1e-100 && weights[i] < 1e100,
                    i,
                    "survival.bad-weight",
                    "weight",
                    weights[i],
                    "Maybe the record should be left out.");
        }
        refusal.throwIfAny();
        return new SurvivalData(lower, upper, weights.clone(), stratum);
    }

    /**
     * The same records in strata: groups with a baseline, or a scale, of their own.
     *
     * @param strata number of the stratum of each record, from 0, no number left out
     * @return a copy
     * @throws io.flowcast.api.finding.InvalidInputException if a number is negative or left out, or their number is wrong
     */
    public SurvivalData withStrata(int... strata) {
        Refusal refusal = new Refusal(SOURCE);
        sameLength(refusal, "strata", size(), strata.length);
        boolean[] seen = new boolean[strata.length];
        int most = -1;
        for (int i = 0; i < strata.length; i++) {
            boolean fits = strata[i] >= 0 && strata[i] < strata.length;
            refusal.check(fits, i, "survival.bad-stratum", "stratum", strata[i], "Maybe groups are counted from 1.");
            if (fits) {
                seen[strata[i]] = true;
                most = Math.max(most, strata[i]);
            }
        }
        for (int s = 0; s <= most; s++) {
            refusal.check(seen[s], -1, "survival.bad-stratum", "stratum", s, "Maybe groups are counted from 1.");
        }
        refusal.throwIfAny();
        return new SurvivalData(lower, upper, weight, strata.clone());
    }

    /**
     * The records of one stratum, as a stratum of its own.
     *
     * @param number the stratum
     * @return its records in their order
     */
    public SurvivalData stratum(int number) {
        int n = 0;
        int[] rows = new int[size()];
        for (int i = 0; i < size(); i++) {
            if (stratum[i] == number) {
                rows[n++] = i;
            }
        }
        if (n == 0) {
            throw new IllegalArgumentException("stratum must be one of " + strata() + ", was " + number);
        }
        double[] low = new double[n];
        double[] high = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            low[i] = lower[rows[i]];
            high[i] = upper[rows[i]];
            weights[i] = weight[rows[i]];
        }
        return new SurvivalData(low, high, weights, new int[n]);
    }

    /**
     * How many records.
     *
     * @return at least 1
     */
    public int size() {
        return lower.length;
    }

    /**
     * How many strata.
     *
     * @return at least 1
     */
    public int strata() {
        return Arrays.stream(stratum).max().orElse(0) + 1;
    }

    /**
     * Last time at which a record was good.
     *
     * @param row its number, from 0
     * @return the lower bound
     */
    public double lower(int row) {
        return lower[row];
    }

    /**
     * First time at which a record had failed.
     *
     * @param row its number, from 0
     * @return the upper bound, infinite if it never was seen to fail
     */
    public double upper(int row) {
        return upper[row];
    }

    /**
     * Weight of a record.
     *
     * @param row its number, from 0
     * @return above zero
     */
    public double weight(int row) {
        return weight[row];
    }

    /**
     * Stratum of a record.
     *
     * @param row its number, from 0
     * @return from 0
     */
    public int stratumOf(int row) {
        return stratum[row];
    }

    /**
     * Whether a record failed at a known moment.
     *
     * @param row its number, from 0
     * @return true if both bounds are alike
     */
    public boolean failed(int row) {
        return lower[row] == upper[row];
    }

    /** Refuses records that are known between bounds only, for methods that cannot use them. */
    void requireRightCensored(String method) {
        Refusal refusal = new Refusal(SOURCE);
        for (int i = 0; i < size(); i++) {
            refusal.check(
                    failed(i) || upper[i] == Double.POSITIVE_INFINITY,
                    i,
                    "survival.interval-not-supported",
                    "lower, upper",
                    lower[i] + ", " + upper[i],
                    "Maybe use Turnbull or AcceleratedFailure: " + method + " needs exact or right-censored times.");
        }
        refusal.throwIfAny();
    }

    /** Row numbers in order of time; at one time failures come before censored records. */
    Integer[] byTime() {
        Integer[] order = new Integer[size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> {
            int byTime = Double.compare(lower[a], lower[b]);
            return byTime != 0 ? byTime : Boolean.compare(failed(b), failed(a));
        });
        return order;
    }
}
