package io.flowcast.models.inventory.loss;

/** Trials until the first success of probability p: 1, 2, 3, ... */
final class GeometricLaw implements DemandLaw {
    private final double p;

    GeometricLaw(double p) {
        this.p = p;
    }

    @Override
    public double mean() {
        return 1 / p;
    }

    @Override
    public double variance() {
        return (1 - p) / (p * p);
    }

    @Override
    public double cdf(double value) {
        Quantiles.value(value);
        return 1 - survival(value);
    }

    @Override
    public double survival(double value) {
        Quantiles.value(value);
        return value < 1 ? 1 : Math.exp(Math.floor(value) * Math.log1p(-p));
    }

    @Override
    public double mass(double value) {
        Quantiles.value(value);
        return value < 1 || value != Math.rint(value) ? 0 : p * Math.exp((value - 1) * Math.log1p(-p));
    }

    @Override
    public double quantile(double probability) {
        Quantiles.check(probability);
        return Quantiles.whole(this, probability, 0, Math.ceil(Math.log1p(-probability) / Math.log1p(-p)));
    }

    @Override
    public double loss(double level) {
        Quantiles.level(level);
        double k = Math.floor(level);
        if (k < 0) {
            return mean() - level;
        }
        double whole = Math.exp(k * Math.log1p(-p)) / p;
        return whole - (level - k) * survival(k);
    }

    @Override
    public double secondLoss(double level) {
        Quantiles.level(level);
        double k = Math.floor(level);
        if (k < 0) {
            double off = mean() - k;
            return 0.5 * (off * off - off + variance());
        }
        return (1 - p) / (p * p) * Math.exp(k * Math.log1p(-p));
    }

    @Override
    public boolean discrete() {
        return true;
    }

    @Override
    public String toString() {
        return "Geometric(p=" + p + ")";
    }

    @Override
    public double lowest() {
        return 1;
    }
}
