package io.flowcast.models.inventory.policy;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import java.util.ArrayList;
import java.util.List;

/**
 * The demand a stock protects against: from an order to the moment the next order can arrive, lead time and review together.
 * Taken from a forecast's own sums, whose dependence from step to step they keep; or from a steady law, with a lead time that
 * may be random.
 */
public final class LeadTimeDemand {
    private LeadTimeDemand() {}

    /**
     * Demand over the next steps of a forecast.
     *
     * @param forecast of all rows
     * @param row of the item
     * @param steps from now on, at least 0, at most the horizon
     * @return the law
     */
    public static DemandLaw of(DemandForecast forecast, int row, int steps) {
        if (steps < 0 || steps > forecast.horizon()) {
            throw new IllegalArgumentException(
                    "steps must lie between 0 and the horizon " + forecast.horizon() + ", was " + steps);
        }
        return steps == 0 ? DemandLaws.point(0) : DemandLaws.of(forecast.sum(row, 0, steps));
    }

    /**
     * Demand over a random lead time and a review, from a forecast.
     *
     * @param forecast of all rows
     * @param row of the item
     * @param leadTimes chance of a lead time of 0, 1, 2, ... steps; divided by their sum
     * @param review steps between two orders, at least 0
     * @return the mixture over the lead times
     */
    public static DemandLaw of(DemandForecast forecast, int row, double[] leadTimes, int review) {
        List<DemandLaw> parts = new ArrayList<>();
        for (int l = 0; l < leadTimes.length; l++) {
            parts.add(leadTimes[l] == 0 ? DemandLaws.point(0) : of(forecast, row, l + review));
        }
        return DemandLaws.mixture(parts, leadTimes);
    }

    /**
     * Demand over a random lead time and a review, from independent periods of one law.
     *
     * @param period demand of a period
     * @param leadTimes chance of a lead time of 0, 1, 2, ... periods; divided by their sum
     * @param review periods between two orders, at least 0
     * @return the mixture over the lead times
     */
    public static DemandLaw of(DemandLaw period, double[] leadTimes, double review) {
        Require.nonNegative("review", review);
        List<DemandLaw> parts = new ArrayList<>();
        for (int l = 0; l < leadTimes.length; l++) {
            parts.add(leadTimes[l] == 0 ? DemandLaws.point(0) : DemandLaws.sum(period, l + review));
        }
        return DemandLaws.mixture(parts, leadTimes);
    }

    /**
     * Normal with the moments of a demand over a random time: mean d E[T], variance s^2 E[T] + d^2 Var[T] (Hadley and Whitin
     * 1963, section 3-4).
     *
     * @param mean demand per period, at least 0
     * @param deviation standard deviation of the demand of a period, at least 0
     * @param meanTime lead time and review, at least 0
     * @param timeDeviation standard deviation of the lead time, at least 0
     * @return the law
     */
    public static DemandLaw normal(double mean, double deviation, double meanTime, double timeDeviation) {
        Require.nonNegative("mean", mean);
        Require.nonNegative("deviation", deviation);
        Require.nonNegative("meanTime", meanTime);
        Require.nonNegative("timeDeviation", timeDeviation);
        double variance = deviation * deviation * meanTime + mean * mean * timeDeviation * timeDeviation;
        return DemandLaws.normal(mean * meanTime, Math.sqrt(variance));
    }

    /**
     * What is held beyond the mean demand so that a cycle passes without a stockout with a given chance.
     *
     * @param demand over lead time and review
     * @param cycleService in (0, 1)
     * @return quantile less mean; may be negative at low service
     */
    public static double safetyStock(DemandLaw demand, double cycleService) {
        return demand.quantile(Require.inside("cycleService", cycleService)) - demand.mean();
    }
}
