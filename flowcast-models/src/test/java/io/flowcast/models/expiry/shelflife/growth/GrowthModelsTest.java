package io.flowcast.models.expiry.shelflife.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.models.expiry.shelflife.kinetics.TemperatureTrace;
import io.flowcast.models.expiry.shelflife.kinetics.TraceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrowthModelsTest {
    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");

    private static TemperatureTrace trace(double hours, double... hoursAndCelsius) {
        List<TemperatureReading> readings = new ArrayList<>();
        for (int i = 0; i < hoursAndCelsius.length; i += 2) {
            readings.add(new TemperatureReading(
                    START.plusSeconds(Math.round(3600 * hoursAndCelsius[i])), hoursAndCelsius[i + 1]));
        }
        TraceSettings settings = new TraceSettings(Duration.ofDays(9), 100, 0.5);
        return TemperatureTrace.of(readings, START, START.plusSeconds(Math.round(3600 * hours)), settings);
    }

    /** Integrated by scipy's DOP853 at 1e-12 in make_fits.py beside the test resources. */
    @Test
    void aChangingTemperatureGivesTheSolutionOfTheEquations() {
        DynamicGrowth growth = new DynamicGrowth(
                Ratkowsky.squareRoot(0.0235, -4), GrowthCondition.at(4), 2.2, 8.4, 2.5, PrimaryModel.BARANYI);
        assertThat(growth.logCount(trace(72, 0, 4, 24, 12, 48, 2, 72, 9))).isCloseTo(6.056089563107616, within(1e-8));
    }

    /** At a steady temperature the dynamic form is the curve with lag = h0 / mu. */
    @ParameterizedTest
    @EnumSource(
            value = PrimaryModel.class,
            names = {"BARANYI", "THREE_PHASE"})
    void aSteadyTemperatureGivesTheCurve(PrimaryModel model) {
        GrowthRate rate = Ratkowsky.squareRoot(0.0235, -4);
        double r = rate.ratePerHour(GrowthCondition.at(7));
        DynamicGrowth growth = new DynamicGrowth(rate, GrowthCondition.at(4), 2.2, 8.4, 2.5, model);
        GrowthCurve curve = new GrowthCurve(model, 2.2, 8.4, r, 2.5 / (r * Math.log(10)));
        for (double hours : new double[] {1, 20, 50, 70, 90}) {
            assertThat(growth.logCount(trace(hours, 0, 7, hours, 7)))
                    .as("%s h", hours)
                    .isCloseTo(curve.logCount(hours), within(1e-9));
        }
        TemperatureTrace day = trace(24, 0, 7, 24, 7);
        assertThat(growth.hoursTo(day, 7, 6)).isCloseTo(curve.hoursTo(6) - 24, within(1e-9));
        assertThat(growth.hoursTo(day, -5, 6)).isInfinite();
        assertThat(growth.hoursTo(day, 7, 8.5)).isInfinite();
        assertThat(growth.hoursTo(day, 7, 2)).isZero();
    }

    @Property(tries = 300)
    void timeToALevelIsTheInverseOfTheCurve(
            @ForAll PrimaryModel model,
            @ForAll @DoubleRange(min = 0, max = 4) double initial,
            @ForAll @DoubleRange(min = 1, max = 7) double rise,
            @ForAll @DoubleRange(min = 0.01, max = 2) double rate,
            @ForAll @DoubleRange(min = 0, max = 60) double lag,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double share) {
        GrowthCurve curve = new GrowthCurve(model, initial, initial + rise, rate, lag);
        double level = initial + share * rise;
        double hours = curve.hoursTo(level);
        if (hours > 0) {
            assertThat(curve.logCount(hours)).isCloseTo(level, within(1e-6));
        } else {
            assertThat(curve.logCount(0)).isGreaterThanOrEqualTo(level - 1e-9);
        }
        assertThat(curve.logCount(hours + 5)).isGreaterThanOrEqualTo(curve.logCount(hours) - 1e-12);
        assertThat(curve.logCount(1e7)).isCloseTo(initial + rise, within(1e-6));
    }

    /** The largest slope of each curve is its rate, and its tangent there meets the initial count at the lag (Zwietering 1990). */
    @Test
    void rateAndLagMeanWhatTheySay() {
        for (PrimaryModel model : List.of(PrimaryModel.GOMPERTZ, PrimaryModel.LOGISTIC)) {
            GrowthCurve curve = new GrowthCurve(model, 2, 8, 0.2, 12);
            double steepest = 0;
            double at = 0;
            for (double t = 0; t < 80; t += 0.01) {
                double slope = (curve.logCount(t + 1e-4) - curve.logCount(t)) / 1e-4;
                if (slope > steepest) {
                    steepest = slope;
                    at = t;
                }
            }
            assertThat(steepest).isCloseTo(0.2, within(1e-5));
            assertThat(at - (curve.logCount(at) - 2) / steepest).isCloseTo(12, within(0.02));
        }
    }

    /** At its optimum a factor is 1, at its ends 0, in between below 1 (Rosso et al. 1995). */
    @Property(tries = 200)
    void cardinalFactorsStayBetweenZeroAndOne(
            @ForAll @DoubleRange(min = -5, max = 10) double minimum,
            @ForAll @DoubleRange(min = 16, max = 30) double optimum,
            @ForAll @DoubleRange(min = 31, max = 45) double maximum,
            @ForAll @DoubleRange(min = -20, max = 60) double value) {
        GammaFactor factor = new GammaFactor.Cardinal(minimum, optimum, maximum, 2);
        assertThat(factor.at(optimum)).isCloseTo(1, within(1e-12));
        assertThat(factor.at(minimum)).isZero();
        assertThat(factor.at(maximum)).isZero();
        assertThat(factor.at(value)).isBetween(0.0, 1.0);
    }

    /** Worked by hand: CTMI at 20 with -1, 32, 40: (20-40)(21^2) / (33 (33 (-12) - (-8)(32 - 1 - 40))) = 0.5723... */
    @Test
    void secondaryModelsGiveTheirFormulas() {
        double ctmi = (20.0 - 40) * 21 * 21 / (33 * (33.0 * (20 - 32) - (32 - 40) * (32 + (-1) - 2 * 20)));
        assertThat(GammaConcept.cardinalTemperature(0.8, -1, 32, 40).ratePerHour(GrowthCondition.at(20)))
                .isCloseTo(0.8 * ctmi, within(1e-12));
        assertThat(Ratkowsky.squareRoot(0.03, -2).ratePerHour(GrowthCondition.at(8)))
                .isCloseTo(0.09, within(1e-12));
        double full = 0.03 * 10 * (1 - Math.exp(0.2 * (8 - 40)));
        assertThat(new Ratkowsky(0.03, -2, 0.2, 40).ratePerHour(GrowthCondition.at(8)))
                .isCloseTo(full * full, within(1e-12));
        assertThat(new Ratkowsky(0.03, -2, 0.2, 40).ratePerHour(GrowthCondition.at(41)))
                .isZero();
        GammaConcept gamma = new GammaConcept(
                0.8,
                new GammaFactor.Power(0, 30, 2),
                new GammaFactor.Power(4.5, 7, 1),
                new GammaFactor.Power(0.94, 1, 1));
        assertThat(gamma.ratePerHour(new GrowthCondition(15, 6, 0.97)))
                .isCloseTo(0.8 * 0.25 * (1.5 / 2.5) * 0.5, within(1e-12));
    }

    @Test
    void argumentsAreNamed() {
        assertThatThrownBy(() -> new GrowthCurve(PrimaryModel.BARANYI, 3, 2, 0.1, 0))
                .hasMessageContaining("maximum");
        assertThatThrownBy(() -> new GrowthCondition(5, 15, 1)).hasMessageContaining("ph");
        assertThatThrownBy(() -> new GammaFactor.Cardinal(5, 4, 10, 2)).hasMessageContaining("rise");
        assertThatThrownBy(() -> new DynamicGrowth(
                        Ratkowsky.squareRoot(0.02, -4), GrowthCondition.at(4), 2, 8, 0, PrimaryModel.GOMPERTZ))
                .hasMessageContaining("model");
    }
}
