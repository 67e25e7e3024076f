package io.flowcast.core.math.distribution;

import io.flowcast.api.distribution.Distribution;
import java.util.List;

/**
 * One of several distributions, chosen by chance; for example demand over a random lead time.
 *
 * <p>The distribution and loss functions are weighted means of the parts'; the quantile lies between the smallest and
 * the largest of the parts' and is found by bisection: of whole numbers for counts, else of the ordered bit patterns of
 * doubles, which ends at the very value in at most 64 steps.
 */
final class Mixture extends CheckedDistribution {
    private final List<Distribution> parts;
    private final double[] weights;
    private final double mean;
    private final double variance;
    private final boolean discrete;
    private final Tail tail;

    Mixture(List<? extends Distribution> parts, double[] weights) {
        this.parts = List.copyOf(parts);
        this.weights = weights;
        double m = 0;
        boolean whole = true;
        Tail worst = Tail.BOUNDED;
        for (int i = 0; i < weights.length; i++) {
            Distribution part = this.parts.get(i);
            m += weights[i] * part.mean();
            whole &= part.discrete();
            worst = part.tail().compareTo(worst) > 0 ? part.tail() : worst;
        }
        double v = 0;
        for (int i = 0; i < weights.length; i++) {
            double off = this.parts.get(i).mean() - m;
            v += weights[i] * (this.parts.get(i).variance() + off * off);
        }
        mean = m;
        variance = v;
        discrete = whole;
        tail = worst;
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
        double p = 0;
        for (int i = 0; i < weights.length; i++) {
            p += weights[i] * parts.get(i).cdf(value);
        }
        return Math.min(1, p);
    }

    @Override
    double excess(double level) {
        double loss = 0;
        for (int i = 0; i < weights.length; i++) {
            loss += weights[i] * parts.get(i).lossAbove(level);
        }
        return loss;
    }

    @Override
    double inverse(double probability) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (Distribution part : parts) {
            double x = part.quantile(probability);
            least = Math.min(least, x);
            most = Math.max(most, x);
        }
        if (below(least) >= probability) {
            return least;
        }
        if (discrete) {
            double low = least;
            double high = most;
            while (high - low > 1) {
                double middle = Math.floor(low + (high - low) / 2);
                if (below(middle) >= probability) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return high;
        }
        long low = Double.doubleToLongBits(least);
        long high = Double.doubleToLongBits(most);
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (below(Double.longBitsToDouble(middle)) >= probability) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Double.longBitsToDouble(high);
    }

    @Override
    public boolean discrete() {
        return discrete;
    }

    @Override
    public Tail tail() {
        return tail;
    }

    @Override
    public String toString() {
        return "Mixture(" + parts + ")";
    }
}
