package io.flowcast.models.demand.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.RunContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ElasticNetTest {
    private static final RunContext CONTEXT = RunContext.asOf(LocalDate.EPOCH).build();
    private static final List<String> NAMES = List.of("a", "b", "c");

    private static float[][] columns(int rows) {
        SplittableRandom random = new SplittableRandom(1);
        float[][] x = new float[3][rows];
        for (float[] column : x) {
            for (int r = 0; r < rows; r++) {
                column[r] = (float) (100 + 20 * random.nextGaussian());
            }
        }
        return x;
    }

    @Test
    void aWeakPenaltyIsLeastSquares() {
        float[][] x = columns(500);
        float[] y = new float[500];
        for (int r = 0; r < 500; r++) {
            y[r] = 7 + 3 * x[0][r] - 2 * x[1][r];
        }
        LinearModel model = new ElasticNet(1e-6, 0.5, 500).fit(NAMES, x, y, CONTEXT);

        assertThat(model.coefficient(0)).isCloseTo(3, within(1e-3));
        assertThat(model.coefficient(1)).isCloseTo(-2, within(1e-3));
        assertThat(model.coefficient(2)).isCloseTo(0, within(1e-3));
        double[] predicted = model.predict(x);
        for (int r = 0; r < 500; r++) {
            assertThat(predicted[r]).isCloseTo(y[r], within(0.1));
        }
    }

    @Test
    void oneColumnHasTheSoftThreshold() {
        // one standardised column with correlation rho: lasso coefficient rho - strength (Friedman et al. 2010, eq. 5)
        float[][] x = {columns(400)[0]};
        float[] y = new float[400];
        SplittableRandom random = new SplittableRandom(2);
        for (int r = 0; r < 400; r++) {
            y[r] = (float) (x[0][r] + 20 * random.nextGaussian());
        }
        double least =
                new ElasticNet(1e-9, 1, 100).fit(List.of("a"), x, y, CONTEXT).coefficient(0);
        double some =
                new ElasticNet(0.2, 1, 100).fit(List.of("a"), x, y, CONTEXT).coefficient(0);
        double ratio = spread(y) / spread(x[0]);

        assertThat(least - some).isCloseTo(0.2 * ratio, within(1e-3));
        assertThat(new ElasticNet(2, 1, 100).fit(List.of("a"), x, y, CONTEXT).coefficient(0))
                .isZero();
    }

    private static double spread(float[] values) {
        double mean = 0;
        for (float v : values) {
            mean += v / values.length;
        }
        double sum = 0;
        for (float v : values) {
            sum += (v - mean) * (v - mean);
        }
        return Math.sqrt(sum / values.length);
    }

    @Test
    void constantsGapsAndOneRowGiveFiniteNumbers() {
        float[] y = {5, 5, 5};
        float[][] x = {{1, 1, 1}, {Float.NaN, Float.NaN, Float.NaN}, {1, Float.NaN, 3}};
        assertThat(new ElasticNet(0.01, 0.5, 10).fit(NAMES, x, y, CONTEXT).predict(x))
                .containsExactly(5, 5, 5);
        float[] rising = {1, 2, 3};
        for (double p :
                new ElasticNet(0.01, 0.5, 100).fit(NAMES, x, rising, CONTEXT).predict(x)) {
            assertThat(p).isBetween(0.9, 3.1);
        }
        float[][] one = {{1}, {2}, {3}};
        assertThat(new ElasticNet(0.01, 0.5, 10)
                        .fit(NAMES, one, new float[] {4}, CONTEXT)
                        .predict(one))
                .containsExactly(4);
    }

    @Test
    void isSavedAndRead() throws IOException {
        float[][] x = columns(50);
        LinearModel model = new ElasticNet(0.01, 0.5, 100).fit(NAMES, x, x[1], CONTEXT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.save(out);

        LinearModel read = LinearModel.read(new ByteArrayInputStream(out.toByteArray()));

        assertThat(read.names()).isEqualTo(NAMES);
        assertThat(read.intercept()).isEqualTo(model.intercept());
        assertThat(read.predict(x)).containsExactly(model.predict(x));
        byte[] half = Arrays.copyOf(out.toByteArray(), out.size() / 2);
        assertThatThrownBy(() -> LinearModel.read(new ByteArrayInputStream(half)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void canBeStopped() {
        RunContext stopped = CONTEXT.toBuilder().cancellation(() -> true).build();
        float[][] x = columns(20);
        assertThatThrownBy(() -> new ElasticNet(0.1, 1, 10).fit(NAMES, x, x[0], stopped))
                .isInstanceOf(RunStoppedException.class);
    }
}
