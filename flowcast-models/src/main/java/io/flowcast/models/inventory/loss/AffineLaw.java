package io.flowcast.models.inventory.loss;

/** A law times a positive scale, plus a shift. */
final class AffineLaw implements DemandLaw {
    private final DemandLaw base;
    private final double scale;
    private final double shift;

    AffineLaw(DemandLaw base, double scale, double shift) {
        this.base = base;
        this.scale = scale;
        this.shift = shift;
    }

    private double inner(double value) {
        return scale == 1 ? value - shift : (value - shift) / scale;
    }

    @Override
    public double mean() {
        return shift + scale * base.mean();
    }

    @Override
    public double variance() {
        return scale * scale * base.variance();
    }

    @Override
    public double cdf(double value) {
        Quantiles.value(value);
        return base.cdf(inner(value));
    }

    @Override
    public double survival(double value) {
        Quantiles.value(value);
        return base.survival(inner(value));
    }

    @Override
    public double quantile(double probability) {
        return shift + scale * base.quantile(probability);
    }

    @Override
    public double loss(double level) {
        Quantiles.level(level);
        return scale * base.loss(inner(level));
    }

    @Override
    public double leftover(double level) {
        Quantiles.level(level);
        return scale * base.leftover(inner(level));
    }

    @Override
    public double secondLoss(double level) {
        Quantiles.level(level);
        return scale * scale * base.secondLoss(inner(level));
    }

    @Override
    public double secondLeftover(double level) {
        Quantiles.level(level);
        return scale * scale * base.secondLeftover(inner(level));
    }

    @Override
    public double mass(double value) {
        Quantiles.value(value);
        return discrete() ? base.mass(inner(value)) : 0;
    }

    @Override
    public boolean discrete() {
        return base.discrete();
    }

    @Override
    public String toString() {
        return scale + " * " + base + " + " + shift;
    }

    @Override
    public double lowest() {
        return shift + scale * base.lowest();
    }

    @Override
    public double highest() {
        return shift + scale * base.highest();
    }
}
