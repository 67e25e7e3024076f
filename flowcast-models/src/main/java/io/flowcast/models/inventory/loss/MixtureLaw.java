package io.flowcast.models.inventory.loss;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** One of several laws, chosen by chance; whole if all are. */
final class MixtureLaw implements DemandLaw {
    private final List<DemandLaw> parts;
    private final double[] shares;
    private final boolean whole;
    private final double mean;
    private final double variance;

    MixtureLaw(List<DemandLaw> parts, double[] shares) {
        this.parts = parts;
        this.shares = shares;
        whole = parts.stream().allMatch(DemandLaw::discrete);
        mean = sum(DemandLaw::mean);
        variance = sum(part -> part.variance() + (part.mean() - mean) * (part.mean() - mean));
    }

    private double sum(ToDoubleFunction<DemandLaw> of) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i] * of.applyAsDouble(parts.get(i));
        }
        return sum;
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
        return Math.min(1, sum(part -> part.cdf(value)));
    }

    @Override
    public double survival(double value) {
        Quantiles.value(value);
        return Math.min(1, sum(part -> part.survival(value)));
    }

    @Override
    public double quantile(double probability) {
        Quantiles.check(probability);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (DemandLaw part : parts) {
            double q = part.quantile(probability);
            low = Math.min(low, q);
            high = Math.max(high, q);
        }
        if (low == high) {
            return low;
        }
        return whole
                ? Quantiles.whole(this, probability, low - 1, high)
                : Quantiles.continuous(this, probability, low, high);
    }

    @Override
    public double loss(double level) {
        Quantiles.level(level);
        return sum(part -> part.loss(level));
    }

    @Override
    public double leftover(double level) {
        Quantiles.level(level);
        return sum(part -> part.leftover(level));
    }

    @Override
    public double secondLoss(double level) {
        Quantiles.level(level);
        return sum(part -> part.secondLoss(level));
    }

    @Override
    public double mass(double value) {
        Quantiles.value(value);
        return whole ? sum(part -> part.mass(value)) : 0;
    }

    @Override
    public boolean discrete() {
        return whole;
    }

    @Override
    public double lowest() {
        return parts.stream().mapToDouble(DemandLaw::lowest).min().orElse(0);
    }

    @Override
    public double highest() {
        return parts.stream().mapToDouble(DemandLaw::highest).max().orElse(0);
    }

    @Override
    public String toString() {
        return "Mixture" + parts;
    }
}
