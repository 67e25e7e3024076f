package io.flowcast.models.demand.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Seasonal tests and powers, against the numbers of options.py. */
class ArimaOptionsTest {
    private static final double[][] NONE = new double[0][];

    static List<String> reference() throws IOException {
        try (InputStream in = Objects.requireNonNull(ArimaOptionsTest.class.getResourceAsStream("options.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("reference")
    void theNumberIsThatOfThePeer(String line) {
        String[] f = line.split(",");
        int season = Integer.parseInt(f[2]);
        double expected = Double.parseDouble(f[4]);
        double[] y =
                Arrays.stream(f[6].split(" ")).mapToDouble(Double::parseDouble).toArray();
        switch (f[0]) {
            case "ocsb" -> {
                assertThat(SeasonalUnitRoot.statistic(y, y.length, season, Integer.parseInt(f[3])))
                        .isCloseTo(expected, within(1e-8 * Math.abs(expected)));
                assertThat(SeasonalUnitRoot.critical(season)).isCloseTo(Double.parseDouble(f[5]), within(1e-12));
            }
            case "ch" -> {
                assertThat(SeasonalStability.statistic(y, y.length, season, StopCheck.never()))
                        .isCloseTo(expected, within(1e-8 * expected));
                assertThat(SeasonalStability.critical(season)).isCloseTo(Double.parseDouble(f[5]), within(1e-12));
            }
            default -> {
                double mean = Arrays.stream(y).average().orElseThrow();
                double found = new Guerrero().lambda(y, y.length, season, mean);
                // The peer looks no further than -0.9.
                assertThat(Math.max(-0.9, found)).isCloseTo(expected, within(1e-4));
            }
        }
    }

    private static SeriesModel fit(Arima method, Series series) {
        return Objects.requireNonNull(method.fitter().fit(series));
    }

    /** Grows by 1 % a month, with a season and noise in the same proportion. */
    private static double[] growing(int n) {
        SplittableRandom random = new SplittableRandom(9);
        double[] y = new double[n];
        double level = 0;
        for (int t = 0; t < n; t++) {
            level += 0.02 * random.nextGaussian();
            y[t] = 30 * Math.exp(0.01 * t + level + 0.3 * Math.sin(Math.PI * t / 6) + 0.03 * random.nextGaussian());
        }
        return y;
    }

    @Test
    void aLogarithmComesBackAsTheMeanOfALognormal() {
        BoxCox logarithm = new BoxCox(0, 5, 100);
        // Mean exp(m + s^2/2) and variance (exp(s^2) - 1) mean^2 of a lognormal variable.
        double mean = 5 * Math.exp(0.7 + 0.5 * 0.09);
        assertThat(logarithm.mean(0.7, 0.3)).isCloseTo(mean, within(1e-9));
        assertThat(logarithm.deviation(0.7, 0.3)).isCloseTo(mean * Math.sqrt(Math.expm1(0.09)), within(1e-7));
    }

    @Test
    void aRootComesBackAsTheMeanOfASquare() {
        BoxCox root = new BoxCox(0.5, 2, 100);
        // x = (z / 2 + 1)^2: mean (m / 2 + 1)^2 + s^2 / 4.
        assertThat(root.mean(1, 0.4)).isCloseTo(2 * (1.5 * 1.5 + 0.04), within(1e-9));
        assertThat(root.forward(8)).isCloseTo(2, within(1e-12));
        assertThat(new BoxCox(1, 3, 10).mean(2, 0.3)).isCloseTo(3 * 3, within(1e-9));
    }

    @Test
    void spreadThatGrowsWithTheLevelIsTakenForWhatItIs() {
        double[] y = growing(120);
        SeriesModel plain = fit(Arima.auto(), Series.of(y, 12));
        SeriesModel powered = fit(Arima.auto().withBoxCox(), Series.of(y, 12));
        double[] mean = new double[24];
        double[] deviation = new double[24];
        powered.forecast(24, NONE, mean, deviation);

        assertThat(plain.label()).startsWith("ARIMA(");
        assertThat(powered.label()).matches("BoxCox\\(-?0\\.[0-3]\\d\\) ARIMA.*\\[12\\].*");
        // High season against low season of the second year.
        int high = 0;
        int low = 0;
        for (int h = 12; h < 24; h++) {
            high = mean[h] > mean[high == 0 ? 12 : high] ? h : high;
            low = mean[h] < mean[low == 0 ? 12 : low] ? h : low;
        }
        assertThat(deviation[Math.max(12, high)] / deviation[Math.max(12, low)])
                .isCloseTo(mean[Math.max(12, high)] / mean[Math.max(12, low)], within(0.5));
        double[] fitted = new double[120];
        powered.fitted(Series.of(y, 12), fitted);
        double error = 0;
        for (int t = 30; t < 120; t++) {
            error += Math.abs(fitted[t] - y[t]) / y[t] / 90;
        }
        assertThat(error).isLessThan(0.06);
    }

    static Stream<Arima> options() {
        return Stream.of(
                Arima.auto().withBoxCox(),
                Arima.auto().withBoxCox(-1),
                Arima.auto().withBoxCox(0),
                Arima.auto().seasonalTest(SeasonalTest.OCSB),
                Arima.auto().seasonalTest(SeasonalTest.CANOVA_HANSEN).withBoxCox(),
                Arima.of(new ArimaOrder(0, 1, 1, 0, 1, 1, 7, false)).withBoxCox(0.5));
    }

    @ParameterizedTest
    @MethodSource("options")
    void anySeriesHasAnAnswerThatIsSavedAndMovedOn(Arima method) throws IOException {
        for (Series series : ArimaLawsTest.series()) {
            SeriesModel model = method.fitter().fit(series);
            if (model == null) {
                assertThat(series.length()).isLessThan(20);
                continue;
            }
            double[] mean = new double[20];
            double[] deviation = new double[20];
            model.forecast(20, NONE, mean, deviation);
            for (int h = 0; h < 20; h++) {
                assertThat(mean[h]).isFinite();
                assertThat(deviation[h]).isFinite().isGreaterThanOrEqualTo(0);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            model.write(new DataOutputStream(bytes));
            SeriesModel read = method.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            double[] again = new double[20];
            read.forecast(20, NONE, again, new double[20]);
            assertThat(again).isEqualTo(mean);
            assertThat(read.label()).isEqualTo(model.label());
            model.at(series).forecast(20, NONE, again, new double[20]);
            for (int h = 0; h < 20; h++) {
                assertThat(again[h]).isCloseTo(mean[h], within(1e-6 * Math.abs(mean[h]) + 1e-300));
            }
        }
    }

    @Test
    void optionsAreInTheName() {
        assertThat(Arima.auto().withBoxCox().name()).isEqualTo("auto-arima-box-cox");
        assertThat(Arima.auto().seasonalTest(SeasonalTest.OCSB).name()).isEqualTo("auto-arima-ocsb");
        assertThat(Arima.autoWithRegressors()
                        .seasonalTest(SeasonalTest.CANOVA_HANSEN)
                        .name())
                .isEqualTo("auto-arima-x-ch");
        assertThatThrownBy(() -> Arima.auto().withBoxCox(3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void testsTellAWanderingSeasonFromAFixedOne() {
        SplittableRandom random = new SplittableRandom(2);
        int n = 600;
        double[] fixed = new double[n];
        double[] wandering = new double[n];
        for (int t = 0; t < n; t++) {
            fixed[t] = 50 + 10 * Math.sin(Math.PI * t / 6) + 2 * random.nextGaussian();
            wandering[t] =
                    (t < 12 ? 50 + 10 * Math.sin(Math.PI * t / 6) : wandering[t - 12]) + 2 * random.nextGaussian();
        }
        for (SeasonalTest test : List.of(SeasonalTest.OCSB, SeasonalTest.CANOVA_HANSEN)) {
            UnitRoots roots = new UnitRoots(test, StopCheck.never());
            assertThat(roots.seasonal(fixed, n, 12)).as(test.name()).isZero();
            assertThat(roots.seasonal(wandering, n, 12)).as(test.name()).isEqualTo(1);
        }
    }
}
