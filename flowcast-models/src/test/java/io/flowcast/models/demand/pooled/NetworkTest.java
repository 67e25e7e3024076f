package io.flowcast.models.demand.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final int CASES = 37;

    private static float[][] draw(SplittableRandom random, int rows) {
        float[][] x = new float[rows][CASES];
        for (float[] row : x) {
            for (int b = 0; b < CASES; b++) {
                row[b] = (float) (random.nextDouble() - 0.5);
            }
        }
        return x;
    }

    @Test
    void productsAreThoseOfTheDefinition() {
        SplittableRandom random = new SplittableRandom(1);
        for (int inputs : new int[] {1, 3, 4, 9}) {
            for (int outputs : new int[] {1, 2, 5}) {
                float[][] x = draw(random, inputs);
                float[][] d = draw(random, outputs);
                float[] w = new float[3 + inputs * outputs];
                for (int i = 0; i < w.length; i++) {
                    w[i] = (float) random.nextDouble();
                }
                float[][] y = new float[outputs][CASES];
                float[][] back = new float[inputs][CASES];
                float[] g = new float[w.length];
                Matrices.addProduct(w, 3, inputs, 1, x, inputs, y, outputs, CASES);
                Matrices.addProduct(w, 3, 1, inputs, d, outputs, back, inputs, CASES);
                Matrices.outerProduct(d, outputs, x, inputs, g, 3, CASES);
                for (int j = 0; j < outputs; j++) {
                    for (int i = 0; i < inputs; i++) {
                        double sum = 0;
                        for (int b = 0; b < CASES; b++) {
                            sum += d[j][b] * x[i][b];
                        }
                        assertThat((double) g[3 + j * inputs + i]).isCloseTo(sum, within(1e-5));
                    }
                    assertThat((double) y[j][5]).isCloseTo(dot(w, 3 + j * inputs, 1, x, inputs), within(1e-5));
                }
                assertThat((double) back[0][5]).isCloseTo(dot(w, 3, inputs, d, outputs), within(1e-5));
            }
        }
    }

    private static double dot(float[] w, int at, int stride, float[][] x, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += w[at + i * stride] * x[i][5];
        }
        return sum;
    }

    @Test
    void theGradientIsTheSlopeOfTheLoss() {
        Cases cases = Cases.of(Panels.of(Panels.saturating(12, 26), 4), Layout.of(new int[] {4}, 6), Panels.CONTEXT);
        Trainer trainer = new Trainer(cases, Standard.of(cases));
        Network network = Network.start(cases.layout.inputs(), 32, 6, new SplittableRandom(2));
        SplittableRandom draw = new SplittableRandom(3);
        for (int i = network.direct(); i < network.weights().length; i++) {
            network.weights()[i] = (float) (0.1 * (draw.nextDouble() - 0.5));
        }
        float[] gradient = trainer.gradient(network, new SplittableRandom(4)).clone();

        int checked = 0;
        for (int at = 0; at < network.weights().length; at += 53) {
            float before = network.weights()[at];
            network.weights()[at] = before + 0.01f;
            double above = trainer.loss(network, new SplittableRandom(4));
            network.weights()[at] = before - 0.01f;
            double below = trainer.loss(network, new SplittableRandom(4));
            network.weights()[at] = before;
            assertThat((double) gradient[at])
                    .isCloseTo((above - below) / 0.02, within(3e-3 + 0.05 * Math.abs(gradient[at])));
            checked++;
        }
        assertThat(checked).isGreaterThan(20);
    }
}
