package io.flowcast.models.demand.pooled;

import io.flowcast.api.run.RunContext;
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
    private static final int BATCH = Integer.getInteger("p.batch", 256);
    private static final int HIDDEN = Integer.getInteger("p.hidden", 32);
    private static final int STEPS = Integer.getInteger("p.steps", 1000);
    private static final double RATE = Double.parseDouble(System.getProperty("p.rate", "0.002"));
    private static final double DECAY = 0.01;
    private static final double UPSIDE_DOWN = Double.parseDouble(System.getProperty("p.flip", "0.25"));
    private static final double DROPPED = Double.parseDouble(System.getProperty("p.drop", "0.2"));
    /** Below this error, in units of noise, the loss is a parabola. */
    private static final float NEAR = 0.3f;

    private static final double FIRST_MEMORY = 0.9;
    private static final double SECOND_MEMORY = 0.999;

    private final Cases cases;
    private final Standard standard;
    private final int inputs;
    private final int outputs;
    private final float[][] x;
    private final float[][] first = new float[HIDDEN][BATCH];
    private final float[][] second = new float[HIDDEN][BATCH];
    private final float[][] answer;
    private final float[][] slopeSecond = new float[HIDDEN][BATCH];
    private final float[][] slopeFirst = new float[HIDDEN][BATCH];
    private final int[] chosen = new int[BATCH];
    private final float[] sign = new float[BATCH];
    private final float[] gradient;
    private final float[] mean;
    private final float[] square;

    Trainer(Cases cases, Standard standard) {
        this.cases = cases;
        this.standard = standard;
        inputs = cases.layout.inputs();
        outputs = cases.layout.horizon();
        x = new float[inputs][BATCH];
        answer = new float[outputs][BATCH];
        gradient = new float[Network.size(inputs, HIDDEN, outputs)];
        mean = new float[gradient.length];
        square = new float[gradient.length];
    }

    /** A network that has not seen one share of the rows. */
    Network train(int hiddenShare, SplittableRandom random, RunContext context) {
        int[] mine = new int[cases.count];
        int count = 0;
        double usual = 0;
        for (int c = 0; c < cases.count; c++) {
            if (cases.share[c] != hiddenShare) {
                usual += cases.weights[c];
                mine[count++] = c;
            }
        }
        Network network = Network.start(inputs, HIDDEN, outputs, random);
        float scale = (float) (count / Math.max(usual, 1e-30) / BATCH);
        for (int step = 0; count > 0 && step < STEPS; step++) {
            context.stopIfAsked("training the networks of a panel");
            draw(mine, count, random);
            forward(network);
            loss(scale);
            backward(network);
            double rate = RATE * 0.5 * (1 + Math.cos(Math.PI * step / STEPS));
            adam(network.weights(), rate, step + 1);
        }
        return network;
    }

    private void draw(int[] mine, int count, SplittableRandom random) {
        for (int b = 0; b < BATCH; b++) {
            chosen[b] = mine[random.nextInt(count)];
            sign[b] = random.nextDouble() < UPSIDE_DOWN ? -1 : 1;
        }
        int signed = Origin.signed(cases.layout);
        int dropped = (int) (DROPPED * (1 << 16));
        float kept = (float) (1 / (1 - DROPPED));
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
        layer(w, network.second(), network.secondOffset(), first, HIDDEN, second);
        for (int j = 0; j < outputs; j++) {
            java.util.Arrays.fill(answer[j], w[network.thirdOffset() + j]);
        }
        Matrices.addProduct(w, network.third(), HIDDEN, 1, second, HIDDEN, answer, outputs, BATCH);
        Matrices.addProduct(w, network.direct(), inputs, 1, x, inputs, answer, outputs, BATCH);
    }

    private static void layer(float[] w, int matrix, int offset, float[][] x, int from, float[][] y) {
        for (int j = 0; j < HIDDEN; j++) {
            java.util.Arrays.fill(y[j], w[offset + j]);
        }
        Matrices.addProduct(w, matrix, from, 1, x, from, y, HIDDEN, BATCH);
        for (float[] unit : y) {
            for (int b = 0; b < BATCH; b++) {
                unit[b] = Math.max(0, unit[b]);
            }
        }
    }

    /** Puts the slope of the loss in the place of the answer. */
    private void loss(float scale) {
        for (int b = 0; b < BATCH; b++) {
            int at = chosen[b] * outputs;
            float weight = cases.weights[chosen[b]] * scale;
            for (int h = 0; h < outputs; h++) {
                float miss = cases.misses[at + h];
                float error = answer[h][b] - sign[b] * miss;
                float slope = Math.max(-1, Math.min(1, error / NEAR));
                answer[h][b] = miss == miss ? slope * weight : 0; // NaN where nothing was known
            }
        }
    }

    private void backward(Network network) {
        float[] w = network.weights();
        Matrices.outerProduct(answer, outputs, second, HIDDEN, gradient, network.third(), BATCH);
        Matrices.outerProduct(answer, outputs, x, inputs, gradient, network.direct(), BATCH);
        sums(answer, outputs, network.thirdOffset());
        through(w, network.third(), answer, outputs, second, slopeSecond);
        Matrices.outerProduct(slopeSecond, HIDDEN, first, HIDDEN, gradient, network.second(), BATCH);
        sums(slopeSecond, HIDDEN, network.secondOffset());
        through(w, network.second(), slopeSecond, HIDDEN, first, slopeFirst);
        Matrices.outerProduct(slopeFirst, HIDDEN, x, inputs, gradient, network.first(), BATCH);
        sums(slopeFirst, HIDDEN, network.firstOffset());
    }

    private void sums(float[][] slopes, int count, int offset) {
        for (int j = 0; j < count; j++) {
            gradient[offset + j] = Matrices.sum(slopes[j], BATCH);
        }
    }

    /** Slopes of the units below, zero where a unit rests. */
    private static void through(float[] w, int matrix, float[][] slopes, int count, float[][] units, float[][] below) {
        for (float[] unit : below) {
            java.util.Arrays.fill(unit, 0);
        }
        Matrices.addProduct(w, matrix, 1, HIDDEN, slopes, count, below, HIDDEN, BATCH);
        for (int i = 0; i < HIDDEN; i++) {
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
