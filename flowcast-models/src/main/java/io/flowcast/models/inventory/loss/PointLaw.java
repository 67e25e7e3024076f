package io.flowcast.models.inventory.loss;

/** One value with certainty. */
final class PointLaw implements DemandLaw {
    private final double value;

    PointLaw(double value) {
        this.value = value;
    }

    @Override
    public double mean() {
        return value;
    }

    @Override
    public double variance() {
        return 0;
    }

    @Override
    public double cdf(double x) {
        Quantiles.value(x);
        return x >= value ? 1 : 0;
    }

    @Override
    public double quantile(double probability) {
        Quantiles.check(probability);
        return value;
    }

    @Override
    public double loss(double level) {
        Quantiles.level(level);
        return Math.max(0, value - level);
    }

    @Override
    public double leftover(double level) {
        Quantiles.level(level);
        return Math.max(0, level - value);
    }

    @Override
    public double secondLoss(double level) {
        Quantiles.level(level);
        double above = Math.max(0, value - level);
        return discrete() ? 0.5 * above * Math.max(0, above - 1) : 0.5 * above * above;
    }

    @Override
    public boolean discrete() {
        return value == Math.rint(value);
    }

    @Override
    public String toString() {
        return "Point(" + value + ")";
    }

    @Override
    public double lowest() {
        return value;
    }

    @Override
    public double highest() {
        return value;
    }
}
