package io.flowcast.models.expiry.shelflife;

import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.models.expiry.shelflife.survival.ParametricLife;

/**
 * How long a product lasts, learned from records.
 *
 * @param life distribution of lives in days at the reference temperature
 * @param temperatureLaw how goods age at other temperatures
 * @param referenceCelsius temperature for which the lives hold
 * @param records how many samples it was learned from
 * @param logLikelihood log-likelihood of the records, for comparing laws by Akaike's criterion
 * @param energyError standard error of the activation energy in J/mol, 0 if the law of temperature was given
 */
public record CalibratedLife(
        ParametricLife life,
        TemperatureLaw temperatureLaw,
        double referenceCelsius,
        int records,
        double logLikelihood,
        double energyError) {
    /** Checks the arguments. */
    public CalibratedLife {
        if (!(referenceCelsius > -273.15 && referenceCelsius < 1000)) {
            throw new IllegalArgumentException("referenceCelsius must be a temperature, was " + referenceCelsius);
        }
        if (records < 0 || !(energyError >= 0)) {
            throw new IllegalArgumentException("records and energyError must not be negative");
        }
    }
}
