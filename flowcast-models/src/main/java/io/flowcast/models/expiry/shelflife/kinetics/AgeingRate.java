package io.flowcast.models.expiry.shelflife.kinetics;

import io.flowcast.api.catalog.TemperatureLaw;

/**
 * How fast goods age at a temperature, as a multiple of the rate at the temperature their life was stated for.
 *
 * <p>Q10: {@code k(T) / k(Tref) = q10^((T - Tref) / 10 K)}. Arrhenius: {@code k(T) / k(Tref) = exp(Ea / R * (1 / Tref -
 * 1 / T))} with T in kelvin, Ea in J/mol and the molar gas constant R = 8.31446261815324 J/(mol K), exact since the SI of
 * 2019 (CODATA 2018). Both after Labuza (1984).
 *
 * <p>The temperature goes in a straight line from one reading to the next. The integral of the rate over such a line is
 * taken by Gauss-Legendre quadrature with three points on pieces of at most {@value #PIECE_KELVIN} K; a piece has a
 * relative error of about (c h)^6 / 2,016,000, where h is its width in kelvin and c = ln(q10) / 10 or Ea / (R T^2). At
 * Ea = 120 kJ/mol that is below 1e-9.
 */
public final class AgeingRate {
    /** Molar gas constant in J/(mol K), exact since the SI of 2019 (CODATA 2018). */
    public static final double GAS_CONSTANT = 8.31446261815324;

    static final double ZERO_CELSIUS_IN_KELVIN = 273.15;
    private static final int PIECE_KELVIN = 2;
    private static final int MOST_PIECES = 10_000;
    /** Far above any food: keeps a law that nobody measured from running out of numbers. */
    private static final double MAX_RATE = 1e6;

    private static final double GAUSS_NODE = Math.sqrt(0.6);

    private enum Law {
        Q10,
        ARRHENIUS,
        NONE
    }

    private final Law law;
    /** ln(q10) / 10 in 1/K, or Ea / R in K. */
    private final double coefficient;

    private final double reference;

    /**
     * A rate.
     *
     * @param temperatureLaw Q10, Arrhenius, or none
     * @param referenceCelsius temperature at which the rate is 1
     */
    public AgeingRate(TemperatureLaw temperatureLaw, double referenceCelsius) {
        if (!(referenceCelsius > -ZERO_CELSIUS_IN_KELVIN && referenceCelsius < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "referenceCelsius must be above absolute zero and finite, was " + referenceCelsius);
        }
        if (temperatureLaw instanceof TemperatureLaw.Q10 q10) {
            law = Law.Q10;
            coefficient = Math.log(q10.factor()) / 10;
            reference = referenceCelsius;
        } else if (temperatureLaw instanceof TemperatureLaw.Arrhenius arrhenius) {
            law = Law.ARRHENIUS;
            coefficient = arrhenius.activationEnergyJoulesPerMole() / GAS_CONSTANT;
            reference = 1 / (referenceCelsius + ZERO_CELSIUS_IN_KELVIN);
        } else {
            law = Law.NONE;
            coefficient = 0;
            reference = 0;
        }
    }

    /**
     * Whether temperature matters at all.
     *
     * @return false if only the label rules
     */
    public boolean dependsOnTemperature() {
        return law != Law.NONE;
    }

    /**
     * Rate at a temperature over the rate at the reference: 2 means it ages two days in one.
     *
     * @param celsius the temperature
     * @return the ratio, above zero
     */
    public double at(double celsius) {
        double exponent = switch (law) {
            case Q10 -> coefficient * (celsius - reference);
            case ARRHENIUS -> coefficient * (reference - 1 / Math.max(0, celsius + ZERO_CELSIUS_IN_KELVIN));
            case NONE -> 0;
        };
        if (Double.isNaN(exponent)) {
            throw new IllegalArgumentException("celsius must be a number, was " + celsius);
        }
        return Math.min(MAX_RATE, Math.exp(exponent));
    }

    /**
     * Life at a steady temperature.
     *
     * @param referenceLife life at the reference temperature, in any unit
     * @param celsius the temperature
     * @return the life, in the same unit
     */
    public double life(double referenceLife, double celsius) {
        return referenceLife / at(celsius);
    }

    /**
     * Mean rate while the temperature goes in a straight line from one value to another.
     *
     * @param fromCelsius at the start
     * @param toCelsius at the end
     * @return the ratio to the rate at the reference
     */
    public double mean(double fromCelsius, double toCelsius) {
        double change = toCelsius - fromCelsius;
        if (law == Law.NONE || change == 0) {
            return at(fromCelsius);
        }
        if (!Double.isFinite(change)) {
            throw new IllegalArgumentException("celsius must be finite, was " + fromCelsius + " to " + toCelsius);
        }
        int pieces = (int) Math.min(MOST_PIECES, Math.ceil(Math.abs(change) / PIECE_KELVIN));
        double half = change / pieces / 2;
        double sum = 0;
        for (int i = 0; i < pieces; i++) {
            double middle = fromCelsius + (2 * i + 1) * half;
            sum += (5 * at(middle - half * GAUSS_NODE) + 8 * at(middle) + 5 * at(middle + half * GAUSS_NODE)) / 18;
        }
        return sum / pieces;
    }
}
