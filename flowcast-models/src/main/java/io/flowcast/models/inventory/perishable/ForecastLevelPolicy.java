package io.flowcast.models.inventory.perishable;

import io.flowcast.core.math.distribution.CountTable;

/**
 * Orders up to a quantile of the demand from now until the next order has arrived, which follows the cycle of the demand; and, if a number of fresh days is
 * asked for, never beyond what is sold with a given probability by the time the order is that old. Immutable.
 *
 * <p>Level in phase t: the smallest S with P(D(t, lead + 1) &le; S) &ge; p. Target days fresh f with probability r: stock and pipeline together stay at or below the largest
 * F with P(D(t, lead + f) &ge; F) &ge; r, so that a unit ordered now is sold within f days of its arrival with that probability if the oldest go first.
 * D(t, k) is the sum of the demands of k periods from t on, by convolution.
 */
public final class ForecastLevelPolicy implements AgePolicy {
    private final int[] levels;
    private final int[] caps;

    private ForecastLevelPolicy(int[] levels, int[] caps) {
        this.levels = levels;
        this.caps = caps;
    }

    /**
     * Levels of a problem.
     *
     * @param problem its demand and lead time
     * @param probability of not running out before the next order has arrived, above 0 and below 1
     * @return the policy
     */
    public static ForecastLevelPolicy of(PerishableProblem problem, double probability) {
        open("probability", probability);
        int[] levels = new int[problem.phases()];
        int[] caps = new int[levels.length];
        for (int phase = 0; phase < levels.length; phase++) {
            levels[phase] = (int) sum(problem, phase, problem.leadPeriods() + 1).quantile(probability);
            caps[phase] = Integer.MAX_VALUE;
        }
        return new ForecastLevelPolicy(levels, caps);
    }

    /**
     * The same levels with a target of days fresh.
     *
     * @param problem the problem the levels are for
     * @param days within how many periods of its arrival a unit should be sold, at least 1
     * @param probability how surely, above 0 and below 1
     * @return a copy
     */
    public ForecastLevelPolicy withDaysFresh(PerishableProblem problem, int days, double probability) {
        open("probability", probability);
        if (days < 1 || days > 1000) {
            throw new IllegalArgumentException("days must lie between 1 and 1000, was " + days);
        }
        if (problem.phases() != levels.length) {
            throw new IllegalArgumentException(
                    "problem must have " + levels.length + " phases, had " + problem.phases());
        }
        int[] limits = new int[levels.length];
        for (int phase = 0; phase < limits.length; phase++) {
            CountTable demand = sum(problem, phase, problem.leadPeriods() + days);
            // The largest F with P(D >= F) >= r, that is P(D <= F - 1) <= 1 - r.
            int cap = demand.first();
            while (cap < demand.last() && demand.cdf(cap) <= 1 - probability) {
                cap++;
            }
            limits[phase] = cap;
        }
        return new ForecastLevelPolicy(levels, limits);
    }

    /**
     * The level of a phase, its cap included.
     *
     * @param phase place in the demand's cycle
     * @return units of stock and pipeline
     */
    public int level(int phase) {
        return Math.min(levels[SeenState.phase(phase, levels.length)], caps[phase]);
    }

    @Override
    public int order(int phase, int[] stock, int[] pipeline) {
        return Math.max(0, level(phase) - BaseStockPolicy.position(stock, pipeline));
    }

    private static CountTable sum(PerishableProblem problem, int phase, int periods) {
        CountTable sum = CountTable.of(0, problem.rawDemand(phase));
        for (int t = 1; t < periods; t++) {
            sum = sum.plus(CountTable.of(0, problem.rawDemand((phase + t) % problem.phases())));
        }
        return sum;
    }

    private static void open(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must lie between 0 and 1, was " + value);
        }
    }
}
