package io.flowcast.models.demand.intermittent;

import io.flowcast.models.demand.internal.Hurdle;
import io.flowcast.models.demand.internal.Normal;
import java.util.Arrays;

/**
 * What may be said of one row, as {@value #COUNT} distributions: a chance each, times sizes of one of {@value #FAMILIES} families.
 *
 * <ol start="0">
 *   <li>the model: the corrected chance p, sizes by the law of the rows;
 *   <li>lowered: p p/(p + m), m the mean of all rows, same sizes;
 *   <li>own: the row's cells as they were;
 *   <li>jittered: the same with sizes moved as in Willemain's bootstrap (International Journal of Forecasting 20, 2004, section 3);
 *   <li>slow: own sizes, the chance of the last cells as in TSB;
 *   <li>silenced: p^3/(p^2 + m^2/4), which leaves nothing to rows that hardly sell, sizes by the law of the rows;
 *   <li>nothing: no sale at all;
 *   <li>chained: jittered sizes, the chance by the Markov chain of that bootstrap, its mean over the horizon.
 * </ol>
 *
 * <p>Their linear pool (Stone, Annals of Mathematical Statistics 32, 1961) is again a chance times sizes. Workspaces are kept; one instance serves one thread.
 */
final class Sources {
    static final int COUNT = 8;
    static final int OWN = 2;
    /** The source whose chance depends on the horizon. */
    static final int CHAINED = 7;

    static final int FAMILIES = 3;
    /** Family of sizes of each source. */
    static final int[] FAMILY = {0, 0, 1, 2, 1, 0, 0, 2};

    private static final int[] SORT_GAPS = {701, 301, 132, 57, 23, 10, 4, 1};
    private static final double[] JITTER = jitter();
    private static final int MOST = SizeHistory.MOST * (1 + JITTER.length) + SizeLaw.SCORES.length;

    private final CountPool pool;
    /** Chances of the sources. */
    final double[] chance = new double[COUNT];
    /** Sizes of all families, in units of the row's largest once sorted. */
    private final double[] value = new double[MOST];

    private final double[][] weight = new double[FAMILIES][MOST];
    private int count;

    Sources(CountPool pool) {
        this.pool = pool;
    }

    private static double[] jitter() {
        double[] z = new double[5];
        for (int i = 0; i < z.length; i++) {
            z[i] = Normal.quantile((i + 0.5) / z.length);
        }
        return z;
    }

    /**
     * Reads a row that has a size.
     *
     * @param occurrence has taken in its cells
     * @param history has its sizes
     * @param horizon cells ahead
     */
    void read(Occurrence occurrence, SizeHistory history, int horizon) {
        double p = pool.chance(occurrence);
        chance[0] = p;
        chance[1] = p * p / (p + pool.meanChance());
        chance[OWN] = occurrence.ownShare();
        chance[3] = chance[OWN];
        chance[4] = occurrence.slowShare();
        double few = pool.meanChance() / 2;
        chance[5] = p * p * p / (p * p + few * few);
        chance[6] = 0;
        chance[CHAINED] = occurrence.chained(horizon);
        count = pool.law().fill(history, pool.counts(), pool.beyond(), value, weight[0]);
        for (int i = 0; i < count; i++) {
            weight[1][i] = 0;
            weight[2][i] = 0;
        }
        double cells = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < history.count; i++) {
            cells += history.cell[i];
            least = Math.min(least, history.size[i]);
        }
        double unit = pool.counts() ? 1 : least;
        for (int i = 0; i < history.count; i++) {
            double share = history.cell[i] / cells;
            weight[1][i] = share;
            double s = history.size[i] / unit;
            for (double z : JITTER) {
                double moved = s + z * Math.sqrt(s);
                double jittered = pool.counts() ? 1 + Math.floor(moved) : moved;
                double size = unit * (jittered > 0 ? jittered : s);
                value[count] = pool.beyond() ? size : Math.min(size, history.largest);
                weight[0][count] = 0;
                weight[1][count] = 0;
                weight[2][count++] = share / JITTER.length;
            }
        }
    }

    /** How often the row sells, from 0 for never to 1 for far more often than others. */
    double frequency() {
        return chance[0] / (chance[0] + pool.meanChance());
    }

    /** The pool of the sources. */
    Hurdle pooled(double[] sourceWeight) {
        double[] part = new double[FAMILIES];
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            part[FAMILY[i]] += sourceWeight[i] * chance[i];
            sum += sourceWeight[i] * chance[i];
        }
        double[] sizes = new double[count];
        double[] weights = new double[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            double w = 0;
            for (int f = 0; f < FAMILIES; f++) {
                w += part[f] * weight[f][i];
            }
            if (w > 0) {
                sizes[n] = value[i];
                weights[n++] = w;
            }
        }
        return new Hurdle(sum, Hurdle.Sizes.of(sizes, weights, n), pool.counts());
    }

    /** Puts the sizes in order and measures them by a unit, for the integrals below; the pool is no more to be asked for. */
    void sort(double unit) {
        for (int gap : SORT_GAPS) {
            for (int i = gap; i < count; i++) {
                double v = value[i];
                double a = weight[0][i];
                double b = weight[1][i];
                double c = weight[2][i];
                int at = i;
                for (; at >= gap && value[at - gap] > v; at -= gap) {
                    value[at] = value[at - gap];
                    weight[0][at] = weight[0][at - gap];
                    weight[1][at] = weight[1][at - gap];
                    weight[2][at] = weight[2][at - gap];
                }
                value[at] = v;
                weight[0][at] = a;
                weight[1][at] = b;
                weight[2][at] = c;
            }
        }
        for (int i = 0; i < count; i++) {
            value[i] /= unit;
        }
    }

    /**
     * Integrals of the tails T_f(x) = P(size of family f &gt; x) up to a value.
     *
     * @param upTo the value
     * @param single receives those of T_f
     * @param pairs receives those of T_f T_g, row after row; may be empty if not wanted
     */
    void integrate(double upTo, double[] single, double[] pairs) {
        double[] tail = {1, 1, 1};
        Arrays.fill(single, 0);
        Arrays.fill(pairs, 0);
        double at = 0;
        for (int i = 0; i < count && at < upTo; i++) {
            double width = Math.min(upTo, value[i]) - at;
            if (width > 0) {
                for (int f = 0; f < FAMILIES; f++) {
                    single[f] += width * tail[f];
                    for (int g = 0; g < FAMILIES && pairs.length > 0; g++) {
                        pairs[f * FAMILIES + g] += width * tail[f] * tail[g];
                    }
                }
                at = value[i];
            }
            for (int f = 0; f < FAMILIES; f++) {
                tail[f] = Math.max(0, tail[f] - weight[f][i]);
            }
        }
    }
}
