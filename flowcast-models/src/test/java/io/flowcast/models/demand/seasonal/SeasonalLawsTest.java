package io.flowcast.models.demand.seasonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.demand.series.Parts;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every method and every series. */
class SeasonalLawsTest {
    private static final int HORIZON = 30;

    static List<SeriesMethod> methods() {
        return List.of(
                new SeasonalAutoregression(),
                SeasonalAutoregression.withRegressors(),
                new SeasonalSmoothing(),
                new MstlMethod(),
                new MstlMethod(new SeasonalAutoregression()));
    }

    /** Two seasons of 4 and 12 on a rising level, with noise. */
    static double[] demand(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = new double[n];
        for (int t = 0; t < n; t++) {
            double season = 1 + 0.3 * Math.sin(Math.PI * t / 2) + 0.2 * Math.cos(Math.PI * t / 6);
            y[t] = (100 + 0.3 * t) * season * (0.95 + 0.1 * random.nextDouble());
        }
        return y;
    }

    private static double[] gaps(double[] values) {
        double[] y = values.clone();
        for (int t = 3; t < y.length; t += 7) {
            y[t] = Double.NaN;
        }
        Arrays.fill(y, y.length / 2, y.length / 2 + 15, Double.NaN);
        return y;
    }

    private static Map<String, double[]> awkward() {
        Map<String, double[]> all = new LinkedHashMap<>();
        double[] plain = demand(96, 1);
        all.put("plain", plain);
        all.put("gaps", gaps(plain));
        all.put("zero", new double[60]);
        double[] same = new double[60];
        Arrays.fill(same, 0.1);
        all.put("same", same);
        all.put("one cell", new double[] {3});
        all.put("two cells", new double[] {3, 0});
        all.put("short", demand(9, 2));
        double[] spike = new double[60];
        spike[31] = 7;
        all.put("spike", spike);
        double[] lone = new double[60];
        Arrays.fill(lone, Double.NaN);
        lone[0] = 5;
        all.put("first only", lone);
        all.put("huge", Arrays.stream(plain).map(v -> v * 1e300).toArray());
        all.put(
                "largest",
                Arrays.stream(plain).map(v -> v > 100 ? Double.MAX_VALUE : 0).toArray());
        all.put("tiny", Arrays.stream(plain).map(v -> v * 1e-300).toArray());
        all.put(
                "least",
                Arrays.stream(plain).map(v -> v > 100 ? Double.MIN_VALUE : 0).toArray());
        double[] growth = new double[80];
        Arrays.setAll(growth, t -> Math.pow(3, t));
        all.put("growth", growth);
        double[] ended = demand(90, 3);
        Arrays.fill(ended, 40, 90, 0);
        all.put("ended", ended);
        double[] far = demand(90, 4);
        far[70] = 1e12;
        all.put("outlier", far);
        double[] tail = demand(90, 5);
        Arrays.fill(tail, 60, 90, Double.NaN);
        all.put("missing end", tail);
        double[] onOff = new double[90];
        Arrays.setAll(onOff, t -> t % 2);
        all.put("on and off", onOff);
        return all;
    }

    private static SeriesModel fit(SeriesMethod method, double[] values, int... seasons) {
        return Objects.requireNonNull(method.fitter().fit(Series.of(values, seasons)));
    }

    private static double[] moments(SeriesModel model) {
        double[] mean = new double[HORIZON];
        double[] deviation = new double[HORIZON];
        model.forecast(HORIZON, new double[0][], mean, deviation);
        double[] both = Arrays.copyOf(mean, 2 * HORIZON);
        System.arraycopy(deviation, 0, both, HORIZON, HORIZON);
        return both;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void answersAreFinite(SeriesMethod method) {
        SeriesFitter fitter = method.fitter();
        awkward().forEach((name, values) -> {
            SeriesModel model = Objects.requireNonNull(fitter.fit(Series.of(values, 4, 12)));
            for (double moment : moments(model)) {
                assertThat(moment).as(name).isFinite();
            }
            assertThat(Arrays.stream(moments(model)).skip(HORIZON).min().orElseThrow())
                    .as(name)
                    .isNotNegative();
            double[] carry = new double[HORIZON];
            model.carryOver(carry);
            assertThat(carry[0]).as(name).isEqualTo(1, within(1e-12));
            assertThat(Arrays.stream(carry)).as(name).allMatch(v -> Double.isFinite(v));
            double[] fitted = new double[values.length];
            model.fitted(Series.of(values, 4, 12), fitted);
            assertThat(Arrays.stream(fitted)).as(name).noneMatch(v -> Double.isInfinite(v));
        });
    }

    @ParameterizedTest
    @MethodSource("methods")
    void workspacesRememberNothing(SeriesMethod method) {
        SeriesFitter used = method.fitter();
        awkward().values().forEach(values -> used.fit(Series.of(values, 4, 12)));
        awkward()
                .forEach((name, values) -> assertThat(
                                moments(Objects.requireNonNull(used.fit(Series.of(values, 4, 12)))))
                        .as(name)
                        .isEqualTo(moments(fit(method, values, 4, 12))));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theUnitDoesNotMatter(SeriesMethod method) {
        double[] y = gaps(demand(96, 1));
        double[] plain = moments(fit(method, y, 4, 12));
        double[] huge =
                moments(fit(method, Arrays.stream(y).map(v -> v * 0x1p400).toArray(), 4, 12));

        for (int i = 0; i < plain.length; i++) {
            assertThat(huge[i]).isCloseTo(plain[i] * 0x1p400, within(1e-9 * plain[i] * 0x1p400));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void cellsBehindTheLengthAreNotRead(SeriesMethod method) {
        double[] y = demand(96, 6);
        double[] longer = Arrays.copyOf(y, 120);
        Arrays.fill(longer, 96, 120, 1e9);
        Series cut = new Series(longer, 96, new int[] {4, 12}, false, 0, new double[0][]);

        assertThat(moments(Objects.requireNonNull(method.fitter().fit(cut)))).isEqualTo(moments(fit(method, y, 4, 12)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void oneStepMeansLookOnlyBack(SeriesMethod method) {
        double[] y = gaps(demand(96, 7));
        double[] changed = y.clone();
        changed[80] = 500;
        SeriesModel model = fit(method, y, 4, 12);
        double[] before = new double[96];
        double[] after = new double[96];
        model.fitted(Series.of(y, 4, 12), before);
        model.fitted(Series.of(changed, 4, 12), after);

        assertThat(Arrays.copyOf(after, 81)).isEqualTo(Arrays.copyOf(before, 81));
        assertThat(after[81]).isNotEqualTo(before[81]);
        assertThat(Arrays.stream(before).skip(40)).allMatch(v -> Double.isFinite(v));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aModelMovesOn(SeriesMethod method) {
        double[] y = demand(108, 8);
        SeriesModel model = fit(method, Arrays.copyOf(y, 96), 4, 12);

        assertThat(moments(model.at(Series.of(Arrays.copyOf(y, 96), 4, 12)))).isEqualTo(moments(model));
        double[] moved = moments(model.at(Series.of(y, 4, 12)));
        double[] there = moments(model);
        for (int h = 0; h < 12; h++) {
            assertThat(moved[h]).isCloseTo(there[h + 12], within(0.3 * there[h + 12]));
        }
        for (double moment : moments(model.at(Series.of(new double[] {50}, 4, 12)))) {
            assertThat(moment).isFinite();
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void writtenModelsComeBack(SeriesMethod method) throws IOException {
        for (double[] values : awkward().values()) {
            SeriesModel model = fit(method, values, 4, 12);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            model.write(new DataOutputStream(out));
            byte[] bytes = out.toByteArray();
            SeriesModel back = method.read(new DataInputStream(new ByteArrayInputStream(bytes)));

            assertThat(moments(back)).isEqualTo(moments(model));
            assertThat(back.label()).isEqualTo(model.label());
            assertThat(moments(back.at(Series.of(values, 4, 12)))).isEqualTo(moments(model));
            bytes[0] = 99;
            assertThatThrownBy(() -> method.read(new DataInputStream(new ByteArrayInputStream(bytes))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("99");
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void partsAddUp(SeriesMethod method) {
        SeriesModel model = fit(method, demand(96, 9), 4, 12);
        Parts parts = model.parts(HORIZON, new double[0][]);
        double[] mean = moments(model);

        for (int h = 0; h < HORIZON; h++) {
            int step = h;
            double sum =
                    parts.units().values().stream().mapToDouble(v -> v[step]).sum();
            assertThat(sum).isCloseTo(mean[h], within(1e-9 * mean[h]));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void twoSeasonsAreFollowed(SeriesMethod method) {
        double[] y = demand(252, 10);
        SeriesModel model = fit(method, Arrays.copyOf(y, 240), 4, 12);
        double[] mean = moments(model);
        double error = 0;
        double naive = 0;
        for (int h = 0; h < 12; h++) {
            error += Math.abs(mean[h] - y[240 + h]) / 12;
            naive += Math.abs(y[239] - y[240 + h]) / 12;
        }
        // The noise alone is uniform within 5 % of some 170.
        assertThat(error).isLessThan(0.06 * 170);
        assertThat(naive).isGreaterThan(0.15 * 170);
    }
}
