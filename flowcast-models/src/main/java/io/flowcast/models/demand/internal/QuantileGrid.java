package io.flowcast.models.demand.internal;

/**
 * Demand by some of its quantiles: between them the value is linear in the normal score, beyond them it goes on as in the outermost stretch.
 *
 * <p>Piecewise X = a + b Z with Z standard normal, so means, variances and losses are closed forms over the pieces. Never below 0. Counts are
 * X rounded evenly, floor(X + U) with U uniform on [0, 1), which keeps the mean: P(K &le; k) is the mean of P(X &le; x) from k to k + 1. A mean may be given that is not that of the quantiles; then quantiles speak of other days than the mean, see
 * {@code SoldOutDays.IN_STOCK}. All O(levels).
 */
public final class QuantileGrid implements Marginal {
    /** Scores beyond this do not matter to any moment. */
    private static final double END = 6.5;

    /** Nothing lies beyond this score. */
    private static final double FAR = 38;

    private static final double NARROW = 1e-3;
    private static final double LAST_PROBABILITY = 1 - 1e-9;
    /** Counts this large are rounded to the nearest. */
    private static final double LARGE = 10_000;

    private static final double HUGE = 1e9;

    private final double[] scores;
    private final double[] values;
    private final boolean discrete;
    private final double givenMean;
    /** Whether what is rounded is seen: beside huge values a unit is lost in the last digit of sums over the pieces. */
    private final boolean units;

    /**
     * Takes quantiles.
     *
     * @param scores normal scores of the levels, rising, at least two; kept
     * @param values values at the levels, at least 0 and not falling; kept
     * @param discrete whether values are whole
     * @param givenMean the mean, or NaN for that of the quantiles
     */
    public QuantileGrid(double[] scores, double[] values, boolean discrete, double givenMean) {
        this.scores = scores;
        this.values = values;
        this.discrete = discrete;
        this.givenMean = givenMean;
        this.units = discrete && values[values.length - 1] <= HUGE;
    }

    private double slope(int piece) {
        int i = Math.max(1, Math.min(scores.length - 1, piece));
        return (values[i] - values[i - 1]) / (scores[i] - scores[i - 1]);
    }

    /** Value before rounding at a score. */
    public double smooth(double score) {
        int i = 1;
        while (i < scores.length - 1 && score > scores[i]) {
            i++;
        }
        return Math.max(0, values[i - 1] + slope(i) * (score - scores[i - 1]));
    }

    /** Largest score at which X is at most a value. */
    private double scoreOf(double value) {
        int n = scores.length;
        if (value >= values[n - 1]) {
            double rise = slope(n - 1);
            return rise > 0 ? scores[n - 1] + (value - values[n - 1]) / rise : Double.POSITIVE_INFINITY;
        }
        if (value < values[0]) {
            double rise = slope(1);
            return value < 0 || !(rise > 0) ? Double.NEGATIVE_INFINITY : scores[0] - (values[0] - value) / rise;
        }
        int i = n - 1;
        while (values[i - 1] > value) {
            i--;
        }
        double rise = slope(i);
        return rise > 0 ? Math.min(scores[i], scores[i - 1] + (value - values[i - 1]) / rise) : scores[i];
    }

    @Override
    public double mean() {
        return Double.isNaN(givenMean) ? smoothMoment(1) : givenMean;
    }

    /** E[X^power] of the smooth variable by the pieces' closed forms; power 1 or 2. */
    private double smoothMoment(int power) {
        return above(0, power);
    }

    /** E[((X - level)+)^power]. */
    private double above(double level, int power) {
        double sum = 0;
        int last = scores.length - 1;
        double low = Math.max(-END, Math.min(END, scoreOf(level)));
        double cdf = Normal.cdf(low);
        double density = Normal.density(low);
        for (int i = pieceAfter(low); low < END; i++) {
            double to = i == last ? END : Math.min(END, scores[i]);
            double cdfTo = Normal.cdf(to);
            double densityTo = Normal.density(to);
            double b = slope(i);
            double a = values[i - 1] - b * scores[i - 1] - level;
            double mass = cdfTo - cdf;
            double first = density - densityTo;
            if (power == 1) {
                sum += a * mass + b * first;
            } else {
                double second = mass + low * density - to * densityTo;
                sum += a * a * mass + 2 * a * b * first + b * b * second;
            }
            low = to;
            cdf = cdfTo;
            density = densityTo;
        }
        return Math.max(0, sum);
    }

    /** The piece in which values just above a score lie. */
    private int pieceAfter(double score) {
        int i = 1;
        while (i < scores.length - 1 && score >= scores[i]) {
            i++;
        }
        return i;
    }

    @Override
    public double variance() {
        double scale = values[values.length - 1];
        if (!(scale > 0)) {
            return 0;
        }
        double mean = smoothMoment(1);
        double spread = Math.max(0, smoothMoment(2) - mean * mean);
        double part = mean - Math.floor(mean);
        return spread + (units && mean < LARGE ? spread > 0 ? 1.0 / 6 : part * (1 - part) : 0);
    }

    @Override
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must lie between 0 and 1, was " + probability);
        }
        double wanted = Math.min(LAST_PROBABILITY, Math.max(1e-12, probability));
        double value = smooth(Normal.quantile(wanted));
        if (!discrete) {
            return value;
        }
        if (!units || value > LARGE) {
            return Math.rint(value);
        }
        double k = Math.max(0, Math.floor(value) - 1);
        while (k > 0 && countCdf(k - 1) >= wanted) {
            k--;
        }
        // Rounding moves a quantile by less than a unit: what is further away is the last digit of the chance.
        while (k <= value + 1 && countCdf(k) < wanted) {
            k++;
        }
        return k;
    }

    /** P(K &le; k) for a whole k: the mean of min(1, k + 1 - X) where X is at most k + 1, over the few pieces between. */
    private double countCdf(double k) {
        double low = Math.max(-FAR, Math.min(FAR, scoreOf(k)));
        double high = Math.max(-FAR, Math.min(FAR, scoreOf(k + 1)));
        double cdf = Normal.cdf(low);
        double density = Normal.density(low);
        double sum = cdf;
        int last = scores.length - 1;
        for (int i = pieceAfter(low); low < high; i++) {
            double to = i == last ? high : Math.min(high, scores[i]);
            double cdfTo = Normal.cdf(to);
            double densityTo = Normal.density(to);
            double b = slope(i);
            double left = k + 1 - values[i - 1] - b * (low - scores[i - 1]);
            double right = k + 1 - values[i - 1] - b * (to - scores[i - 1]);
            if (to - low < NARROW) {
                // Where values rise steeply, the closed form would lose its digits; Simpson's rule does not.
                double middle = (left + right) / 2 * Normal.density((low + to) / 2);
                sum += (to - low) / 6 * (left * density + 4 * middle + right * densityTo);
            } else {
                sum += (left + b * low) * (cdfTo - cdf) - b * (density - densityTo);
            }
            low = to;
            cdf = cdfTo;
            density = densityTo;
        }
        return Math.min(1, Math.max(0, sum));
    }

    @Override
    public double cdf(double value) {
        if (!(value >= 0)) {
            return 0;
        }
        if (units && value <= LARGE) {
            return countCdf(Math.floor(value));
        }
        return Normal.cdf(scoreOf(discrete ? Math.floor(value) + 0.5 : value));
    }

    @Override
    public double lossAbove(double level) {
        if (level <= 0) {
            return mean() - level;
        }
        if (units && level < LARGE) {
            double part = level - Math.floor(level);
            return (1 - part) * above(Math.floor(level), 1) + (part > 0 ? part * above(Math.floor(level) + 1, 1) : 0);
        }
        return above(level, 1);
    }

    @Override
    public boolean discrete() {
        return discrete;
    }

    @Override
    public Tail tail() {
        return values[values.length - 1] > values[values.length - 2] ? Tail.LIGHT : Tail.BOUNDED;
    }

    @Override
    public void fromScores(double[] target, int first, int stride, int count) {
        if (!discrete) {
            for (int i = 0, at = first; i < count; i++, at += stride) {
                target[at] = smooth(target[at]);
            }
            return;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0, at = first; i < count; i++, at += stride) {
            low = Math.min(low, target[at]);
            high = Math.max(high, target[at]);
        }
        double least = quantile(Normal.cdf(low));
        double most = quantile(Normal.cdf(high));
        if (!units || most > LARGE || most - least > count) {
            for (int i = 0, at = first; i < count; i++, at += stride) {
                target[at] = quantile(Normal.cdf(target[at]));
            }
            return;
        }
        double[] border = new double[(int) (most - least) + 1];
        for (int i = 0; i < border.length; i++) {
            border[i] = Normal.quantile(countCdf(least + i));
        }
        for (int i = 0, at = first; i < count; i++, at += stride) {
            target[at] = least + NegativeBinomial.firstAtLeast(border, target[at]);
        }
    }
}
