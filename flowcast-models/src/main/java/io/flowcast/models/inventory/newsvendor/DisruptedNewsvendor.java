package io.flowcast.models.inventory.newsvendor;

import io.flowcast.models.inventory.internal.Require;

/**
 * Base stock with a known demand per period and a supplier that fails with probability a in each period it works and
 * recovers with probability b in each period it is down. The level is the demand of the periods to cover: 1 + the smallest n
 * with 1 - a / (a + b) (1 - b)^n of at least p / (p + h) (Tomlin 2006; Snyder and Shen 2019, section 9.2.2).
 *
 * @param holdingCost h of a unit at the end of a period, above 0
 * @param stockoutCost p of a unit short at the end of a period, above 0
 * @param demand units per period, above 0
 * @param disruptionProbability a, in (0, 1)
 * @param recoveryProbability b, in (0, 1)
 */
public record DisruptedNewsvendor(
        double holdingCost,
        double stockoutCost,
        double demand,
        double disruptionProbability,
        double recoveryProbability) {
    /** Checks the numbers. */
    public DisruptedNewsvendor {
        Require.positive("holdingCost", holdingCost);
        Require.positive("stockoutCost", stockoutCost);
        Require.positive("demand", demand);
        Require.positive("disruptionProbability", Require.inside("disruptionProbability", disruptionProbability));
        Require.positive("recoveryProbability", Require.inside("recoveryProbability", recoveryProbability));
    }

    /** P(down for more than n periods so far). */
    private double beyond(double n) {
        return disruptionProbability
                / (disruptionProbability + recoveryProbability)
                * Math.exp(n * Math.log1p(-recoveryProbability));
    }

    /**
     * The level of the least cost.
     *
     * @return the level with its expected cost per period
     */
    public StockDecision best() {
        double most = holdingCost / (stockoutCost + holdingCost);
        double n = Math.max(
                0,
                Math.floor(Math.log(most * (disruptionProbability + recoveryProbability) / disruptionProbability)
                        / Math.log1p(-recoveryProbability)));
        // at most one off by rounding; where one more is no more, it does not matter
        if (n > 0 && beyond(n - 1) <= most) {
            n--;
        }
        if (beyond(n) > most) {
            n++;
        }
        double level = demand * (1 + n);
        return new StockDecision(level, cost(level));
    }

    /**
     * Expected cost per period of a level.
     *
     * @param level base stock, finite
     * @return the cost
     */
    public double cost(double level) {
        Require.finite("level", level);
        // down for n periods leaves level - (n + 1) demand; E[n+1 above k] is a geometric sum
        double covered = Math.max(0, Math.floor(level / demand)); // states n = 0 .. covered - 1 leave stock
        double q = 1 - recoveryProbability;
        double share = disruptionProbability / (disruptionProbability + recoveryProbability);
        double meanPeriods = 1 + share / recoveryProbability;
        double shortChance = covered == 0 ? 1 : beyond(covered - 1);
        double shortPeriods = covered == 0 ? meanPeriods : shortChance * (covered + 1 + q / recoveryProbability);
        double missing = demand * shortPeriods - level * shortChance;
        double left = missing + level - demand * meanPeriods;
        return holdingCost * Math.max(0, left) + stockoutCost * Math.max(0, missing);
    }
}
