package io.flowcast.core.math.distribution;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distribution that gives each sample its weight. Sums from the right end answer the loss function, sums from the
 * left the distribution function; both after one binary search.
 */
final class Empirical extends CheckedDistribution {
    private final double[] values;
    /** Probability of the values up to each one; the last is 1. */
    private final double[] cumulative;
    /** Probability of the values from each one on, and at the end 0. */
    private final double[] weightFrom;
    /** Sum of probability times value from each one on, and at the end 0. */
    private final double[] valueFrom;

    private final double variance;
    private final boolean discrete;

    private Empirical(double[] values, double[] cumulative, double[] probability) {
        this.values = values;
        this.cumulative = cumulative;
        int n = values.length;
        weightFrom = new double[n + 1];
        valueFrom = new double[n + 1];
        boolean whole = true;
        for (int i = n - 1; i >= 0; i--) {
            weightFrom[i] = weightFrom[i + 1] + probability[i];
            valueFrom[i] = valueFrom[i + 1] + probability[i] * values[i];
            whole &= values[i] == Math.rint(values[i]);
        }
        discrete = whole;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double off = values[i] - valueFrom[0];
            squares += probability[i] * off * off;
        }
        variance = squares;
    }

    static Empirical of(double[] samples) {
        double[] values = samples.clone();
        Arrays.sort(values);
        int n = values.length;
        double[] cumulative = new double[n];
        double[] probability = new double[n];
        for (int i = 0; i < n; i++) {
            cumulative[i] = (i + 1) / (double) n;
            probability[i] = 1.0 / n;
        }
        return new Empirical(values, cumulative, probability);
    }

    static Empirical of(double[] samples, double[] weights, double total) {
        int[] order = IntStream.range(0, samples.length)
                .filter(i -> weights[i] > 0)
                .boxed()
                .sorted((a, b) -> Double.compare(samples[a], samples[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        int n = order.length;
        double[] values = new double[n];
        double[] cumulative = new double[n];
        double[] probability = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            values[i] = samples[order[i]];
            probability[i] = weights[order[i]] / total;
            sum += weights[order[i]];
            cumulative[i] = Math.min(1, sum / total);
        }
        cumulative[n - 1] = 1;
        return new Empirical(values, cumulative, probability);
    }

    /** Number of values of at most {@code x}. */
    private int countUpTo(double x) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public double mean() {
        return Math.min(valueFrom[0], values[values.length - 1]);
    }

    @Override
    public double variance() {
        return variance;
    }

    @Override
    double below(double value) {
        int n = countUpTo(value);
        return n == 0 ? 0 : cumulative[n - 1];
    }

    @Override
    double excess(double level) {
        int n = countUpTo(level);
        return valueFrom[n] - level * weightFrom[n];
    }

    @Override
    double inverse(double probability) {
        int i = Arrays.binarySearch(cumulative, probability);
        return values[i >= 0 ? i : Math.min(-i - 1, values.length - 1)];
    }

    @Override
    public boolean discrete() {
        return discrete;
    }

    @Override
    public Tail tail() {
        return Tail.BOUNDED;
    }

    @Override
    public String toString() {
        return "Empirical(" + values.length + " samples)";
    }
}
