package io.flowcast.models.demand.interval;

import io.flowcast.models.demand.internal.Normal;
import io.flowcast.models.demand.internal.Shape;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Empirical quantiles of scores as a shape and how wide it is.
 *
 * @param shape moved and stretched to mean 0 and variance 1
 * @param spread what it was stretched by
 */
record Quantiles(Shape shape, double spread) {
    /** Scores that count for nothing but the normal shape. */
    private static final double PRIOR_SCORES = 50;

    /**
     * The quantiles of weighted scores.
     *
     * @param sample scores in any order
     * @param weight of each, at least 0
     */
    static Quantiles of(double[] sample, double[] weight) {
        Integer[] order = new Integer[sample.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> sample[i]));
        double[] sorted = new double[order.length];
        double[] upTo = new double[order.length];
        double total = 0;
        double squares = 0;
        for (int i = 0; i < order.length; i++) {
            double w = weight[order[i]];
            sorted[i] = sample[order[i]];
            total += w;
            squares += w * w;
            upTo[i] = total - 0.5 * w;
        }
        // As many scores of equal weight would say as much.
        double n = squares > 0 ? total * total / squares : 0;
        if (n < 2) {
            return new Quantiles(Shape.NORMAL, 1);
        }
        double[] knots = Shape.NORMAL.knots();
        double[] value = new double[knots.length];
        int at = 0;
        for (int i = 0; i < knots.length; i++) {
            // The i-th of n stands for i/(n+1): that is what makes split conformal intervals hold.
            double wanted = (Normal.cdf(knots[i]) * (n + 1) - 0.5) / n * total;
            while (at < sorted.length - 2 && upTo[at + 1] < wanted) {
                at++;
            }
            double gap = upTo[at + 1] - upTo[at];
            double part = gap > 0 ? Math.min(1, Math.max(0, (wanted - upTo[at]) / gap)) : 0;
            double seen = sorted[at] + part * (sorted[at + 1] - sorted[at]);
            // A knot beyond the sample says little: what counts is how many scores lie beyond it.
            double beyond = Math.min(Normal.cdf(knots[i]), Normal.cdf(-knots[i])) * n;
            double trust = n / (n + PRIOR_SCORES) * beyond / (beyond + 1);
            value[i] = trust * seen + (1 - trust) * knots[i];
            if (i > 0) {
                value[i] = Math.max(value[i], value[i - 1] + 1e-3);
            }
        }
        return Shape.measured(value, Quantiles::new);
    }
}
