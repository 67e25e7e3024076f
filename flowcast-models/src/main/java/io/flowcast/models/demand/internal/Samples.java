package io.flowcast.models.demand.internal;

import io.flowcast.api.distribution.Distribution;
import java.util.Arrays;

/** The distribution of equally likely samples; the upper tail ends at the largest. Immutable. */
public final class Samples implements Distribution {
    private final double[] sorted;
    private final boolean discrete;
    private final double mean;
    private final double variance;

    /**
     * Takes and sorts the array.
     *
     * @param values equally likely values, at least one; kept and sorted
     * @param discrete whether they are whole numbers
     */
    public Samples(double[] values, boolean discrete) {
        Arrays.sort(values);
        sorted = values;
        this.discrete = discrete;
        double sum = 0;
        for (double value : sorted) {
            sum += value / sorted.length;
        }
        double squares = 0;
        for (double value : sorted) {
            squares += (value - sum) * (value - sum) / sorted.length;
        }
        mean = sum;
        variance = squares;
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
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must lie between 0 and 1, was " + probability);
        }
        int index = (int) Math.ceil(probability * sorted.length) - 1;
        return sorted[Math.min(sorted.length - 1, Math.max(0, index))];
    }

    @Override
    public double cdf(double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) low / sorted.length;
    }

    @Override
    public double lossAbove(double level) {
        double sum = 0;
        for (int i = sorted.length - 1; i >= 0 && sorted[i] > level; i--) {
            sum += sorted[i] - level;
        }
        return sum / sorted.length;
    }

    @Override
    public boolean discrete() {
        return discrete;
    }

    @Override
    public Tail tail() {
        return Tail.BOUNDED;
    }
}
