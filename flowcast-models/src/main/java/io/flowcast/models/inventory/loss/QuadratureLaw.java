package io.flowcast.models.inventory.loss;

import java.util.function.DoubleUnaryOperator;

/** A continuous law known by its distribution function and quantiles; losses are integrals of its tails. */
final class QuadratureLaw implements DemandLaw {
    private final double mean;
    private final double variance;
    private final DoubleUnaryOperator cdf;
    private final DoubleUnaryOperator survival;
    private final DoubleUnaryOperator quantile;
    private final Panels panels;

    QuadratureLaw(
            double mean,
            double variance,
            DoubleUnaryOperator cdf,
            DoubleUnaryOperator survival,
            DoubleUnaryOperator quantile,
            double low,
            double high) {
        this.mean = mean;
        this.variance = variance;
        this.cdf = cdf;
        this.survival = survival;
        this.quantile = quantile;
        panels = new Panels(quantile, low, high);
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
        return Math.max(0, Math.min(1, cdf.applyAsDouble(value)));
    }

    @Override
    public double survival(double value) {
        Quantiles.value(value);
        return Math.max(0, Math.min(1, survival.applyAsDouble(value)));
    }

    @Override
    public double quantile(double probability) {
        return quantile.applyAsDouble(Quantiles.check(probability));
    }

    @Override
    public double loss(double level) {
        Quantiles.level(level);
        if (level < panels.low()) {
            return mean - level;
        }
        return panels.integrate(this::survival, level, panels.high());
    }

    @Override
    public double leftover(double level) {
        Quantiles.level(level);
        if (level > panels.high()) {
            return level - mean;
        }
        return panels.integrate(this::cdf, panels.low(), level);
    }

    @Override
    public double secondLoss(double level) {
        Quantiles.level(level);
        if (level < panels.low()) {
            return 0.5 * (variance + (mean - level) * (mean - level));
        }
        return panels.integrate(y -> (y - level) * survival(y), level, panels.high());
    }

    @Override
    public double secondLeftover(double level) {
        Quantiles.level(level);
        if (level > panels.high()) {
            return 0.5 * (variance + (mean - level) * (mean - level));
        }
        return panels.integrate(y -> (level - y) * cdf(y), panels.low(), level);
    }

    @Override
    public boolean discrete() {
        return false;
    }

    @Override
    public String toString() {
        return "Law(mean=" + mean + ", variance=" + variance + ")";
    }

    @Override
    public double lowest() {
        return panels.low();
    }

    @Override
    public double highest() {
        return panels.high();
    }
}
