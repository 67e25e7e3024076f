package io.flowcast.models.demand.intermittent;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every method and every series. */
class IntermittentLawsTest {
    private static final double[] SALES = {
        0, 0, 3, 0, 0, 0, 1, 0, Double.NaN, Double.NaN, 5, 0, 0, 0, 2, 0, 0, 0, 0, 7, 1, 0, 0, 0, 0, 0, 4, 0, 0, 0
    };

    static List<Intermittent> methods() {
        return List.of(
                Intermittent.croston(),
                Intermittent.crostonOptimised(),
                Intermittent.sba(),
                Intermittent.tsb(),
                Intermittent.adida(),
                Intermittent.imapa());
    }

    private static SeriesModel fit(Intermittent method, double[] values) {
        return Objects.requireNonNull(method.fitter().fit(Series.of(values)));
    }

    private static double[] moments(SeriesModel model) {
        double[] mean = new double[4];
        double[] deviation = new double[4];
        model.forecast(4, new double[0][], mean, deviation);
        return new double[] {mean[0], mean[3], deviation[0], deviation[3]};
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theUnitDoesNotMatter(Intermittent method) {
        double[] plain = moments(fit(method, SALES));
        double[] huge =
                moments(fit(method, Arrays.stream(SALES).map(v -> v * 0x1p400).toArray()));

        for (int i = 0; i < plain.length; i++) {
            assertThat(huge[i] / 0x1p400).isCloseTo(plain[i], within(1e-9 * plain[i]));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void oneStepMeansAreForecastsFromThere(Intermittent method) {
        SeriesModel model = fit(method, SALES);
        double[] fitted = new double[SALES.length];
        model.fitted(Series.of(SALES), fitted);

        for (int t = 3; t < SALES.length; t++) {
            SeriesModel there = model.at(Series.of(Arrays.copyOf(SALES, t)));
            assertThat(fitted[t]).isEqualTo(moments(there)[0]);
        }
        assertThat(moments(model.at(Series.of(SALES)))).isEqualTo(moments(model));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void writtenModelsComeBack(Intermittent method) throws IOException {
        SeriesModel model = fit(method, SALES);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(new DataOutputStream(out));
        SeriesModel back = method.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));

        assertThat(moments(back)).isEqualTo(moments(model));
        assertThat(back.label()).isEqualTo(model.label());
        assertThat(moments(back.at(Series.of(SALES)))).isEqualTo(moments(model));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void nothingSoldGivesNothing(Intermittent method) {
        assertThat(moments(fit(method, new double[40]))).containsOnly(0);
        assertThat(moments(fit(method, new double[1]))).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void oneSaleGivesAModestRate(Intermittent method) {
        double[] one = new double[40];
        one[19] = 4;
        double[] moments = moments(fit(method, one));

        assertThat(moments[0]).isBetween(0.0, 4.0);
        assertThat(moments[2]).isPositive().isFinite();
    }
}
