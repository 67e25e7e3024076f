package io.flowcast.models.expiry.shelflife;

import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.models.expiry.shelflife.internal.Refusal;
import io.flowcast.models.expiry.shelflife.kinetics.AgeingRate;
import io.flowcast.models.expiry.shelflife.survival.AcceleratedFailure;
import io.flowcast.models.expiry.shelflife.survival.AcceleratedFailureModel;
import io.flowcast.models.expiry.shelflife.survival.LifeLaw;
import io.flowcast.models.expiry.shelflife.survival.SurvivalData;
import java.util.List;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.optim.univariate.UnivariatePointValuePair;

/**
 * Learns how long a product lasts, and how temperature changes that, from the user's own records of spoilage.
 *
 * <p>Each sample has an age, days at the reference temperature: {@code a = integral k(T(t)) / k(Tref) dt}. Lives in that age follow
 * one law (accelerated failure time, Kalbfleisch and Prentice 2002, section 7.1; for temperatures that change, the cumulative
 * exposure model of Nelson 1990, "Accelerated testing", chapter 10). A life that was seen to end adds the rate at its end to the
 * likelihood, since its density is in days of the clock. The activation energy is found by Brent's method on the profile
 * likelihood; its standard error from the curvature there. Costs some forty fits of the lives.
 */
public final class SpoilageCalibration {
    private static final String SOURCE = "spoilage calibration";
    private static final double LEAST_ENERGY = 100;
    private static final double MOST_ENERGY = 400_000;

    private SpoilageCalibration() {}

    /**
     * Fits life and activation energy.
     *
     * @param law shape of the lives; Weibull is usual for sensory shelf life (Hough and Garitta 2012)
     * @param records samples at two temperatures at least, or along traces
     * @param referenceCelsius temperature for which the life is reported
     * @return the life
     * @throws io.flowcast.api.finding.InvalidInputException if all lay at one temperature, too few spoiled, or warm samples
     *     kept better than cold ones
     */
    public static CalibratedLife fit(LifeLaw law, List<SpoilageRecord> records, double referenceCelsius) {
        requireRecords(records);
        double first = records.get(0).celsius();
        if (records.stream().allMatch(record -> record.steadyAt(first))) {
            throw Refusal.of(
                    SOURCE,
                    "fit.one-temperature",
                    "celsius",
                    first,
                    "Maybe all samples lay in one store; give the law of temperature instead of fitting it.");
        }
        UnivariatePointValuePair best = new BrentOptimizer(1e-9, 1e-6)
                .optimize(
                        new MaxEval(300),
                        GoalType.MAXIMIZE,
                        new UnivariateObjectiveFunction(energy -> profile(law, records, energy, referenceCelsius)),
                        new SearchInterval(LEAST_ENERGY, MOST_ENERGY, 70_000));
        double energy = best.getPoint();
        if (energy < 1.5 * LEAST_ENERGY || energy > 0.995 * MOST_ENERGY) {
            throw Refusal.of(
                    SOURCE,
                    energy < MOST_ENERGY / 2 ? "fit.negative-energy" : "fit.not-identified",
                    "activationEnergyJoulesPerMole",
                    energy,
                    "Maybe the temperatures of the samples were mixed up, or differ too little to tell.");
        }
        double step = Math.max(50, 1e-3 * energy);
        double curvature = (profile(law, records, energy + step, referenceCelsius)
                        - 2 * best.getValue()
                        + profile(law, records, energy - step, referenceCelsius))
                / (step * step);
        TemperatureLaw temperature = new TemperatureLaw.Arrhenius(energy);
        return life(
                law, records, temperature, referenceCelsius, curvature < 0 ? Math.sqrt(-1 / curvature) : MOST_ENERGY);
    }

    /**
     * Fits the life where the law of temperature is known.
     *
     * @param law shape of the lives
     * @param records samples
     * @param temperature how goods age at other temperatures
     * @param referenceCelsius temperature for which the life is reported
     * @return the life
     * @throws io.flowcast.api.finding.InvalidInputException if too few spoiled
     */
    public static CalibratedLife fit(
            LifeLaw law, List<SpoilageRecord> records, TemperatureLaw temperature, double referenceCelsius) {
        requireRecords(records);
        return life(law, records, temperature, referenceCelsius, 0);
    }

    private static void requireRecords(List<SpoilageRecord> records) {
        if (records.isEmpty()) {
            throw Refusal.of(SOURCE, "survival.no-records", "records", 0, "Maybe the file was empty.");
        }
    }

    private static CalibratedLife life(
            LifeLaw law,
            List<SpoilageRecord> records,
            TemperatureLaw temperature,
            double referenceCelsius,
            double energyError) {
        AgeingRate rate = new AgeingRate(temperature, referenceCelsius);
        AcceleratedFailureModel model = AcceleratedFailure.fit(law, ages(records, rate));
        return new CalibratedLife(
                model.life(),
                temperature,
                referenceCelsius,
                records.size(),
                model.logLikelihood() + logRates(records, rate),
                energyError);
    }

    private static double profile(LifeLaw law, List<SpoilageRecord> records, double energy, double referenceCelsius) {
        AgeingRate rate = new AgeingRate(new TemperatureLaw.Arrhenius(energy), referenceCelsius);
        return AcceleratedFailure.fit(law, ages(records, rate)).logLikelihood() + logRates(records, rate);
    }

    private static SurvivalData ages(List<SpoilageRecord> records, AgeingRate rate) {
        double[] good = new double[records.size()];
        double[] bad = new double[records.size()];
        for (int i = 0; i < good.length; i++) {
            good[i] = records.get(i).goodAge(rate);
            bad[i] = Math.max(good[i], records.get(i).badAge(rate));
        }
        return SurvivalData.intervals(good, bad);
    }

    private static double logRates(List<SpoilageRecord> records, AgeingRate rate) {
        double sum = 0;
        for (SpoilageRecord record : records) {
            sum += record.seenToSpoil() ? Math.log(record.rateAtEnd(rate)) : 0;
        }
        return sum;
    }
}
