package io.flowcast.models.expiry.shelflife.growth;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.core.run.Streams;
import io.flowcast.models.expiry.shelflife.kinetics.TemperatureTrace;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The time until a count is reached, as a distribution: parameters drawn from what a fit does not know of them, the initial count from
 * what lots differ by. Costs one closed form for each draw.
 *
 * @param levelLog10 log10 count at which goods must go
 * @param initialDeviation standard deviation of the log10 initial count from lot to lot, at least 0
 * @param draws how many draws, from 10 to 1,000,000
 * @param seed seed of the draws
 */
public record CriticalTime(double levelLog10, double initialDeviation, int draws, long seed) {
    /** Stands for "never" where a distribution must be finite: ten years. */
    private static final double LONGEST_HOURS = 87_600;

    /** Checks the arguments. */
    public CriticalTime {
        require(Math.abs(levelLog10) < 100, "levelLog10", levelLog10);
        require(initialDeviation >= 0 && initialDeviation < 10, "initialDeviation", initialDeviation);
        require(draws >= 10 && draws <= 1_000_000, "draws", draws);
    }

    private static void require(boolean condition, String name, double value) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is out of its range, was " + value);
        }
    }

    /**
     * At one steady condition.
     *
     * @param fit a fitted curve
     * @return hours, at most ten years
     */
    public Distribution of(GrowthFit.Primary fit) {
        SplittableRandom random = Streams.of(seed, "critical-time");
        List<double[]> parameters = fit.estimates().draw(draws, random);
        double[] hours = new double[draws];
        for (int d = 0; d < draws; d++) {
            double[] p = parameters.get(d);
            double initial = p[0] + initialDeviation * random.nextGaussian();
            double maximum = Math.max(p[1], initial + 0.1);
            double rate = p[2] > 0 ? p[2] : fit.curve().ratePerHour();
            GrowthCurve curve = new GrowthCurve(fit.curve().model(), initial, maximum, rate, Math.max(0, p[3]));
            hours[d] = Math.min(LONGEST_HOURS, curve.hoursTo(levelLog10));
        }
        return Distributions.empirical(hours);
    }

    /**
     * After a history of temperatures, at a steady temperature from now on.
     *
     * @param fit a fit of all counts at once
     * @param surroundings pH and water activity; its temperature stands for gaps of the logger
     * @param trace temperatures since the start
     * @param celsiusFromNow temperature from now on
     * @return hours from the end of the trace, at most ten years
     */
    public Distribution of(
            GrowthFit.OneStep fit, GrowthCondition surroundings, TemperatureTrace trace, double celsiusFromNow) {
        SplittableRandom random = Streams.of(seed, "critical-time");
        List<double[]> parameters = fit.estimates().draw(draws, random);
        double[] hours = new double[draws];
        for (int d = 0; d < draws; d++) {
            double[] p = parameters.get(d);
            double initial = p[0] + initialDeviation * random.nextGaussian();
            double b = p[3] > 0 ? p[3] : fit.estimates().value("b");
            DynamicGrowth growth = new DynamicGrowth(
                    Ratkowsky.squareRoot(b, Math.max(-200, Math.min(200, p[4]))),
                    surroundings,
                    initial,
                    Math.max(p[1], initial + 0.1),
                    Math.max(0, Math.min(400, p[2])),
                    PrimaryModel.BARANYI);
            hours[d] = Math.min(LONGEST_HOURS, growth.hoursTo(trace, celsiusFromNow, levelLog10));
        }
        return Distributions.empirical(hours);
    }
}
