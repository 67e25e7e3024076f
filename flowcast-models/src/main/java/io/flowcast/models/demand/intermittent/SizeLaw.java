package io.flowcast.models.demand.intermittent;

import io.flowcast.models.demand.internal.Hurdle;
import io.flowcast.models.demand.internal.Normal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How large a sale is: one of the row's own sizes again, or one of a log-normal family whose level and spread are drawn to those of all rows,
 *
 * <pre>
 *   F = (1 - b) (weighted own sizes) + b G,    b = (c + d n)/(n + c + d n)
 * </pre>
 *
 * for own sizes of weight n: the predictive distribution of a Dirichlet process (Ferguson, Annals of Statistics 1, 1973), with a share d that a new size never loses (as in
 * Pitman and Yor, Annals of Probability 25, 1997). Orders come in packs and by habit, so sizes repeat; the atoms say which. G is the predictive distribution of a normal
 * log size with a normal-inverse-gamma prior (Gelman et al., "Bayesian Data Analysis", 3rd edition, section 3.3), its standardised form replaced by what the
 * rows' sizes showed, and no size beyond the largest seen or, for those who need the tail, (1 + 1/n) times it: the unbiased bound of Goodman (JASA 47, 1952). Immutable.
 *
 * @param mean m, mean log size of a new row
 * @param strength k, how many sizes the mean counts for
 * @param shape a, half as many sizes as the spread counts for
 * @param scale b, so that b/a is the usual variance of a log size
 * @param fresh c, weight of G beside the own sizes
 * @param freshShare d, weight of G for each own size
 * @param retention rates at which sizes fade
 * @param mixture weight of each rate over the rows
 * @param standardised values of G in units of its scale, at the scores of {@link #SCORES}
 */
record SizeLaw(
        double mean,
        double strength,
        double shape,
        double scale,
        double fresh,
        double freshShare,
        double[] retention,
        double[] mixture,
        double[] standardised) {
    /** Normal scores of the points that stand for G. */
    static final double[] SCORES = scores();

    private static final double[] SCORE_WEIGHT = weights();
    private static final double MOST_LOG = 340;
    /** Half a width in logs within which amounts count as the same. */
    private static final double SAME = 0.025;

    private static double[] scores() {
        double[] scores = new double[61];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (i - 30) / 10.0;
        }
        return scores;
    }

    private static double[] weights() {
        double[] weight = new double[SCORES.length];
        double before = 0;
        for (int i = 0; i < weight.length; i++) {
            double upTo = i == weight.length - 1 ? 1 : (Normal.cdf(SCORES[i]) + Normal.cdf(SCORES[i + 1])) / 2;
            weight[i] = upTo - before;
            before = upTo;
        }
        return weight;
    }

    double location(double n, double meanLog) {
        return (strength * mean + n * meanLog) / (strength + n);
    }

    double spread(double n, double meanLog, double squares) {
        double between = strength * n / (strength + n) * (meanLog - mean) * (meanLog - mean);
        double rate = scale + 0.5 * (squares + between);
        return Math.sqrt(rate * (strength + n + 1) / ((shape + 0.5 * n) * (strength + n)));
    }

    /** Logarithm of the probability of a size after others. */
    double logProbability(double size, double n, double meanLog, double squares, double same, boolean counts) {
        double own = n > 0 ? same / n : 0;
        double b = freshWeight(n);
        double g = mass(
                low(size, counts),
                high(size, counts),
                location(n, meanLog),
                spread(n, meanLog, squares),
                2 * shape + n);
        return Math.log(b * Math.max(1e-12, g) + (1 - b) * own);
    }

    private double freshWeight(double n) {
        double w = fresh + freshShare * n;
        return w / (n + w);
    }

    static double low(double size, boolean counts) {
        return counts ? (size > 1 ? Math.log(size - 0.5) : -MOST_LOG) : Math.log(size) - SAME;
    }

    static double high(double size, boolean counts) {
        return counts ? Math.log(size + 0.5) : Math.log(size) + SAME;
    }

    static double mass(double low, double high, double location, double spread, double freedom) {
        return Normal.cdf(normalScore((high - location) / spread, freedom))
                - Normal.cdf(normalScore((low - location) / spread, freedom));
    }

    /** The score of a value of Student's t (Wallace, Annals of Mathematical Statistics 30, 1959). */
    static double normalScore(double t, double freedom) {
        double z = (8 * freedom + 1) / (8 * freedom + 3) * Math.sqrt(freedom * Math.log1p(t * t / freedom));
        return t < 0 ? -z : z;
    }

    /** The rate that foretold a row's sizes best, weighed with the other rows. */
    double bestRetention(SizeHistory history, boolean counts) {
        double best = retention[0];
        double most = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < retention.length; r++) {
            double l = Math.log(Math.max(1e-12, mixture[r])) + logLikelihood(history, retention[r], counts);
            if (l > most) {
                most = l;
                best = retention[r];
            }
        }
        return best;
    }

    double logLikelihood(SizeHistory history, double rate, boolean counts) {
        double[] sum = new double[1];
        history.walk(rate, (i, n, m, q, same) -> sum[0] += logProbability(history.size[i], n, m, q, same, counts));
        return sum[0];
    }

    /** Sizes to come. */
    Hurdle.Sizes sizes(SizeHistory history, boolean counts, boolean beyond) {
        double[] value = new double[history.count + SCORES.length];
        double[] weight = new double[value.length];
        return Hurdle.Sizes.of(value, weight, fill(history, counts, beyond, value, weight));
    }

    /**
     * Sizes to come with their probabilities, first the row's own in their order.
     *
     * @return how many: those of the history and one for each of {@link #SCORES}
     */
    int fill(SizeHistory history, boolean counts, boolean beyond, double[] value, double[] weight) {
        double rate = history.count > 1 ? bestRetention(history, counts) : 1;
        SizeHistory.Moments own = history.walk(rate, (i, n, m, q, same) -> {});
        int count = history.count;
        double b = freshWeight(own.weights());
        for (int i = 0; i < count; i++) {
            value[i] = history.size[i];
            weight[i] = (1 - b) * history.weight[i] / own.weights();
        }
        double location = location(own.weights(), own.meanLog());
        double spread = spread(own.weights(), own.meanLog(), own.squares());
        // Without a size of its own a row gets no more than a usual one of the others.
        double bound = count > 0
                ? Math.log(history.largest) + (beyond ? Math.log1p(1.0 / count) : 0)
                : location + Math.min(spread, 1);
        bound = Math.min(MOST_LOG + 10, bound);
        for (int j = 0; j < SCORES.length; j++) {
            double x = Math.exp(Math.max(-MOST_LOG, Math.min(bound, location + spread * standardised[j])));
            value[count + j] = counts ? Math.max(1, Math.rint(x)) : x;
            weight[count + j] = b * SCORE_WEIGHT[j];
        }
        return count + SCORES.length;
    }

    /** A small size, for rows that never sold. */
    double small(boolean counts) {
        return counts ? 1 : Math.exp(Math.max(-MOST_LOG, mean - 2 * Math.sqrt(scale / shape * (1 + 1 / strength))));
    }

    void write(DataOutput out) throws IOException {
        for (double x : new double[] {mean, strength, shape, scale, fresh, freshShare}) {
            out.writeDouble(x);
        }
        Binary.writeNumbers(out, retention);
        Binary.writeNumbers(out, mixture);
        Binary.writeNumbers(out, standardised);
    }

    static SizeLaw read(DataInput in) throws IOException {
        return new SizeLaw(
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                Binary.readNumbers(in),
                Binary.readNumbers(in),
                Binary.readNumbers(in));
    }
}
