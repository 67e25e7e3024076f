package io.flowcast.models.demand.arima;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Maximum likelihood under given orders. Serves one thread. */
final class Estimator {
    /** Bound of a free parameter: partial autocorrelations up to 0.9999. */
    private static final double BOUND = 4.95;
    /** Start of free parameters that nothing is known about: off the saddle where both sides cancel. */
    private static final double AR_START = 0.1;

    private static final double MA_START = -0.1;
    private static final int MAX_ITERATIONS = 40;
    /** Share of the sum of squares: with a few hundred cells below 0.001 in the information criterion. */
    private static final double ROUGH = 1e-6;

    private static final double FINE = 1e-11;

    private final Likelihood likelihood = new Likelihood();
    private final SquaresMinimiser minimiser = new SquaresMinimiser();
    private int known;

    /** As {@link Likelihood#series}, with the known cells that count for the information criterion. */
    void series(double[] values, int length, double[][] regressors, int known) {
        likelihood.series(values, length, regressors);
        this.known = known;
    }

    /**
     * Fits well enough to compare candidates.
     *
     * @param order the orders
     * @param near a fit with similar orders to start from, or null
     * @return the fit, or null if the series is too short or no start is admissible
     */
    @Nullable
    ArimaFit rough(ArimaOrder order, @Nullable ArimaFit near) {
        return fit(order, start(order, near), ROUGH);
    }

    /** Fits to the end, from a rough fit or from nothing. */
    @Nullable
    ArimaFit fine(ArimaOrder order, @Nullable ArimaFit near) {
        return fit(order, start(order, near), FINE);
    }

    private @Nullable ArimaFit fit(ArimaOrder order, double[] x, double tolerance) {
        if (!likelihood.order(order)) {
            return null;
        }
        int k = order.coefficients();
        double sum = minimiser.minimise(likelihood, x, k, likelihood.room(), BOUND, MAX_ITERATIONS, tolerance);
        if (!(sum < Double.POSITIVE_INFINITY)) {
            Arrays.fill(x, 0);
            minimiser.minimise(likelihood, x, k, likelihood.room(), BOUND, MAX_ITERATIONS, tolerance);
        }
        return likelihood.fit(x, known);
    }

    private static double[] start(ArimaOrder order, @Nullable ArimaFit near) {
        double[] x = new double[order.coefficients()];
        int[] counts = {order.ar(), order.ma(), order.seasonalAr(), order.seasonalMa()};
        int[] have = new int[4];
        if (near != null) {
            ArimaOrder o = near.order();
            have = new int[] {o.ar(), o.ma(), o.seasonalAr(), o.seasonalMa()};
        }
        int to = 0;
        int from = 0;
        for (int f = 0; f < 4; f++) {
            for (int i = 0; i < counts[f]; i++) {
                boolean copied = near != null && i < have[f];
                double cold = near != null ? 0 : i > 0 ? 0 : f % 2 == 0 ? AR_START : MA_START;
                x[to + i] = copied ? Math.max(-2, Math.min(2, near.free()[from + i])) : cold;
            }
            to += counts[f];
            from += have[f];
        }
        return x;
    }
}
