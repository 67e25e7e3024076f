package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;
import java.util.List;

/**
 * Which discounts may be asked and how customers answer: demand at a price is the demand at full price times (price /
 * full price) to the power of the elasticity.
 *
 * @param discountFractions the ladder, rising, each above 0 and below 1; empty for no markdowns
 * @param priceElasticity change of demand with price, at most 0, usually -0.5 to -3
 * @param labelCostPerUnit cost of one new label
 */
public record MarkdownRule(List<Double> discountFractions, double priceElasticity, double labelCostPerUnit) {
    /** Checks and copies the arguments. */
    public MarkdownRule {
        discountFractions = List.copyOf(discountFractions);
        double last = 0;
        for (double d : discountFractions) {
            Require.that(d > last && d < 1, "discountFractions must rise between 0 and 1, was " + discountFractions);
            last = d;
        }
        Require.that(
                priceElasticity <= 0 && priceElasticity > -100,
                "priceElasticity must lie above -100 and not be positive, was " + priceElasticity);
        Require.nonNegative("labelCostPerUnit", labelCostPerUnit);
    }

    /**
     * No markdowns.
     *
     * @return an empty ladder
     */
    public static MarkdownRule none() {
        return new MarkdownRule(List.of(), 0, 0);
    }

    /**
     * How much more sells at a discount.
     *
     * @param discountFraction share of the price that is taken off, at least 0 and below 1
     * @return factor on demand, at least 1
     */
    public double demandFactor(double discountFraction) {
        Require.that(
                discountFraction >= 0 && discountFraction < 1,
                "discountFraction must lie between 0 and 1, was " + discountFraction);
        return Math.min(Double.MAX_VALUE, Math.pow(1 - discountFraction, priceElasticity));
    }
}
