package io.flowcast.models.expiry.shelflife.kinetics;

/**
 * A quality that falls from its value when fresh to the limit at which nobody wants the goods, faster when it is warm.
 *
 * <p>With one rate for all temperatures up to the factor k(T) / k(Tref), quality after a history is quality after its age
 * {@code a = integral k(T(t)) / k(Tref) dt} at the reference temperature (van Boekel 2008). The rate is per day.
 *
 * @param order how quality falls
 * @param initial quality when fresh, above zero
 * @param limit quality at the end of life
 * @param ratePerDay k at the reference temperature, not 0; negative for something that grows
 * @param rate how k changes with temperature
 */
public record QualityLoss(ReactionOrder order, double initial, double limit, double ratePerDay, AgeingRate rate) {
    /** Checks the arguments. */
    public QualityLoss {
        if (!(order.timeTo(initial, limit, ratePerDay) < 1e9)) {
            throw new IllegalArgumentException("limit " + limit + " is not reached from " + initial + " at rate "
                    + ratePerDay + " per day and order " + order.n());
        }
    }

    /**
     * Life from fresh to the limit at a steady temperature.
     *
     * @param celsius the temperature
     * @return days
     */
    public double lifeDays(double celsius) {
        return order.timeTo(initial, limit, ratePerDay) / rate.at(celsius);
    }

    /**
     * Quality after a history.
     *
     * @param trace temperatures since the goods were fresh
     * @return the quality
     */
    public double quality(TemperatureTrace trace) {
        return order.quality(initial, ratePerDay, trace.ageDays(rate));
    }

    /**
     * Share of life that a history used.
     *
     * @param trace temperatures since the goods were fresh
     * @return at least 0; 1 and above means spoiled
     */
    public double consumed(TemperatureTrace trace) {
        double whole = order.timeTo(initial, limit, ratePerDay);
        return whole == 0 ? 1 : trace.ageDays(rate) / whole;
    }

    /**
     * Life that is left after a history, at a steady temperature from now on.
     *
     * @param trace temperatures since the goods were fresh
     * @param celsiusFromNow temperature from now on
     * @return days, at least 0
     */
    public double remainingDays(TemperatureTrace trace, double celsiusFromNow) {
        double left = order.timeTo(initial, limit, ratePerDay) - trace.ageDays(rate);
        return Math.max(0, left) / rate.at(celsiusFromNow);
    }
}
