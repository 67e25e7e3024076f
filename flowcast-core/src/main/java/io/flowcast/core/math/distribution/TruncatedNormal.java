package io.flowcast.core.math.distribution;

/**
 * Normal with location m and scale s, given that it is at least 0.
 *
 * <p>With a = -m/s, h the hazard density/tail of the standard normal at a and d = h - a: mean s d, variance s^2 (1 - h d)
 * (Johnson, Kotz and Balakrishnan 1994, "Continuous Univariate Distributions" 1, 13.10.1). P(X &gt; x) is the ratio of two
 * normal tails, taken as the ratio of their densities times the ratio of Mills' ratios, so that it stays exact where
 * both tails underflow; far left of 0 the law becomes exponential with mean s^2/|m|.
 */
final class TruncatedNormal extends CheckedDistribution {
    private static final double EXPONENTIAL_FROM = 40;
    private static final int MAX_STEPS = 200;

    private final double location;
    private final double scale;
    private final double cut;
    private final double mean;
    private final double variance;

    TruncatedNormal(double location, double scale) {
        this.location = location;
        this.scale = scale;
        cut = -location / scale;
        double excess = Normal.hazardExcess(cut);
        mean = cut < -EXPONENTIAL_FROM ? location : scale * excess;
        double s = 1 / (cut * cut);
        // Far out 1 - h d cancels; its expansion is that of -d'(a) with d = 1/a - 2/a^3 + 10/a^5 - 74/a^7.
        double relative = cut > EXPONENTIAL_FROM
                ? s * (1 - s * (6 - s * (50 - 518 * s)))
                : Math.max(0, 1 - (excess + cut) * excess);
        variance = scale * scale * relative;
    }

    /** P(X &gt; x) for x of at least 0. */
    private double beyond(double x) {
        double z = x / scale + cut;
        if (cut < 2) {
            return Normal.upper(z) / Normal.upper(cut);
        }
        double difference = x / scale;
        return Math.exp(-difference * (0.5 * difference + cut)) * (Normal.mills(z) / Normal.mills(cut));
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
    double below(double value) {
        double width = value / scale;
        if (cut > -30 && width * Math.max(1, Math.abs(cut)) < 1) {
            // Near 0 by integration: differences of tails would lose the digits of small probabilities.
            return PeakTail.panel(t -> -t * (0.5 * t + cut), 0, width) / Normal.mills(cut);
        }
        if (cut < -1) {
            double whole = Normal.upper(cut);
            return Math.max(0, Math.min(1, (Normal.lower(value / scale + cut) - Normal.lower(cut)) / whole));
        }
        return Math.max(0, Math.min(1, 1 - beyond(value)));
    }

    @Override
    double excess(double level) {
        return scale * beyond(level) * Normal.hazardExcess(level / scale + cut);
    }

    /** Bisection of ln x turned to Newton where Newton stays inside the bracket. */
    @Override
    double inverse(double probability) {
        if (probability == 0) {
            return 0;
        }
        double low = 0;
        double high = Math.max(mean, scale);
        while (below(high) < probability) {
            low = high;
            high *= 2;
        }
        double x = Math.min(high, Math.max(low, mean));
        for (int i = 0; i < MAX_STEPS && high - low > 1e-15 * high; i++) {
            double error = probability > 0.5 ? (1 - probability) - beyond(x) : below(x) - probability;
            if (error == 0) {
                return x;
            }
            if (error > 0) {
                high = x;
            } else {
                low = x;
            }
            double z = x / scale + cut;
            double next = x - error * scale * Normal.mills(z) / beyond(x);
            x = next > low && next < high ? next : 0.5 * (low + high);
        }
        return x;
    }

    @Override
    public boolean discrete() {
        return false;
    }

    @Override
    public Tail tail() {
        return Tail.LIGHT;
    }

    @Override
    public String toString() {
        return "TruncatedNormal(location=" + location + ", scale=" + scale + ")";
    }
}
