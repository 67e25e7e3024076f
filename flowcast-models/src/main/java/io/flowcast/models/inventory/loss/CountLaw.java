package io.flowcast.models.inventory.loss;

/**
 * Counts 0, 1, 2, ... with a mass function. Near the middle closed forms answer; far out, where they cancel, the tail is
 * summed.
 */
abstract class CountLaw implements DemandLaw {
    private static final double FAR = 3;
    /** From this variance on a tail has so many terms that it is summed farther out only, where one less the rest has lost seven digits. */
    private static final double MANY = 1e6;

    private static final double VERY_FAR = 5;
    private static final double NOTHING = 1e-18;

    abstract double massAt(double k);

    /** P(X &le; k), k whole and at least 0. */
    abstract double upTo(double k);

    /** E[max(X - k, 0)], k whole and at least 0. */
    abstract double closedLoss(double k);

    /** Second loss, k whole and at least 0. */
    abstract double closedSecondLoss(double k);

    @Override
    public final double cdf(double value) {
        Quantiles.value(value);
        return value < 0 ? 0 : upTo(Math.floor(value));
    }

    @Override
    public final double mass(double value) {
        Quantiles.value(value);
        return value < 0 || value != Math.rint(value) ? 0 : massAt(value);
    }

    @Override
    public final double survival(double value) {
        Quantiles.value(value);
        if (value < 0 || value == Double.POSITIVE_INFINITY) {
            return value < 0 ? 1 : 0;
        }
        boolean summed = variance() < MANY ? far(value) : value > mean() + VERY_FAR * Math.sqrt(variance());
        return summed ? tail(Math.floor(value), 0) : 1 - cdf(value);
    }

    private boolean far(double value) {
        return value > mean() + FAR * Math.sqrt(variance());
    }

    /** Sum over y above k of mass(y), times y - k for order 1, times (y - k)(y - k - 1) / 2 for order 2. */
    private double tail(double k, int order) {
        double sum = 0;
        for (double y = k + 1; ; y++) {
            double m = massAt(y);
            double off = y - k;
            double term = order == 0 ? m : order == 1 ? off * m : 0.5 * off * (off - 1) * m;
            sum += term;
            if ((term <= NOTHING * sum && off > order) || m == 0) {
                return sum;
            }
        }
    }

    @Override
    public final double loss(double level) {
        Quantiles.level(level);
        double k = Math.floor(level);
        if (k < 0) {
            return mean() - level;
        }
        double whole = far(k) ? tail(k, 1) : Math.max(0, closedLoss(k));
        return level == k ? whole : Math.max(0, whole - (level - k) * survival(k));
    }

    @Override
    public final double secondLoss(double level) {
        Quantiles.level(level);
        double k = Math.floor(level);
        if (k < 0) {
            double off = mean() - k;
            return 0.5 * (off * off - off + variance());
        }
        return far(k) ? tail(k, 2) : Math.max(0, closedSecondLoss(k));
    }

    @Override
    public double quantile(double probability) {
        Quantiles.check(probability);
        return Quantiles.whole(this, probability, -1, mean() + guess(probability) * Math.sqrt(variance()));
    }

    private static double guess(double probability) {
        return io.flowcast.core.math.distribution.Normal.quantile(probability);
    }

    @Override
    public final boolean discrete() {
        return true;
    }

    @Override
    public double lowest() {
        return 0;
    }
}
