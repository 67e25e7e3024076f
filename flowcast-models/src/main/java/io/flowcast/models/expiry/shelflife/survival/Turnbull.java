package io.flowcast.models.expiry.shelflife.survival;

import io.flowcast.models.expiry.shelflife.internal.Refusal;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The survival curve without a shape from times that are known between bounds only (Turnbull 1976): the masses on the
 * innermost intervals that make the data most likely.
 *
 * <p>A record between bounds failed after its lower and at or before its upper bound. Masses by self-consistency (EM),
 * speeded up by squared extrapolation (Varadhan and Roland 2008, Scand. J. Stat. 35, scheme S3); each step costs records
 * plus intervals, and there are {@value #MOST_STEPS} at most. It ends when the log-likelihood is within {@value #GAP} of the best there is, by the bound
 * {@code max_j d_j - n} of Boehning (1986) with d_j the derivative by mass j and n the sum of weights. Immutable.
 */
public final class Turnbull implements SurvivalFunction, StepTimes {
    /** Units of log-likelihood. */
    private static final double GAP = 1e-7;

    private static final int MOST_STEPS = 20_000;

    private final double[] from;
    private final double[] to;
    private final double[] mass;
    private final double logLikelihood;
    private final double gap;

    private Turnbull(double[] from, double[] to, double[] mass, double logLikelihood, double gap) {
        this.from = from;
        this.to = to;
        this.mass = mass;
        this.logLikelihood = logLikelihood;
        this.gap = gap;
    }

    /**
     * Estimates the masses.
     *
     * @param data records of any kind; strata are not looked at
     * @return the curve
     * @throws io.flowcast.api.finding.InvalidInputException if no record is known to have failed
     */
    public static Turnbull fit(SurvivalData data) {
        int n = data.size();
        boolean failure = false;
        for (int i = 0; i < n; i++) {
            failure |= data.upper(i) < Double.POSITIVE_INFINITY;
        }
        if (!failure) {
            throw Refusal.of(
                    "Turnbull",
                    "survival.no-failures",
                    "failures",
                    0,
                    "Maybe the test ended before anything spoiled: watch longer.");
        }
        InnermostIntervals sets = new InnermostIntervals(data);
        TurnbullMasses masses = new TurnbullMasses(data, sets);
        masses.solve(GAP, MOST_STEPS);
        return new Turnbull(sets.from, sets.to, masses.mass(), masses.logLikelihood(), masses.gap());
    }

    /**
     * How many intervals carry mass.
     *
     * @return at least 1
     */
    public int size() {
        return mass.length;
    }

    /**
     * Where an interval begins.
     *
     * @param interval its number, from 0, in order of time
     * @return the time after which goods fail, or at which where both ends are alike
     */
    public double from(int interval) {
        return from[interval];
    }

    /**
     * Where an interval ends.
     *
     * @param interval its number, from 0
     * @return the time, infinite for goods never seen to fail
     */
    public double to(int interval) {
        return to[interval];
    }

    /**
     * Share of goods that fails in an interval.
     *
     * @param interval its number, from 0
     * @return from 0 to 1; all add up to 1
     */
    public double mass(int interval) {
        return mass[interval];
    }

    /** Survival, where an interval's goods fail evenly spread over it; the data say nothing of when within it they do. */
    @Override
    public double survival(double time) {
        double s = 1;
        for (int j = 0; j < mass.length; j++) {
            if (time >= to[j]) {
                s -= mass[j];
            } else if (time > from[j] && to[j] < Double.POSITIVE_INFINITY) {
                s -= mass[j] * (time - from[j]) / (to[j] - from[j]);
            }
        }
        return Math.max(0, s);
    }

    /**
     * Least survival that the data allow: goods fail at the start of their interval.
     *
     * @param time any time
     * @return from 0 to 1
     */
    public double survivalLower(double time) {
        double s = 1;
        for (int j = 0; j < mass.length; j++) {
            s -= time > from[j] || time >= to[j] ? mass[j] : 0;
        }
        return Math.max(0, s);
    }

    /**
     * Largest survival that the data allow: goods fail at the end of their interval.
     *
     * @param time any time
     * @return from 0 to 1
     */
    public double survivalUpper(double time) {
        double s = 1;
        for (int j = 0; j < mass.length; j++) {
            s -= time >= to[j] ? mass[j] : 0;
        }
        return Math.max(0, s);
    }

    /** End of the last interval that ends. */
    @Override
    public double lastTime() {
        double last = to[to.length - 1];
        return last < Double.POSITIVE_INFINITY ? last : from[from.length - 1];
    }

    /**
     * Log-likelihood of the estimate.
     *
     * @return the value
     */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * How much better at most any other curve could be.
     *
     * @return units of log-likelihood, at least 0
     */
    public double gap() {
        return gap;
    }

    @Override
    public String toString() {
        return "Turnbull(" + Arrays.toString(mass) + ")";
    }

    @Override
    public double[] stepTimes() {
        return DoubleStream.concat(Arrays.stream(from), Arrays.stream(to))
                .filter(t -> t < Double.POSITIVE_INFINITY)
                .sorted()
                .distinct()
                .toArray();
    }
}
