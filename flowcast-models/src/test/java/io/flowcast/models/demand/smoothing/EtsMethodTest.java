package io.flowcast.models.demand.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EtsMethodTest {
    /** Draws of a level, trend and multiplicative season of four. */
    private static double[] quarters(int n) {
        SplittableRandom random = new SplittableRandom(4);
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            values[t] = (100 + 2 * t) * (1 + 0.5 * Math.cos(Math.PI * t / 2)) * (0.97 + 0.06 * random.nextDouble());
        }
        return values;
    }

    private static String label(EtsMethod method, Series series) {
        return Objects.requireNonNull(method.fitter().fit(series)).label();
    }

    @Test
    void formsAreNamedAsTheFieldWritesThem() {
        assertThat(EtsMethod.of("ETS(M,Ad,M)").name()).isEqualTo("ets-m-ad-m");
        assertThat(label(EtsMethod.of("ETS(M,Ad,M)"), Series.of(quarters(40), 4)))
                .isEqualTo("ETS(M,Ad,M)");
        assertThatThrownBy(() -> EtsMethod.of("ETS(A,A,M)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ETS(A,A,M)")
                .hasMessageContaining("ETS(M,A,M)");
    }

    @Test
    void aFormThatDoesNotSuitGivesWay() {
        double[] zeros = quarters(40);
        zeros[7] = 0;

        assertThat(label(EtsMethod.holtWinters(), Series.of(quarters(40), 4))).isEqualTo("ETS(M,A,M)");
        assertThat(label(EtsMethod.holtWinters(), Series.of(zeros, 4))).isEqualTo("ETS(A,A,A)");
        assertThat(label(EtsMethod.of("ETS(M,Ad,M)"), Series.of(zeros, 4))).isEqualTo("ETS(A,Ad,A)");
        assertThat(label(EtsMethod.holtWinters(), Series.of(quarters(40)))).isEqualTo("ETS(A,A,N)");
        assertThat(label(EtsMethod.holtWinters(), Series.of(quarters(8), 4))).isEqualTo("ETS(A,A,N)");
        assertThat(label(EtsMethod.holt(), Series.of(quarters(5)))).isEqualTo("ETS(A,N,N)");
        assertThat(EtsMethod.holt().fitter().fit(Series.of(quarters(4)))).isNull();
    }

    @Test
    void aSeasonThatGrowsWithTheLevelIsFound() {
        assertThat(label(EtsMethod.auto(), Series.of(quarters(60), 4))).matches("ETS\\(M,.*,M\\)");
    }

    @Test
    void theDeviationOfSimpleSmoothingGrowsByItsWeight() {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = new double[200];
        double level = 50;
        for (int t = 0; t < 200; t++) {
            double error = random.nextDouble() - 0.5;
            values[t] = level + error;
            level += 0.4 * error;
        }
        SeriesModel model = Objects.requireNonNull(EtsMethod.ses().fitter().fit(Series.of(values)));
        double[] deviation = new double[10];
        model.forecast(10, new double[0][], new double[10], deviation);
        double[] carried = new double[2];
        model.carryOver(carried);

        // Hyndman et al. 2008, chapter 6: v_h = s^2 (1 + (h - 1) alpha^2); the errors drawn have a deviation of
        // 1/sqrt(12).
        assertThat(carried[1]).isCloseTo(0.4, within(0.15));
        assertThat(deviation[0]).isCloseTo(1 / Math.sqrt(12), within(0.03));
        for (int h = 0; h < 10; h++) {
            double expected = deviation[0] * Math.sqrt(1 + h * carried[1] * carried[1]);
            assertThat(deviation[h]).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void negativeMeansAreTheBusinessOfTheCaller() {
        double[] fall = new double[20];
        Arrays.setAll(fall, t -> 40 - 2 * t);
        SeriesModel model = Objects.requireNonNull(EtsMethod.holt().fitter().fit(Series.of(fall)));
        double[] mean = new double[5];
        model.forecast(5, new double[0][], mean, new double[5]);

        assertThat(mean[4]).isCloseTo(40 - 2 * 24, within(1e-6));
    }

    /** A series that grows by 3 % a quarter, with a season. */
    private static double[] growing(int n) {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            values[t] = 20
                    * Math.pow(1.03, t)
                    * (1 + 0.3 * Math.sin(Math.PI * t / 2))
                    * (0.98 + 0.04 * random.nextDouble());
        }
        return values;
    }

    @Test
    void aTrendThatMultipliesIsFittedByNameOnly() {
        double[] values = growing(60);
        for (String form : List.of("ETS(M,M,N)", "ETS(M,Md,N)", "ETS(M,M,M)", "ETS(M,Md,M)")) {
            assertThat(label(EtsMethod.of(form), Series.of(values, 4))).isEqualTo(form);
        }
        assertThat(label(EtsMethod.auto(), Series.of(values, 4))).doesNotMatch("ETS\\(.,Md?,.\\)");
        SeriesModel model =
                Objects.requireNonNull(EtsMethod.of("ETS(M,M,M)").fitter().fit(Series.of(values, 4)));
        double[] mean = new double[9];
        model.forecast(9, new double[0][], mean, new double[9]);

        assertThat(mean[8] / mean[0]).isCloseTo(Math.pow(1.03, 8), within(0.02));
        assertThat(mean[4] / mean[0]).isCloseTo(Math.pow(1.03, 4), within(0.01));
    }

    @Test
    void aTrendThatMultipliesGivesWayWhereAValueIsZero() {
        double[] zeros = growing(40);
        zeros[5] = 0;

        assertThat(label(EtsMethod.of("ETS(M,Md,M)"), Series.of(zeros, 4))).isEqualTo("ETS(A,Ad,A)");
        assertThat(label(EtsMethod.of("ETS(M,M,N)"), Series.of(zeros, 4))).isEqualTo("ETS(A,A,N)");
    }

    @Test
    void theSpreadOfATrendThatMultipliesIsThatOfItsPaths() {
        EtsForm form = EtsForm.MMdM;
        EtsFit fit = new EtsFit(form, 0.3, 0.06, 0.1, 0.95);
        EtsState state = new EtsState(4);
        state.level = 50;
        state.trend = 1.02;
        System.arraycopy(new double[] {0.8, 1.1, 1.3, 0.8}, 0, state.season, 0, 4);
        double sigma = 0.05;
        int horizon = 12;
        SmoothingRow row = EtsFitter.row(fit, 0, state, 0, state, 50, sigma);
        double[] mean = new double[horizon];
        double[] deviation = new double[horizon];
        new EtsMoments().unbounded(row, state, horizon, mean, deviation, 0);

        // 40,000 paths of the model's own recursion.
        Random random = new Random(11);
        double[] sum = new double[horizon];
        double[] squares = new double[horizon];
        int paths = 40_000;
        for (int k = 0; k < paths; k++) {
            EtsState at = state.copy();
            for (int h = 0; h < horizon; h++) {
                double mu = fit.mean(at);
                double error = mu * sigma * random.nextGaussian();
                sum[h] += mu + error;
                squares[h] += (mu + error) * (mu + error);
                fit.advance(at, error, 1e-9);
            }
        }
        for (int h = 0; h < horizon; h++) {
            double simulated = sum[h] / paths;
            assertThat(mean[h]).isCloseTo(simulated, within(0.01 * simulated));
            double spread = Math.sqrt(squares[h] / paths - simulated * simulated);
            assertThat(deviation[h]).isCloseTo(spread, within(0.03 * spread));
        }
    }
}
