package io.flowcast.models.expiry.shelflife.growth;

/**
 * The rate at the best of all conditions times the share that each factor leaves (Zwietering et al. 1992). Factors are taken not to
 * change each other.
 *
 * @param optimumRatePerHour rate where all factors are at their best, log10 units per hour, above zero
 * @param temperature share by temperature
 * @param ph share by pH
 * @param waterActivity share by water activity
 */
public record GammaConcept(
        double optimumRatePerHour, GammaFactor temperature, GammaFactor ph, GammaFactor waterActivity)
        implements GrowthRate {
    /** Checks the rate. */
    public GammaConcept {
        if (!(optimumRatePerHour > 0 && optimumRatePerHour < 1e6)) {
            throw new IllegalArgumentException("optimumRatePerHour must be above zero, was " + optimumRatePerHour);
        }
    }

    /**
     * The cardinal temperature model with inflection of Rosso et al. (1993), where only temperature matters.
     *
     * @param optimumRatePerHour rate at the optimum
     * @param minimum Tmin, Celsius
     * @param optimum Topt
     * @param maximum Tmax
     * @return the model
     */
    public static GammaConcept cardinalTemperature(
            double optimumRatePerHour, double minimum, double optimum, double maximum) {
        return new GammaConcept(
                optimumRatePerHour,
                new GammaFactor.Cardinal(minimum, optimum, maximum, 2),
                new GammaFactor.None(),
                new GammaFactor.None());
    }

    @Override
    public double ratePerHour(GrowthCondition condition) {
        return optimumRatePerHour
                * temperature.at(condition.celsius())
                * ph.at(condition.ph())
                * waterActivity.at(condition.waterActivity());
    }
}
