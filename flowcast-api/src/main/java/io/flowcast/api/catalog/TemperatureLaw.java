package io.flowcast.api.catalog;

import io.flowcast.api.internal.Require;

/** How fast a product ages at a temperature other than the one its shelf life was stated for. */
public sealed interface TemperatureLaw {
    /**
     * The rate of ageing grows by a factor for every 10 kelvin.
     *
     * @param factor q10, usually 2 to 4 for chilled food; at least 1
     */
    record Q10(double factor) implements TemperatureLaw {
        /** Checks the factor. */
        public Q10 {
            Require.that(factor >= 1 && factor <= 100, "q10 must lie between 1 and 100, was " + factor);
        }
    }

    /**
     * Arrhenius: the rate is proportional to exp(-Ea / (R T)).
     *
     * @param activationEnergyJoulesPerMole Ea, above zero; 50,000 to 120,000 for most food
     */
    record Arrhenius(double activationEnergyJoulesPerMole) implements TemperatureLaw {
        /** Checks the energy. */
        public Arrhenius {
            Require.positive("activationEnergyJoulesPerMole", activationEnergyJoulesPerMole);
        }
    }

    /** Temperature does not matter, or nothing is known: the label's date rules alone. */
    record LabelOnly() implements TemperatureLaw {}
}
