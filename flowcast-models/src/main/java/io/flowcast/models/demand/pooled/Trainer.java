package io.flowcast.models.demand.pooled;

import io.flowcast.api.run.RunContext;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Trains one network: Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019) on absolute errors in logarithms, which are the
 * symmetric percentage errors of the field to first order.
 *
 * <p>Three things keep it from learning the past by heart, which it would: what happened to many rows at the same time looks like a rule. A part of the
 * cases is shown upside down, so that no common trend of the past is taken for a law; inputs are dropped at random (Srivastava et al. 2014); and the
 * rate of learning falls to nothing within a small number of steps (Loshchilov and Hutter 2017).
 */
final class Trainer {
    private static final int BATCH = 256;
    private static final double RATE = 0.002;
    private static final double DECAY = 0.01;
    /** Below this error, in units of noise, the loss is a parabola. */
    private static final float NEAR = 0.3f;

    private static final double FIRST_MEMORY = 0.9;
    private static final double SECOND_MEMORY = 0.999;

    private final Cases cases;
    private final Standard standard;
    private final Effort effort;
    private final int hidden;
    private final int inputs;
    private final int outputs;
    private final float[][] x;
    private final float[][] first;
    private final float[][] second;
    private final float[][] answer;
    private final float[][] slopeSecond;
    private final float[][] slopeFirst;
    private final int[] opened;
    private int open;
    private float scale;
    private final int[] chosen = new int[BATCH];
    private final float[] sign = new float[BATCH];
    private final float[] gradient;
    private final float[] mean;
    private final float[] square;

    Trainer(Cases cases, Standard standard) {
        this.cases = cases;
        this.standard = standard;
        effort = Effort.of(cases.layout);
        hidden = effort.hidden();
        inputs = cases.layout.inputs();
        outputs = cases.layout.horizon();
        opened = new int[cases.count];
        x = new float[inputs][BATCH];
        first = new float[hidden][BATCH];
        second = new float[hidden][BATCH];
        answer = new float[outputs][BATCH];
        slopeSecond = new float[hidden][BATCH];
        slopeFirst = new float[hidden][BATCH];
        gradient = new float[Network.size(inputs, hidden, outputs)];
        mean = new float[gradient.length];
        square = new float[gradient.length];
        choose(Cases.SHARES);
    }

    /** A network that has not seen one share of the rows. */
    Network train(int hiddenShare, SplittableRandom random, RunContext context) {
        choose(hiddenShare);
        Network network = Network.start(inputs, hidden, outputs, random);
        int steps = effort.steps(open, BATCH);
        for (int step = 0; step < steps; step++) {
            context.stopIfAsked("training the networks of a panel");
            gradient(network, random);
            double rate = RATE * 0.5 * (1 + Math.cos(Math.PI * step / steps));
            adam(network.weights(), rate, step + 1);
        }
        return network;
    }

    /** Opens all cases but those of a share of the rows. */
    private void choose(int hiddenShare) {
        open = 0;
        double usual = 0;
        for (int c = 0; c < cases.count; c++) {
            if (cases.share[c] != hiddenShare) {
                usual += cases.weights[c];
                opened[open++] = c;
            }
        }
        scale = (float) (open / Math.max(usual, 1e-30) / BATCH);
    }

    /** The slope of the loss of a random batch by each weight. */
    float[] gradient(Network network, SplittableRandom random) {
        draw(random);
        forward(network);
        slopes();
        backward(network);
        return gradient;
    }

    /** The loss of a random batch. */
    double loss(Network network, SplittableRandom random) {
        draw(random);
        forward(network);
        double sum = 0;
        for (int b = 0; b < BATCH; b++) {
            for (int h = 0; h < outputs; h++) {
                float miss = cases.misses[chosen[b] * outputs + h];
                double error = Float.isNaN(miss) ? 0 : Math.abs(answer[h][b] - sign[b] * miss);
                double loss = error < NEAR ? error * error / (2 * NEAR) : error - NEAR / 2;
                sum += loss * cases.weights[chosen[b]] * scale;
            }
        }
        return sum;
    }

    private void draw(SplittableRandom random) {
        for (int b = 0; b < BATCH; b++) {
            chosen[b] = opened[random.nextInt(open)];
            sign[b] = random.nextDouble() < effort.upsideDown() ? -1 : 1;
        }
        int signed = Origin.signed(cases.layout);
        int dropped = (int) (effort.dropped() * (1 << 16));
        float kept = (float) (1 / (1 - effort.dropped()));
        for (int b = 0; b < BATCH; b++) {
            int at = chosen[b] * inputs;
            long bits = 0;
            for (int i = 0; i < inputs; i++) {
                bits = i % 4 == 0 ? random.nextLong() : bits >>> 16; // one draw serves four inputs
                float value = cases.inputs[at + i];
                value = standard.apply(i, i < signed ? sign[b] * value : value);
                x[i][b] = (bits & 0xffff) < dropped ? 0 : value * kept;
            }
        }
    }

    private void forward(Network network) {
        float[] w = network.weights();
        layer(w, network.first(), network.firstOffset(), x, inputs, first);
        layer(w, network.second(), network.secondOffset(), first, hidden, second);
        for (int j = 0; j < outputs; j++) {
            Arrays.fill(answer[j], w[network.thirdOffset() + j]);
        }
        Matrices.addProduct(w, network.third(), hidden, 1, second, hidden, answer, outputs, BATCH);
        Matrices.addProduct(w, network.direct(), inputs, 1, x, inputs, answer, outputs, BATCH);
    }

    private void layer(float[] w, int matrix, int offset, float[][] x, int from, float[][] y) {
        for (int j = 0; j < hidden; j++) {
            Arrays.fill(y[j], w[offset + j]);
        }
        Matrices.addProduct(w, matrix, from, 1, x, from, y, hidden, BATCH);
        for (float[] unit : y) {
            for (int b = 0; b < BATCH; b++) {
                unit[b] = Math.max(0, unit[b]);
            }
        }
    }

    /** Puts the slope of the loss in the place of the answer. */
    private void slopes() {
        for (int b = 0; b < BATCH; b++) {
            int at = chosen[b] * outputs;
            float weight = cases.weights[chosen[b]] * scale;
            for (int h = 0; h < outputs; h++) {
                float miss = cases.misses[at + h];
                float error = answer[h][b] - sign[b] * miss;
                float slope = Math.max(-1, Math.min(1, error / NEAR));
                answer[h][b] = Float.isNaN(miss) ? 0 : slope * weight;
            }
        }
    }

    private void backward(Network network) {
        float[] w = network.weights();
        Matrices.outerProduct(answer, outputs, second, hidden, gradient, network.third(), BATCH);
        Matrices.outerProduct(answer, outputs, x, inputs, gradient, network.direct(), BATCH);
        sums(answer, outputs, network.thirdOffset());
        through(w, network.third(), answer, outputs, second, slopeSecond);
        Matrices.outerProduct(slopeSecond, hidden, first, hidden, gradient, network.second(), BATCH);
        sums(slopeSecond, hidden, network.secondOffset());
        through(w, network.second(), slopeSecond, hidden, first, slopeFirst);
        Matrices.outerProduct(slopeFirst, hidden, x, inputs, gradient, network.first(), BATCH);
        sums(slopeFirst, hidden, network.firstOffset());
    }

    private void sums(float[][] slopes, int count, int offset) {
        for (int j = 0; j < count; j++) {
            gradient[offset + j] = Matrices.sum(slopes[j], BATCH);
        }
    }

    /** Slopes of the units below, zero where a unit rests. */
    private void through(float[] w, int matrix, float[][] slopes, int count, float[][] units, float[][] below) {
        for (float[] unit : below) {
            Arrays.fill(unit, 0);
        }
        Matrices.addProduct(w, matrix, 1, hidden, slopes, count, below, hidden, BATCH);
        for (int i = 0; i < hidden; i++) {
            float[] slope = below[i];
            float[] unit = units[i];
            for (int b = 0; b < BATCH; b++) {
                slope[b] = unit[b] > 0 ? slope[b] : 0;
            }
        }
    }

    private void adam(float[] w, double rate, int step) {
        float first = (float) (rate / (1 - Math.pow(FIRST_MEMORY, step)));
        float second = (float) (1 / (1 - Math.pow(SECOND_MEMORY, step)));
        float decay = (float) (1 - rate * DECAY);
        float keepFirst = (float) FIRST_MEMORY;
        float keepSecond = (float) SECOND_MEMORY;
        for (int i = 0; i < w.length; i++) {
            float g = gradient[i];
            float m = keepFirst * mean[i] + (1 - keepFirst) * g;
            float v = keepSecond * square[i] + (1 - keepSecond) * g * g;
            mean[i] = m;
            square[i] = v;
            w[i] = w[i] * decay - first * m / ((float) Math.sqrt(v * second) + 1e-8f);
        }
    }
}
