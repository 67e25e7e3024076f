package io.flowcast.models.demand.internal;

/**
 * Counts with a mean and a variance at least as large; a Poisson variable if they are equal.
 *
 * <p>With r = mean^2 / (variance - mean), P(X = k) = G(k + r) / (G(r) k!) (r/(r + mean))^r (mean/(r + mean))^k, by the recursion
 * {@code P(k + 1) = P(k) (k + r)/(k + 1) mean/(r + mean)} (Johnson, Kemp and Kotz, "Univariate Discrete Distributions", 2005,
 * section 5.1). O(value) for each call.
 */
final class NegativeBinomial implements Marginal {
    /** Above this many terms a continuous variable is as good and quicker. */
    static final int MAX_TERMS = 600;

    private static final double LAST_PROBABILITY = 1 - 1e-9;

    private final double mean;
    private final double variance;
    /** P(0), and P(k + 1)/P(k) = (k slope + first) / (k + 1). */
    private final double none;

    private final double first;
    private final double slope;

    NegativeBinomial(double mean, double variance) {
        this.mean = mean;
        this.variance = Math.max(mean, variance);
        double excess = variance - mean;
        if (excess > 1e-9 * mean) {
            double size = mean * mean / excess;
            none = Math.exp(-size * Math.log1p(mean / size));
            slope = mean / (size + mean);
            first = size * slope;
        } else {
            none = Math.exp(-mean);
            slope = 0;
            first = mean;
        }
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
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must lie between 0 and 1, was " + probability);
        }
        double wanted = Math.min(probability, LAST_PROBABILITY);
        double term = none;
        double sum = term;
        int k = 0;
        while (sum < wanted && (term > 1e-18 || k < mean)) {
            term *= (k * slope + first) / (k + 1);
            k++;
            sum += term;
        }
        return k;
    }

    @Override
    public double cdf(double value) {
        if (!(value >= 0)) {
            return 0;
        }
        double term = none;
        double sum = term;
        for (int k = 0; k + 1 <= value && (term > 1e-18 || k < mean); k++) {
            term *= (k * slope + first) / (k + 1);
            sum += term;
        }
        return Math.min(1, sum);
    }

    @Override
    public double lossAbove(double level) {
        if (level <= 0) {
            return mean - level;
        }
        // E[(X - L)+] = mean - L + E[(L - X)+]
        double term = none;
        double below = term * level;
        for (int k = 0; k + 1 < level && (term > 1e-18 || k < mean); k++) {
            term *= (k * slope + first) / (k + 1);
            below += term * (level - k - 1);
        }
        return Math.max(0, mean - level + below);
    }

    @Override
    public boolean discrete() {
        return true;
    }

    @Override
    public Tail tail() {
        return Tail.LIGHT;
    }

    @Override
    public void fromScores(double[] scores, int start, int stride, int count) {
        // Scores at which the value rises by one, up to the largest score asked for; then a search for each score.
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0, at = start; i < count; i++, at += stride) {
            largest = Math.max(largest, scores[at]);
        }
        double last = Math.min(Normal.cdf(largest), LAST_PROBABILITY);
        double[] steps = new double[(int) quantile(last) + 1];
        double term = none;
        double sum = term;
        for (int k = 0; k < steps.length; k++) {
            steps[k] = Normal.quantile(Math.min(1, sum));
            term *= (k * slope + first) / (k + 1);
            sum += term;
        }
        for (int i = 0, at = start; i < count; i++, at += stride) {
            scores[at] = firstAtLeast(steps, scores[at]);
        }
    }

    /** The first of rising steps that is at least a score, the last one if none is. */
    static int firstAtLeast(double[] steps, double score) {
        int low = 0;
        int high = steps.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps[middle] >= score) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
