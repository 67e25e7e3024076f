package io.flowcast.models.inventory.loss;

/** Uniform between a and b. */
final class UniformLaw implements DemandLaw {
    final double low;
    final double high;

    UniformLaw(double low, double high) {
        this.low = low;
        this.high = high;
    }

    @Override
    public double mean() {
        return 0.5 * (low + high);
    }

    @Override
    public double variance() {
        return (high - low) * (high - low) / 12;
    }

    @Override
    public double cdf(double value) {
        Quantiles.value(value);
        return Math.max(0, Math.min(1, (value - low) / (high - low)));
    }

    @Override
    public double quantile(double probability) {
        return low + (high - low) * Quantiles.check(probability);
    }

    @Override
    public double loss(double level) {
        Quantiles.level(level);
        if (level <= low) {
            return mean() - level;
        }
        return level >= high ? 0 : (high - level) * (high - level) / (2 * (high - low));
    }

    @Override
    public double leftover(double level) {
        Quantiles.level(level);
        if (level >= high) {
            return level - mean();
        }
        return level <= low ? 0 : (level - low) * (level - low) / (2 * (high - low));
    }

    @Override
    public double secondLoss(double level) {
        Quantiles.level(level);
        if (level <= low) {
            return 0.5 * (variance() + (mean() - level) * (mean() - level));
        }
        double above = Math.max(0, high - level);
        return above * above * above / (6 * (high - low));
    }

    @Override
    public double secondLeftover(double level) {
        Quantiles.level(level);
        if (level >= high) {
            return 0.5 * (variance() + (mean() - level) * (mean() - level));
        }
        double below = Math.max(0, level - low);
        return below * below * below / (6 * (high - low));
    }

    @Override
    public boolean discrete() {
        return false;
    }

    @Override
    public String toString() {
        return "Uniform(" + low + ", " + high + ")";
    }

    @Override
    public double lowest() {
        return low;
    }

    @Override
    public double highest() {
        return high;
    }
}
