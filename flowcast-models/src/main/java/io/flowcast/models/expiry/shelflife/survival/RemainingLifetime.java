package io.flowcast.models.expiry.shelflife.survival;

import io.flowcast.api.distribution.Distribution;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * What is left of a life that has lasted until now: {@code P(R > r) = S(age + r) / S(age)}, never longer than a cap and
 * never longer than the survival function tells of. Immutable.
 *
 * <p>Moments and loss by Gauss-Legendre quadrature of S with eight points between quantiles (exact where S falls in
 * steps, whose times are the nodes); relative error about 1e-9 for the laws of {@link LifeLaw}.
 */
public final class RemainingLifetime implements Distribution {
    private static final double NEGLIGIBLE = 1e-9;
    private static final double[] NODE = {0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
    };
    private static final double[] WEIGHT = {
        0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
    };
    /** Shares failed at which pieces of the quadrature end. */
    private static final double[] SHARES = {
        1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99,
        1 - 1e-3, 1 - 1e-4, 1 - 1e-5, 1 - 1e-6, 1 - 1e-7, 1 - 1e-8
    };

    private final SurvivalFunction life;
    private final double age;
    private final double atAge;
    private final double end;
    private final double[] knots;
    /** Area under the curve from each knot to the end. */
    private final double[] areaFrom;

    private final double mean;
    private final double variance;

    private RemainingLifetime(SurvivalFunction life, double age, double end) {
        this.life = life;
        this.age = age;
        this.atAge = end == 0 ? 1 : life.survival(age);
        this.end = end;
        knots = end == 0 ? new double[] {0} : knots();
        areaFrom = new double[knots.length];
        double moment = 0;
        for (int i = knots.length - 2; i >= 0; i--) {
            areaFrom[i] = areaFrom[i + 1] + integral(knots[i], knots[i + 1], false);
            moment += integral(knots[i], knots[i + 1], true);
        }
        mean = Math.min(end, areaFrom[0]);
        variance = Math.min(end * end / 4, Math.max(0, 2 * moment - mean * mean));
    }

    /**
     * The rest of a life.
     *
     * @param life how long such goods last
     * @param age how long these have lasted, at least 0, in the time of {@code life}
     * @param cap no more than this is left, at least 0; may be infinite
     * @return the distribution; all at 0 if nothing lasts so long
     */
    public static RemainingLifetime of(SurvivalFunction life, double age, double cap) {
        if (!(age >= 0 && age < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("age must be finite and at least 0, was " + age);
        }
        if (!(cap >= 0)) {
            throw new IllegalArgumentException("cap must be at least 0, was " + cap);
        }
        boolean over = life.survival(age) < NEGLIGIBLE || cap == 0;
        double end = over ? 0 : Math.min(cap, Math.max(0, life.lastTime() - age));
        RemainingLifetime whole = new RemainingLifetime(life, age, end);
        if (end == 0 || whole.survival(Math.nextDown(end)) >= NEGLIGIBLE) {
            return whole;
        }
        // conditional tails are cut where the unconditional one is not told apart any more
        return new RemainingLifetime(life, age, Math.min(end, whole.timeOf(1 - NEGLIGIBLE)));
    }

    private double[] knots() {
        double[] inner;
        if (life instanceof StepTimes steps) {
            inner = Arrays.stream(steps.stepTimes()).map(t -> t - age).toArray();
        } else {
            inner = new double[SHARES.length];
            for (int i = 0; i < inner.length; i++) {
                inner[i] = timeOf(SHARES[i]);
            }
        }
        return DoubleStream.concat(DoubleStream.of(0, end), Arrays.stream(inner).filter(r -> r > 0 && r < end))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Smallest rest by which so large a share has failed, the cap if it never has. */
    private double timeOf(double share) {
        if (survival(Math.nextDown(end)) > 1 - share) {
            return end;
        }
        if (life instanceof ParametricLife parametric) {
            double time = parametric.timeAtLogSurvival(Math.log1p(-share) + parametric.logSurvival(age));
            return Math.max(0, Math.min(end, time - age));
        }
        long low = 0;
        long high = Double.doubleToLongBits(end);
        if (survival(0) <= 1 - share) {
            return 0;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (survival(Double.longBitsToDouble(middle)) <= 1 - share) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Double.longBitsToDouble(high);
    }

    private double survival(double rest) {
        return rest >= end ? 0 : Math.max(0, Math.min(1, life.survival(age + rest) / atAge));
    }

    private double integral(double from, double to, boolean first) {
        double middle = (from + to) / 2;
        double half = (to - from) / 2;
        double sum = 0;
        for (int i = 0; i < NODE.length; i++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double r = middle + sign * NODE[i] * half;
                sum += WEIGHT[i] * survival(r) * (first ? r : 1);
            }
        }
        return sum * half;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return variance;
    }

    @Override
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must lie between 0 and 1, was " + probability);
        }
        if (probability == 0 || end == 0) {
            return 0;
        }
        return probability == 1 ? end : timeOf(probability);
    }

    @Override
    public double cdf(double value) {
        if (value < 0) {
            return 0;
        }
        return value >= end ? 1 : 1 - survival(value);
    }

    @Override
    public double lossAbove(double level) {
        if (level <= 0) {
            return mean - level;
        }
        if (level >= end) {
            return 0;
        }
        int at = Arrays.binarySearch(knots, level);
        if (at >= 0) {
            return areaFrom[at];
        }
        int after = -at - 1;
        return Math.max(0, Math.min(mean, areaFrom[after] + integral(level, knots[after], false)));
    }

    @Override
    public boolean discrete() {
        return false;
    }

    @Override
    public Tail tail() {
        return Tail.BOUNDED;
    }

    @Override
    public String toString() {
        return "rest after " + age + " of " + life + ", at most " + end;
    }
}
