package io.flowcast.models.expiry.shelflife.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.models.expiry.shelflife.kinetics.TemperatureTrace;
import io.flowcast.models.expiry.shelflife.kinetics.TraceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Measurements and answers of make_fits.py (scipy 1.17 curve_fit) beside the test resources. */
class GrowthFitTest {
    private static final Percentage CLOSE = Percentage.withPercentage(1e-3);
    private static final Percentage NEAR = Percentage.withPercentage(0.05);

    private static final double[] HOURS = {0, 6, 12, 18, 24, 30, 36, 42, 48, 60, 72, 84, 96};
    private static final double[] COUNTS = {2.39, 2.68, 2.56, 3.33, 3.63, 4.84, 5.36, 6.12, 6.99, 8.3, 8.44, 8.75, 8.91
    };
    private static final double[] T = {3, 6, 9, 13, 18, 23, 28, 32, 35, 38};
    private static final double[] RATES = {
        0.0117, 0.0327, 0.0551, 0.1018, 0.1894, 0.2675, 0.3585, 0.4221, 0.3914, 0.2964
    };

    private static void assertEstimates(Estimates estimates, double[] values, double[] errors) {
        for (int i = 0; i < values.length; i++) {
            String name = estimates.names().get(i);
            assertThat(estimates.value(name)).as(name).isCloseTo(values[i], CLOSE);
            assertThat(estimates.error(name)).as("error of " + name).isCloseTo(errors[i], NEAR);
        }
    }

    @Test
    void fitsPrimaryModels() {
        assertEstimates(
                GrowthFit.primary(PrimaryModel.BARANYI, HOURS, COUNTS).estimates(),
                new double[] {2.47938933, 8.71114491, 0.129221081, 13.3768679},
                new double[] {0.124964881, 0.104178503, 0.00641690003, 1.77255922});
        assertEstimates(
                GrowthFit.primary(PrimaryModel.GOMPERTZ, HOURS, COUNTS).estimates(),
                new double[] {2.48525098, 9.08132372, 0.146879579, 15.4996357},
                new double[] {0.140866488, 0.170924278, 0.00949574493, 1.91051971});
        assertEstimates(
                GrowthFit.primary(PrimaryModel.LOGISTIC, HOURS, COUNTS).estimates(),
                new double[] {2.09356909, 8.89344952, 0.146646755, 13.4860906},
                new double[] {0.214516339, 0.13537311, 0.00954904772, 2.83365995});
        assertEstimates(
                GrowthFit.primary(PrimaryModel.THREE_PHASE, HOURS, COUNTS).estimates(),
                new double[] {2.54333333, 8.7, 0.122882514, 12.7148416},
                new double[] {0.107665989, 0.107665988, 0.00526431679, 1.47186117});
    }

    @Test
    void fitsSecondaryModels() {
        assertEstimates(
                GrowthFit.cardinal(T, RATES).estimates(),
                new double[] {0.412080449, -1.81745632, 33.2256318, 40.4549957},
                new double[] {0.00675617715, 0.364192063, 0.232554245, 0.374824853});
        assertEstimates(
                GrowthFit.fullRatkowsky(T, RATES).estimates(),
                new double[] {0.0210381793, -2.32544677, 0.195154522, 43.2561571},
                new double[] {0.000525792851, 0.353609001, 0.0216882444, 0.515811589});
        assertEstimates(
                GrowthFit.ratkowsky(Arrays.copyOf(T, 6), Arrays.copyOf(RATES, 6))
                        .estimates(),
                new double[] {0.0206226161, -2.50832813},
                new double[] {0.000508977978, 0.396294179});
    }

    private static GrowthFit.OneStep oneStep() {
        double[] at = {0, 24, 48, 72, 120, 168, 240};
        double[] hours = new double[21];
        double[] celsius = new double[21];
        for (int i = 0; i < 21; i++) {
            hours[i] = at[i / 3];
            celsius[i] = new double[] {3, 7, 12}[i % 3];
        }
        double[] counts = {
            2.11, 2.41, 2.24, 2.2, 2.87, 4.43, 2.6, 4.45, 7.87, 3.09, 5.95, 8.34, 4.48, 8.2, 8.1, 5.62, 8.45, 8.3, 7.77,
            8.46, 8.31
        };
        return GrowthFit.oneStep(hours, celsius, counts);
    }

    @Test
    void fitsAllTemperaturesAtOnce() {
        assertEstimates(
                oneStep().estimates(),
                new double[] {2.22688653, 8.32022071, 2.77548506, 0.0237007801, -4.08979019},
                new double[] {0.0599951639, 0.0442196255, 0.323675917, 0.000481878423, 0.147058115});
    }

    /** Counts without noise along temperatures that rise and fall give back the parameters that they were made of. */
    @Test
    void fitsCountsAlongLoggers() {
        Instant start = Instant.parse("2024-06-03T00:00:00Z");
        GrowthCondition milk = GrowthCondition.at(4);
        DynamicGrowth truth =
                new DynamicGrowth(Ratkowsky.squareRoot(0.0235, -4), milk, 2.2, 8.4, 2.5, PrimaryModel.BARANYI);
        List<TemperatureTrace> traces = new ArrayList<>();
        double[] counts = new double[40];
        for (int i = 0; i < 40; i++) {
            double low = 2 + i % 4;
            List<TemperatureReading> readings = new ArrayList<>();
            int last = 8 + 10 * (i / 2);
            for (int hour = 0; hour <= last; hour++) {
                double celsius = low + (6 + i % 3) * Math.abs((hour + 5 * i) % 24 - 12) / 12.0;
                readings.add(new TemperatureReading(start.plusSeconds(3600L * hour), celsius));
            }
            traces.add(TemperatureTrace.of(readings, start, start.plusSeconds(3600L * last), TraceSettings.standard()));
            counts[i] = truth.logCount(traces.get(i));
        }
        Estimates found = GrowthFit.alongTraces(traces, milk, counts).estimates();
        double[] expected = {2.2, 8.4, 2.5, 0.0235, -4};
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.value(found.names().get(i)))
                    .as(found.names().get(i))
                    .isCloseTo(expected[i], CLOSE);
        }
    }

    /** Rates without noise give back the cardinal values of temperature and pH that they were made of. */
    @Test
    void findsCardinalTemperatureAndPhTogether() {
        GammaConcept truth = new GammaConcept(
                0.5,
                new GammaFactor.Cardinal(2, 35, 44, 2),
                new GammaFactor.Cardinal(4.4, 7.1, 9.5, 1),
                new GammaFactor.None());
        List<GrowthCondition> conditions = new ArrayList<>();
        for (double celsius : new double[] {5, 12, 20, 28, 35, 40, 43}) {
            for (double ph : new double[] {4.8, 5.5, 6.5, 7.5, 8.8}) {
                conditions.add(new GrowthCondition(celsius, ph, 1));
            }
        }
        double[] rates = conditions.stream().mapToDouble(truth::ratePerHour).toArray();
        Estimates found = GrowthFit.cardinalTemperatureAndPh(conditions, rates).estimates();
        double[] expected = {0.5, 2, 35, 44, 4.4, 7.1, 9.5};
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.value(found.names().get(i)))
                    .as(found.names().get(i))
                    .isCloseTo(expected[i], CLOSE);
        }
    }

    /** The distribution is centred where the fitted curve reaches the level, and wider where lots differ. */
    @Test
    void timeToALevelIsADistribution() {
        GrowthFit.Primary fit = GrowthFit.primary(PrimaryModel.BARANYI, HOURS, COUNTS);
        double point = fit.curve().hoursTo(7);
        Distribution narrow = new CriticalTime(7, 0, 2000, 1).of(fit);
        Distribution wide = new CriticalTime(7, 0.5, 2000, 1).of(fit);
        assertThat(narrow.quantile(0.5)).isCloseTo(point, Percentage.withPercentage(2));
        assertThat(wide.variance()).isGreaterThan(narrow.variance());
        // a count that starts half a log lower takes 0.5 / rate longer
        assertThat(Math.sqrt(wide.variance() - narrow.variance()))
                .isCloseTo(0.5 / fit.curve().ratePerHour(), Percentage.withPercentage(10));
        assertThat(new CriticalTime(7, 0.5, 2000, 1).of(fit).quantile(0.3)).isEqualTo(wide.quantile(0.3));
    }

    @Test
    void timeToALevelAfterAHistory() {
        Instant start = Instant.parse("2024-06-03T00:00:00Z");
        List<TemperatureReading> readings = new ArrayList<>();
        for (int hour = 0; hour <= 24; hour++) {
            readings.add(new TemperatureReading(start.plusSeconds(3600L * hour), 10));
        }
        TemperatureTrace trace =
                TemperatureTrace.of(readings, start, start.plusSeconds(24 * 3600), TraceSettings.standard());
        GrowthFit.OneStep fit = oneStep();
        GrowthCondition milk = GrowthCondition.at(4);
        double point = fit.dynamic(milk).hoursTo(trace, 4, 6);
        Distribution hours = new CriticalTime(6, 0, 2000, 1).of(fit, milk, trace, 4);
        assertThat(hours.quantile(0.5)).isCloseTo(point, Percentage.withPercentage(3));
        assertThat(new CriticalTime(6, 0, 2000, 1).of(fit, milk, trace, 12).mean())
                .isLessThan(hours.mean());
    }

    @Test
    void countsThatNeverGrowAreRefused() {
        double[] flat = new double[HOURS.length];
        Arrays.fill(flat, 3.0);
        assertThatThrownBy(() -> GrowthFit.primary(PrimaryModel.BARANYI, HOURS, flat))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Maybe");
        assertThatThrownBy(() -> GrowthFit.primary(PrimaryModel.BARANYI, new double[] {0, 1}, new double[] {2, 3}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("fit.too-few-observations");
        assertThatThrownBy(() -> GrowthFit.ratkowsky(new double[] {1, 2, 3}, new double[] {0.1, -0.2, 0.3}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("fit.bad-rate");
    }
}
