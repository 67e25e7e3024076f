package io.flowcast.models.inventory.newsvendor;

import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;

/**
 * One period of many, decided as if the leftover could be sold at the next period's price: cost c y + g(y) - d c' (y - E[D])
 * with g the newsvendor's (Veinott 1965; Snyder and Shen 2019, section 4.5.1).
 *
 * @param holdingCost h of a unit left over, above 0
 * @param stockoutCost p of a unit short, above 0
 * @param purchaseCost c of a unit now
 * @param nextPurchaseCost c' of a unit in the next period
 * @param discount d of the next period's money, above 0 and at most 1
 */
public record MyopicPeriod(
        double holdingCost, double stockoutCost, double purchaseCost, double nextPurchaseCost, double discount) {
    private static final int STEPS = 2000;

    /** Checks the costs; the premium of buying now, c - d c', must lie between -h and p. */
    public MyopicPeriod {
        Require.positive("holdingCost", holdingCost);
        Require.positive("stockoutCost", stockoutCost);
        Require.finite("purchaseCost", purchaseCost);
        Require.finite("nextPurchaseCost", nextPurchaseCost);
        if (!(Require.positive("discount", discount) <= 1)) {
            throw new IllegalArgumentException("discount must be at most 1, was " + discount);
        }
    }

    private double premium() {
        double premium = purchaseCost - discount * nextPurchaseCost;
        if (!(premium >= -holdingCost && premium <= stockoutCost)) {
            throw new IllegalArgumentException("purchaseCost - discount * nextPurchaseCost must lie between "
                    + -holdingCost + " and " + stockoutCost + ", was " + premium);
        }
        return premium;
    }

    /**
     * The level of the least cost.
     *
     * @param demand of the period
     * @return the level with its expected cost
     */
    public StockDecision best(DemandLaw demand) {
        double ratio = (stockoutCost - premium()) / (stockoutCost + holdingCost);
        if (!(ratio > 0 && ratio < 1)) {
            throw new IllegalArgumentException(
                    "no finite level is best where the purchase premium equals a cost; critical ratio " + ratio);
        }
        double level = demand.quantile(ratio);
        return new StockDecision(level, cost(demand, level));
    }

    /**
     * Expected cost of a level.
     *
     * @param demand of the period
     * @param level units, finite
     * @return the cost
     */
    public double cost(DemandLaw demand, double level) {
        double g = new Newsvendor(holdingCost, stockoutCost).cost(demand, level);
        return purchaseCost * level + g - discount * nextPurchaseCost * (level - demand.mean());
    }

    /**
     * The level on one side of the best at which the cost reaches a value.
     *
     * @param demand of the period, continuous
     * @param cost to reach, at least the least one
     * @param left whether the level below the best is wanted, or else the one above
     * @return the level
     * @throws IllegalArgumentException if no level costs as much
     */
    public double levelOfCost(DemandLaw demand, double cost, boolean left) {
        StockDecision best = best(demand);
        if (!(cost >= best.value())) {
            throw new IllegalArgumentException(
                    "cost must be at least the least one, " + best.value() + ", was " + cost);
        }
        double step = (left ? -1 : 1) * Math.max(Math.abs(demand.mean()), 10);
        double inside = best.level();
        double outside = inside + step;
        int i = 0;
        while (cost(demand, outside) < cost) {
            inside = outside;
            step *= 2;
            outside += step;
            if (++i > STEPS || !Double.isFinite(outside)) {
                throw new IllegalArgumentException("no level on that side costs " + cost);
            }
        }
        for (i = 0; i < STEPS; i++) {
            double middle = 0.5 * (inside + outside);
            if (middle == inside || middle == outside) {
                break;
            }
            if (cost(demand, middle) < cost) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return cost == best.value() ? best.level() : outside;
    }
}
