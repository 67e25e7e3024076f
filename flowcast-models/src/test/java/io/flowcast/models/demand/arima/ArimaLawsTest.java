package io.flowcast.models.demand.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every series. */
class ArimaLawsTest {
    private static final double[][] NONE = new double[0][];
    private static final int HORIZON = 30;

    private static double[] draw(int n, IntToDoubleFunction value) {
        return IntStream.range(0, n).mapToDouble(value).toArray();
    }

    /** A level that wanders, with a season and noise, all above zero. */
    private static double[] sales(int n, int season, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] level = {50};
        return draw(n, t -> {
            level[0] += random.nextGaussian();
            return Math.max(0, level[0] + 10 * Math.sin(2 * Math.PI * t / season) + 3 * random.nextGaussian());
        });
    }

    private static double[] withGaps(double[] y, int... gaps) {
        double[] result = y.clone();
        for (int t : gaps) {
            result[t] = Double.NaN;
        }
        return result;
    }

    static List<Series> series() {
        double[] y = sales(90, 7, 1);
        return List.of(
                Series.of(y, 7),
                Series.of(y),
                Series.of(withGaps(y, 2, 3, 30, 31, 32, 33, 34, 35, 36, 37, 60, 88, 89), 7),
                Series.of(draw(40, t -> 5), 7),
                Series.of(new double[40], 7),
                Series.of(draw(40, t -> t % 9 == 8 ? 1 : 0), 7),
                Series.of(draw(40, t -> 1e-150 * y[t]), 7),
                Series.of(draw(40, t -> 1e150 * y[t]), 7),
                Series.of(draw(40, t -> 3.0 + 2 * t), 7),
                Series.of(draw(40, t -> 3.0 + t * t), 7),
                Series.of(draw(40, t -> t % 7), 7),
                Series.of(draw(40, t -> t < 20 ? 0 : 1e6), 7),
                Series.of(draw(40, t -> Math.exp(0.5 * t)), 7),
                Series.of(draw(40, t -> t == 20 ? 1e12 : 1), 7),
                Series.of(draw(60, t -> t % 3 == 0 ? y[t] : Double.NaN), 7),
                Series.of(Arrays.copyOf(y, 4), 7),
                Series.of(Arrays.copyOf(y, 5), 12),
                Series.of(Arrays.copyOf(y, 9), 7),
                Series.of(Arrays.copyOf(y, 15), 7),
                Series.of(y, 52),
                Series.of(y, 30),
                Series.of(y, 7, 30),
                Series.of(y, 365));
    }

    private static SeriesModel fit(Series series) {
        return Objects.requireNonNull(Arima.auto().fitter().fit(series));
    }

    private static double[] mean(SeriesModel model) {
        double[] mean = new double[HORIZON];
        model.forecast(HORIZON, NONE, mean, new double[HORIZON]);
        return mean;
    }

    private static double[] deviation(SeriesModel model) {
        double[] deviation = new double[HORIZON];
        model.forecast(HORIZON, NONE, new double[HORIZON], deviation);
        return deviation;
    }

    @ParameterizedTest
    @MethodSource("series")
    void numbersAreFiniteAndModest(Series series) {
        SeriesModel model = fit(series);
        double largest = Arrays.stream(series.values())
                .filter(v -> !Double.isNaN(v))
                .map(Math::abs)
                .max()
                .orElse(0);

        for (double value : mean(model)) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo(1e4 * largest);
        }
        for (double value : deviation(model)) {
            assertThat(value).isBetween(0.0, 1e4 * largest);
        }
        double[] weights = new double[HORIZON];
        model.carryOver(weights);
        assertThat(weights[0]).isEqualTo(1);
        for (double weight : weights) {
            assertThat(Math.abs(weight)).isLessThan(1e4);
        }
    }

    @ParameterizedTest
    @MethodSource("series")
    void sameNumbersGiveTheSameModel(Series series) {
        Arima method = Arima.auto();
        var fitter = method.fitter();
        fitter.fit(Series.of(sales(200, 12, 3), 12));
        SeriesModel used = Objects.requireNonNull(fitter.fit(series));

        assertThat(mean(used)).isEqualTo(mean(fit(series)));
        assertThat(used.label()).isEqualTo(fit(series).label());
    }

    @ParameterizedTest
    @MethodSource("series")
    void writtenModelsComeBackAndStandAtTheEndOfTheirSeries(Series series) throws IOException {
        SeriesModel model = fit(series);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(new DataOutputStream(out));
        SeriesModel back = Arima.auto().read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));

        assertThat(mean(back)).isEqualTo(mean(model));
        assertThat(deviation(back)).isEqualTo(deviation(model));
        assertThat(back.label()).isEqualTo(model.label());
        assertThat(mean(back.at(series))).isEqualTo(mean(model));
        assertThat(deviation(back.at(series))).isEqualTo(deviation(model));
        assertThat(model.parts(HORIZON, NONE).units().values().stream()
                        .mapToDouble(p -> p[5])
                        .sum())
                .isCloseTo(mean(model)[5], within(1e-12 * Math.abs(mean(model)[5])));
    }

    @ParameterizedTest
    @MethodSource("series")
    void oneStepMeansAreForecastsFromThere(Series series) {
        SeriesModel model = fit(series);
        int n = series.length();
        double[] fitted = new double[n];
        model.fitted(series, fitted);
        double size = Arrays.stream(series.values())
                .filter(v -> !Double.isNaN(v))
                .max()
                .orElse(0);

        for (int t = Math.max(1, n / 2); t < n; t++) {
            if (!Double.isNaN(fitted[t])) {
                SeriesModel there = model.at(Series.of(Arrays.copyOf(series.values(), t), series.seasons()));
                assertThat(mean(there)[0]).isCloseTo(fitted[t], within(1e-6 * size));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0x1p400, 0x1p-400})
    void theUnitDoesNotMatter(double unit) {
        double[] y = sales(90, 7, 2);
        double[] plain = mean(fit(Series.of(y, 7)));
        double[] scaled = mean(fit(Series.of(draw(90, t -> unit * y[t]), 7)));

        for (int h = 0; h < HORIZON; h++) {
            assertThat(scaled[h] / unit).isCloseTo(plain[h], within(1e-9 * plain[h]));
        }
    }

    @Test
    void aTrendGoesOn() {
        double[] mean = mean(fit(Series.of(draw(40, t -> 3.0 + 2 * t))));

        for (int h = 0; h < HORIZON; h++) {
            assertThat(mean[h]).isCloseTo(3 + 2 * (40 + h), within(1e-6));
        }
    }

    @Test
    void aSeasonGoesOn() {
        double[] mean = mean(fit(Series.of(draw(70, t -> 10 + t % 7), 7)));

        for (int h = 0; h < HORIZON; h++) {
            assertThat(mean[h]).isCloseTo(10 + h % 7, within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {52, 168, 365})
    void aLongSeasonIsWaves(int season) {
        int n = 3 * season;
        SplittableRandom random = new SplittableRandom(11);
        IntToDoubleFunction truth = t -> 100 + 30 * Math.sin(2 * Math.PI * t / season + 1);
        double[] y = draw(n, t -> truth.applyAsDouble(t + 5) + random.nextGaussian());
        SeriesModel model = fit(new Series(y, n, new int[] {season}, false, 5, NONE));

        // One is true; the criterion may see one more in the noise.
        assertThat(model.label()).containsPattern(" \\+ [12] waves?\\[" + season + "]$");
        double[] mean = mean(model);
        for (int h = 0; h < HORIZON; h++) {
            assertThat(mean[h]).isCloseTo(truth.applyAsDouble(n + h + 5), within(3.0));
        }
        assertThat(model.parts(HORIZON, NONE).units()).containsKey("season of " + season + " steps");
    }

    @Test
    void regressorsExplainWhatTheyDo() {
        SplittableRandom random = new SplittableRandom(4);
        int n = 120;
        double[] base = sales(n + HORIZON, 7, 9);
        double[] promotion = draw(n + HORIZON, t -> random.nextInt(5) == 0 ? 1 : 0);
        double[] price = draw(n + HORIZON, t -> 2 + random.nextDouble());
        double[] constant = draw(n + HORIZON, t -> 4);
        double[] twice = draw(n + HORIZON, t -> 2 * price[t] + 3 * promotion[t] + 1);
        double[] y = draw(n, t -> base[t] + 40 * promotion[t] - 10 * price[t] + 60);
        double[][] outside = {constant, promotion, price, twice};
        SeriesModel model = Objects.requireNonNull(
                Arima.autoWithRegressors().fitter().fit(new Series(y, n, new int[] {7}, false, 0, outside)));
        double[][] future = Arrays.stream(outside)
                .map(x -> Arrays.copyOfRange(x, n, n + HORIZON))
                .toArray(double[][]::new);
        double[] mean = new double[HORIZON];
        model.forecast(HORIZON, future, mean, new double[HORIZON]);
        Map<String, double[]> parts = model.parts(HORIZON, future).units();

        assertThat(model.label()).endsWith(" + 2 regressors");
        for (int h = 0; h < HORIZON; h++) {
            assertThat(parts.get("regressor 0")[h]).isZero();
            assertThat(parts.get("regressor 1")[h]).isCloseTo(40 * future[1][h], within(3.0));
            assertThat(parts.get("regressor 2")[h]).isCloseTo(-10 * future[2][h], within(6.0));
            assertThat(parts.get("regressor 3")[h]).isZero();
            double sum = 0;
            for (double[] part : parts.values()) {
                sum += part[h];
            }
            assertThat(sum).isCloseTo(mean[h], within(1e-9));
        }
    }

    @Test
    void gapsCostLittle() {
        double[] y = sales(140, 7, 21);
        double[] whole = mean(fit(Series.of(y, 7)));
        double[] gappy = mean(fit(Series.of(withGaps(y, 1, 17, 18, 40, 41, 42, 43, 77, 100, 101), 7)));

        for (int h = 0; h < 7; h++) {
            assertThat(gappy[h]).isCloseTo(whole[h], within(6.0));
        }
    }

    @Test
    void aGapAtTheEndCountsAsStepsAhead() {
        ArimaOrder walk = ArimaOrder.of(0, 1, 0, false);
        double[] y = sales(40, 7, 5);
        SeriesModel model = Objects.requireNonNull(Arima.of(walk).fitter().fit(Series.of(y)));
        double one = deviation(model)[0];
        SeriesModel gap = model.at(Series.of(withGaps(y, 37, 38, 39)));

        assertThat(mean(gap)[0]).isCloseTo(y[36], within(1e-12));
        assertThat(deviation(gap)[0]).isCloseTo(2 * one, within(1e-12));
    }

    @Test
    void ordersThatAreNoneAreRefused() {
        assertThatThrownBy(() -> ArimaOrder.of(-1, 0, 0, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ArimaOrder.of(0, 3, 0, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ArimaOrder(0, 0, 0, 1, 0, 0, 1, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ArimaOrder(0, 0, 0, 3, 0, 0, 400, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void foreignBytesAreRefused() {
        assertThatThrownBy(() -> Arima.auto().read(new DataInputStream(new ByteArrayInputStream(new byte[] {7, 0, 0}))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 7");
    }

    @Test
    void tooShortForGivenOrdersGivesNothing() {
        ArimaOrder airline = new ArimaOrder(0, 1, 1, 0, 1, 1, 12, false);

        assertThat(Arima.of(airline).fitter().fit(Series.of(sales(12, 12, 1), 12)))
                .isNull();
        assertThat(Arima.of(airline).leastCells(12)).isEqualTo(18);
    }
}
