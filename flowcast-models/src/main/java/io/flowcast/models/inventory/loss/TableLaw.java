package io.flowcast.models.inventory.loss;

import java.util.Arrays;

/** Values with their probabilities, values ascending. */
final class TableLaw implements DemandLaw {
    final double[] values;
    final double[] probability;
    private final double[] cumulative;
    private final double mean;
    private final double variance;
    private final boolean whole;

    TableLaw(double[] values, double[] probability) {
        this.values = values;
        this.probability = probability;
        int n = values.length;
        cumulative = new double[n];
        double sum = 0;
        double first = 0;
        boolean allWhole = true;
        for (int i = 0; i < n; i++) {
            sum += probability[i];
            cumulative[i] = sum;
            first += probability[i] * values[i];
            allWhole &= values[i] == Math.rint(values[i]);
        }
        mean = first;
        double second = 0;
        for (int i = 0; i < n; i++) {
            second += probability[i] * (values[i] - mean) * (values[i] - mean);
        }
        variance = second;
        whole = allWhole;
    }

    /** Number of values of at most x. */
    private int countUpTo(double x) {
        int found = Arrays.binarySearch(values, x);
        return found >= 0 ? found + 1 : -found - 1;
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
    public double cdf(double value) {
        Quantiles.value(value);
        int n = countUpTo(value);
        return n == 0 ? 0 : n == values.length ? 1 : Math.min(1, cumulative[n - 1]);
    }

    @Override
    public double survival(double value) {
        Quantiles.value(value);
        double sum = 0;
        for (int i = values.length - 1; i >= 0 && values[i] > value; i--) {
            sum += probability[i];
        }
        return Math.min(1, sum);
    }

    @Override
    public double quantile(double wanted) {
        Quantiles.check(wanted);
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values[low];
    }

    @Override
    public double loss(double level) {
        Quantiles.level(level);
        double sum = 0;
        for (int i = values.length - 1; i >= 0 && values[i] > level; i--) {
            sum += (values[i] - level) * probability[i];
        }
        return sum;
    }

    @Override
    public double leftover(double level) {
        Quantiles.level(level);
        double sum = 0;
        for (int i = 0; i < values.length && values[i] < level; i++) {
            sum += (level - values[i]) * probability[i];
        }
        return sum;
    }

    @Override
    public double secondLoss(double level) {
        Quantiles.level(level);
        double sum = 0;
        double less = whole ? 1 : 0;
        for (int i = values.length - 1; i >= 0 && values[i] > level; i--) {
            sum += 0.5 * (values[i] - level) * (values[i] - level - less) * probability[i];
        }
        return sum;
    }

    @Override
    public double secondLeftover(double level) {
        Quantiles.level(level);
        double sum = 0;
        double more = whole ? 1 : 0;
        for (int i = 0; i < values.length && values[i] < level; i++) {
            sum += 0.5 * (level - values[i]) * (level - values[i] + more) * probability[i];
        }
        return sum;
    }

    @Override
    public double mass(double value) {
        Quantiles.value(value);
        int found = Arrays.binarySearch(values, value);
        return found >= 0 ? probability[found] : 0;
    }

    @Override
    public boolean discrete() {
        return whole;
    }

    @Override
    public String toString() {
        return "Table(" + values.length + " values)";
    }

    @Override
    public double lowest() {
        return values[0];
    }

    @Override
    public double highest() {
        return values[values.length - 1];
    }
}
