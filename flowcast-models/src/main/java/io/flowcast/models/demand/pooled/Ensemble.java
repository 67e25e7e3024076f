package io.flowcast.models.demand.pooled;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Several networks and how far they can be trusted.
 *
 * @param layout what they see and answer
 * @param standard of their inputs
 * @param networks the networks
 * @param trust for each step the share of their answer that was best on rows they had not seen, 0 to 1
 * @param spread for each step the deviation of errors on rows they had not seen, in units of the row's noise
 */
record Ensemble(Layout layout, Standard standard, Network[] networks, double[] trust, double[] spread) {
    private static final int NETWORKS = 2 * Cases.SHARES;
    /** Trust is chosen from multiples of this share. */
    private static final int TRUST_STEPS = 4;
    /** Errors beyond this, in units of noise, count as this much: one broken row says nothing about the others. */
    private static final double FAR = 30;

    private static final int MOST_CHECKS = 5_000;

    static Ensemble learn(Cases cases, RunContext context) {
        Standard standard = Standard.of(cases);
        Network[] networks = new Network[NETWORKS];
        long seed = Streams.seed(context.seed(), "pooled networks");
        Parallel.forEach(context, "train networks", networks.length, k -> {
            networks[k] = new Trainer(cases, standard).train(k % Cases.SHARES, Streams.of(seed, k), context);
        });
        return check(cases, standard, networks, context);
    }

    /** Compares the networks' answers with what came, each on rows it has not seen. */
    private static Ensemble check(Cases cases, Standard standard, Network[] networks, RunContext context) {
        int steps = cases.layout.horizon();
        int stride = Math.max(1, cases.count / MOST_CHECKS);
        int checks = (cases.count + stride - 1) / stride;
        double[][] answers = new double[checks][steps];
        Parallel.forEach(context, "check networks", checks, () -> new Reader(cases.layout, standard), (i, reader) -> {
            int c = i * stride;
            reader.read(cases.inputs, c * cases.layout.inputs());
            int asked = 0;
            for (int k = 0; k < networks.length; k++) {
                if (k % Cases.SHARES == cases.share[c]) {
                    reader.add(networks[k], answers[i]);
                    asked++;
                }
            }
            for (int h = 0; h < steps; h++) {
                answers[i][h] /= Math.max(1, asked);
            }
        });
        double[] trust = new double[steps];
        double[] spread = new double[steps];
        double[] errors = new double[TRUST_STEPS + 1];
        for (int h = 0; h < steps; h++) {
            Arrays.fill(errors, 0);
            double[] squares = new double[TRUST_STEPS + 1];
            int count = 0;
            for (int i = 0; i < checks; i++) {
                double miss = cases.misses[i * stride * steps + h];
                for (int s = 0; s <= TRUST_STEPS && !Double.isNaN(miss); s++) {
                    double error = Math.abs(miss - answers[i][h] * s / TRUST_STEPS);
                    errors[s] += cases.weights[i * stride] * error;
                    squares[s] += Math.min(FAR * FAR, error * error);
                }
                count += Double.isNaN(miss) ? 0 : 1;
            }
            int best = 0;
            for (int s = 1; s <= TRUST_STEPS; s++) {
                best = errors[s] < errors[best] ? s : best;
            }
            trust[h] = (double) best / TRUST_STEPS;
            double before = h > 0 ? spread[h - 1] : 1.25; // of a normal error with a mean size of 1
            spread[h] = count > 1 ? Math.max(before, Math.sqrt(squares[best] / count)) : before;
        }
        return new Ensemble(cases.layout, standard, networks, trust, spread);
    }

    /** The correction of each step, in units of the row's noise. */
    void correct(Reader reader, float[] inputs, double[] correction) {
        Arrays.fill(correction, 0);
        reader.read(inputs, 0);
        for (Network network : networks) {
            reader.add(network, correction);
        }
        for (int h = 0; h < correction.length; h++) {
            correction[h] *= trust[h] / networks.length;
        }
    }

    void write(DataOutput out) throws IOException {
        layout.write(out);
        standard.write(out);
        out.writeInt(networks.length);
        for (Network network : networks) {
            network.write(out);
        }
        for (int h = 0; h < layout.horizon(); h++) {
            out.writeDouble(trust[h]);
            out.writeDouble(spread[h]);
        }
    }

    static Ensemble read(DataInput in) throws IOException {
        Layout layout = Layout.read(in);
        Standard standard = Standard.read(in, layout.inputs());
        int count = in.readInt();
        if (count < 1 || count > 1000) {
            throw new IOException("an ensemble does not have " + count + " networks");
        }
        Network[] networks = new Network[count];
        for (int k = 0; k < count; k++) {
            networks[k] = Network.read(in);
            if (networks[k].inputs() != layout.inputs() || networks[k].outputs() != layout.horizon()) {
                throw new IOException("a network does not fit the layout of its ensemble");
            }
        }
        double[] trust = new double[layout.horizon()];
        double[] spread = new double[layout.horizon()];
        for (int h = 0; h < trust.length; h++) {
            trust[h] = in.readDouble();
            spread[h] = in.readDouble();
            if (!(trust[h] >= 0 && trust[h] <= 1 && spread[h] >= 0 && spread[h] < Double.POSITIVE_INFINITY)) {
                throw new IOException("an ensemble has neither trust nor spread");
            }
        }
        return new Ensemble(layout, standard, networks, trust, spread);
    }

    /** Brings inputs into a network and takes its answer out. Workspace of one thread. */
    static final class Reader {
        private final Standard standard;
        private final float[] x;
        private float[] first = new float[0];
        private float[] second = new float[0];

        Reader(Layout layout, Standard standard) {
            this.standard = standard;
            x = new float[layout.inputs()];
        }

        void read(float[] inputs, int at) {
            for (int i = 0; i < x.length; i++) {
                x[i] = standard.apply(i, inputs[at + i]);
            }
        }

        void add(Network network, double[] answer) {
            if (first.length < network.hidden()) {
                first = new float[network.hidden()];
                second = new float[network.hidden()];
            }
            network.addAnswer(x, first, second, answer);
        }
    }
}
