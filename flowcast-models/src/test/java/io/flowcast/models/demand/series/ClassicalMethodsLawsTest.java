package io.flowcast.models.demand.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.demand.ces.ComplexSmoothing;
import io.flowcast.models.demand.naive.Naive;
import io.flowcast.models.demand.smoothing.EtsMethod;
import io.flowcast.models.demand.theta.Theta;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every method of the field and every series, however awkward. */
class ClassicalMethodsLawsTest {
    private static final int HORIZON = 30;
    private static final double[][] NONE = new double[0][];

    static List<SeriesMethod> methods() {
        return List.of(
                ComplexSmoothing.auto(),
                ComplexSmoothing.plain(),
                Naive.last(),
                Naive.seasonal(),
                Naive.drift(),
                Naive.historicAverage(),
                Naive.windowAverage(5),
                Naive.seasonalWindowAverage(3),
                EtsMethod.auto(),
                EtsMethod.ses(),
                EtsMethod.holt(),
                EtsMethod.dampedHolt(),
                EtsMethod.holtWinters(),
                EtsMethod.of("ETS(M,Ad,M)"),
                EtsMethod.of("ETS(M,M,N)"),
                EtsMethod.of("ETS(M,Md,M)"),
                Theta.standard(),
                Theta.optimised(),
                Theta.dynamic(),
                Theta.dynamicOptimised(),
                Theta.auto());
    }

    /** Sales of a place with a week, a trend and noise; drawn, so that it can be of any length. */
    private static double[] sales(int n) {
        SplittableRandom random = new SplittableRandom(n);
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            double season = 1 + 0.4 * Math.sin(2 * Math.PI * t / 7) + (t % 7 == 5 ? 0.3 : 0);
            values[t] = (50 + 0.3 * t) * season * (0.8 + 0.4 * random.nextDouble());
        }
        return values;
    }

    private static double[] changed(double[] values, int step, double value) {
        double[] result = values.clone();
        for (int t = step; t < result.length; t += step) {
            result[t] = value;
        }
        return result;
    }

    static Map<String, Series> series() {
        Map<String, Series> series = new LinkedHashMap<>();
        double[] sales = sales(70);
        series.put("sales", Series.of(sales, 7));
        series.put("without season", Series.of(sales));
        series.put("two seasons", Series.of(sales(120), 7, 28));
        series.put("season longer than the series", Series.of(sales, 365));
        series.put("season of half the series", Series.of(sales, 35));
        series.put("season as long as the series", Series.of(sales, 70));
        series.put("from another step", new Series(sales, 70, new int[] {7}, false, 1003, NONE));
        series.put("buffer longer than the series", new Series(sales, 50, new int[] {7}, false, 0, NONE));
        series.put("gaps", Series.of(changed(sales, 6, Double.NaN), 7));
        series.put(
                "most is missing",
                Series.of(changed(changed(changed(sales, 2, Double.NaN), 3, Double.NaN), 5, Double.NaN), 7));
        double[] phase = sales.clone();
        double[] hole = sales.clone();
        for (int t = 0; t < 70; t++) {
            phase[t] = t % 7 == 3 ? Double.NaN : phase[t];
            hole[t] = t >= 15 && t < 50 ? Double.NaN : hole[t];
        }
        series.put("a phase was never seen", Series.of(phase, 7));
        series.put("a long hole", Series.of(hole, 7));
        double[] ended = sales.clone();
        Arrays.fill(ended, 55, 70, Double.NaN);
        series.put("nothing known at the end", Series.of(ended, 7));
        double[] constant = new double[40];
        Arrays.fill(constant, 3.7);
        series.put("constant", Series.of(constant, 7));
        series.put("all zero", Series.of(new double[40], 7));
        series.put("zeros between", Series.of(changed(sales, 4, 0), 7));
        double[] rare = new double[40];
        rare[17] = 3;
        rare[30] = 1;
        series.put("two sales", Series.of(rare, 7));
        series.put("spikes", Series.of(changed(sales, 23, 1e9), 7));
        series.put("huge", Series.of(Arrays.stream(sales).map(v -> v * 1e150).toArray(), 7));
        series.put("tiny", Series.of(Arrays.stream(sales).map(v -> v * 1e-150).toArray(), 7));
        series.put("huge after tiny", Series.of(changed(changed(sales, 3, 1e-150), 31, 1e150), 7));
        double[] line = new double[30];
        Arrays.setAll(line, t -> 5 + 2 * t);
        series.put("a straight line", Series.of(line, 4));
        double[] fall = new double[30];
        Arrays.setAll(fall, t -> 1000 * Math.exp(-0.5 * t));
        series.put("dying out", Series.of(fall, 4));
        double[] pattern = new double[42];
        Arrays.setAll(pattern, t -> 1 + t % 7);
        series.put("nothing but a season", Series.of(pattern, 7));
        for (int n = 1; n <= 6; n++) {
            series.put(n + " cells", Series.of(sales(n), 7));
            series.put(n + " cells of season 2", Series.of(sales(n), 2));
        }
        return series;
    }

    static Stream<Arguments> cases() {
        return methods().stream()
                .flatMap(method -> series().entrySet().stream()
                        .map(one ->
                                Arguments.of(Named.of(method.name(), method), Named.of(one.getKey(), one.getValue()))));
    }

    private static int known(Series series) {
        return (int) Arrays.stream(series.values(), 0, series.length())
                .filter(v -> !Double.isNaN(v))
                .count();
    }

    private static double[] moments(SeriesModel model) {
        double[] mean = new double[HORIZON];
        double[] deviation = new double[HORIZON];
        model.forecast(HORIZON, NONE, mean, deviation);
        double[] both = Arrays.copyOf(mean, 2 * HORIZON);
        System.arraycopy(deviation, 0, both, HORIZON, HORIZON);
        return both;
    }

    private static Series cut(Series series, int n) {
        return new Series(series.values(), n, series.seasons(), series.counts(), series.firstStep(), NONE);
    }

    private static double largest(Series series) {
        return Arrays.stream(series.values(), 0, series.length())
                .filter(v -> !Double.isNaN(v))
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everySeriesHasAnAnswer(SeriesMethod method, Series series) throws IOException {
        double[] before = series.values().clone();
        SeriesFitter fitter = method.fitter();
        @Nullable SeriesModel model = fitter.fit(series);

        assertThat(series.values()).isEqualTo(before);
        if (known(series) >= method.leastCells(series.season())) {
            assertThat(model).isNotNull();
        }
        if (model == null) {
            return;
        }
        double[] moments = moments(model);
        for (int h = 0; h < HORIZON; h++) {
            assertThat(moments[h]).isFinite();
            assertThat(moments[HORIZON + h]).isFinite().isNotNegative();
        }
        double[] weights = new double[HORIZON];
        model.carryOver(weights);
        assertThat(weights[0]).isEqualTo(1);
        assertThat(Arrays.stream(weights)).allMatch(Double::isFinite);

        // A fitter that has seen other series, and one that has not, say the same.
        fitter.fit(Series.of(sales(90), 7));
        assertThat(moments(Objects.requireNonNull(fitter.fit(series)))).isEqualTo(moments);
        assertThat(moments(Objects.requireNonNull(method.fitter().fit(series)))).isEqualTo(moments);

        assertThat(moments(model.at(series))).isEqualTo(moments);
        partsAddUp(model, moments, largest(series));
        comesBack(method, model, series, moments);
        oneStepMeansAreForecasts(model, series);
        silenceIsTheSameAsWaiting(model, series, moments);
    }

    private static void partsAddUp(SeriesModel model, double[] moments, double largest) {
        double[] sum = new double[HORIZON];
        model.parts(HORIZON, NONE).units().values().forEach(part -> {
            for (int h = 0; h < HORIZON; h++) {
                sum[h] += part[h];
            }
        });
        for (int h = 0; h < HORIZON; h++) {
            assertThat(sum[h]).isCloseTo(moments[h], within(1e-9 * (Math.abs(moments[h]) + largest)));
        }
    }

    private static void comesBack(SeriesMethod method, SeriesModel model, Series series, double[] moments)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(new DataOutputStream(out));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(out.toByteArray()));
        SeriesModel back = method.read(in);

        assertThat(in.available()).isZero();
        assertThat(moments(back)).isEqualTo(moments);
        assertThat(back.label()).isEqualTo(model.label()).isNotEmpty();
        assertThat(moments(back.at(cut(series, series.length())))).isEqualTo(moments);
    }

    private static void oneStepMeansAreForecasts(SeriesModel model, Series series) {
        double[] fitted = new double[series.length()];
        model.fitted(series, fitted);
        double largest = largest(series);
        for (int t = 1; t < series.length(); t++) {
            double[] mean = new double[1];
            model.at(cut(series, t)).forecast(1, NONE, mean, new double[1]);
            assertThat(fitted[t]).isCloseTo(mean[0], within(1e-12 * (Math.abs(mean[0]) + largest)));
        }
    }

    /** Cells that are not known at the end move the model as its own forecast does. */
    private static void silenceIsTheSameAsWaiting(SeriesModel model, Series series, double[] moments) {
        int wait = 5;
        double[] longer = Arrays.copyOf(series.values(), series.length() + wait);
        Arrays.fill(longer, series.length(), longer.length, Double.NaN);
        Series silent = new Series(longer, longer.length, series.seasons(), series.counts(), series.firstStep(), NONE);
        double[] later = moments(model.at(silent));
        double largest = largest(series);
        for (int h = 0; h + wait < HORIZON; h++) {
            assertThat(later[h]).isCloseTo(moments[h + wait], within(1e-9 * (Math.abs(later[h]) + largest)));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theUnitDoesNotMatter(SeriesMethod method) {
        for (double unit : new double[] {0x1p-300, 0x1p300, 3, 1e-9}) {
            for (Series series : List.of(Series.of(sales(70), 7), Series.of(changed(sales(60), 7, Double.NaN), 7))) {
                double[] plain = moments(Objects.requireNonNull(method.fitter().fit(series)));
                double[] values =
                        Arrays.stream(series.values()).map(v -> v * unit).toArray();
                double[] scaled = moments(Objects.requireNonNull(method.fitter().fit(Series.of(values, 7))));
                for (int i = 0; i < plain.length; i++) {
                    // Searches end where nothing changes any more, so that rounding shows in some digits.
                    assertThat(scaled[i] / unit).isCloseTo(plain[i], within(1e-4 * Math.abs(plain[i])));
                }
            }
        }
    }

    static Stream<SeriesMethod> recursions() {
        return methods().stream().filter(method -> !(method instanceof Naive));
    }

    @ParameterizedTest
    @MethodSource("recursions")
    void aGapIsTheSameAsWhatWasExpected(SeriesMethod method) {
        Series gaps = Series.of(changed(sales(60), 7, Double.NaN), 7);
        SeriesModel model = Objects.requireNonNull(method.fitter().fit(gaps));
        double[] expected = new double[60];
        model.fitted(gaps, expected);
        double[] filled = gaps.values().clone();
        for (int t = 0; t < 60; t++) {
            filled[t] = Double.isNaN(filled[t]) ? expected[t] : filled[t];
        }
        double[] moments = moments(model);
        double[] same = moments(model.at(Series.of(filled, 7)));
        for (int i = 0; i < moments.length; i++) {
            assertThat(same[i]).isCloseTo(moments[i], within(1e-9 * Math.abs(moments[i])));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aConstantGoesOn(SeriesMethod method) {
        double[] values = new double[40];
        Arrays.fill(values, 12.5);
        double[] moments = moments(Objects.requireNonNull(method.fitter().fit(Series.of(values, 7))));
        for (int h = 0; h < HORIZON; h++) {
            assertThat(moments[h]).isCloseTo(12.5, within(1e-6));
            assertThat(moments[HORIZON + h]).isCloseTo(0, within(1e-6));
        }
    }
}
