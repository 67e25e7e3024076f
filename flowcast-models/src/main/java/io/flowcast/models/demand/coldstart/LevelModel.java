package io.flowcast.models.demand.coldstart;

import io.flowcast.models.demand.internal.ModelInput;
import io.flowcast.models.demand.internal.ModelOutput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Level of a row by what it is: log level = m + sum of an effect for each factor (product, site, attributes) + e. Effects are random, of a variance of their own for each factor, so
 * that one seen in few rows is drawn to zero: effect = (sum of residuals) / (rows + s^2/t^2) with s^2 the variance of e and t^2 that of the factor, all by EM in turns
 * (Robinson, Statistical Science 6, 1991, section 5). O(rows x factors) for each of 25 turns. Immutable.
 */
final class LevelModel {
    private static final int TURNS = 25;
    private static final double LEAST_VARIANCE = 1e-4;
    /** A level cannot be known better than this before the row sells. */
    private static final double LEAST_SPREAD = 0.05;

    private final double mean;
    private final double residual;
    private final double smear;
    private final double[] variance;
    private final List<Map<String, double[]>> effects;

    private LevelModel(
            double mean, double residual, double smear, double[] variance, List<Map<String, double[]>> effects) {
        this.mean = mean;
        this.residual = residual;
        this.smear = smear;
        this.variance = variance;
        this.effects = effects;
    }

    /**
     * Fits.
     *
     * @param level levels above 0
     * @param names for each row the value of each factor
     * @param factors number of factors
     */
    static LevelModel of(double[] level, String[][] names, int factors) {
        int n = level.length;
        double[] log = Arrays.stream(level).map(Math::log).toArray();
        double mean = Arrays.stream(log).average().orElse(0);
        double[] rest = Arrays.stream(log).map(l -> l - mean).toArray();
        double total = Math.max(
                LEAST_VARIANCE, Arrays.stream(rest).map(r -> r * r).average().orElse(1));
        double[] variance = new double[factors];
        Arrays.fill(variance, total / (factors + 1));
        double residual = total / (factors + 1);
        List<Map<String, double[]>> effects = new ArrayList<>();
        for (int f = 0; f < factors; f++) {
            Map<String, double[]> of = new TreeMap<>();
            for (String[] row : names) {
                of.computeIfAbsent(row[f], k -> new double[2])[1]++;
            }
            effects.add(of);
        }
        // From the coarsest factor on: what a category explains is not left to its products, of which a new one has no
        // effect.
        int[] order = IntStream.range(0, factors)
                .boxed()
                .sorted(Comparator.comparingInt(f -> effects.get(f).size()))
                .mapToInt(f -> f)
                .toArray();
        for (int turn = 0; turn < TURNS && n > 0; turn++) {
            double uncertain = 0;
            for (int f : order) {
                uncertain += turn(rest, names, f, effects.get(f), residual, variance);
            }
            double squares = 0;
            for (double r : rest) {
                squares += r * r;
            }
            residual = Math.max(LEAST_VARIANCE, (squares + Math.min(uncertain, 0.8 * n * residual)) / n);
        }
        double seen = 0;
        double fitted = 0;
        double largest = Arrays.stream(level).max().orElse(1);
        for (int r = 0; r < n; r++) {
            seen += level[r] / largest;
            fitted += Math.exp(log[r] - rest[r] - Math.log(largest));
        }
        double smear = fitted > 0 ? Math.max(1, Math.min(Math.exp(residual), seen / fitted)) : 1;
        return new LevelModel(mean, residual, smear, variance, effects);
    }

    /** One factor given the others; returns the residual variance times the degrees of freedom it takes. */
    private static double turn(
            double[] rest, String[][] names, int f, Map<String, double[]> of, double residual, double[] variance) {
        Map<String, double[]> sums = new HashMap<>();
        for (int r = 0; r < rest.length; r++) {
            rest[r] += effect(of, names[r][f]);
            sums.computeIfAbsent(names[r][f], k -> new double[1])[0] += rest[r];
        }
        double ratio = residual / variance[f];
        double squares = 0;
        double taken = 0;
        for (Map.Entry<String, double[]> entry : of.entrySet()) {
            double[] e = entry.getValue();
            double[] sum = sums.get(entry.getKey());
            e[0] = sum == null ? 0 : sum[0] / (e[1] + ratio);
            squares += e[0] * e[0] + residual / (e[1] + ratio);
            taken += e[1] / (e[1] + ratio);
        }
        variance[f] = Math.max(LEAST_VARIANCE, squares / Math.max(1, of.size()));
        for (int r = 0; r < rest.length; r++) {
            rest[r] -= effect(of, names[r][f]);
        }
        return residual * taken;
    }

    private static double effect(Map<String, double[]> of, String name) {
        double[] e = of.get(name);
        return e == null ? 0 : e[0];
    }

    /** What is believed of a level. */
    record Prior(double mean, double shape) {}

    /** The prior of a row: a gamma variable with the mean and the relative spread of the prediction. */
    Prior prior(String[] names) {
        double log = mean;
        double spread = residual;
        double unknown = 0;
        for (int f = 0; f < variance.length; f++) {
            double[] e = effects.get(f).get(names[f]);
            if (e == null) {
                unknown += variance[f];
            } else {
                log += e[0];
                spread += residual / (e[1] + residual / variance[f]);
            }
        }
        double square = Math.max(LEAST_SPREAD, Math.min(4, spread + unknown));
        double level = Math.exp(Math.max(-690, Math.min(690, log + Math.min(unknown, 2) / 2))) * smear;
        return new Prior(Math.min(level, 1e300), 1 / Math.expm1(square));
    }

    void write(ModelOutput out) throws IOException {
        DataOutputStream data = out.data();
        data.writeDouble(mean);
        data.writeDouble(residual);
        data.writeDouble(smear);
        out.doubles(variance);
        for (Map<String, double[]> of : effects) {
            data.writeInt(of.size());
            for (Map.Entry<String, double[]> entry : of.entrySet()) {
                out.text(entry.getKey());
                data.writeDouble(entry.getValue()[0]);
                data.writeDouble(entry.getValue()[1]);
            }
        }
    }

    static LevelModel read(ModelInput in) throws IOException {
        DataInputStream data = in.data();
        double mean = data.readDouble();
        double residual = data.readDouble();
        double smear = data.readDouble();
        double[] variance = in.doubles();
        List<Map<String, double[]>> effects = new ArrayList<>();
        for (int f = 0; f < variance.length; f++) {
            Map<String, double[]> of = new TreeMap<>();
            for (int left = in.count(); left > 0; left--) {
                String name = in.text();
                double effect = data.readDouble();
                of.put(name, new double[] {effect, data.readDouble()});
            }
            effects.add(of);
        }
        return new LevelModel(mean, residual, smear, variance, effects);
    }
}
