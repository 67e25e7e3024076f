package io.flowcast.models.expiry.shelflife.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.finding.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits do not depend on units, and a likelihood without a maximum is refused, whatever the units are. */
class OddSurvivalTest {
    private static final double[] TIME = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final boolean[] FAILED = {true, true, false, true, true, false, true, true};
    private static final double[] GROUP = {1, 0, 1, 1, 0, 0, 1, 0};

    private static Covariates covariate(double factor, double shift, double... values) {
        double[][] rows = new double[values.length][];
        Arrays.setAll(rows, i -> new double[] {values[i] * factor + shift});
        return Covariates.of(List.of("x"), rows);
    }

    private static SurvivalData data() {
        return SurvivalData.rightCensored(TIME, FAILED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-8, 1e-3, 1e3, 1e15})
    void coxDoesNotDependOnTheUnitOfACovariate(double unit) {
        CoxModel plain = Cox.fit(data(), covariate(1, 0, GROUP));
        CoxModel scaled = Cox.fit(data(), covariate(unit, 0, GROUP));

        assertThat(scaled.coefficients()[0] * unit).isCloseTo(plain.coefficients()[0], within(1e-9));
        assertThat(scaled.standardErrors()[0] * unit).isCloseTo(plain.standardErrors()[0], within(1e-9));
        assertThat(scaled.wald()).isCloseTo(plain.wald(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {280, 1e4, 1e9})
    void coxSurvivalDoesNotDependOnTheZeroOfACovariate(double zero) {
        CoxModel plain = Cox.fit(data(), covariate(1, 0, GROUP));
        CoxModel shifted = Cox.fit(data(), covariate(1, zero, GROUP));

        assertThat(shifted.survival(0, zero + 1).survival(3))
                .isCloseTo(plain.survival(0, 1).survival(3), within(1e-9));
        assertThat(shifted.survival(0, zero).survival(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-6, 1e12})
    void estimatesDoNotDependOnTheSizeOfAllWeights(double weight) {
        double[] weights = new double[TIME.length];
        Arrays.fill(weights, weight);
        SurvivalData weighted = data().withWeights(weights);

        assertThat(Cox.fit(weighted, covariate(1, 0, GROUP)).coefficients()[0])
                .isCloseTo(Cox.fit(data(), covariate(1, 0, GROUP)).coefficients()[0], within(1e-9));
        for (LifeLaw law : LifeLaw.values()) {
            assertThat(AcceleratedFailure.fit(law, weighted).life().location())
                    .isCloseTo(AcceleratedFailure.fit(law, data()).life().location(), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 1e3, 1e6})
    void coxRefusesACovariateThatTellsFailuresPerfectly(double unit) {
        boolean[] all = new boolean[TIME.length];
        Arrays.fill(all, true);

        assertThatThrownBy(() ->
                        Cox.fit(SurvivalData.rightCensored(TIME, all), covariate(unit, 0, 1, 1, 1, 1, 0, 0, 0, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("survival.no-convergence");
    }

    @Test
    void coxRefusesItAmongManyRecordsToo() {
        int n = 2_000;
        double[] time = new double[n];
        boolean[] failed = new boolean[n];
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            time[i] = i + 1;
            boolean marked = i % 50 == 0;
            failed[i] = !marked;
            rows[i] = new double[] {marked ? 1 : 0};
        }

        assertThatThrownBy(() ->
                        Cox.fit(SurvivalData.rightCensored(time, failed), Covariates.of(List.of("never spoils"), rows)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("survival.no-convergence");
    }

    @ParameterizedTest
    @EnumSource(LifeLaw.class)
    void acceleratedFailureRefusesACovariateThatTellsFailuresPerfectly(LifeLaw law) {
        SurvivalData data = SurvivalData.rightCensored(
                new double[] {1, 2, 3, 9, 9, 9}, new boolean[] {true, true, true, false, false, false});

        assertThatThrownBy(() -> AcceleratedFailure.fit(law, data, covariate(1, 0, 1, 1, 1, 0, 0, 0)))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @EnumSource(LifeLaw.class)
    void acceleratedFailureRefusesLivesThatWereAllOverAtTheFirstLook(LifeLaw law) {
        SurvivalData data = SurvivalData.intervals(new double[] {0, 0, 0}, new double[] {4, 5, 6});

        assertThatThrownBy(() -> AcceleratedFailure.fit(law, data)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void wrongNumbersAreNamed() {
        assertThatThrownBy(() -> LogRank.test(data(), new int[TIME.length], Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rho");
        assertThatThrownBy(() -> Cox.fit(data(), covariate(1, 0, GROUP)).survival(0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }
}
