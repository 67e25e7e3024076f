package io.flowcast.core.math.distribution;

import io.flowcast.api.distribution.Distribution;
import java.util.Arrays;
import java.util.List;

/**
 * A distribution on whole numbers held as a table of probabilities: the kind that can be added up and mixed exactly.
 * Immutable.
 *
 * <p>Memory and time to make grow with the number of values; a sum of two independent tables takes the product of their
 * lengths. The table ends at both ends with a value of positive probability.
 */
public final class CountTable extends CheckedDistribution {
    /** No table is longer than this. */
    public static final int MAX_LENGTH = 1 << 24;

    private final int first;
    private final double[] probability;
    private final double[] cumulative;
    private final double[] beyond;
    private final double[] excess;
    private final double mean;
    private final double variance;

    private CountTable(int first, double[] weights) {
        int from = 0;
        int to = weights.length;
        while (to > 0 && weights[to - 1] == 0) {
            to--;
        }
        while (from < to && weights[from] == 0) {
            from++;
        }
        if (from == to) {
            throw new IllegalArgumentException("weights must hold at least one value above zero");
        }
        this.first = Math.addExact(first, from);
        probability = Arrays.copyOfRange(weights, from, to);
        int n = probability.length;
        double total = 0;
        for (double w : probability) {
            total += w;
        }
        cumulative = new double[n];
        beyond = new double[n];
        excess = new double[n];
        double sum = 0;
        double m = 0;
        for (int i = 0; i < n; i++) {
            probability[i] /= total;
            sum += probability[i];
            cumulative[i] = Math.min(1, sum);
            m += i * probability[i];
        }
        cumulative[n - 1] = 1;
        double v = 0;
        for (int i = n - 1; i >= 0; i--) {
            beyond[i] = i == n - 1 ? 0 : beyond[i + 1] + probability[i + 1];
            excess[i] = i == n - 1 ? 0 : excess[i + 1] + beyond[i];
            v += probability[i] * (i - m) * (i - m);
        }
        mean = this.first + m;
        variance = v;
    }

    /**
     * A table from weights, which are divided by their sum.
     *
     * @param first the value of the first weight, at least 0
     * @param weights weight of each whole number from {@code first} on; at least 0, one of them above
     * @return the table
     */
    public static CountTable of(int first, double[] weights) {
        if (first < 0) {
            throw new IllegalArgumentException("first must not be negative, was " + first);
        }
        double sum = 0;
        for (double w : weights) {
            if (!(w >= 0)) {
                throw new IllegalArgumentException("weights must not be negative, was " + w);
            }
            sum += w;
        }
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weights must have a sum above zero and finite, was " + sum);
        }
        return new CountTable(first, weights);
    }

    /**
     * A table of any distribution: exact up to its tails for counts, each whole number with what lies within half a unit
     * of it for others.
     *
     * @param distribution what to tabulate
     * @param tailProbability what may be cut off at each end, above 0 and at most 0.1
     * @return the table
     * @throws IllegalArgumentException if it would be longer than {@link #MAX_LENGTH}
     */
    public static CountTable of(Distribution distribution, double tailProbability) {
        if (!(tailProbability > 0 && tailProbability <= 0.1)) {
            throw new IllegalArgumentException("tailProbability must lie in (0, 0.1], was " + tailProbability);
        }
        double half = distribution.discrete() ? 0 : 0.5;
        double low = Math.max(0, Math.floor(distribution.quantile(tailProbability) - half));
        double high = Math.ceil(distribution.quantile(1 - tailProbability) + half);
        // Quantiles of unbounded distributions end at 1 - 1e-9; what was asked for may lie further out.
        double step = Math.max(1, Math.ceil(0.1 * Math.sqrt(distribution.variance())));
        while (1 - distribution.cdf(high + half) > tailProbability && high - low < MAX_LENGTH) {
            high += step;
        }
        if (high - low >= MAX_LENGTH || high > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("too wide for a table: " + distribution);
        }
        double[] weights = new double[(int) (high - low) + 1];
        double before = distribution.cdf(low - 1 + half);
        for (int i = 0; i < weights.length; i++) {
            double now = distribution.cdf(low + i + half);
            weights[i] = Math.max(0, now - before);
            before = now;
        }
        return new CountTable((int) low, weights);
    }

    /**
     * One of several tables, chosen by chance.
     *
     * @param parts the tables
     * @param weights weight of each, at least 0, divided by their sum
     * @return the mixture
     */
    public static CountTable mixture(List<CountTable> parts, double[] weights) {
        if (parts.isEmpty() || parts.size() != weights.length) {
            throw new IllegalArgumentException(parts.size() + " parts and " + weights.length + " weights");
        }
        int low = parts.stream().mapToInt(CountTable::first).min().orElseThrow();
        int high = parts.stream().mapToInt(CountTable::last).max().orElseThrow();
        if (high - low >= MAX_LENGTH) {
            throw new IllegalArgumentException("too wide for a table: " + low + " to " + high);
        }
        double[] sum = new double[high - low + 1];
        for (int k = 0; k < weights.length; k++) {
            CountTable part = parts.get(k);
            for (int i = 0; i < part.probability.length; i++) {
                sum[part.first - low + i] += weights[k] * part.probability[i];
            }
        }
        return of(low, sum);
    }

    /**
     * The sum of this and another independent quantity.
     *
     * @param other the other one
     * @return its distribution
     */
    public CountTable plus(CountTable other) {
        long length = (long) probability.length + other.probability.length - 1;
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("too wide for a table: " + length + " values");
        }
        double[] sum = new double[(int) length];
        for (int i = 0; i < probability.length; i++) {
            double p = probability[i];
            if (p > 0) {
                for (int j = 0; j < other.probability.length; j++) {
                    sum[i + j] += p * other.probability[j];
                }
            }
        }
        return new CountTable(Math.addExact(first, other.first), sum);
    }

    /**
     * The smallest value.
     *
     * @return a whole number with positive probability
     */
    public int first() {
        return first;
    }

    /**
     * The largest value.
     *
     * @return a whole number with positive probability
     */
    public int last() {
        return first + probability.length - 1;
    }

    /**
     * P(X = value).
     *
     * @param value any whole number
     * @return its probability
     */
    public double probability(int value) {
        long i = (long) value - first;
        return i >= 0 && i < probability.length ? probability[(int) i] : 0;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return variance;
    }

    @Override
    double below(double value) {
        double i = Math.floor(value) - first;
        return i < 0 ? 0 : i >= cumulative.length ? 1 : cumulative[(int) i];
    }

    @Override
    double excess(double level) {
        double whole = Math.floor(level);
        double i = whole - first;
        if (i < 0) {
            return mean - level;
        }
        return i >= excess.length ? 0 : excess[(int) i] - (level - whole) * beyond[(int) i];
    }

    @Override
    double inverse(double p) {
        int i = Arrays.binarySearch(cumulative, p);
        if (i < 0) {
            return first + Math.min(-i - 1, cumulative.length - 1);
        }
        while (i > 0 && cumulative[i - 1] >= p) {
            i--;
        }
        return first + i;
    }

    @Override
    public boolean discrete() {
        return true;
    }

    @Override
    public Tail tail() {
        return Tail.BOUNDED;
    }

    @Override
    public String toString() {
        return "CountTable(" + first() + ".." + last() + ", mean=" + mean + ")";
    }
}
