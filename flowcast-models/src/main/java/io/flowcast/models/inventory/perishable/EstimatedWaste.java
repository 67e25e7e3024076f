package io.flowcast.models.inventory.perishable;

import io.flowcast.core.simulate.AgeTransition;

/**
 * What will have expired when an order of now has been there for a period, if demand comes as expected: the stock of each age is played forward with
 * mean demand (Broekmeulen and van Donselaar 2009, equations 4 to 7). Immutable.
 */
public final class EstimatedWaste {
    private final int periods;
    private final double newestFirstShare;
    private final double[] mean;
    private final double[] spoiling;
    private final boolean atOnce;

    /**
     * An estimate for a problem.
     *
     * @param problem its demand, lead time and customers
     */
    public EstimatedWaste(PerishableProblem problem) {
        atOnce = problem.leadPeriods() == 0;
        periods = Math.max(1, problem.leadPeriods());
        newestFirstShare = problem.newestFirstShare();
        mean = new double[problem.phases()];
        for (int phase = 0; phase < mean.length; phase++) {
            double[] demand = problem.rawDemand(phase);
            for (int d = 1; d < demand.length; d++) {
                mean[phase] += d * demand[d];
            }
        }
        spoiling = new double[problem.shelfLife().days()];
        for (int i = 1; i < spoiling.length; i++) {
            spoiling[i] = problem.shelfLife().spoiling(i + 1);
        }
    }

    double meanDemand() {
        double sum = 0;
        for (double m : mean) {
            sum += m / mean.length;
        }
        return sum;
    }

    /**
     * Estimates.
     *
     * @param phase place in the demand's cycle
     * @param stock units by days left
     * @param pipeline units that arrive 1, 2, ... periods ahead
     * @return units, at least 0
     */
    public double of(int phase, int[] stock, int[] pipeline) {
        int life = stock.length;
        SeenState.check(phase, mean.length, stock, spoiling.length, pipeline, 0);
        double[] ages = new double[life];
        for (int i = 0; i < life; i++) {
            ages[i] = stock[i];
        }
        double wasted = 0;
        for (int t = 0; t < periods; t++) {
            double demand = mean[(phase + t) % mean.length];
            double newest = newestFirstShare * demand;
            AgeTransition.sell(ages, 0, life, demand - newest, newest);
            for (int i = 1; i < life; i++) {
                double lost = ages[i] * spoiling[i];
                ages[i] -= lost;
                wasted += lost;
            }
            wasted += AgeTransition.expire(ages, 0, life);
            if (!atOnce && t < pipeline.length) {
                ages[life - 1] += pipeline[t];
            }
        }
        return wasted;
    }
}
