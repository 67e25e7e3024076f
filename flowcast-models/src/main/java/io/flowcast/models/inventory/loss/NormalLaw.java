package io.flowcast.models.inventory.loss;

import io.flowcast.core.math.distribution.Normal;

/** Normal with mean m and deviation s above 0; every tail by continued fractions. */
final class NormalLaw implements DemandLaw {
    /** Above this the closed form of the second loss cancels. */
    private static final double FRACTION_FROM = 2.5;

    private static final int STEPS = 120;

    final double mean;
    final double deviation;

    NormalLaw(double mean, double deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return deviation * deviation;
    }

    @Override
    public double cdf(double value) {
        Quantiles.value(value);
        return Normal.lower((value - mean) / deviation);
    }

    @Override
    public double survival(double value) {
        Quantiles.value(value);
        return Normal.upper((value - mean) / deviation);
    }

    @Override
    public double quantile(double probability) {
        return mean + deviation * Normal.quantile(Quantiles.check(probability));
    }

    @Override
    public double loss(double level) {
        Quantiles.level(level);
        return deviation * Normal.loss((level - mean) / deviation);
    }

    @Override
    public double leftover(double level) {
        Quantiles.level(level);
        return deviation * Normal.loss((mean - level) / deviation);
    }

    @Override
    public double secondLoss(double level) {
        Quantiles.level(level);
        return deviation * deviation * second((level - mean) / deviation);
    }

    @Override
    public double secondLeftover(double level) {
        Quantiles.level(level);
        return deviation * deviation * second((mean - level) / deviation);
    }

    /**
     * I2(z) with In the n-th repeated integral of the density, I(n-1) = z In + (n + 1) I(n+1), so that the ratio
     * In / I(n-1) = 1 / (z + (n + 1) ratio(n + 1)) is a continued fraction.
     */
    static double second(double z) {
        if (z <= FRACTION_FROM) {
            return 0.5 * ((z * z + 1) * Normal.upper(z) - z * Normal.density(z));
        }
        double ratio = 0;
        double product = 1;
        for (int n = STEPS; n >= 0; n--) {
            ratio = 1 / (z + (n + 1) * ratio);
            if (n <= 2) {
                product *= ratio;
            }
        }
        return Normal.density(z) * product;
    }

    @Override
    public boolean discrete() {
        return false;
    }

    @Override
    public String toString() {
        return "Normal(mean=" + mean + ", deviation=" + deviation + ")";
    }
}
