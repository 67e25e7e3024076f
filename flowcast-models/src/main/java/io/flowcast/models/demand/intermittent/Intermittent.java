package io.flowcast.models.demand.intermittent;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.BiFunction;

/**
 * The methods of the field for demand that is zero most of the time. All give one rate for all steps ahead.
 *
 * <p>A cell that is not known is passed over as if it had not been. Series without any sale get a rate of zero. Immutable and safe for several threads.
 */
public final class Intermittent implements SeriesMethod {
    /** The usual weight of Croston's method. */
    private static final double USUAL_WEIGHT = 0.1;
    /** Between these bounds the literature searches weights (Croston 1972; Petropoulos and Kourentzes 2015). */
    private static final double LEAST_WEIGHT = 0.1;

    private static final double MOST_WEIGHT = 0.3;
    /** Weights tried by {@link #tsb()}: the range of Teunter, Syntetos and Babai 2011. */
    private static final double[] TSB_WEIGHTS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.3};
    /** Longest block. Its phases are kept, so memory grows with the square of it. */
    private static final int MAX_BLOCK = 365;

    private final String name;
    private final BiFunction<Sales, Series, RateRule> rule;

    private Intermittent(String name, BiFunction<Sales, Series, RateRule> rule) {
        this.name = name;
        this.rule = rule;
    }

    /**
     * Croston's method with weights of 0.1.
     *
     * @return the method {@code croston}
     */
    public static Intermittent croston() {
        return new Intermittent("croston", (sales, series) -> new CrostonRule(USUAL_WEIGHT, USUAL_WEIGHT, 1));
    }

    /**
     * Croston's method with the weights between 0.1 and 0.3 that forecast past sizes and intervals best.
     *
     * @return the method {@code croston-optimised}
     */
    public static Intermittent crostonOptimised() {
        return new Intermittent(
                "croston-optimised",
                (sales, series) -> new CrostonRule(
                        sales.bestWeight(sales.size, sales.count, LEAST_WEIGHT, MOST_WEIGHT),
                        sales.bestWeight(sales.interval, sales.count, LEAST_WEIGHT, MOST_WEIGHT),
                        1));
    }

    /**
     * Croston's method without its bias, after Syntetos and Boylan, with weights of 0.1.
     *
     * @return the method {@code sba}
     */
    public static Intermittent sba() {
        return new Intermittent(
                "sba", (sales, series) -> new CrostonRule(USUAL_WEIGHT, USUAL_WEIGHT, 1 - USUAL_WEIGHT / 2));
    }

    /**
     * The method of Teunter, Syntetos and Babai, with the weights that forecast past cells best.
     *
     * @return the method {@code tsb}
     */
    public static Intermittent tsb() {
        return new Intermittent("tsb", (sales, series) -> bestTsb(sales, series));
    }

    /**
     * The method of Teunter, Syntetos and Babai with given weights.
     *
     * @param sizeWeight weight of a new size, above 0 and at most 1
     * @param chanceWeight weight of a new cell in the chance of a sale, above 0 and at most 1
     * @return the method {@code tsb}
     */
    public static Intermittent tsb(double sizeWeight, double chanceWeight) {
        if (!(sizeWeight > 0 && sizeWeight <= 1 && chanceWeight > 0 && chanceWeight <= 1)) {
            throw new IllegalArgumentException(
                    "weights lie above 0 and at most at 1, were " + sizeWeight + " and " + chanceWeight);
        }
        return new Intermittent("tsb", (sales, series) -> new TsbRule(sizeWeight, chanceWeight));
    }

    /**
     * Sums over blocks as long as the mean interval, smoothed.
     *
     * @return the method {@code adida}
     */
    public static Intermittent adida() {
        return new Intermittent("adida", (sales, series) -> {
            int k = longestBlock(sales, series);
            double weight = sales.blockWeight(series, k, LEAST_WEIGHT, MOST_WEIGHT);
            return new BlockRule("ADIDA", new int[] {k}, new double[] {weight});
        });
    }

    /**
     * The mean of smoothed sums over blocks of all lengths up to the mean interval.
     *
     * @return the method {@code imapa}
     */
    public static Intermittent imapa() {
        return new Intermittent("imapa", (sales, series) -> {
            int[] lengths = new int[longestBlock(sales, series)];
            double[] weights = new double[lengths.length];
            Arrays.setAll(lengths, i -> i + 1);
            Arrays.setAll(weights, i -> sales.blockWeight(series, i + 1, LEAST_WEIGHT, MOST_WEIGHT));
            return new BlockRule("IMAPA", lengths, weights);
        });
    }

    private static int longestBlock(Sales sales, Series series) {
        return Math.min(sales.meanInterval(), Math.min(MAX_BLOCK, Math.max(1, series.length())));
    }

    private static RateRule bestTsb(Sales sales, Series series) {
        if (!(sales.largest > 0)) {
            return new TsbRule(USUAL_WEIGHT, USUAL_WEIGHT);
        }
        int n = series.length();
        double bestSize = USUAL_WEIGHT;
        double bestChance = USUAL_WEIGHT;
        double least = TsbRule.error(series.values(), n, sales.largest, USUAL_WEIGHT, USUAL_WEIGHT);
        for (double size : TSB_WEIGHTS) {
            for (double chance : TSB_WEIGHTS) {
                sales.stop.passed(series.length());
                double error = TsbRule.error(series.values(), n, sales.largest, size, chance);
                if (error < least) {
                    least = error;
                    bestSize = size;
                    bestChance = chance;
                }
            }
        }
        return new TsbRule(bestSize, bestChance);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int leastCells(int season) {
        return 1;
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        Sales sales = new Sales(stop);
        return series -> {
            sales.read(series);
            return RateModel.of(rule.apply(sales, series), series);
        };
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        return RateModel.read(in);
    }
}
