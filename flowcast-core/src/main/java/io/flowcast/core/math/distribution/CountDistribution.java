package io.flowcast.core.math.distribution;

/** Counts 0, 1, 2, ... without a bound: what the Poisson and the negative binomial family share. */
abstract class CountDistribution extends CheckedDistribution {
    /** Beyond this a whole number plus one is not always another double. */
    static final double LARGEST_MEAN = 1e15;

    /** Nothing lies beyond this for any mean and finite variance that a double can tell from infinity. */
    private static final double NOTHING_FROM = 1e100;

    private static final int WALK = 64;

    /** P(X = k), k a whole number of at least 0. */
    abstract double mass(double k);

    /** P(X &le; k), k a whole number of at least 0. */
    abstract double upTo(double k);

    /** P(X &gt; k) without cancellation, k a whole number of at least 0. */
    abstract double beyond(double k);

    /** E[max(X - k, 0)], k a whole number of at least 0. */
    abstract double excessOfWhole(double k);

    /** A value near the quantile. */
    abstract double guess(double probability);

    @Override
    final double below(double value) {
        return value > NOTHING_FROM ? 1 : upTo(Math.floor(value));
    }

    @Override
    final double excess(double level) {
        if (level > NOTHING_FROM) {
            return 0;
        }
        double k = Math.floor(level);
        return excessOfWhole(k) - (level - k) * beyond(k);
    }

    /** A guess, then a few steps with the mass function; bisection where the guess was far off. */
    @Override
    final double inverse(double probability) {
        double k = Math.max(0, Math.floor(guess(probability)));
        double p = upTo(k);
        if (p >= probability) {
            for (int i = 0; i < WALK; i++) {
                if (k == 0) {
                    return 0;
                }
                p -= mass(k);
                if (p < probability) {
                    return k;
                }
                k--;
            }
            return bisect(probability, -1, k);
        }
        for (int i = 0; i < WALK; i++) {
            k++;
            p += mass(k);
            if (p >= probability) {
                return k;
            }
        }
        double low = k;
        double step = WALK;
        while (upTo(k) < probability) {
            low = k;
            k += step;
            step *= 2;
        }
        return bisect(probability, low, k);
    }

    /** Smallest k in (low, high] with P(X &le; k) of at least the probability, which holds for {@code high}. */
    private double bisect(double probability, double low, double high) {
        double below = low;
        double enough = high;
        while (enough - below > 1) {
            double middle = Math.floor(below + (enough - below) / 2);
            if (upTo(middle) >= probability) {
                enough = middle;
            } else {
                below = middle;
            }
        }
        return enough;
    }

    @Override
    public final boolean discrete() {
        return true;
    }

    @Override
    public final Tail tail() {
        return Tail.LIGHT;
    }
}
