package io.flowcast.models.expiry.markdown;

import io.flowcast.api.distribution.Distribution;
import java.util.ArrayList;
import java.util.List;

/**
 * Goods of one age that are offered for some days at prices of a ladder. Each morning a price is chosen; demand that finds
 * nothing is lost; what is left after the last day has one worth per unit.
 *
 * @param stockUnits units on the first morning, at least 0
 * @param prices the ladder, falling, each at least 0; the first is the full price
 * @param demand daily demand: {@code demand.get(day).get(price)}, whole units, one entry for each price
 * @param pricesOnlyFall whether a price may never be raised again
 * @param currentPrice place in the ladder of the price that the goods carry on the first morning
 * @param labelCostPerUnit cost of a new label for each unit on hand when the price changes, at least 0
 * @param changeCost cost of changing the price at all, at least 0
 * @param leftoverValue worth of a unit after the last day: a salvage value, or below zero for what throwing away costs
 */
public record MarkdownProblem(
        int stockUnits,
        List<Double> prices,
        List<List<Distribution>> demand,
        boolean pricesOnlyFall,
        int currentPrice,
        double labelCostPerUnit,
        double changeCost,
        double leftoverValue) {
    /** Checks and copies the arguments. */
    public MarkdownProblem {
        Checks.that(
                stockUnits >= 0, "stockUnits", stockUnits, "the stock was counted wrongly: it must not be negative");
        prices = List.copyOf(prices);
        Checks.ladder(prices);
        Checks.that(!demand.isEmpty(), "demand", "no days", "the goods are over: there must be a day to sell on");
        List<List<Distribution>> copy = new ArrayList<>();
        for (List<Distribution> day : demand) {
            Checks.that(
                    day.size() == prices.size(),
                    "demand",
                    day.size() + " entries on a day",
                    "a price was forgotten: there are " + prices.size());
            for (Distribution d : day) {
                Checks.that(d.discrete(), "demand", d, "the forecast is not in whole units");
            }
            copy.add(List.copyOf(day));
        }
        demand = List.copyOf(copy);
        Checks.that(
                currentPrice >= 0 && currentPrice < prices.size(),
                "currentPrice",
                currentPrice,
                "it was counted from 1: there are " + prices.size() + " prices, counted from 0");
        Checks.nonNegative("labelCostPerUnit", labelCostPerUnit);
        Checks.nonNegative("changeCost", changeCost);
        Checks.finite("leftoverValue", leftoverValue);
    }

    /**
     * Demand that answers to the price with one elasticity e on all days: mean at price p = mean at full price times
     * (p / full price)<sup>e</sup>. Full price at first, prices only fall, new labels cost nothing, leftovers are worth
     * nothing: the {@code with} methods change that.
     *
     * @param stockUnits units on the first morning
     * @param prices the ladder, falling; the first is the full price
     * @param meanAtFullPrice expected demand of each day at full price
     * @param elasticity at most 0; a price of 0 needs an elasticity of 0
     * @param law the kind of distribution
     * @return the problem
     */
    public static MarkdownProblem constantElasticity(
            int stockUnits, List<Double> prices, List<Double> meanAtFullPrice, double elasticity, CountLaw law) {
        Checks.ladder(prices);
        Checks.that(
                elasticity <= 0 && elasticity > -100,
                "elasticity",
                elasticity,
                "the sign is that of the other convention: demand rises as the price falls, so it is at most 0");
        List<List<Distribution>> demand = new ArrayList<>();
        for (double mean : meanAtFullPrice) {
            Checks.nonNegative("meanAtFullPrice", mean);
            List<Distribution> day = new ArrayList<>();
            for (double price : prices) {
                double ratio = prices.get(0) > 0 ? price / prices.get(0) : 1;
                double factor = elasticity == 0 ? 1 : Math.pow(ratio, elasticity);
                Checks.that(
                        mean == 0 || factor * mean < 1e9,
                        "price",
                        price,
                        "the price is so low that demand would be without bound at this elasticity");
                day.add(law.of(mean == 0 ? 0 : factor * mean));
            }
            demand.add(day);
        }
        return new MarkdownProblem(stockUnits, prices, demand, true, 0, 0, 0, 0);
    }

    /**
     * Prices that may also rise again.
     *
     * @return the same problem without that law
     */
    public MarkdownProblem withFreePrices() {
        return new MarkdownProblem(
                stockUnits, prices, demand, false, currentPrice, labelCostPerUnit, changeCost, leftoverValue);
    }

    /**
     * What is left has a worth.
     *
     * @param value of a unit after the last day, below zero for a cost
     * @return the same problem with that worth
     */
    public MarkdownProblem withLeftoverValue(double value) {
        return new MarkdownProblem(
                stockUnits, prices, demand, pricesOnlyFall, currentPrice, labelCostPerUnit, changeCost, value);
    }

    /**
     * Changing the price costs something.
     *
     * @param perUnit cost of a label for each unit on hand
     * @param perChange cost of changing the price at all
     * @return the same problem with these costs
     */
    public MarkdownProblem withLabelCost(double perUnit, double perChange) {
        return new MarkdownProblem(
                stockUnits, prices, demand, pricesOnlyFall, currentPrice, perUnit, perChange, leftoverValue);
    }

    /**
     * The goods carry a price of the ladder already.
     *
     * @param price its place
     * @return the same problem from that price on
     */
    public MarkdownProblem withCurrentPrice(int price) {
        return new MarkdownProblem(
                stockUnits, prices, demand, pricesOnlyFall, price, labelCostPerUnit, changeCost, leftoverValue);
    }

    /**
     * Days to sell on.
     *
     * @return at least 1
     */
    public int days() {
        return demand.size();
    }
}
