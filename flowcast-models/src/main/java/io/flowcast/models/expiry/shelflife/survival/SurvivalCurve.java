package io.flowcast.models.expiry.shelflife.survival;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A survival curve that falls in steps at times of failure, with pointwise confidence intervals. Immutable.
 *
 * <p>After the last record the curve stays where it is: nothing is known there. Where it has reached 0 its standard error
 * is 0 and its upper bound stays as it was before.
 */
public final class SurvivalCurve implements SurvivalFunction, StepTimes {
    /** Probabilities that differ by less are the same probability: they come from products of fractions. */
    private static final double SAME = Math.ulp(1.0) * 67_108_864;

    private final RiskTable table;
    private final double confidence;
    private final double[] survival;
    private final double[] deviationOfLog;
    private final double[] lower;
    private final double[] upper;

    SurvivalCurve(RiskTable table, double confidence, ConfidenceType type) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie between 0 and 1, was " + confidence);
        }
        this.table = table;
        this.confidence = confidence;
        int n = table.time.length;
        survival = new double[n];
        deviationOfLog = new double[n];
        lower = new double[n];
        upper = new double[n];
        double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.5 + confidence / 2);
        double s = 1;
        double variance = 0;
        double lastUpper = 1;
        for (int i = 0; i < n; i++) {
            double alive = table.atRisk[i] - table.failures[i];
            // the last to go leave nothing, whatever rounding says of sums of weights
            boolean none = (i == n - 1 && table.censored[i] == 0) || alive <= 0;
            if (table.failures[i] > 0) {
                s = none ? 0 : s * (1 - table.failures[i] / table.atRisk[i]);
                variance += none ? 0 : table.failures[i] / (table.atRisk[i] * alive);
            }
            survival[i] = s;
            deviationOfLog[i] = s == 0 ? 0 : Math.sqrt(variance);
            lower[i] = s == 0 ? 0 : type.bound(s, deviationOfLog[i], -z);
            lastUpper = s == 0 ? lastUpper : type.bound(s, deviationOfLog[i], z);
            upper[i] = lastUpper;
        }
    }

    /**
     * Distinct times of the records, failures and censored ones.
     *
     * @return a copy, in order
     */
    public double[] times() {
        return table.time.clone();
    }

    @Override
    public double survival(double time) {
        return at(survival, time, 1);
    }

    /**
     * Standard error of the survival probability (Greenwood).
     *
     * @param time any time
     * @return at least 0
     */
    public double standardError(double time) {
        return at(deviationOfLog, time, 0) * survival(time);
    }

    /**
     * Lower bound of the confidence interval.
     *
     * @param time any time
     * @return from 0 to 1
     */
    public double lower(double time) {
        return at(lower, time, 1);
    }

    /**
     * Upper bound of the confidence interval.
     *
     * @param time any time
     * @return from 0 to 1
     */
    public double upper(double time) {
        return at(upper, time, 1);
    }

    /**
     * Level of the intervals.
     *
     * @return between 0 and 1
     */
    public double confidence() {
        return confidence;
    }

    private double at(double[] values, double time, double before) {
        int n = table.countUpTo(time);
        return n == 0 ? before : values[n - 1];
    }

    /**
     * Goods still watched and good just before a time.
     *
     * @param time any time
     * @return their weight
     */
    public double atRisk(double time) {
        int n = table.countUpTo(Math.nextDown(time));
        return n == table.time.length ? 0 : table.atRisk[n];
    }

    /**
     * Goods that failed at a time.
     *
     * @param time any time
     * @return their weight
     */
    public double failures(double time) {
        int at = Arrays.binarySearch(table.time, time);
        return at < 0 ? 0 : table.failures[at];
    }

    /**
     * Median life.
     *
     * @return as {@link #quantile} of one half
     */
    public OptionalDouble median() {
        return quantile(0.5);
    }

    /**
     * Time by which a share has failed: the first at which the curve is at most {@code 1 - share}; where it stays at that
     * very value, the middle of that step.
     *
     * @param share above 0 and below 1
     * @return the time; empty if the curve never falls so far
     */
    public OptionalDouble quantile(double share) {
        return crossing(survival, share);
    }

    /**
     * Lower bound of a quantile, where the lower curve crosses.
     *
     * @param share above 0 and below 1
     * @return the time; empty if the lower curve never falls so far
     */
    public OptionalDouble quantileLower(double share) {
        return crossing(lower, share);
    }

    /**
     * Upper bound of a quantile, where the upper curve crosses.
     *
     * @param share above 0 and below 1
     * @return the time; empty if the upper curve never falls so far
     */
    public OptionalDouble quantileUpper(double share) {
        return crossing(upper, share);
    }

    private OptionalDouble crossing(double[] curve, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share must lie between 0 and 1, was " + share);
        }
        double level = 1 - share;
        int n = curve.length;
        for (int i = 0; i < n; i++) {
            if (curve[i] < level + SAME) {
                if (Math.abs(curve[i] - level) < SAME) {
                    for (int j = i + 1; j < n; j++) {
                        if (curve[j] < curve[i]) {
                            return OptionalDouble.of((table.time[i] + table.time[j]) / 2);
                        }
                    }
                }
                return OptionalDouble.of(table.time[i]);
            }
        }
        return OptionalDouble.empty();
    }

    /** Largest time of a record. */
    @Override
    public double lastTime() {
        return table.time[table.time.length - 1];
    }

    /**
     * Mean life, counting no life beyond a horizon: the area under the curve up to it.
     *
     * @param horizon at least 0
     * @return the area
     */
    public double restrictedMean(double horizon) {
        double area = 0;
        double from = 0;
        double s = 1;
        for (int i = 0; i < survival.length && table.time[i] < horizon; i++) {
            area += s * (table.time[i] - from);
            from = table.time[i];
            s = survival[i];
        }
        return area + s * Math.max(0, horizon - from);
    }

    /**
     * Standard error of the restricted mean: {@code Var = sum A_i^2 d_i / (n_i (n_i - d_i))} with A_i the area under the
     * curve from time i to the horizon (Klein and Moeschberger 2003, "Survival analysis", eq. 4.5.2).
     *
     * @param horizon at least 0
     * @return at least 0
     */
    public double restrictedMeanError(double horizon) {
        double whole = restrictedMean(horizon);
        double variance = 0;
        for (int i = 0; i < survival.length && table.time[i] < horizon; i++) {
            double alive = table.atRisk[i] - table.failures[i];
            if (table.failures[i] > 0 && survival[i] > 0) {
                double area = whole - restrictedMean(table.time[i]);
                variance += area * area * table.failures[i] / (table.atRisk[i] * alive);
            }
        }
        return Math.sqrt(variance);
    }

    @Override
    public String toString() {
        return "SurvivalCurve(" + table.time.length + " times)";
    }

    @Override
    public double[] stepTimes() {
        return times();
    }
}
