package io.flowcast.models.expiry.shelflife.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.finding.InvalidInputException;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Measurements and answers of make_fits.py (scipy 1.17 curve_fit) beside the test resources. */
class KineticFitTest {
    private static final Percentage CLOSE = Percentage.withPercentage(1e-3);
    /** Standard errors: scipy takes one-sided differences for its Jacobian. */
    private static final Percentage NEAR = Percentage.withPercentage(0.01);

    private static final double[] DAYS = {0, 0, 0, 0, 2, 2, 2, 2, 5, 5, 5, 5, 9, 9, 9, 9, 14, 14, 14, 14};
    private static final double[] CELSIUS = {2, 5, 10, 18, 2, 5, 10, 18, 2, 5, 10, 18, 2, 5, 10, 18, 2, 5, 10, 18};
    private static final double[] QUALITY = {
        60.51, 59.56, 59.57, 60.25, 57.31, 56.76, 55.0, 46.38, 53.19, 53.56, 46.11, 33.04, 48.51, 46.51, 36.7, 18.65,
        45.02, 39.13, 27.94, 10.27
    };

    @Test
    void fitsAllMeasurementsInOneStep() {
        double[][] expected = {
            {59.0946982, 1.42315935, 0.623326068, 1.01578246, 0.138441778, 0.0530815896},
            {60.1894876, 0.0304341098, 0.737667548, 0.298193967, 0.000848551739, 0.0170309241},
            {60.8614997, 0.000618725788, 0.883416237, 0.899454113, 5.19890072e-05, 0.0579471588}
        };
        for (int n = 0; n <= 2; n++) {
            KineticFit.OneStep fit = KineticFit.oneStep(new ReactionOrder(n), DAYS, CELSIUS, QUALITY, 5);
            assertThat(fit.initial()).isCloseTo(expected[n][0], CLOSE);
            assertThat(fit.ratePerDay()).isCloseTo(expected[n][1], CLOSE);
            assertThat(fit.activationEnergyJoulesPerMole()).isCloseTo(1e5 * expected[n][2], CLOSE);
            assertThat(fit.initialError()).isCloseTo(expected[n][3], NEAR);
            assertThat(fit.rateError()).isCloseTo(expected[n][4], NEAR);
            assertThat(fit.energyError()).isCloseTo(1e5 * expected[n][5], NEAR);
        }
    }

    @Test
    void theTrueOrderIsTheBestSupported() {
        KineticFit.OneStep best = KineticFit.bestOrder(DAYS, CELSIUS, QUALITY, 5);
        assertThat(best.order()).isEqualTo(ReactionOrder.FIRST);
        // half of the vitamin is gone after ln 2 / k at the reference temperature
        assertThat(best.lossTo(best.initial() / 2).lifeDays(5)).isCloseTo(Math.log(2) / 0.0304341098, CLOSE);
    }

    @Test
    void fitsAnArrheniusLine() {
        KineticFit.ArrheniusLine line =
                KineticFit.arrhenius(new double[] {2, 5, 8, 16}, new double[] {0.021, 0.034, 0.048, 0.115}, 5);
        assertThat(line.activationEnergyJoulesPerMole()).isCloseTo(78804.86650950866, CLOSE);
        assertThat(line.energyError()).isCloseTo(3989.4135956783202, CLOSE);
        assertThat(line.logRateAtReference()).isCloseTo(-3.4330968689111643, CLOSE);
        assertThat(line.logRateError()).isCloseTo(0.035352232188527906, CLOSE);
        assertThat(line.rate(5)).isCloseTo(Math.exp(line.logRateAtReference()), CLOSE);
        assertThat(Math.exp(line.logPreExponential()
                        - line.activationEnergyJoulesPerMole() / AgeingRate.GAS_CONSTANT / 281.15))
                .isCloseTo(line.rate(8), CLOSE);
        assertThat(line.rSquared()).isBetween(0.99, 1.0);
    }

    @Test
    void oneTemperatureTellsNoEnergy() {
        double[] alike = new double[DAYS.length];
        assertThatThrownBy(() -> KineticFit.oneStep(ReactionOrder.FIRST, DAYS, alike, QUALITY, 5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("fit.one-temperature")
                .hasMessageContaining("Maybe");
        assertThatThrownBy(() -> KineticFit.arrhenius(new double[] {4, 4, 4}, new double[] {1, 2, 3}, 4))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("fit.one-temperature");
    }

    @Test
    void badNumbersAreReportedAllAtOnce() {
        double[] broken = QUALITY.clone();
        broken[3] = Double.NaN;
        double[] days = DAYS.clone();
        days[7] = -1;
        assertThatThrownBy(() -> KineticFit.oneStep(ReactionOrder.FIRST, days, CELSIUS, broken, 5))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(thrown -> assertThat(
                                ((InvalidInputException) thrown).findings().total())
                        .isEqualTo(2));
    }

    @Test
    void energyAndQ10AgreeWhereTheyWereMatched() {
        double energy = ActivationEnergy.fromQ10(3, 4, 14);
        AgeingRate rate = new AgeingRate(new TemperatureLaw.Arrhenius(energy), 4);
        assertThat(rate.at(14)).isCloseTo(3, within(1e-12));
        assertThat(ActivationEnergy.toQ10(energy, 4, 14)).isCloseTo(3, within(1e-12));
    }
}
