package io.flowcast.core.simulate;

/**
 * What a simulated item's units cost and earn, for one unit, in one currency.
 *
 * @param wasteCost a unit that expires: its purchase and its disposal
 * @param lostSaleCost a unit that a customer wanted and did not get: the missed margin and the goodwill
 * @param holdingCostPerDay a unit in stock at closing
 * @param closingCostByRemaining a unit left at the end of the run, by the days it can still be sold from the next
 *     morning on, first element one day; what it lost in value. Beyond the last element nothing is lost
 */
public record ItemCosts(
        double wasteCost, double lostSaleCost, double holdingCostPerDay, double[] closingCostByRemaining) {
    /** Checks and copies the arguments. */
    public ItemCosts {
        finite("wasteCost", wasteCost);
        finite("lostSaleCost", lostSaleCost);
        finite("holdingCostPerDay", holdingCostPerDay);
        closingCostByRemaining = closingCostByRemaining.clone();
        for (double cost : closingCostByRemaining) {
            finite("closingCostByRemaining", cost);
        }
    }

    /**
     * No costs: for runs of which only the units are of interest.
     *
     * @return zero everywhere
     */
    public static ItemCosts none() {
        return new ItemCosts(0, 0, 0, new double[0]);
    }

    /**
     * What a unit left at the end lost in value.
     *
     * @return a copy, by the days it can still be sold, first element one day
     */
    @Override
    public double[] closingCostByRemaining() {
        return closingCostByRemaining.clone();
    }

    double closingCost(int remaining) {
        return remaining <= closingCostByRemaining.length ? closingCostByRemaining[remaining - 1] : 0;
    }

    private static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, was " + value);
        }
    }
}
