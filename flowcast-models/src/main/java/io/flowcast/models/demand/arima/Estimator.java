package io.flowcast.models.demand.arima;

import io.flowcast.models.demand.series.StopCheck;
import org.jspecify.annotations.Nullable;

/** Maximum likelihood under given orders. Serves one thread. */
final class Estimator {
    /** Bound of a free parameter: partial autocorrelations up to 0.9999. */
    private static final double BOUND = 1.5567;
    /** First free parameters of the factors p, q, P, Q where nothing is known: off the saddle where both sides cancel. */
    private static final double[] COLD = {0.1, -0.1, 0.1, -0.1};

    private static final double[][] OTHER_STARTS = {{0.6, 0.4, 0.4, 0.4}, {-0.4, -0.4, -0.2, 0.2}};
    /** Starts keep away from the bound, where the likelihood is flat. */
    private static final double SHY = 1.3;

    private static final int MAX_ITERATIONS = 40;
    /** Share of the sum of squares: with a few hundred cells below 0.001 in the information criterion. */
    private static final double ROUGH = 1e-6;

    private static final double FINE = 1e-11;

    private final Likelihood likelihood;
    private final SquaresMinimiser minimiser = new SquaresMinimiser();
    private int known;

    Estimator(StopCheck stop) {
        likelihood = new Likelihood(stop);
    }

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
        return fit(order, start(order, near, COLD), ROUGH);
    }

    /** Fits to the end, from a rough fit or from nothing. */
    @Nullable
    ArimaFit fine(ArimaOrder order, @Nullable ArimaFit near) {
        return fit(order, start(order, near, COLD), FINE);
    }

    private @Nullable ArimaFit fit(ArimaOrder order, double[] x, double tolerance) {
        if (!likelihood.order(order)) {
            return null;
        }
        ArimaFit best = climb(order, x, tolerance);
        // Near the unit circle both sides may have cancelled each other: a local optimum that other starts do not fall
        // into.
        for (int i = 0; i < OTHER_STARTS.length && (best == null || !best.sound()); i++) {
            ArimaFit other = climb(order, start(order, null, OTHER_STARTS[i]), tolerance);
            if (other != null && (best == null || other.logLikelihood() > best.logLikelihood())) {
                best = other;
            }
        }
        return best;
    }

    private @Nullable ArimaFit climb(ArimaOrder order, double[] x, double tolerance) {
        int k = order.coefficients();
        minimiser.minimise(likelihood, x, k, likelihood.room(), BOUND, MAX_ITERATIONS, tolerance);
        return likelihood.fit(x, known);
    }

    /** What a fit with similar orders has, and elsewhere the first parameter of each factor off zero. */
    private static double[] start(ArimaOrder order, @Nullable ArimaFit near, double[] cold) {
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
                if (near != null && i < have[f]) {
                    x[to + i] = Math.max(-SHY, Math.min(SHY, near.free()[from + i]));
                } else if (near == null && i == 0) {
                    x[to] = cold[f];
                }
            }
            to += counts[f];
            from += have[f];
        }
        return x;
    }
}
