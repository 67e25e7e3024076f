package io.flowcast.models.demand.interval;

import io.flowcast.models.demand.internal.Normal;
import io.flowcast.models.demand.internal.Shape;
import java.util.Arrays;

/**
 * Empirical quantiles of scores as a shape and how wide it is.
 *
 * @param shape moved and stretched to mean 0 and variance 1
 * @param spread what it was stretched by
 */
record Quantiles(Shape shape, double spread) {
    /** Scores that count for nothing but the normal shape. */
    private static final double PRIOR_SCORES = 50;

    static Quantiles of(double[] sample) {
        int n = sample.length;
        if (n < 2) {
            return new Quantiles(Shape.NORMAL, 1);
        }
        Arrays.sort(sample);
        double[] knots = Shape.NORMAL.knots();
        double[] value = new double[knots.length];
        for (int i = 0; i < knots.length; i++) {
            // The i-th of n stands for i/(n+1): that is what makes split conformal intervals hold.
            double position = Normal.cdf(knots[i]) * (n + 1) - 1;
            int below = (int) Math.floor(Math.min(n - 1, Math.max(0, position)));
            int above = Math.min(n - 1, below + 1);
            double part = Math.min(1, Math.max(0, position - below));
            double seen = sample[below] + part * (sample[above] - sample[below]);
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
