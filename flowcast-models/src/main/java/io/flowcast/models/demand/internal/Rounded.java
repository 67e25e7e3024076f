package io.flowcast.models.demand.internal;

/**
 * Counts made of a continuous variable X by even rounding: floor(X + U) with U uniform on [0, 1), which keeps the mean.
 *
 * <p>P(floor(X + U) &le; k) is the mean of P(X &le; x) over k &le; x &le; k + 1, taken by Simpson's rule on each unit; the value at a score is
 * the smallest k that reaches its probability. Used where counts vary less than a Poisson variable, or are so many that
 * rounding does not matter. O(1) for each call.
 */
final class Rounded implements Marginal {
    /** Counts this large are rounded to the nearest: the difference is nothing, and whole doubles end at 2^53. */
    private static final double LARGE = 10_000;

    private static final int PARTS = 8;
    private static final double LAST_PROBABILITY = 1 - 1e-9;

    private final GammaLike smooth;

    Rounded(GammaLike smooth) {
        this.smooth = smooth;
    }

    @Override
    public double mean() {
        return smooth.mean();
    }

    @Override
    public double variance() {
        double part = smooth.mean() - Math.floor(smooth.mean());
        return smooth.variance() > 0 ? smooth.variance() + 1.0 / 6 : part * (1 - part);
    }

    @Override
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must lie between 0 and 1, was " + probability);
        }
        double wanted = Math.min(probability, LAST_PROBABILITY);
        double middle = smooth.quantile(wanted);
        if (middle > LARGE) {
            return Math.rint(middle);
        }
        double k = Math.max(0, Math.floor(middle) - 1);
        while (k > 0 && cdf(k - 1) >= wanted) {
            k--;
        }
        // Rounding moves a quantile by less than a unit: what is further away is the last digit of the chance.
        while (k <= middle + 1 && cdf(k) < wanted) {
            k++;
        }
        return k;
    }

    @Override
    public double cdf(double value) {
        if (!(value >= 0)) {
            return 0;
        }
        double k = Math.floor(value);
        if (k > LARGE) {
            return smooth.cdf(k + 0.5);
        }
        if (!(smooth.variance() > 0)) {
            return Math.min(1, Math.max(0, k + 1 - smooth.mean()));
        }
        if (smooth.variance() < 1) {
            // Too steep for the rule: the same integral as a difference of losses.
            return Math.min(1, Math.max(0, 1 - smooth.lossAbove(k) + smooth.lossAbove(k + 1)));
        }
        double sum = 0;
        for (int i = 0; i <= PARTS; i++) {
            double simpson = i == 0 || i == PARTS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += simpson * smooth.cdf(k + (double) i / PARTS);
        }
        return Math.min(1, sum / (3 * PARTS));
    }

    @Override
    public double lossAbove(double level) {
        if (level <= 0) {
            return smooth.mean() - level;
        }
        if (level > LARGE) {
            return smooth.lossAbove(level);
        }
        // E[(X - L)+] = mean - L + sum over k below L of P(X <= k), the last unit in part.
        double below = 0;
        double from = Math.max(0, Math.floor(smooth.at(-8)) - 2);
        for (double k = from; k < level; k++) {
            below += cdf(k) * Math.min(1, level - k);
        }
        return Math.max(0, smooth.mean() - level + below);
    }

    @Override
    public boolean discrete() {
        return true;
    }

    @Override
    public Tail tail() {
        return smooth.tail();
    }

    @Override
    public void fromScores(double[] scores, int first, int stride, int count) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0, at = first; i < count; i++, at += stride) {
            low = Math.min(low, scores[at]);
            high = Math.max(high, scores[at]);
        }
        double least = quantile(Normal.cdf(low));
        double most = quantile(Normal.cdf(high));
        if (most > LARGE || most - least > count) {
            for (int i = 0, at = first; i < count; i++, at += stride) {
                double value = smooth.at(scores[at]);
                scores[at] = value > LARGE ? Math.rint(value) : quantile(Normal.cdf(scores[at]));
            }
            return;
        }
        double[] steps = new double[(int) (most - least) + 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Normal.quantile(cdf(least + i));
        }
        for (int i = 0, at = first; i < count; i++, at += stride) {
            scores[at] = least + NegativeBinomial.firstAtLeast(steps, scores[at]);
        }
    }
}
