package io.flowcast.models.inventory.policy;

import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.newsvendor.MyopicPeriod;
import io.flowcast.models.inventory.newsvendor.StockDecision;
import java.util.List;

/**
 * Bounds of the best s and S of every period of a finite horizon from its own one-period costs alone (Veinott 1966; Snyder
 * and Shen 2019, section 4.6.2): each of them lies between a lower and an upper bound.
 *
 * @param lowestOrderUpTo lower bound of S in each period
 * @param highestOrderUpTo upper bound of S in each period
 * @param lowestReorder lower bound of s in each period
 * @param highestReorder upper bound of s in each period; that of S where the next fixed cost exceeds this one
 */
public record MyopicBounds(
        double[] lowestOrderUpTo, double[] highestOrderUpTo, double[] lowestReorder, double[] highestReorder) {
    /**
     * The bounds.
     *
     * @param periods of the horizon
     * @param terminalHoldingCost of a unit left after the last period, at least 0
     * @param terminalStockoutCost of a unit short after the last period, at least 0
     * @return the bounds of every period
     */
    public static MyopicBounds of(
            List<FiniteHorizon.Period> periods, double terminalHoldingCost, double terminalStockoutCost) {
        int n = periods.size();
        double[] lowTop = new double[n];
        double[] highTop = new double[n];
        double[] lowPoint = new double[n];
        double[] highPoint = new double[n];
        for (int t = 0; t < n; t++) {
            FiniteHorizon.Period p = periods.get(t);
            boolean last = t == n - 1;
            double nextFixed = last ? 0 : periods.get(t + 1).fixedCost();
            MyopicPeriod period = new MyopicPeriod(
                    p.holdingCost() + (last ? terminalHoldingCost : 0),
                    p.stockoutCost() + (last ? terminalStockoutCost : 0),
                    p.purchaseCost(),
                    last ? 0 : periods.get(t + 1).purchaseCost(),
                    p.discount());
            DemandLaw demand = p.demand();
            StockDecision best = period.best(demand);
            double later = p.discount() * nextFixed;
            lowTop[t] = best.level();
            highTop[t] = period.levelOfCost(demand, best.value() + later, false);
            lowPoint[t] = period.levelOfCost(demand, best.value() + p.fixedCost(), true);
            highPoint[t] = p.fixedCost() >= later
                    ? period.levelOfCost(demand, best.value() + p.fixedCost() - later, true)
                    : highTop[t];
        }
        return new MyopicBounds(lowTop, highTop, lowPoint, highPoint);
    }
}
