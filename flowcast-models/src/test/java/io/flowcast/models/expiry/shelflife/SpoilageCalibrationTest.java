package io.flowcast.models.expiry.shelflife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.models.expiry.shelflife.kinetics.AgeingRate;
import io.flowcast.models.expiry.shelflife.kinetics.TemperatureTrace;
import io.flowcast.models.expiry.shelflife.kinetics.TraceSettings;
import io.flowcast.models.expiry.shelflife.survival.AcceleratedFailure;
import io.flowcast.models.expiry.shelflife.survival.AcceleratedFailureModel;
import io.flowcast.models.expiry.shelflife.survival.Covariates;
import io.flowcast.models.expiry.shelflife.survival.LifeLaw;
import io.flowcast.models.expiry.shelflife.survival.SurvivalData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpoilageCalibrationTest {
    private static final double[] TEMPERATURES = {2, 5, 9, 14};

    /** Drawn Weibull lives: 12 days at 5 degrees, 70 kJ/mol. */
    private static double life(Random random, double celsius) {
        double rate = new AgeingRate(new TemperatureLaw.Arrhenius(70_000), 5).at(celsius);
        return 12 * Math.pow(-Math.log(1 - random.nextDouble()), 0.25) / rate;
    }

    /**
     * At steady temperatures the calibration is the accelerated failure model with covariate 1 / (R T) - 1 / (R Tref), whose
     * coefficient is the activation energy: two ways to one likelihood.
     */
    @Test
    void steadyTemperaturesGiveTheAcceleratedFailureModel() {
        Random random = new Random(42);
        List<SpoilageRecord> records = new ArrayList<>();
        double[] low = new double[80];
        double[] high = new double[80];
        double[][] x = new double[80][1];
        for (int i = 0; i < 80; i++) {
            double celsius = TEMPERATURES[i % 4];
            double life = life(random, celsius);
            low[i] = i % 3 == 0 ? Math.floor(life) : Math.min(life, 15);
            high[i] = i % 3 == 0 ? Math.floor(life) + 1 : life > 15 ? Double.POSITIVE_INFINITY : life;
            x[i][0] = (1 / (celsius + 273.15) - 1 / 278.15) / AgeingRate.GAS_CONSTANT;
            records.add(SpoilageRecord.steady(low[i], high[i], celsius));
        }
        CalibratedLife calibrated = SpoilageCalibration.fit(LifeLaw.WEIBULL, records, 5);
        AcceleratedFailureModel model = AcceleratedFailure.fit(
                LifeLaw.WEIBULL, SurvivalData.intervals(low, high), Covariates.of(List.of("1/RT"), x));
        TemperatureLaw.Arrhenius arrhenius = (TemperatureLaw.Arrhenius) calibrated.temperatureLaw();
        assertThat(arrhenius.activationEnergyJoulesPerMole()).isCloseTo(model.coefficients()[1], within(5.0));
        assertThat(calibrated.energyError()).isCloseTo(model.standardErrors()[1], within(30.0));
        assertThat(calibrated.life().scale()).isCloseTo(model.scale(), within(1e-4));
        assertThat(calibrated.life().location()).isCloseTo(model.coefficients()[0], within(1e-4));
        assertThat(calibrated.logLikelihood()).isCloseTo(model.logLikelihood(), within(1e-5));
        assertThat(arrhenius.activationEnergyJoulesPerMole()).isCloseTo(70_000, within(3 * calibrated.energyError()));
        assertThat(calibrated.life().quantile(0.632)).isCloseTo(12, within(1.0));
    }

    /** Samples that lay warm for the first half and cold for the second, watched every half day. */
    @Test
    void learnsFromTemperaturesThatChange() {
        Random random = new Random(7);
        Instant start = Instant.parse("2024-06-03T00:00:00Z");
        AgeingRate truth = new AgeingRate(new TemperatureLaw.Arrhenius(70_000), 5);
        List<SpoilageRecord> records = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double warm = TEMPERATURES[i % 4];
            double cold = TEMPERATURES[(i + 1) % 4];
            List<TemperatureReading> readings = new ArrayList<>();
            for (int hour = 0; hour <= 24 * 40; hour++) {
                readings.add(new TemperatureReading(start.plusSeconds(3600L * hour), hour < 72 ? warm : cold));
            }
            double age = 12 * Math.pow(-Math.log(1 - random.nextDouble()), 0.25);
            int half = 0;
            while (half < 79 && trace(readings, start, half + 1).ageDays(truth) < age) {
                half++;
            }
            records.add(SpoilageRecord.along(trace(readings, start, half), trace(readings, start, half + 1)));
        }
        CalibratedLife calibrated = SpoilageCalibration.fit(LifeLaw.WEIBULL, records, 5);
        double energy = ((TemperatureLaw.Arrhenius) calibrated.temperatureLaw()).activationEnergyJoulesPerMole();
        assertThat(energy).isCloseTo(70_000, within(3 * calibrated.energyError()));
        assertThat(calibrated.energyError()).isBetween(1_000.0, 20_000.0);
        assertThat(calibrated.life().quantile(0.632)).isCloseTo(12, within(1.2));
    }

    private static TemperatureTrace trace(List<TemperatureReading> readings, Instant start, int halfDays) {
        TraceSettings calm = new TraceSettings(Duration.ofHours(3), 100, 1);
        return TemperatureTrace.of(readings, start, start.plusSeconds(43_200L * halfDays), calm);
    }

    @Test
    void aKnownLawNeedsOneTemperatureOnly() {
        List<SpoilageRecord> records = new ArrayList<>();
        for (double days : new double[] {8, 9, 10, 11, 12, 13}) {
            records.add(SpoilageRecord.steady(days, days, 8));
        }
        CalibratedLife calibrated =
                SpoilageCalibration.fit(LifeLaw.LOGNORMAL, records, new TemperatureLaw.Q10(2), 8 - 10);
        // ten kelvin colder lasts twice as long: the median is twice the geometric mean of the days
        double mean = Math.pow(8.0 * 9 * 10 * 11 * 12 * 13, 1.0 / 6);
        assertThat(calibrated.life().median()).isCloseTo(2 * mean, within(1e-6));
        assertThatThrownBy(() -> SpoilageCalibration.fit(LifeLaw.LOGNORMAL, records, 4))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("fit.one-temperature");
    }

    @Test
    void warmSamplesThatKeepBetterAreRefused() {
        List<SpoilageRecord> records = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            records.add(SpoilageRecord.steady(5 + i % 3, 5 + i % 3, 2));
            records.add(SpoilageRecord.steady(10 + i % 3, 10 + i % 3, 12));
        }
        assertThatThrownBy(() -> SpoilageCalibration.fit(LifeLaw.WEIBULL, records, 5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("fit.negative-energy")
                .hasMessageContaining("Maybe");
        assertThatThrownBy(() -> SpoilageRecord.steady(5, 4, 5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("spoilage.bad-interval");
    }
}
