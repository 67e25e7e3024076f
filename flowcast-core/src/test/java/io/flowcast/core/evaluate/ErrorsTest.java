package io.flowcast.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorsTest {
    private static final Offset<Double> TIGHT = within(1e-10);

    /** Cases with the values of utilsforecast; reference.py beside the file makes them. */
    static List<String> cases() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ErrorsTest.class.getResourceAsStream("reference.csv")),
                StandardCharsets.UTF_8))) {
            return in.lines().skip(1).toList();
        }
    }

    private static double[] numbers(String field) {
        return Arrays.stream(field.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void measuresAgreeWithAPeer(String line) {
        String[] f = line.split(",");
        int period = Integer.parseInt(f[0]);
        double[] history = numbers(f[1]);
        double[] y = numbers(f[2]);
        double[] m = numbers(f[3]);
        double[] lower = numbers(f[4]);
        double[] upper = numbers(f[5]);
        double[] peer =
                Arrays.stream(f, 6, f.length).mapToDouble(Double::parseDouble).toArray();

        assertThat(PointErrors.mae(y, m)).isCloseTo(peer[0], TIGHT);
        assertThat(PointErrors.rmse(y, m)).isCloseTo(peer[1], TIGHT);
        assertThat(PointErrors.smape(y, m)).isCloseTo(peer[2], TIGHT);
        assertThat(PointErrors.mase(y, m, history, period)).isCloseTo(peer[3], TIGHT);
        assertThat(PointErrors.rmsse(y, m, history)).isCloseTo(peer[4], TIGHT);
        assertThat(PointErrors.wape(y, m)).isCloseTo(peer[5], TIGHT);
        double pinball = 0;
        double interval = 0;
        for (int i = 0; i < y.length; i++) {
            pinball += ProbabilityErrors.pinball(y[i], m[i], 0.9) / y.length;
            interval += ProbabilityErrors.intervalScore(y[i], lower[i], upper[i], 0.1) / y.length;
        }
        assertThat(pinball).isCloseTo(peer[6], TIGHT);
        assertThat(ProbabilityErrors.coverage(y, lower, upper)).isCloseTo(peer[7], TIGHT);
        assertThat(interval).isCloseTo(peer[8], TIGHT);
        assertThat(ProbabilityErrors.msis(y, lower, upper, 0.1, history, period))
                .isCloseTo(peer[9], TIGHT);
    }

    @Test
    void unknownValuesAreLeftOut() {
        double[] y = {1, Double.NaN, 3};
        double[] f = {2, 100, 5};

        assertThat(PointErrors.mae(y, f)).isEqualTo(1.5);
        assertThat(PointErrors.bias(y, f)).isEqualTo(0.75);
        assertThat(PointErrors.mae(new double[] {Double.NaN}, new double[] {1})).isNaN();
        assertThatThrownBy(() -> PointErrors.mae(y, new double[2])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotDefinedIsNotANumber() {
        assertThat(PointErrors.mase(new double[] {1}, new double[] {2}, new double[] {3, 3, 3}, 1))
                .as("a constant history has no scale")
                .isNaN();
        assertThat(PointErrors.smape(new double[] {0}, new double[] {0})).isZero();
    }

    @Test
    void rmsseStartsAtTheFirstSale() {
        // By hand: from the first sale on the changes are 2 and -1, so the scale is (4 + 1)/2; the squared error is 10.
        assertThat(PointErrors.rmsse(new double[] {5}, new double[] {5 - Math.sqrt(10)}, new double[] {0, 0, 1, 3, 2}))
                .isCloseTo(2, TIGHT);
    }

    @Test
    void owaIsTheMeanOfTwoRatios() {
        // M4, all series: sMAPE and MASE of the winner 11.374, 1.536 and of Naive2 13.564, 1.912: OWA .821
        // (Makridakis, Spiliotis and Assimakopoulos 2020, table 4).
        assertThat(PointErrors.owa(11.374, 1.536, 13.564, 1.912)).isCloseTo(0.821, within(5e-4));
    }

    @Test
    void crpsOfSamplesAndOfQuantilesAgree() {
        // Uniform on [0, 1]: CRPS at y is y^2 - y + 1/3 (by hand: the integral of F^2 below y and (1 - F)^2 above).
        double[] samples = new double[2_000];
        Arrays.setAll(samples, i -> (i + 0.5) / samples.length);
        for (double y : new double[] {0, 0.3, 1}) {
            double exact = y * y - y + 1.0 / 3;
            assertThat(ProbabilityErrors.crps(y, samples)).isCloseTo(exact, within(1e-6));
            assertThat(ProbabilityErrors.crps(y, p -> p, 999)).isCloseTo(exact, within(1e-5));
        }
        assertThat(ProbabilityErrors.crps(4, new double[] {7}))
                .as("one sample: absolute error")
                .isEqualTo(3);
    }

    @Test
    void atomsAreSpreadEvenly() {
        // A fair coin that came up 1: P(X < 1) = .5, P(X <= 1) = 1, so the value lies below probability .75 half of the
        // time.
        assertThat(ProbabilityErrors.belowQuantile(0.5, 1, 0.75)).isEqualTo(0.5);
        assertThat(ProbabilityErrors.belowQuantile(0.5, 1, 0.4)).isZero();
        assertThat(ProbabilityErrors.belowQuantile(0.2, 0.3, 0.4)).isEqualTo(1);
    }
}
