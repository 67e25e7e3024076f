package io.flowcast.core.measure;

import io.flowcast.api.factor.Factor;
import io.flowcast.api.impact.FactorUse;
import io.flowcast.api.impact.ImpactTerms;
import io.flowcast.core.run.Streams;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * How far what a plan saves may lie from its expected value, by drawing outcomes.
 *
 * <p>Two sources: the factors, and the demand. A factor is drawn once for each outcome and used in every line and on both
 * sides (fully correlated with itself, independent of other factors): its median is the published value, its 5 % and 95 %
 * points are the published range, on a logarithmic scale where the range is positive; without a range it is lognormal
 * with the deviation that the terms assume, or exact. Demand is one of the paths that both sides were played through. With
 * A the difference of expected amounts and D_p the figure on path p, an outcome is
 *
 * <pre>
 *   sum over lines of A f + D_p - mean of D
 * </pre>
 *
 * which leaves out the product of the two deviations (first order). Cost: draws x lines.
 */
final class Intervals {
    private static final double QUANTILE_95 = new NormalDistribution().inverseCumulativeProbability(0.95);

    private final ImpactTerms terms;
    private final long seed;

    Intervals(ImpactTerms terms, long seed) {
        this.terms = terms;
        this.seed = Streams.seed(seed, "impact intervals");
    }

    /** Lower and upper end of what is saved. */
    double[] of(double expected, List<FactorUse> lines, double[] savedByPath) {
        double[] outcomes = new double[terms.draws()];
        Arrays.fill(outcomes, expected);
        for (FactorUse line : lines) {
            double amount = line.baselineAmount() - line.planAmount();
            Factor factor = line.factor();
            if (amount != 0 && uncertain(factor)) {
                SplittableRandom random = Streams.of(seed, "factor " + factor.id());
                for (int i = 0; i < outcomes.length; i++) {
                    outcomes[i] += amount * (draw(factor, normal(random)) - factor.value());
                }
            }
        }
        if (savedByPath.length > 0) {
            double mean = Arrays.stream(savedByPath).average().orElse(0);
            SplittableRandom random = Streams.of(seed, "path");
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] += savedByPath[random.nextInt(savedByPath.length)] - mean;
            }
        }
        Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        percentile.setData(outcomes);
        double tail = 50 * (1 - terms.confidence());
        return new double[] {
            bounded(percentile.evaluate(tail), expected), bounded(percentile.evaluate(100 - tail), expected)
        };
    }

    private static double bounded(double value, double otherwise) {
        return Double.isFinite(value) ? value : otherwise;
    }

    boolean uncertain(Factor factor) {
        return factor.low() != null || factor.high() != null || assumed(factor) > 1;
    }

    private double assumed(Factor factor) {
        double deviation = 1;
        int length = -1;
        for (Map.Entry<String, Double> entry : terms.assumedDeviation().entrySet()) {
            if (factor.id().startsWith(entry.getKey()) && entry.getKey().length() > length) {
                deviation = entry.getValue();
                length = entry.getKey().length();
            }
        }
        return deviation;
    }

    private double draw(Factor factor, double z) {
        double value = factor.value();
        Double low = factor.low();
        Double high = factor.high();
        if (low == null && high == null) {
            return value * Math.exp(z * Math.log(assumed(factor)));
        }
        double end = z < 0 ? (low == null ? value : low) : (high == null ? value : high);
        double steps = Math.abs(z) / QUANTILE_95;
        return value > 0 && end > 0 ? value * Math.pow(end / value, steps) : value + steps * (end - value);
    }

    /** A standard normal number, by the polar method of Marsaglia; the same stream gives the same numbers. */
    private static double normal(SplittableRandom random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * Math.sqrt(-2 * Math.log(s) / s);
            }
        }
    }
}
