package io.flowcast.models.expiry.markdown;

import io.flowcast.api.distribution.Distribution;
import java.util.ArrayList;
import java.util.List;

/**
 * Old goods beside fresh ones of the same product: each customer of a day takes a fresh unit, an old unit or nothing, by a
 * choice among what is there when the customer comes. Fresh goods keep their price and outlast the old ones.
 *
 * <p>A customer takes an alternative with a probability in proportion to its attraction among those that are there; taking
 * nothing has the attraction 1 (multinomial logit: the attraction is e to the power of the utility; Talluri and van Ryzin
 * 2004, section 3).
 *
 * @param freshUnits fresh units on the first morning, at least 0
 * @param oldUnits old units on the first morning, at least 0
 * @param freshPrice price of a fresh unit, at least 0
 * @param freshAttraction attraction of a fresh unit at its price, at least 0
 * @param oldPrices ladder of the old units, falling
 * @param oldAttractions attraction of an old unit at each price, at least 0, rising as the price falls
 * @param customers how many come on each of the days that the old goods still have, whole
 * @param pricesOnlyFall whether the price of the old may never be raised again
 * @param labelCostPerUnit cost of a new label for each old unit on hand when the price changes, at least 0
 * @param oldLeftoverValue worth of an old unit after the last day
 * @param freshLeftoverValue worth of a fresh unit after that day
 */
public record TwoAgeProblem(
        int freshUnits,
        int oldUnits,
        double freshPrice,
        double freshAttraction,
        List<Double> oldPrices,
        List<Double> oldAttractions,
        List<Distribution> customers,
        boolean pricesOnlyFall,
        double labelCostPerUnit,
        double oldLeftoverValue,
        double freshLeftoverValue) {
    /** Checks and copies the arguments. */
    public TwoAgeProblem {
        Checks.that(freshUnits >= 0, "freshUnits", freshUnits, "the stock was counted wrongly");
        Checks.that(oldUnits >= 0, "oldUnits", oldUnits, "the stock was counted wrongly");
        Checks.nonNegative("freshPrice", freshPrice);
        Checks.nonNegative("freshAttraction", freshAttraction);
        oldPrices = List.copyOf(oldPrices);
        Checks.ladder(oldPrices);
        oldAttractions = List.copyOf(oldAttractions);
        Checks.that(
                oldAttractions.size() == oldPrices.size(),
                "oldAttractions",
                oldAttractions,
                "a price was forgotten: there are " + oldPrices.size());
        double last = 0;
        for (double attraction : oldAttractions) {
            Checks.nonNegative("oldAttraction", attraction);
            Checks.that(
                    attraction >= last,
                    "oldAttractions",
                    oldAttractions,
                    "the sign of the price is wrong: a lower price must not attract less");
            last = attraction;
        }
        customers = List.copyOf(customers);
        Checks.that(!customers.isEmpty(), "customers", "no days", "the goods are over: there must be a day to sell on");
        for (Distribution day : customers) {
            Checks.that(day.discrete(), "customers", day, "the forecast is not in whole units");
        }
        Checks.nonNegative("labelCostPerUnit", labelCostPerUnit);
        Checks.finite("oldLeftoverValue", oldLeftoverValue);
        Checks.finite("freshLeftoverValue", freshLeftoverValue);
    }

    /**
     * Attractions of a logit in the price: e<sup>utility - sensitivity x price</sup>.
     *
     * @param utility worth of the goods to customers, beside the price
     * @param sensitivity how strongly a unit of price counts, at least 0
     * @param prices the prices
     * @return one attraction for each price
     */
    public static List<Double> logit(double utility, double sensitivity, List<Double> prices) {
        Checks.finite("utility", utility);
        Checks.nonNegative("sensitivity", sensitivity);
        List<Double> attractions = new ArrayList<>();
        for (double price : prices) {
            attractions.add(Math.exp(utility - sensitivity * price));
        }
        return attractions;
    }
}
