package io.flowcast.models.expiry.shelflife.kinetics;

/** Translates between Q10 and activation energy, which agree at two temperatures only. */
public final class ActivationEnergy {
    private ActivationEnergy() {}

    /**
     * The energy that gives the same ratio of rates between two temperatures as a Q10:
     * {@code Ea = R ln(q10) (T2 - T1) / 10 / (1 / T1 - 1 / T2)}; for ten kelvin apart {@code R ln(q10) T1 T2 / 10} (Labuza 1984).
     *
     * @param q10 factor for ten kelvin, above zero
     * @param firstCelsius one temperature
     * @param secondCelsius another
     * @return J/mol
     */
    public static double fromQ10(double q10, double firstCelsius, double secondCelsius) {
        require(q10 > 0 && q10 < Double.POSITIVE_INFINITY, "q10 must be above zero, was " + q10);
        return AgeingRate.GAS_CONSTANT
                * Math.log(q10)
                / 10
                * kelvin(firstCelsius, secondCelsius)
                * (secondCelsius + AgeingRate.ZERO_CELSIUS_IN_KELVIN);
    }

    /**
     * The Q10 that gives the same ratio of rates between two temperatures as an activation energy.
     *
     * @param joulesPerMole Ea
     * @param firstCelsius one temperature
     * @param secondCelsius another
     * @return the factor for ten kelvin
     */
    public static double toQ10(double joulesPerMole, double firstCelsius, double secondCelsius) {
        require(Double.isFinite(joulesPerMole), "joulesPerMole must be finite, was " + joulesPerMole);
        return Math.exp(10
                * joulesPerMole
                / AgeingRate.GAS_CONSTANT
                / kelvin(firstCelsius, secondCelsius)
                / (secondCelsius + AgeingRate.ZERO_CELSIUS_IN_KELVIN));
    }

    private static double kelvin(double celsius, double other) {
        require(
                celsius > -AgeingRate.ZERO_CELSIUS_IN_KELVIN
                        && other > -AgeingRate.ZERO_CELSIUS_IN_KELVIN
                        && celsius < 1e4
                        && other < 1e4,
                "temperatures must be above absolute zero, were " + celsius + " and " + other);
        return celsius + AgeingRate.ZERO_CELSIUS_IN_KELVIN;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
