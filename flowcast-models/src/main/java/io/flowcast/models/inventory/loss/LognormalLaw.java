package io.flowcast.models.inventory.loss;

import io.flowcast.core.math.distribution.Normal;

/** exp(Y) with Y normal: the partial moments shift the normal argument by the variance (Crow and Shimizu 1988). */
final class LognormalLaw implements DemandLaw {
    private final double mu;
    private final double sigma;
    private final double mean;
    private final double square;

    LognormalLaw(double mu, double sigma) {
        this.mu = mu;
        this.sigma = sigma;
        mean = Math.exp(mu + sigma * sigma / 2);
        square = Math.exp(2 * mu + 2 * sigma * sigma);
    }

    private double standard(double value) {
        return (Math.log(value) - mu) / sigma;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return mean * mean * Math.expm1(sigma * sigma);
    }

    @Override
    public double cdf(double value) {
        Quantiles.value(value);
        return value <= 0 ? 0 : Normal.lower(standard(value));
    }

    @Override
    public double survival(double value) {
        Quantiles.value(value);
        return value <= 0 ? 1 : Normal.upper(standard(value));
    }

    @Override
    public double quantile(double probability) {
        return Math.exp(mu + sigma * Normal.quantile(Quantiles.check(probability)));
    }

    @Override
    public double loss(double level) {
        Quantiles.level(level);
        if (level <= 0) {
            return mean - level;
        }
        double z = standard(level);
        return Math.max(0, mean * Normal.upper(z - sigma) - level * Normal.upper(z));
    }

    @Override
    public double leftover(double level) {
        Quantiles.level(level);
        if (level <= 0) {
            return 0;
        }
        double z = standard(level);
        return Math.max(0, level * Normal.lower(z) - mean * Normal.lower(z - sigma));
    }

    @Override
    public double secondLoss(double level) {
        Quantiles.level(level);
        if (level <= 0) {
            return 0.5 * (square - 2 * level * mean + level * level);
        }
        double z = standard(level);
        return Math.max(
                0,
                0.5
                        * (square * Normal.upper(z - 2 * sigma)
                                - 2 * level * mean * Normal.upper(z - sigma)
                                + level * level * Normal.upper(z)));
    }

    @Override
    public boolean discrete() {
        return false;
    }

    @Override
    public String toString() {
        return "Lognormal(mu=" + mu + ", sigma=" + sigma + ")";
    }

    @Override
    public double lowest() {
        return 0;
    }
}
