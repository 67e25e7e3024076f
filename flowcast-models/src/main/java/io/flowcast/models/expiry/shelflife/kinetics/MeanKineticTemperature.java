package io.flowcast.models.expiry.shelflife.kinetics;

import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.models.expiry.shelflife.internal.Refusal;
import java.util.Arrays;

/**
 * The one temperature that ages goods as much as a changing one does (Haynes 1971; USP 1079.2):
 * {@code T = (Ea / R) / -ln(sum w_i exp(-Ea / (R T_i)) / sum w_i)}, T in kelvin. It lies above the mean of the temperatures.
 */
public final class MeanKineticTemperature {
    /** Activation energy of the United States Pharmacopeia, 83.144 kJ/mol, over its gas constant 8.3144 J/(mol K): 10,000 K. */
    public static final double USP_KELVIN = 10_000;

    private MeanKineticTemperature() {}

    /**
     * Of readings that stand for equal times, with the activation energy of the USP.
     *
     * @param celsius readings, at least one, above absolute zero
     * @return degrees Celsius
     * @throws io.flowcast.api.finding.InvalidInputException if there is no reading or one is no temperature
     */
    public static double of(double... celsius) {
        double[] weights = new double[celsius.length];
        Arrays.fill(weights, 1);
        return weighted(celsius, weights, USP_KELVIN);
    }

    /**
     * Of readings that stand for different times, with the activation energy of the USP.
     *
     * @param celsius readings, at least one, above absolute zero
     * @param weights time that each stands for, at least 0, not all 0
     * @return degrees Celsius
     * @throws io.flowcast.api.finding.InvalidInputException if readings or weights are wrong
     */
    public static double of(double[] celsius, double[] weights) {
        return weighted(celsius, weights, USP_KELVIN);
    }

    /**
     * Of readings that stand for different times.
     *
     * @param celsius readings, at least one, above absolute zero
     * @param weights time that each stands for, at least 0, not all 0
     * @param activationEnergyJoulesPerMole Ea of the goods, above zero
     * @return degrees Celsius
     * @throws io.flowcast.api.finding.InvalidInputException if readings or weights are wrong
     */
    public static double of(double[] celsius, double[] weights, double activationEnergyJoulesPerMole) {
        if (!(activationEnergyJoulesPerMole > 0 && activationEnergyJoulesPerMole < 1e9)) {
            throw new IllegalArgumentException(
                    "activationEnergyJoulesPerMole must be above zero, was " + activationEnergyJoulesPerMole);
        }
        return weighted(celsius, weights, activationEnergyJoulesPerMole / AgeingRate.GAS_CONSTANT);
    }

    private static double weighted(double[] celsius, double[] weights, double energyKelvin) {
        Refusal refusal = new Refusal("mean kinetic temperature");
        refusal.check(
                celsius.length > 0,
                -1,
                "temperature.no-readings",
                "celsius",
                0,
                "Maybe the logger was never read out.");
        refusal.check(
                celsius.length == weights.length,
                -1,
                "temperature.lengths-differ",
                "weights",
                weights.length + " for " + celsius.length + " readings",
                "Maybe the last reading has no time of its own.");
        double total = 0;
        double warmest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < Math.min(celsius.length, weights.length); i++) {
            refusal.check(
                    celsius[i] > -AgeingRate.ZERO_CELSIUS_IN_KELVIN && celsius[i] < 1000,
                    i,
                    "temperature.bad-reading",
                    "celsius",
                    celsius[i],
                    "Maybe the sensor was broken or the unit is not Celsius.");
            refusal.check(
                    weights[i] >= 0 && weights[i] < 1e300,
                    i,
                    "temperature.bad-weight",
                    "weight",
                    weights[i],
                    "Maybe readings are not in order of time.");
            total += weights[i];
            warmest = weights[i] > 0 ? Math.max(warmest, celsius[i]) : warmest;
        }
        refusal.check(
                total > 0, -1, "temperature.bad-weight", "weights", total, "Maybe all readings have the same time.");
        refusal.throwIfAny();
        // relative to the warmest reading, so that nothing overflows and the sum never is 0
        double reference = 1 / (warmest + AgeingRate.ZERO_CELSIUS_IN_KELVIN);
        double sum = 0;
        double less = 0;
        for (int i = 0; i < celsius.length; i++) {
            if (weights[i] > 0) {
                double inverse = 1 / (celsius[i] + AgeingRate.ZERO_CELSIUS_IN_KELVIN);
                double exponent = energyKelvin * (reference - inverse);
                sum += weights[i] / total * Math.exp(exponent);
                less += weights[i] / total * Math.expm1(exponent);
            }
        }
        return fromLogRatio(less > -0.5 ? Math.log1p(less) : Math.log(sum), reference, energyKelvin);
    }

    private static double fromLogRatio(double logRatio, double reference, double energyKelvin) {
        return 1 / (reference - logRatio / energyKelvin) - AgeingRate.ZERO_CELSIUS_IN_KELVIN;
    }

    /**
     * Of a trace: straight lines between readings, gaps left out.
     *
     * @param trace what a logger wrote, cleaned
     * @param activationEnergyJoulesPerMole Ea of the goods, above zero
     * @return degrees Celsius
     * @throws io.flowcast.api.finding.InvalidInputException if the trace is one gap
     */
    public static double of(TemperatureTrace trace, double activationEnergyJoulesPerMole) {
        // relative to the warmest moment, so that no rate is cut off
        double reference = -AgeingRate.ZERO_CELSIUS_IN_KELVIN;
        for (int i = 0; i < trace.pieces(); i++) {
            reference = Math.max(reference, Math.max(trace.pieceStart(i), trace.pieceEnd(i)));
        }
        reference = trace.pieces() == 0 ? 5 : reference;
        AgeingRate rate = new AgeingRate(new TemperatureLaw.Arrhenius(activationEnergyJoulesPerMole), reference);
        if (!(trace.coveredSeconds() > 0)) {
            throw Refusal.of(
                    "mean kinetic temperature",
                    "temperature.no-readings",
                    "trace",
                    "one gap",
                    "Maybe the logger was never read out.");
        }
        return fromLogRatio(
                Math.log(trace.coveredAgeSeconds(rate) / trace.coveredSeconds()),
                1 / (reference + AgeingRate.ZERO_CELSIUS_IN_KELVIN),
                activationEnergyJoulesPerMole / AgeingRate.GAS_CONSTANT);
    }
}
