package io.flowcast.models.inventory.newsvendor;

import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;

/**
 * One period, one order: overage cost h for each unit left, underage cost p for each unit short. The best level is the
 * smallest S with P(D &le; S) of at least p / (p + h) (Arrow, Harris and Marschak 1951).
 *
 * @param overage cost of a unit left over, above 0
 * @param underage cost of a unit short, above 0
 */
public record Newsvendor(double overage, double underage) {
    /** Checks the costs. */
    public Newsvendor {
        Require.positive("overage", overage);
        Require.positive("underage", underage);
    }

    /**
     * The probability with which the best level suffices.
     *
     * @return p / (p + h)
     */
    public double criticalRatio() {
        return underage / (underage + overage);
    }

    /**
     * The level of the least expected cost.
     *
     * @param demand of the period
     * @return the level with its expected cost
     */
    public StockDecision best(DemandLaw demand) {
        double level = demand.quantile(criticalRatio());
        return new StockDecision(level, cost(demand, level));
    }

    /**
     * Expected cost of a level, h E[(S - D)+] + p E[(D - S)+].
     *
     * @param demand of the period
     * @param level units, finite
     * @return the cost
     */
    public double cost(DemandLaw demand, double level) {
        Require.finite("level", level);
        return overage * demand.leftover(level) + underage * demand.loss(level);
    }
}
