package io.flowcast.models.demand.seasonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.demand.series.Parts;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeasonalAutoregressionTest {
    private static final int N = 400;
    private static final int HORIZON = 28;
    private final SeriesMethod method = SeasonalAutoregression.withRegressors();

    /** Promotions at random, ahead too. */
    private static double[] promotions() {
        SplittableRandom random = new SplittableRandom(5);
        double[] x = new double[N + HORIZON];
        Arrays.setAll(x, t -> random.nextInt(5) == 0 ? 1 : 0);
        return x;
    }

    /** A week, and half as much again under promotion. */
    private static double[] demand(double[] promotion) {
        SplittableRandom random = new SplittableRandom(6);
        double[] y = new double[promotion.length];
        Arrays.setAll(
                y, t -> 100 * (t % 7 == 5 ? 2 : 1) * (1 + 0.5 * promotion[t]) * (0.97 + 0.06 * random.nextDouble()));
        return y;
    }

    private static Series series(double[] y, int n, double[]... regressors) {
        return new Series(y, n, new int[] {7}, false, 0, regressors);
    }

    private static double[] forecast(SeriesModel model, double[]... future) {
        double[] mean = new double[HORIZON];
        model.forecast(HORIZON, future, mean, new double[HORIZON]);
        return mean;
    }

    @Test
    void promotionsAheadCount() {
        double[] x = promotions();
        double[] y = demand(x);
        double[] ahead = Arrays.copyOfRange(x, N, N + HORIZON);
        SeriesModel model = Objects.requireNonNull(method.fitter().fit(series(y, N, x)));
        double[] with = forecast(model, ahead);
        double[] without = forecast(model, new double[HORIZON]);

        for (int h = 0; h < HORIZON; h++) {
            assertThat(with[h]).isCloseTo(y[N + h], within(0.1 * y[N + h]));
            assertThat(with[h] / without[h]).isCloseTo(ahead[h] > 0 ? 1.5 : 1, within(0.12));
        }
        Parts parts = model.parts(HORIZON, new double[][] {ahead});
        double[] added = Objects.requireNonNull(parts.units().get("regressor 1"));
        for (int h = 0; h < HORIZON; h++) {
            assertThat(Objects.requireNonNull(parts.units().get("level"))[h] + added[h])
                    .isCloseTo(with[h], within(1e-9));
        }
        assertThat(model.label()).startsWith("ARX(1..3,5..9");
    }

    @Test
    void aRegressorWithoutMeaningChangesLittle() {
        double[] x = promotions();
        double[] y = demand(x);
        double[] ahead = Arrays.copyOfRange(x, N, N + HORIZON);
        double[] constant = new double[N + HORIZON];
        Arrays.fill(constant, 1e9);
        double[] seenInGapsOnly = new double[N + HORIZON];
        for (int t = 50; t < N; t += 60) {
            seenInGapsOnly[t] = 1;
            y[t] = Double.NaN;
        }
        SeriesModel one = Objects.requireNonNull(method.fitter().fit(series(y, N, x)));
        SeriesModel three = Objects.requireNonNull(method.fitter().fit(series(y, N, x, constant, seenInGapsOnly)));
        double[] ones = new double[HORIZON];
        Arrays.fill(ones, 1);

        double[] expected = forecast(one, ahead);
        double[] actual = forecast(three, ahead, ones, ones);
        for (int h = 0; h < HORIZON; h++) {
            assertThat(actual[h]).isCloseTo(expected[h], within(0.02 * expected[h]));
        }
    }

    @Test
    void longGapsWithRegressorsStaySane() {
        double[] x = promotions();
        double[] y = demand(x);
        Arrays.fill(y, 120, 290, Double.NaN);
        double[] ahead = Arrays.copyOfRange(x, N, N + HORIZON);
        Series gappy = new Series(y, N, new int[] {7, 180}, false, 0, new double[][] {x});
        double[] mean = forecast(Objects.requireNonNull(method.fitter().fit(gappy)), ahead);

        for (int h = 0; h < HORIZON; h++) {
            assertThat(mean[h]).isCloseTo(y[N + h], within(0.25 * y[N + h]));
        }
    }

    @Test
    void regressorsBeyondAllThatWasSeenDoNotCarryAForecastAway() {
        double[] x = promotions();
        double[] y = demand(x);
        double[] far = new double[HORIZON];
        Arrays.fill(far, 1e12);
        SeriesModel model = Objects.requireNonNull(method.fitter().fit(series(y, N, x)));

        assertThat(Arrays.stream(forecast(model, far)).max().orElseThrow()).isLessThan(10_000);
    }

    @Test
    void effectsAreWritten() throws IOException {
        double[] x = promotions();
        double[] y = demand(x);
        SeriesModel model = Objects.requireNonNull(method.fitter().fit(series(y, N, x)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(new DataOutputStream(out));
        SeriesModel back = method.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));
        double[] ahead = Arrays.copyOfRange(x, N, N + HORIZON);

        assertThat(forecast(back, ahead)).isEqualTo(forecast(model, ahead));
        double[] fitted = new double[N];
        double[] before = new double[N];
        back.fitted(series(y, N, x), fitted);
        model.at(series(y, 200, x)).fitted(series(y, N, x), before);
        assertThat(fitted).isEqualTo(before);
        assertThat(forecast(model.at(series(y, N, x)), ahead)).isEqualTo(forecast(model, ahead));
    }

    @Test
    void tooLongSeasonsAreLeftOut() {
        double[] y = SeasonalLawsTest.demand(100, 1);
        assertThat(label(y, 4, 12, 60)).isEqualTo(label(y, 4, 12)).isEqualTo("AR(1..14)");
        assertThat(label(Arrays.copyOf(y, 5), 4)).isEqualTo("AR()");
    }

    private static String label(double[] y, int... seasons) {
        return Objects.requireNonNull(new SeasonalAutoregression().fitter().fit(Series.of(y, seasons)))
                .label();
    }

    @Test
    void aFewBadDaysDoNotBendTheWeek() {
        double[] y = demand(new double[N + HORIZON]);
        for (int t = 200; t < N; t += 39) {
            y[t] *= 8;
        }
        double[] mean = new double[HORIZON];
        Objects.requireNonNull(new SeasonalAutoregression().fitter().fit(series(y, N)))
                .forecast(HORIZON, new double[0][], mean, new double[HORIZON]);
        double error = 0;
        for (int h = 0; h < HORIZON; h++) {
            error += Math.abs(mean[h] - y[N + h]) / y[N + h] / HORIZON;
        }
        assertThat(error).isLessThan(0.15);
    }
}
