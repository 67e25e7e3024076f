package io.flowcast.models.demand.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JointForecastTest {
    private static final int STEPS = 6;
    private static final int PATHS = 40_000;

    /** Two rows of mean 100 and deviation 10 a step, with scores that go together with correlation r in the past. */
    private static JointForecast forecast(StepDependence dependence, double r) {
        SplittableRandom random = new SplittableRandom(8);
        int dates = 120;
        double[][] raw = new double[2][dates];
        for (int d = 0; d < dates; d++) {
            double common = Normal.quantile(random.nextDouble());
            for (double[] row : raw) {
                row[d] = Math.sqrt(r) * common + Math.sqrt(1 - r) * Normal.quantile(random.nextDouble());
            }
        }
        float[][] scores = new float[2][dates];
        PastScores.rankScores(raw[0], scores[0]);
        PastScores.rankScores(raw[1], scores[1]);
        double[] mean = new double[2 * STEPS];
        double[] deviation = new double[2 * STEPS];
        Arrays.fill(mean, 100);
        Arrays.fill(deviation, 10);
        RunContext context = RunContext.asOf(LocalDate.of(2024, 1, 1)).build();
        return new JointForecast(
                Timeline.ordinal(1),
                50,
                STEPS,
                List.of(SeriesKey.named("a"), SeriesKey.named("b")),
                false,
                Marginals.ofMoments(STEPS, false, mean, deviation, new Shape[] {Shape.NORMAL, Shape.NORMAL}),
                new StepDependence[] {dependence, dependence},
                new PastScores(dates, scores),
                1,
                Findings.none(),
                Provenance.of("forecast", "test", Map.of(), "", context));
    }

    @Test
    void weightsGiveTheSameDependenceAsTheRecursion() {
        StepDependence recursion = new SmoothingDependence(0.4, 0.1, 0.9, 0.2, 4);
        double[] c = new double[STEPS];
        recursion.weights(c, STEPS);
        double[][] one = columns(forecast(recursion, 0.3), 0);
        double[][] other = columns(forecast(StepDependence.ofWeights(Arrays.copyOfRange(c, 1, STEPS)), 0.3), 0);

        for (int h = 0; h < STEPS; h++) {
            assertThat(other[h]).containsExactly(one[h], within(1e-9));
        }
    }

    private static double[][] columns(JointForecast forecast, int row) {
        double[] paths = new double[PATHS * STEPS];
        forecast.samplePaths(row, 77, 0, PATHS, paths);
        double[][] columns = new double[STEPS][PATHS];
        for (int k = 0; k < PATHS; k++) {
            for (int h = 0; h < STEPS; h++) {
                columns[h][k] = paths[k * STEPS + h];
            }
        }
        return columns;
    }

    private static double correlation(double[] a, double[] b) {
        double ma = Arrays.stream(a).average().orElseThrow();
        double mb = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - ma) * (b[i] - mb);
            aa += (a[i] - ma) * (a[i] - ma);
            bb += (b[i] - mb) * (b[i] - mb);
        }
        return ab / Math.sqrt(aa * bb);
    }

    @Test
    void stepsDependAsInTheStateSpaceModel() {
        // Local level model with alpha = .5: x_1 = e_1, x_2 = .5 e_1 + e_2, x_6 = .5 (e_1 + ... + e_5) + e_6.
        // corr(x_1, x_2) = .5/sqrt(1.25); corr(x_1, x_6) = .5/sqrt(2.25); corr(x_2, x_6) = (.25 + .5)/sqrt(1.25 2.25).
        double[][] c = columns(forecast(new SmoothingDependence(0.5, 0, 1, 0, 1), 0), 0);

        assertThat(correlation(c[0], c[1])).isCloseTo(0.5 / Math.sqrt(1.25), within(0.02));
        assertThat(correlation(c[0], c[5])).isCloseTo(0.5 / 1.5, within(0.02));
        assertThat(correlation(c[1], c[5])).isCloseTo(0.75 / Math.sqrt(1.25 * 2.25), within(0.02));
    }

    @Test
    void seasonsComeBackAfterAPeriod() {
        // Seasonal naive with period 3: step 0 and 3 share an error, steps 0 and 1 do not.
        double[][] c = columns(forecast(new SmoothingDependence(0, 0, 1, 1, 3), 0), 0);

        assertThat(correlation(c[0], c[3])).isCloseTo(1 / Math.sqrt(2), within(0.02));
        assertThat(correlation(c[0], c[1])).isCloseTo(0, within(0.02));
    }

    @Test
    void rowsDependAsTheyDidInThePast() {
        JointForecast together = forecast(StepDependence.ofWeights(new double[0]), 0.8);
        double[][] a = columns(together, 0);
        double[][] b = columns(together, 1);

        // Correlation .8 of 120 dates (standard error .03), times 1 - .35^2 for what each row adds of its own.
        assertThat(correlation(a[2], b[2])).isCloseTo(0.8 * (1 - 0.35 * 0.35), within(0.06));
        assertThat(correlation(a[2], b[3])).as("other steps, other dates").isCloseTo(0, within(0.05));
        JointForecast apart = forecast(StepDependence.ofWeights(new double[0]), 0);
        assertThat(correlation(columns(apart, 0)[2], columns(apart, 1)[2])).isCloseTo(0, within(0.2));
    }

    @Test
    void pathsHaveTheMarginalsOfTheForecast() {
        JointForecast forecast = forecast(new SmoothingDependence(0.4, 0.1, 0.9, 0.2, 4), 0.5);
        double[][] c = columns(forecast, 1);
        for (int h = 0; h < STEPS; h++) {
            double[] sorted = c[h].clone();
            Arrays.sort(sorted);
            for (double p : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
                // Dates are few: the share below a quantile wanders by some hundredths.
                assertThat(forecast.cdf(1, h, sorted[(int) (p * PATHS)])).isCloseTo(p, within(0.03));
            }
        }
    }

    @Test
    void sumsAreWiderThanIndependentOnes() {
        JointForecast dependent = forecast(new SmoothingDependence(0.5, 0, 1, 0, 1), 0);
        JointForecast independent = forecast(StepDependence.ofWeights(new double[0]), 0);

        assertThat(independent.sum(0, 0, STEPS).variance()).isCloseTo(STEPS * 100, within(60.0));
        assertThat(dependent.sum(0, 0, STEPS).variance()).isGreaterThan(2 * STEPS * 100);
        assertThat(dependent.sum(0, 0, STEPS).mean()).isCloseTo(600, within(1.0));
        assertThatThrownBy(() -> dependent.sum(0, 3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> dependent.mean(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void rankScoresAreStandard() {
        double[] values = {5, Double.NaN, 1, 9, 3};
        float[] scores = new float[5];
        PastScores.rankScores(values, scores);

        assertThat(scores[1]).isNaN();
        assertThat(scores[2]).isLessThan(scores[4]);
        assertThat(scores[4]).isLessThan(scores[0]);
        double squares = 0;
        for (float score : scores) {
            squares += Float.isNaN(score) ? 0 : score * score;
        }
        assertThat(squares / 4).isCloseTo(1, within(1e-6));
    }
}
