package io.flowcast.models.expiry.shelflife;

import io.flowcast.api.distribution.Distribution;

/** A number of days that is known for certain. */
record FixedDays(double days) implements Distribution {
    @Override
    public double mean() {
        return days;
    }

    @Override
    public double variance() {
        return 0;
    }

    @Override
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must lie between 0 and 1, was " + probability);
        }
        return days;
    }

    @Override
    public double cdf(double value) {
        return value >= days ? 1 : 0;
    }

    @Override
    public double lossAbove(double level) {
        return Math.max(0, days - level);
    }

    @Override
    public boolean discrete() {
        return false;
    }

    @Override
    public Tail tail() {
        return Tail.BOUNDED;
    }
}
